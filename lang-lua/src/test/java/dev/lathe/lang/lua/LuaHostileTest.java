package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Module;
import dev.lathe.ast.Spine;
import dev.lathe.ast.Stmt;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.parser.LargeInput;
import dev.lathe.testing.Sampling;
import dev.lathe.testing.Switch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input made to hurt: a right answer or a clear error, soon. */
class LuaHostileTest {

  private static final int LINKS = 100_000;

  private static final Duration SOON = Duration.ofSeconds(20);

  private static Optional<Module> parse(byte[] text, Diagnostics diagnostics) {
    LuaLanguage language = new LuaLanguage();
    return assertTimeout(SOON, () -> language.parse(language.decode("hostile", text).source(), diagnostics));
  }

  private static Optional<Module> parse(String text, Diagnostics diagnostics) {
    return parse(text.getBytes(StandardCharsets.UTF_8), diagnostics);
  }

  private static String firstError(String text) {
    Diagnostics diagnostics = new Diagnostics();
    assertTrue(parse(text, diagnostics).isEmpty());
    return diagnostics.list().getFirst().message();
  }

  private static Expr valueOf(String assignment) {
    Diagnostics diagnostics = new Diagnostics();
    Module module = parse(assignment, diagnostics).orElseThrow(() -> new AssertionError(diagnostics.list()));
    return switch (module.body().statements().getFirst()) {
      case Stmt.Assign assign -> assign.value();
      case Stmt.ExprStmt call -> call.value();
      case Stmt other -> throw new AssertionError(other.getClass());
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"+a", "\n-a", " and a", "\nor a", "<a", ".b", "\n.b", "[1]", "[\n1]"})
  void chainsOfValues(String link) {
    assertEquals(LINKS + 1, Spine.of(valueOf("x = a" + link.repeat(LINKS))).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"()", ":b()", "{}", "\n{\n}", "''", "\n[[x]]"})
  void chainsOfCalls(String link) {
    assertEquals(LINKS + 1, Spine.of(valueOf("a" + link.repeat(LINKS))).size());
  }

  @Test
  void elseIfs() {
    Diagnostics diagnostics = new Diagnostics();
    Module module = parse("if a then" + "\nelseif a then".repeat(LINKS) + " end", diagnostics).orElseThrow();
    assertEquals(LINKS + 1, ((Stmt.If) module.body().statements().getFirst()).branches().size());
  }

  @Test
  void longLists() {
    for (String text :
        List.of("x = {" + "1, ".repeat(LINKS) + "}", "f(1" + ", 1".repeat(LINKS) + ")", "x = 1\n".repeat(LINKS), "x = 1" + " -- c\n".repeat(LINKS))) {
      Diagnostics diagnostics = new Diagnostics();
      assertTrue(parse(text, diagnostics).isPresent(), () -> diagnostics.list().toString());
    }
  }

  /** What stands in front of the bar, once, then what stands behind it, again and again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = |(", "f|(f", "|do ", "|while a do ", "|if a then ", "|repeat ", "x = |function() return ", "|function f() ", "x = |{", "x = |- ",
        "x = |a ^ ", "x = |a .. ", "x = |not ", "|f(", "x = |f{", "x = |a[", "|local function f() "
      })
  void nesting(String parts) {
    int bar = parts.indexOf('|');
    assertEquals("chunk has too many syntax levels", firstError(parts.substring(0, bar) + parts.substring(bar + 1).repeat(LINKS)));
  }

  @Test
  void deepestNesting() {
    assertTrue(parse("x = " + "(".repeat(197) + "1" + ")".repeat(197), new Diagnostics()).isPresent());
    assertFalse(parse("x = " + "(".repeat(198) + "1" + ")".repeat(198), new Diagnostics()).isPresent());
  }

  @Test
  void endsAndErrorsOfAllKinds() {
    for (String text :
        List.of("end ", "end\n", "x x\n", "if ( then end\n", "f(a,,b)\n", "x = {{{\n", "$", "\u0000", "::a::;", "goto a\n", "'\n", "1..2 ", "local a\n",
            "function f() goto x end\n", "else ", "until\n", "\\", "= ", ", ", ") ", "return return ", "break\n")) {
      Diagnostics diagnostics = new Diagnostics();
      assertTrue(parse(text.repeat(LINKS), diagnostics).isEmpty(), text);
      assertTrue(diagnostics.hasErrors() && diagnostics.list().size() <= Diagnostics.LIMIT, text);
    }
  }

  @Test
  void manyLabels() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      text.append("::l").append(i).append("::;");
    }
    assertTrue(parse(text.toString(), new Diagnostics()).isPresent());
  }

  @Test
  void nothing() {
    assertTrue(parse("", new Diagnostics()).orElseThrow().body().statements().isEmpty());
    assertTrue(parse("\uFEFF", new Diagnostics()).isPresent());
    assertTrue(parse("#", new Diagnostics()).isPresent());
    assertTrue(parse(" \n\n", new Diagnostics()).isPresent());
    assertTrue(parse("-- nothing", new Diagnostics()).isPresent());
  }

  @Test
  void unfinished() {
    for (String text : List.of("x = '", "x = \"a\\", "x = [[", "x = [==[ ]]", "--[[", "--[=[ ]]", "x = '\\", "x = '\\z", "x = '\\x", "x = '\\u{", "x = [=", "0x", "f(", "::")) {
      assertFalse(firstError(text).isEmpty());
    }
  }

  /** Random bytes. */
  @Test
  void noise() {
    Random random = Sampling.random("noise");
    for (int i = 0; i < Sampling.programs(); i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      Diagnostics diagnostics = new Diagnostics();
      assertTrue(parse(bytes, diagnostics).isPresent() != diagnostics.hasErrors());
    }
  }

