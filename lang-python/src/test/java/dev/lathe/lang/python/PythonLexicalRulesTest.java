package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.AstValidator;
import dev.lathe.ast.Expr;
import dev.lathe.ast.FormatPiece;
import dev.lathe.ast.LexicalRules;
import dev.lathe.ast.Module;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import dev.lathe.testing.Sampling;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, spellings and comments of trees that tools make. */
class PythonLexicalRulesTest {

  private final PythonLanguage language = new PythonLanguage();
  private final LexicalRules rules = language.part(LexicalRules.class).orElseThrow();

  @ParameterizedTest
  @ValueSource(strings = {"a", "_", "match", "case", "type", "print", "été", "x1", "𝕏"})
  void names(String name) {
    assertTrue(rules.isIdentifier(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "if", "None", "1", "a b", "a.b", " a", "a ", "a\n", "a#", "$", "€", "a\uD800", "\uFEFFa", "\"a\"", "*"})
  void noNames(String name) {
    assertFalse(rules.isIdentifier(name));
  }

  @Test
  void numbers() {
    NumberValue.Integer thirtyOne = new NumberValue.Integer(BigInteger.valueOf(31));
    for (String spelling : List.of("31", "3_1", "0x1f", "0X1F", "0b11111", "0o37")) {
      assertTrue(rules.isNumber(spelling, thirtyOne), spelling);
    }
    for (String spelling : List.of("-31", "31 ", "32", "31.0", "3 1", "3__1", "031", "31j", "x", "(31)", "31#")) {
      assertFalse(rules.isNumber(spelling, thirtyOne), spelling);
    }
    assertTrue(rules.isNumber("1e2", new NumberValue.Real(100)));
    assertTrue(rules.isNumber("1.J", new NumberValue.Imaginary(1)));
    assertFalse(rules.isNumber("1", new NumberValue.Real(1)));
  }

  @Test
  void strings() {
    StringValue text = new StringValue.Text("a\n");
    for (String spelling : List.of("'a\\n'", "\"\"\"a\n\"\"\"", "u'\\x61\\n'", "r'''a\n'''")) {
      assertTrue(rules.isString(spelling, text), spelling);
    }
    for (String spelling : List.of("'a'", "'a\n'", "b'a\\n'", "'a\\n' ", "'a\\n''b'", "'a\\n", "f'a\\n'", "'''a\r\n'''", "a", "'\\x6'")) {
      assertFalse(rules.isString(spelling, text), spelling);
    }
    assertTrue(rules.isString("Rb'a'", new StringValue.Bytes("a")));
  }

  @Test
  void comments() {
    assertTrue(rules.isComment("# a", Comment.Form.LINE));
    for (String text : List.of("", "a", "# a\n", "# a\nb", " # a", "#\rb", "# \0 b\nx")) {
      assertFalse(rules.isComment(text, Comment.Form.LINE), text);
    }
    assertFalse(rules.isComment("# a", Comment.Form.BLOCK));
  }

  private static FormatPiece text(String spelling, String value) {
    return new FormatPiece.Text(Span.NONE, Trivia.NONE, spelling, new StringValue.Text(value));
  }

  private static FormatPiece field(String debugText, String conversion, FormatPiece... specification) {
    return new FormatPiece.Replacement(
        Span.NONE,
        Trivia.NONE,
        new Expr.Name(Span.NONE, Trivia.NONE, "a"),
        debugText,
        conversion,
        specification.length == 0
            ? Optional.empty()
            : Optional.of(new FormatPiece.Specification(Span.NONE, Trivia.NONE, List.of(specification))));
  }

  private boolean isFormat(String open, String close, FormatPiece... pieces) {
    return rules.isFormat(new StringPart.Format(Span.NONE, Trivia.NONE, open, List.of(pieces), close));
  }

  @Test
  void formats() {
    assertTrue(isFormat("f'", "'"));
    assertTrue(isFormat("Rf\"\"\"", "\"\"\"", text("\n{{\\q", "\n{\\q"), field("a = ", "r", text("\\x41", "A"), field("", ""))));
    assertTrue(isFormat("f'", "'", text("", "it's {}\n")));
    assertTrue(isFormat("rf'", "'", text("", "plain")));
  }

  @Test
  void noFormats() {
    assertFalse(isFormat("'", "'"));
    assertFalse(isFormat("f'", "\""));
    assertFalse(isFormat("bf'", "'"));
    assertFalse(isFormat("f'", "'", text("a", "b")));
    assertFalse(isFormat("f'", "'", text("a{b}", "a{b}")));
    assertFalse(isFormat("f'", "'", text("a'b", "a'b")));
    assertFalse(isFormat("rf'", "'", text("", "it's")));
    assertFalse(isFormat("rf'", "'", text("", "two\nlines")));
    assertFalse(isFormat("f'", "'", field("", "x")));
    assertFalse(isFormat("f'", "'", field("a", "")));
    assertFalse(isFormat("f'", "'", field("a}{b=", "", text("}", "}"))));
    assertFalse(isFormat("f'", "'", field("", "", text("}", "}"))));
  }

  /** What the parser makes obeys the rules. */
  @Test
  void generatedPrograms() {
    Random random = Sampling.random("lexical rules");
    for (int i = 0; i < 200; i++) {
      String program = PythonPrograms.program(random, 4);
      Diagnostics diagnostics = new Diagnostics();
      Optional<Module> module =
          language.parse(language.decode("program", program.getBytes(StandardCharsets.UTF_8)).source(), diagnostics);
      module.ifPresent(tree -> assertEquals(List.of(), AstValidator.check(tree, rules), program));
    }
  }
}
