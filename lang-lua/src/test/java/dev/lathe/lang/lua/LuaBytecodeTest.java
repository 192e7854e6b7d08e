package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.DumpWriter.DebugInformation;
import dev.lathe.bcgen.dump.Listing;
import dev.lathe.bcgen.dump.Verifier;
import dev.lathe.lexer.Source;
import dev.lathe.testing.Corpora;
import dev.lathe.testing.OracleServer;
import dev.lathe.testing.Sampling;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Prototype;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bytecode is what luajit makes of the same text: each instruction, constant, line and variable, in listings and in dumps. The
 * last bit of folded powers is aside, see {@link FoldedPowers}.
 */
class LuaBytecodeTest {

  private static final int LONG_PROGRAMS = 100_000;

  private static final ByteString CHUNK_NAME = ByteString.latin1(LuaJitBytecode.CHUNK_NAME);

  @AutoClose private static LuaJitBytecode luajit;

  @BeforeAll
  static void start() {
    luajit = LuaJitBytecode.start();
  }

  /** What we make of a text. */
  private sealed interface Ours {
    record Compiled(Prototype main) implements Ours {}

    record Refused(LuaJit.Refusal refusal) implements Ours {}
  }

  private static Ours compile(byte[] text) {
    return LuaBytecode.of(
        text, Ours.Compiled::new, error -> new Ours.Refused(new LuaJit.Refusal(error.span().endLine(), error.message())));
  }

  /** Both refuse a text with the same words, or make the same of it: functions, listing, dumps. */
  private static void compare(byte[] text, Supplier<String> what) {
    switch (luajit.compile(text, LuaJitBytecode.Wish.LISTING)) {
      case LuaJitBytecode.Refused(LuaJit.Refusal refusal) -> assertEquals(new Ours.Refused(refusal), compile(text), what);
      case LuaJitBytecode.Compiled theirs -> {
        if (!(compile(text) instanceof Ours.Compiled(Prototype compiled))) {
          throw new AssertionError("refused: " + what.get());
        }
        Prototype expected = LuaDumps.read(theirs.dump()).main();
        Prototype main = FoldedPowers.roundedAs(expected, compiled, text);
        LuaDumps.assertSame(expected, main, what);
        byte[] listing = Listing.of(main, CHUNK_NAME);
        if (!Arrays.equals(theirs.listing(), listing)) {
          assertEquals(text(theirs.listing()), text(listing), what);
        }
        compareDumps(Dump.of(CHUNK_NAME, main), theirs, what);
      }
    }
  }

  /** Their dumps are correct and written again as they were; ours say the same, without templates in the same bytes. */
  private static void compareDumps(Dump ours, LuaJitBytecode.Compiled theirs, Supplier<String> what) {
    for (DebugInformation debug : DebugInformation.values()) {
      byte[] bytes = debug == DebugInformation.KEPT ? theirs.dump() : theirs.stripped();
      Dump dump = LuaDumps.read(bytes);
      assertEquals(Optional.empty(), Verifier.check(dump), what);
      assertArrayEquals(bytes, DumpWriter.write(dump, DebugInformation.KEPT), what);
      byte[] written = DumpWriter.write(ours, debug);
      if (!theirs.hasTemplates()) {
        assertArrayEquals(bytes, written, what);
      } else {
        LuaDumps.assertSame(bytes, written, what);
        assertEquals(Optional.empty(), Verifier.check(LuaDumps.read(written)), what);
      }
    }
  }

  private static String text(byte[] listing) {
    return new String(listing, StandardCharsets.ISO_8859_1);
  }

  private static void compare(String text) {
    compare(Source.encodeUtf8(text), () -> text);
  }

  private static void compare(Path file) throws IOException {
    compare(Files.readAllBytes(file), file::toString);
  }

  @Test
  void programs() throws IOException {
    for (Path folder : List.of(Path.of("src", "test"), Path.of("..", "examples"))) {
      for (Path file : Corpora.files(folder, ".lua")) {
        compare(file);
      }
    }
  }

  /** Strings that differ in bytes which are no UTF-8 are different constants, keys and names, and are told apart here. */
  @Test
  void bytesThatAreNoText() {
    List<String> programs =
        List.of(
            "x = { ['\uDC80\uDCFF'] = 'a', \uDCFF\uDC80 = -true }",
            "x = { ['\uDCFF\uDC80'] = 'a', \uDC80\uDCFF = -true }",
            "x = { ['\uDC80\uDCFF'] = '\uDCFF', \uDCFF\uDC80 = -true }",
            "local \uDC80 = a; return function() return \uDC80 end",
            "local \uDCFF = a; return function() return \uDCFF end");
    Set<String> texts = new HashSet<>();
    for (String program : programs) {
      compare(program);
      texts.add(PrototypeText.of(LuaBytecode.of(Source.encodeUtf8(program))));
    }
    assertEquals(programs.size(), texts.size());
  }