  // 50 MB in a virtual machine of 2 GB, each within a minute

  /** The child process: makes the text that its argument names, and parses it. */
  static final class Large {
    public static void main(String[] arguments) {
      LargeInput.parse(new LuaLanguage(), text(arguments[0]));
    }

    private static byte[] text(String kind) {
      return switch (kind) {
        case "string" -> LargeInput.filled("x = '", 'a', "'");
        case "escapes" -> ("x = '" + "\\065".repeat(LargeInput.SIZE / 4) + "'").getBytes(StandardCharsets.US_ASCII);
        case "long string" -> LargeInput.filled("x = [[", '\n', "]]");
        case "long comment" -> LargeInput.filled("--[[", 'a', "]]");
        case "comment" -> LargeInput.filled("--", 'a', "");
        case "unfinished string" -> LargeInput.filled("x = '", 'a', "");
        case "name" -> LargeInput.filled("", 'a', " = 1");
        case "number" -> LargeInput.filled("x = ", '1', "");
        case "semicolons" -> LargeInput.filled("", ';', "");
        case "names" -> "a ".repeat(LargeInput.SIZE / 2).getBytes(StandardCharsets.US_ASCII);
        case "statements" -> "a=1 ".repeat(LargeInput.SIZE / 4).getBytes(StandardCharsets.US_ASCII);
        case "calls" -> ("a" + "()".repeat(LargeInput.SIZE / 2)).getBytes(StandardCharsets.US_ASCII);
        case "million statements" -> "a=1\n".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        case "million calls" -> ("a" + "()".repeat(2_000_000)).getBytes(StandardCharsets.US_ASCII);
        case "comments" -> "--\n".repeat(LargeInput.SIZE / 3).getBytes(StandardCharsets.US_ASCII);
        default -> throw new IllegalArgumentException(kind);
      };
    }
  }

  private static Stream<Arguments> large() {
    String tooLarge = "the file is too large: more than 4194304 tokens";
    Stream<Arguments> some =
        Stream.of(Arguments.of("string", "parsed"), Arguments.of("long comment", "parsed"), Arguments.of("statements", tooLarge));
    Stream<Arguments> more =
        Stream.concat(
            Stream.of("escapes", "long string", "comment", "name", "number", "million statements", "million calls")
                .map(kind -> Arguments.of(kind, "parsed")),
            Stream.of("names", "calls", "semicolons", "comments").map(kind -> Arguments.of(kind, tooLarge)));
    Stream<Arguments> broken = Stream.of(Arguments.of("unfinished string", "unfinished string near '<eof>'"));
    return Switch.LONG.isOn() ? Stream.concat(Stream.concat(some, more), broken) : some;
  }

  @ParameterizedTest
  @MethodSource("large")
  void large(String kind, String expected) throws Exception {
    assertEquals(expected, LargeInput.inChild(Large.class, kind));
  }
}
