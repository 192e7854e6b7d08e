package dev.lathe.bcgen.sprout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.AstEquality;
import dev.lathe.ast.AstValidator;
import dev.lathe.ast.Block;
import dev.lathe.ast.Expr;
import dev.lathe.ast.LexicalRules;
import dev.lathe.ast.Module;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.Spine;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.ast.dump.JsonReader;
import dev.lathe.ast.dump.JsonWriter;
import dev.lathe.ast.dump.TextDump;
import dev.lathe.bcgen.source.RoundTrip;
import dev.lathe.bcgen.source.SourceGenerator;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.TokenDump;
import dev.lathe.lexer.Trivia;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import dev.lathe.parser.Languages;
import dev.lathe.parser.Warnings;
import dev.lathe.testing.FileTests;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every stage of the toolkit, on a language that it does not know. */
class SproutTest {

  private static final int LINKS = 100_000;

  private static final SproutLanguage LANGUAGE = new SproutLanguage();
  private static final RoundTrip ROUND_TRIP = new RoundTrip(LANGUAGE);
  private static final FileTests PROGRAMS = FileTests.stage("sprout/programs").inputs(".sprout");

  private static Source source(String text) {
    return source("program.sprout", Source.encodeUtf8(text));
  }

  private static Source source(String name, byte[] bytes) {
    Language.Decoded decoded = LANGUAGE.decode(name, bytes);
    assertEquals(Optional.empty(), decoded.error());
    return decoded.source();
  }

  private static Source source(FileTests.Input input) {
    return source(input.name(), input.bytes());
  }

  private static List<String> errors(Source source) {
    Diagnostics diagnostics = new Diagnostics();
    boolean parsed = LANGUAGE.parse(source, diagnostics).isPresent();
    assertEquals(parsed, !diagnostics.hasErrors());
    List<String> errors = new ArrayList<>();
    for (Diagnostic d : diagnostics.sorted()) {
      errors.add(d.span().line() + ":" + d.span().column() + " " + d.category() + ": " + d.message());
    }
    return errors;
  }

  private static List<String> errors(String text) {
    return errors(source(text));
  }

  // Golden files

  @TestFactory
  Stream<DynamicTest> tokens() {
    return PROGRAMS.golden(".tokens", input -> tokens(source(input)));
  }

