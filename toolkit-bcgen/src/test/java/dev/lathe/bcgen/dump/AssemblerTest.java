package dev.lathe.bcgen.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.lexer.DiagnosticRenderer;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.testing.Sampling;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.TableTemplate.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AssemblerTest {
  private static final int MUTATIONS = 2_000;
  private static final int LONG_MUTATIONS = 20_000;

  @Provide
  Arbitrary<Dump> dumps() {
    return Prototypes.dumps();
  }

  private static Source source(String text) {
    return Source.utf8("made.bc", Source.encodeUtf8(text), LineEnds.STANDARD);
  }

  private static Dump assembled(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Dump> dump = Assembler.assemble(source(text), diagnostics);
    assertEquals(List.of(), diagnostics.list(), () -> text);
    return dump.orElseThrow();
  }

  private static String listed(Dump dump) {
    return new String(Listing.full(dump), StandardCharsets.US_ASCII);
  }

  private static void assertAssembledAgain(Dump dump) {
    String text = listed(dump);
    Dump again = assembled(text);
    assertEquals(dump, again, () -> text);
  }

  @Property(tries = 400)
  void reads_what_the_full_listing_prints(@ForAll("dumps") Dump dump) throws DumpException {
    // Whether the verifier takes them is another matter: they leave open what their children capture.
    assertAssembledAgain(dump);
    assertEquals(dump, DumpReader.read(DumpWriter.write(dump, DumpWriter.DebugInformation.KEPT)));
    Dump stripped = DumpReader.read(DumpWriter.write(dump, DumpWriter.DebugInformation.STRIPPED));
    assertAssembledAgain(stripped);
  }

  /** Else it would not show that an assembler loses them. */
  @Test
  void tells_constants_apart_by_their_bits() {
    double nan = Double.longBitsToDouble(0x7FF8_0000_0000_0001L);
    assertNotEquals(withNumber(Double.NaN), withNumber(nan));
    assertNotEquals(withNumber(0.0), withNumber(-0.0));
    assertEquals(withNumber(nan), withNumber(nan));
    assertNotEquals(new Constant.Real(Double.NaN), new Constant.Real(nan));
    assertNotEquals(new Constant.Complex(0, Double.NaN), new Constant.Complex(0, nan));
    assertNotEquals(new Constant.Complex(Double.NaN, 0), new Constant.Complex(nan, 0));
    assertNotEquals(new Value.Num(Double.NaN), new Value.Num(nan));
    assertEquals(new Value.Num(nan), new Value.Num(nan));
  }

  private static Prototype withNumber(double number) {
    return new Prototype.Builder().frameSize(1).code(Insn.ad(Op.RET0, 0, 1)).numbers(number).build();
  }

  @Test
  void keeps_what_no_listing_of_the_reference_shows() {
    Prototype odd =
        new Prototype.Builder()
            .frameSize(2)
            .code(
                0x12_34_05_77,
                Insn.ad(Op.IST, 7, 1),
                Insn.jump(Op.JMP, 2, -900),
                Insn.jump(Op.JMP, 2, 900),
                Insn.ad(Op.RET0, 0, 1))
            .build();
    Dump dump = new Dump(Optional.empty(), Dump.Frames.ONE_SLOT, odd);
    assertAssembledAgain(dump);
    assertTrue(listed(dump).startsWith(".frames one-slot\n\n.function main\n"), listed(dump));
    assertTrue(listed(dump).contains("a=7"), listed(dump));
  }

  @Test
  void takes_text_by_hand() {
    Dump dump =
        assembled(
            """
            ; counts down
            .function count
            .parameters 1
            .frame 4
            .kind function            ; general, so CALLT may not leave a generator
            loop:  OTRUE 0
                   JMP 4 => more
                   RET0 0 1
            more:
                   KSTR 1 "é\\n"
                   KSTR 2 "\\233"
                   KSTR 3 "é\\n"      ; the same constant
                   INPLS 0 0 -1
                   JMP 4 => loop
            """);
    Prototype main = dump.main();
    assertEquals(
        List.of(new Constant.Str(ByteString.utf8("é\n")), new Constant.Str(ByteString.of((byte) 233))), main.constants());
    assertEquals(1, Insn.distance(main.word(1)));
    assertEquals(-8, Insn.distance(main.word(7)));
    assertEquals(0, Insn.d(main.word(5)));
    assertEquals(Optional.empty(), Verifier.check(dump));
    assertAssembledAgain(dump);
  }

  @Test
  void jumps_beyond_sixteen_bits_get_a_wide_half() {
    String far = ".function f\n.frame 1\n%sJMP 1 => end\n" + "KPRI 0 0\n".repeat(70_000) + "end: RET0 0 1\n";
    Prototype main = assembled(far.formatted(".kind function\n")).main();
    assertEquals(70_000 + 1, Listing.target(main, 0));
    assertEquals(List.of("3:1: a jump that far only in a general function, which has a .kind"), errors(far.formatted("")));
  }

  private static List<String> errors(String text) {
    Diagnostics diagnostics = new Diagnostics();
    assertTrue(Assembler.assemble(source(text), diagnostics).isEmpty(), () -> text);
    return diagnostics.sorted().stream().map(error -> error.span().line() + ":" + error.span().column() + ": " + error.message()).toList();
  }

  @Test
  void reports_the_errors_of_all_lines_at_once() {
    assertEquals(
        List.of(
            "2:13: the number of parameters is a number from 0 to 255",
            "4:1: unknown directive .fame",
            "5:11: this is constant 0",
            "6:13: unknown opcode MOVE",
            "8:1: this is instruction 2",
            "9:9: unknown opcode NOPE",
            "10:14: no label nowhere",
            "11:10: operand A is a number from 0 to 255",
            "12:11: expected operand D",
            "13:12: quotes without an end",
            "14:14: expected the end of the line"),
        errors(
            """
            .function f
            .parameters 300
            .frame 4
            .fame 5
            .constant 1 "x"
            0001        MOVE 1 2
            .constant 2 "y"
            0007    KPRI 0 0
            0008    NOPE
                JMP 4 => nowhere
                KPRI 256 0
                KSTR 1
                KSTR 1 "
                KSTR 1 0 0
            """));
  }

  /** As in the reader: a dump that has both zeros would be refused. */
  @Test
  void the_zeros_are_one_key() {
    List<String> errors = errors(".function main\n.frame 1\n.constant 0 table { } { 0 = 1 -0 = 2 }\nRET0 0 1\n");
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(errors.getFirst().endsWith(": a key twice in a table"), errors::toString);
  }

  @Test
  void parameters_come_in_their_order() {
    String function = ".function f\n.frame 9\n.kind function\n.arguments checked %s\nRET0 0 1\n";
    assertAssembledAgain(assembled(function.formatted("a / b * c *d **e")));
    assertEquals(List.of("4:25: a * behind the parameter for the rest"), errors(function.formatted("a *b * ")));
    assertEquals(List.of("4:27: a parameter behind that for the rest"), errors(function.formatted("a * *b c")));
    assertEquals(List.of("4:24: a second *"), errors(function.formatted("* a * b")));
    assertEquals(List.of("4:26: a parameter behind the last one"), errors(function.formatted("a **b c")));
  }

  @Test
  void functions_have_one_place() {
    String leaf = "\n.function %s\n.frame 1\nRET0 0 1\n";
    String main = ".function main\n.frame 1\n%sRET0 0 1\n";
    assertEquals(List.of("1:1: no function"), errors(""));
    assertEquals(List.of("2:1: before the first instruction comes a function"), errors("; no assembly\nRET0 0 1\nRET0 0 1\n"));
    assertEquals(List.of("3:22: no function g"), errors(main.formatted(".constant 0 function g\n")));
    assertEquals(List.of("5:11: no function has this one among its constants"), errors(main.formatted("") + leaf.formatted("g")));
    assertEquals(
        List.of("3:22: the function main is among the constants of another, or is the outermost one"),
        errors(main.formatted(".constant 0 function main\n")));
    assertEquals(
        List.of("4:22: the function g is among the constants of another, or is the outermost one"),
        errors(main.formatted(".constant 0 function g\n.constant 1 function g\n") + leaf.formatted("g")));
  }

  @Test
  void errors_show_the_line_with_a_caret() {
    Source source = source(".function f\n.frame 1\n    KPRI 0 x ; what\n");
    Diagnostics diagnostics = new Diagnostics();
    Assembler.assemble(source, diagnostics);
    assertEquals(
        """
        made.bc:3:12: error: expected operand D, a number
            3 |     KPRI 0 x ; what
              |            ^
        """,
        new DiagnosticRenderer(source).render(diagnostics.list().getFirst()));
  }

  @Test
  void nesting_is_bounded() {
    String deep = "tuple { ".repeat(100_000) + "} ".repeat(100_000);
    assertEquals(1, errors(".function f\n.kind function\n.constant 0 " + deep + "\n").size());
    StringBuilder functions = new StringBuilder();
    for (int i = 0; i < 1_500; i++) {
      functions.append(".function f").append(i).append("\n.constant 0 function f").append(i + 1).append('\n');
    }
    assertEquals("functions nested deeper than 1000", errors(functions.toString()).getFirst().replaceFirst(".*: ", ""));
    assertTrue(Assembler.isAssembly("\n ; c\n.function f".getBytes(StandardCharsets.US_ASCII)));
    assertFalse(Assembler.isAssembly(".functions = 1".getBytes(StandardCharsets.US_ASCII)));
  }

  /** What is accepted can be written and read; nothing else happens. */
  @Test
  void mutated_text_is_refused_or_assembled() throws IOException, DumpException {
    Random random = Sampling.random("assembly");
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src", "test", "filetests", "constructs"))) {
      for (Path file : files.sorted().toList()) {
        texts.add(Files.readString(file).lines().filter(line -> !line.startsWith(";")).collect(Collectors.joining("\n")));
      }
    }
    for (int i = texts.size(); i > 0; i--) {
      texts.add(listed(Prototypes.dump(random)));
    }
    int accepted = 0;
    int count = Sampling.count(MUTATIONS, LONG_MUTATIONS);
    for (int i = 0; i < count; i++) {
      String text = mutated(texts, random);
      Diagnostics diagnostics = new Diagnostics();
      Optional<Dump> dump = Assembler.assemble(source(text), diagnostics);
      assertEquals(dump.isEmpty(), diagnostics.hasErrors(), () -> text);
      if (dump.isPresent()) {
        accepted++;
        Dump named = new Dump(Optional.of(ByteString.latin1("=mutated")), dump.get().frames(), dump.get().main());
        assertEquals(named, DumpReader.read(DumpWriter.write(named, DumpWriter.DebugInformation.KEPT)), () -> text);
        assertAssembledAgain(named);
        Verifier.check(named);
      }
    }
    assertTrue(accepted > count / 20 && accepted < count * 19 / 20, accepted + " of " + count + " accepted");
  }

  /** Each needs a label of its own: looking for a free one from the start again would take minutes. */
  @Test
  void functions_of_one_name() {
    int functionCount = 60_000;
    StringBuilder text = new StringBuilder(".function main\n.frame 1\n.kind function\n");
    for (int i = 0; i < functionCount; i++) {
      text.append(".constant ").append(i).append(" function g").append(i).append('\n');
    }
    text.append("RET0 0 1\n");
    for (int i = 0; i < functionCount; i++) {
      text.append(".function g").append(i).append("\n.frame 1\n.kind function\n.name same\nRET0 0 1\n");
    }
    Dump dump = assembled(text.toString());
    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertAssembledAgain(dump));
    assertTrue(listed(dump).contains("\n.function same." + functionCount + "\n"));
  }

  private static String mutated(List<String> texts, Random random) {
    StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
    String other = texts.get(random.nextInt(texts.size()));
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(4));
      int otherFrom = random.nextInt(other.length());
      switch (random.nextInt(5)) {
        case 0 -> text.setCharAt(from, "0123456789-=\"{}.:;* \n".charAt(random.nextInt(21)));
        case 1 -> text.delete(from, to);
        case 2 -> text.insert(from, text.substring(from, to));
        case 3 -> text.insert(from, other, otherFrom, Math.min(other.length(), otherFrom + random.nextInt(40)));
        default -> {
          int line = text.indexOf("\n", from) + 1;
          int otherLine = other.indexOf('\n', otherFrom) + 1;
          text.insert(line, other, otherLine, Math.max(otherLine, other.indexOf('\n', otherLine) + 1));
        }
      }
    }
    return text.toString();
  }
}
