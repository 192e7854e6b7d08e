package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.BytecodeGenerator;
import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.Listing;
import dev.lathe.bcgen.dump.Verifier;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import dev.lathe.testing.FileTests;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Prototype;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Golden listings of constructs, and programs that are larger than operands. */
class PythonBytecodeTest {
  private static final int MANY = 400;

  private final PythonLanguage language = new PythonLanguage();

  @TestFactory
  Stream<DynamicTest> constructs() {
    return FileTests.stage("bytecode").inputs(".py").golden(".bc", input -> listing(compile(input.name(), input.text())));
  }

  private Dump compile(String name, String program) {
    try {
      return DeepStack.call(
          () -> {
            Language.Decoded decoded = language.decode(name, program.getBytes(StandardCharsets.UTF_8));
            Diagnostics diagnostics = new Diagnostics();
            Language.Reading reading = language.read(decoded.source(), diagnostics).orElseThrow(() -> new AssertionError(diagnostics.list()));
            Dump dump = Dump.of(ByteString.utf8("@" + name), BytecodeGenerator.generate(language, reading).orElseThrow());
            assertEquals(Optional.empty(), Verifier.check(dump));
            return dump;
          });
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String listing(Dump dump) {
    return new String(Listing.full(dump), StandardCharsets.UTF_8);
  }

  private Prototype main(String program) {
    return compile("made.py", program).main();
  }

  private static String repeated(int count, String separator, String text) {
    return IntStream.range(0, count).mapToObj(i -> text.replace("#", Integer.toString(i))).collect(Collectors.joining(separator));
  }

  @Test
  void moreVariablesThanRegisters() {
    main("def f(a):\n" + repeated(MANY, "", "  v# = a\n") + "  return " + repeated(MANY, " + ", "v#") + "\n");
    main("def f(" + repeated(200, ", ", "p#") + "):\n  return lambda: " + repeated(200, " + ", "p#") + "\n");
  }

  @Test
  void moreElementsAndArgumentsThanRegisters() {
    main("x = [" + repeated(MANY, ", ", "a#") + "]\n");
    main("x = {" + repeated(MANY, ", ", "a#: b#") + "}\n");
    main("f(" + repeated(MANY, ", ", "a#") + ", " + repeated(MANY, ", ", "k#=1") + ")\n");
    main("f'" + repeated(MANY, "", "{a#} ") + "'\n");
    main(repeated(MANY, ", ", "a#") + " = x\n");
    main(repeated(40, "", "@d#\n") + "def f(): pass\n");
  }

  @Test
  void nestingWithoutRoom() {
    main("x = " + "f(a, b, ".repeat(90) + "1" + ")".repeat(90) + "\n");
    main("x = " + "[".repeat(90) + "a" + repeated(90, "", " for v# in y]") + "\n");
    main("def f(c):\n" + withs(19) + "\n");
  }

  private static String withs(int depth) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      out.append(" ".repeat(i + 1)).append("with c as v").append(i).append(":\n");
    }
    return out.append(" ".repeat(depth + 1)).append("return ").append("f(a, b, ".repeat(60)).append('1').append(")".repeat(60)).toString();
  }

  @Test
  void chainsOfAHundredThousandLinks() {
    int links = 100_000;
    main("x = a" + " + a".repeat(links) + "\n");
    main("x = a" + ".b".repeat(links) + "\n");
    main("x = a" + "()".repeat(links) + "\n");
    main("x = a" + " and b or c".repeat(links / 2) + "\n");
    main("if a" + " and b or c".repeat(links / 2) + ": pass\n");
  }

  @Test
  void longJumpsAndManyConstants() {
    Prototype jump = main("while a:\n" + repeated(20_000, "", "  b(#)\n"));
    assertTrue(IntStream.range(0, jump.length()).anyMatch(i -> jump.wide(i) != 0), "a jump further than 32,767");
    Prototype constants = main(repeated(70_000, "", "x = 'text #'\n"));
    assertTrue(constants.constants().size() > 1 << 16);
  }
}