  private static String tokens(Source source) {
    TokenBuffer tokens = LANGUAGE.tokens(source, new Diagnostics()).orElseThrow();
    StringWriter out = new StringWriter();
    try {
      new TokenDump(LANGUAGE.vocabulary()).write(tokens, TokenDump.Form.POSITIONS, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  @TestFactory
  Stream<DynamicTest> trees() {
    return PROGRAMS.golden(
        ".ast", input -> TextDump.text(ROUND_TRIP.parse(source(input)), EnumSet.allOf(TextDump.Detail.class)));
  }

  @TestFactory
  Stream<DynamicTest> pretty() {
    return PROGRAMS.golden(".pretty", input -> ROUND_TRIP.pretty(source(input)));
  }

  @TestFactory
  Stream<DynamicTest> linesKept() {
    return PROGRAMS.golden(".lines", input -> ROUND_TRIP.keepLines(source(input)));
  }

  @TestFactory
  Stream<DynamicTest> errorsWithPlaces() {
    return FileTests.stage("sprout/errors")
        .inputs(".sprout")
        .golden(".errors", input -> String.join("\n", errors(source(input))) + "\n");
  }

  // What holds of every tree

  /** Checks tree, both ways of printing, and JSON. */
  static void check(String text) {
    Source source = source(text);
    Module module = ROUND_TRIP.parse(source);
    assertEquals(List.of(), AstValidator.check(module, LANGUAGE.part(LexicalRules.class).orElseThrow()), text);
    ROUND_TRIP.check(source);
    assertEquals(Optional.empty(), AstEquality.firstDifference(module, throughJson(module), Set.of()), text);
  }

  private static Module throughJson(Module module) {
    StringWriter json = new StringWriter();
    DeepStack.call(
        () -> {
          JsonWriter.write(module, json);
          return json;
        });
    Source text = Source.utf8("json", json.toString().getBytes(StandardCharsets.UTF_8), LineEnds.STANDARD);
    Diagnostics diagnostics = new Diagnostics();
    return JsonReader.read(text, name -> Optional.empty(), diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.list()));
  }

  @TestFactory
  Stream<DynamicTest> invariants() {
    return PROGRAMS.golden(
        ".semantics",
        input -> {
          check(input.text());
          return ROUND_TRIP.parse(source(input)).semantics() + "\n";
        });
  }

  /** A comment in each gap that can hold one; {@link RoundTrip} sees to it that each stays between its two tokens. */
  @Test
  void commentsEverywhere() {
    String[] pieces = {
      "fn f(", "a", ",", "b", "):", "\n    while (", "a", "<", "b", "):", "\n        ", "b = [", "a", ",", "-", "b", "^", "(", "1",
      ")", ",", "a", "[", "0", "]", "(", "b", ",", ")", ".", "c", "]", "\n        ", "break", "\n    if b: pass", "\n    else:",
      "\n        ", "return a", "\nlet q = (", "nil", "or", "not", "true", ")", "\n"
    };
    int checked = 0;
    for (int at = 0; at <= pieces.length; at++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < pieces.length; i++) {
        if (i == at) {
          text.append(" # comment\n");
        }
        text.append(pieces[i]).append(' ');
      }
      if (at == pieces.length) {
        text.append(" # comment");
      }
      if (LANGUAGE.parse(source(text.toString()), new Diagnostics()).isPresent()) {
        check(text.toString());
        checked++;
      }
    }
    assertTrue(checked >= 30, checked + " places");
  }

  @Test
  void allPlacesAtOnce() {
    check("f(# 1\n  a # 2\n  , # 3\n  [ # 4\n  ] # 5\n  , # 6\n) # 7\n# 8\nwhile ( # 9\n  a # 10\n  < # 11\n  b # 12\n): # 13\n  # 14\n  pass # 15\n  # 16\n# 17\n");
  }

  @Test
  void formattingIsSwitchedOffAndOn() {
    String text = "let  a=1\n# fmt: off\nlet  b=2\nif a:\n  b  =  3\n# fmt: on\nlet  c=4\nc  =  5 # fmt: skip\n";
    String expected = "let a = 1\n# fmt: off\nlet  b=2\nif a:\n  b  =  3\n# fmt: on\nlet c = 4\n\nc  =  5 # fmt: skip\n";
    assertEquals(expected, ROUND_TRIP.pretty(source(text)));
  }

  // Expressions

  private static String pretty(Expr value) {
    Stmt statement = new Stmt.ExprStmt(Span.NONE, Trivia.NONE, value);
    Block block = new Block(Span.NONE, Trivia.NONE, List.of(statement));
    Module module = new Module(Span.NONE, Trivia.NONE, LANGUAGE.name(), LANGUAGE.semantics(), block);
    SourceStyle style = LANGUAGE.part(SourceStyle.class).orElseThrow();
    return SourceGenerator.pretty(module, style, Optional.empty()).strip();
  }

  private static Expr expression(String text) {
    Stmt statement = ROUND_TRIP.parse(source(text + "\n")).body().statements().getFirst();
    return assertInstanceOf(Stmt.ExprStmt.class, statement).value();
  }

  private static void assertSameTree(String first, String second) {
    assertEquals(
        Optional.empty(),
        AstEquality.firstDifference(expression(first), expression(second), AstEquality.LAYOUT));
  }

  @Test
  void operatorsBind() {
    assertSameTree("a or b and c == d + e * -f ^ g", "a or (b and (c == (d + (e * (-(f ^ g))))))");
    assertSameTree("a ^ b ^ c", "a ^ (b ^ c)");
    assertSameTree("a - b - c", "(a - b) - c");
    assertSameTree("a ^ -b ^ c * d", "(a ^ (-(b ^ c))) * d");
    assertSameTree("not a == b", "(not a) == b");
    assertEquals(3, assertInstanceOf(Expr.Comparison.class, expression("a < b <= c == d")).operators().size());
    assertInstanceOf(Expr.Binary.class, expression("(a < b) < c"));
  }

  @Test
  void valuesWithoutSpelling() {
    for (long bits : new long[] {0, 7, -7, Long.MAX_VALUE, Long.MIN_VALUE}) {
      NumberValue value = new NumberValue.Fixed(bits, NumberValue.Signedness.SIGNED);
      String text = pretty(new Expr.NumberLiteral(Span.NONE, Trivia.NONE, "", value));
      assertEquals(List.of(), errors(text), text);
    }
    StringValue value = new StringValue.Text("\"\\\n\t\u0001ü\uD83C\uDF31");
    StringPart part = new StringPart.Literal(Span.NONE, Trivia.NONE, "", value);
    String text = pretty(new Expr.StringLiteral(Span.NONE, Trivia.NONE, List.of(part)));
    Expr.StringLiteral reread = assertInstanceOf(Expr.StringLiteral.class, expression(text));
    assertEquals(value, assertInstanceOf(StringPart.Literal.class, reread.parts().getFirst()).value());
  }

  @Test
  void lexicalRules() {
    LexicalRules rules = LANGUAGE.part(LexicalRules.class).orElseThrow();
    assertTrue(rules.isIdentifier("größe"));
    assertTrue(rules.isIdentifier("let"));
    assertFalse(rules.isIdentifier("while"));
    assertFalse(rules.isIdentifier("a b"));
    assertFalse(rules.isIdentifier("a\u2028"));
    assertTrue(rules.isNumber("012", new NumberValue.Fixed(12, NumberValue.Signedness.SIGNED)));
    assertFalse(rules.isNumber("12", new NumberValue.Real(12)));
    assertTrue(rules.isString("\"\\u{41}\"", new StringValue.Text("A")));
    assertFalse(rules.isString("\"a\" \"b\"", new StringValue.Text("ab")));
    assertTrue(rules.isComment("# x", Comment.Form.LINE));
    assertFalse(rules.isComment("# x\n", Comment.Form.LINE));
    assertFalse(rules.isComment("# x", Comment.Form.BLOCK));
  }

  // Long and deep

  private static Module chain(String first, String link) {
    Source source = source("let x = 1\nx = " + first + link.repeat(LINKS) + "\n");
    return ROUND_TRIP.parse(source);
  }

  private static void assertChain(String first, String link, int links) {
    Module module = chain(first, link);
    Stmt.Assign assign = assertInstanceOf(Stmt.Assign.class, module.body().statements().getLast());
    assertEquals(links + 1, Spine.of(assign.value()).size());
    assertEquals(List.of(), AstValidator.check(module, LANGUAGE.part(LexicalRules.class).orElseThrow()));
    ROUND_TRIP.check(source("let x = 1\nx = " + first + link.repeat(LINKS) + "\n"));
    assertEquals(Optional.empty(), AstEquality.firstDifference(module, throughJson(module), Set.of()));
    assertFalse(TextDump.text(module, Set.of()).isEmpty());
  }

  @Test
  void warnings() {
    Source source = source("let x = 1\nlet y = x == 2\nif y < x != x: pass\n");
    Diagnostics diagnostics = new Diagnostics();
    Module module = LANGUAGE.parse(source, diagnostics).orElseThrow();
    LANGUAGE.part(Warnings.class).orElseThrow().report(module, source, diagnostics);
    assertFalse(diagnostics.hasErrors());
    assertEquals(
        List.of("3:4 " + SproutWarnings.MESSAGE),
        diagnostics.sorted().stream()
            .map(warning -> warning.span().line() + ":" + warning.span().column() + " " + warning.message())
            .toList());
  }

  @Test
  void chainOfOperators() {
    assertChain("x", " + x", LINKS);
  }

  @Test
  void chainOfTrailers() {
    assertChain("x", ".a[0]()", 3 * LINKS);
  }

  @Test
  void chainOfComparisons() {
    check("let x = 1\nx = x" + " < x".repeat(LINKS) + "\n");
  }

  @Test
  void chainOfElifs() {
    check("let x = 1\nif x: pass\n" + "elif x: pass\n".repeat(LINKS));
  }

  @Test
  void nestingIsLimited() {
    int powers = SproutAstBuilder.MAX_NESTING;
    check("x" + " ^ x".repeat(powers) + "\n");
    assertEquals(
        List.of("1:" + (4 * powers + 3) + " SproutError: too many operators wait for their operand"),
        errors("x" + " ^ x".repeat(powers + 1) + "\n"));
    int brackets = SproutLanguage.MAX_BRACKETS;
    check("(".repeat(brackets) + "x" + ")".repeat(brackets) + "\n");
    assertEquals(
        List.of("1:" + (brackets + 1) + " SproutError: too many brackets inside each other"),
        errors("[".repeat(LINKS) + "]".repeat(LINKS) + "\n"));
    assertEquals(List.of(), errors(blocks(SproutLanguage.MAX_BLOCKS)));
    assertEquals(1, errors(blocks(SproutLanguage.MAX_BLOCKS + 1)).size());
    assertEquals(1, errors("x = " + "- not ".repeat(LINKS) + "x\n").size());
  }

  private static String blocks(int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      text.append(" ".repeat(i)).append("if x:\n");
    }
    return text.append(" ".repeat(depth)).append("pass\n").toString();
  }

  // Outside

  @Test
  void foundAsAService() {
    Languages languages = Languages.load();
    Language found = languages.named("sprout").orElseThrow();
    assertInstanceOf(SproutLanguage.class, found);
    assertSame(found, languages.forFileName("a.b.sprout").orElseThrow());
    assertSame(found, languages.forFirstLine("#!/usr/bin/env sprout\n".getBytes(StandardCharsets.UTF_8)).orElseThrow());
    assertTrue(found.part(SourceStyle.class).isPresent());
    assertTrue(found.part(LexicalRules.class).isPresent());
    assertEquals(Optional.empty(), found.part(String.class));
  }

  @Test
  void bytesThatAreNoText() {
    byte[] bytes = {'a', '\n', 'b', (byte) 0xFF};
    Diagnostic error = LANGUAGE.decode("x", bytes).error().orElseThrow();
    assertEquals("the file is no UTF-8 text", error.message());
    assertEquals("2:2-2:3", error.span().toString());
  }
}