  /** glibc 2.36 rounds this one the wrong way: it is 0.500005 units from there. */
  @Test
  void foldedPowers() {
    for (String program : List.of("return 1086379577.210367063e-9 ^ 7", "return { 1086379577.210367063e-9 ^ 7, a = 1.25 ^ 3 }")) {
      compare(program);
    }
  }

  @Test
  void generatedPrograms() {
    LuaPrograms programs = new LuaPrograms(Sampling.random("bytecode"));
    int programCount = Sampling.count(Sampling.PROGRAMS, LONG_PROGRAMS);
    int crashes = 0;
    for (int i = 0; i < programCount; i++) {
      String program = programs.next();
      try {
        compare(program);
      } catch (OracleServer.NoAnswer e) {
        // luajit has faults of its own, which must not end the run; it is started again
        crashes++;
        compile(Source.encodeUtf8(program));
      }
    }
    System.out.println("compared with luajit: " + (programCount - crashes) + " generated programs; it crashed over " + crashes);
    assertTrue(crashes <= programCount / 10_000, "luajit crashed over " + crashes + " of " + programCount);
  }

  @Test
  void corpus() throws IOException {
    for (Path file : Sampling.tenth(Corpora.files("debian", ".lua"))) {
      compare(file);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local x = a[@]", "x = { @ }", "f(@)", "return @",
      })
  void tooManyRegisters(String template) {
    compare(template.replace("@", "f(".repeat(120) + ")".repeat(120)));
    compare(template.replace("@", "{".repeat(190) + "}".repeat(190)));
    compare(template.replace("@", "a .. ".repeat(180) + "a"));
    compare(template.replace("@", "f(" + "a, ".repeat(260) + "a)"));
  }

  @Test
  void limits() {
    StringBuilder locals = new StringBuilder();
    for (int i = 0; i < 61; i++) {
      locals.append("local v").append(i).append("\n");
    }
    StringBuilder uses = new StringBuilder("function f()\n");
    for (int i = 0; i < 61; i++) {
      uses.append("v").append(i).append(" = 1\n");
    }
    compare(locals + "" + uses + "end");
    compare("while a do\n" + "b = 1\n".repeat(16_400) + "end");
    compare("if a then\n" + "b = 1\n".repeat(16_400) + "end");
    StringBuilder constants = new StringBuilder("x = {\n");
    for (int i = 0; i < 66_000; i++) {
      constants.append("s").append(i).append(" = a,\n");
    }
    compare(constants + "}");
  }

  /**
   * Each jump to a label of its own, as many as there may be: the same code, or the same refusal. The limit is against searches
   * that would not end; a search of all labels for each jump takes seconds, which no clock tells from a busy machine.
   */
  @ParameterizedTest
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @ValueSource(strings = {"labels jumps", "jumps labels", "do jumps end labels", "do labels jumps end", "while a do labels jumps end"})
  void manyLabels(String template) {
    for (int count : new int[] {15_000, 32_000}) {
      StringBuilder labels = new StringBuilder();
      StringBuilder jumps = new StringBuilder();
      for (int i = 0; i < count; i++) {
        labels.append("::l").append(i).append("::\n");
        jumps.append("goto l").append(i).append('\n');
      }
      compare(template.replace("labels", labels).replace("jumps", jumps));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = a#+a", "x = a#.b", "x = a#[1]", "x = a#[b]", "a#()", "a#:b()", "a#(1)", "x = a# and a", "x = a# or a", "x = a# == a", "x = a#*2",
        "x = 1#+1", "x = 'a'#..'b'", "x = a#^2", "if a then b() #elseif a then b() #end", "x = {a#, a}", "f(a#, a)", "return a#, a",
        "local a#; local a", "a = 1#\na = 1", "x = {a#, b = 1}", "x = {1#, 'a'}", "do #do end #end", "x = #not a", "x = #-a"
      })
  void longChains(String template) {
    String[] parts = template.split("#", -1);
    for (int links : new int[] {100, 300, 20_000}) {
      compare(parts.length == 2 ? chain(parts[0], parts[1], links) : parts[0] + parts[1].repeat(links) + parts[2]);
    }
  }

  /** What is behind the mark again and again; before a prefix operator the operand comes last. */
  private static String chain(String start, String link, int links) {
    if (start.endsWith("= ")) {
      String operator = link.substring(0, link.length() - 1);
      return start + operator.repeat(Math.min(links, 190)) + link.substring(operator.length());
    }
    return start + link.repeat(links);
  }
}
