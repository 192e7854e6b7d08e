package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.AstEquality;
import dev.lathe.ast.Expr;
import dev.lathe.ast.FormatPiece;
import dev.lathe.ast.Module;
import dev.lathe.ast.Node;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.bcgen.source.SourceGenerator;
import dev.lathe.bcgen.source.UnprintableException;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Trees that tools make: without parentheses, spellings and positions. */
class PythonMadeTreesTest {

  /** Places for an expression, all inside an asynchronous function. */
  private static final List<String> PLACES =
      List.of(
          "§", "x = §", "x += §", "x: int = §", "return §", "raise § from §", "assert §, §", "del a[§]", "del §.a",
          "if §: pass\nelif §: pass", "while §: pass", "for x in §: pass", "for §.a in b: pass", "with §: pass",
          "with § as a, § as b: pass", "match §:\n  case a if §: pass", "@§\ndef f(a: (§) = §, *b, c=§) -> §: pass",
          "class A(§, b=§, **§): pass", "class B[T: (§)]: pass", "try: pass\nexcept §: pass", "x = lambda a=§: §",
          "f(§, a=§)", "f(*§, **§)", "§(a)", "§.a", "§[a]", "a[§]", "a[§:§:§]", "a[§, b]", "a[*§]", "[§, *§]", "(§, *§)",
          "x = §, *§", "{§, *§}", "{§: §, **§}", "{}", "[§ for a in § if §]", "(§ for a in § if §)", "{§: § for a in §}",
          "x = § if § else §", "x = (y := §)", "x = -§", "x = not §", "x = § ** §", "x = § * §", "x = § - §", "x = § << §",
          "x = § & §", "x = § ^ §", "x = § | §", "x = § < §", "x = § in § is not §", "x = § and §", "x = § or §",
          "x = await §", "f'{§}'", "f'{§!r:>{§}}'", "f'a{§:b}c{§}'", "f'{f\"{§}\"}'");

  private static final List<String> EXPRESSIONS =
      List.of(
          "a", "1", "-1", "1.5", "2j", "...", "None", "'s'", "f'{a}'", "a.b", "a[b]", "a()", "-a", "not a", "a ** b", "a * b",
          "a - b", "a @ b", "a << b", "a & b", "a ^ b", "a | b", "a < b", "a < b < c", "a and b", "a or b", "a if b else c",
          "lambda: a", "lambda a, /, b, *, c: (lambda: d)", "(a := b)", "await a", "(a, b)", "(a,)", "()", "(*a, b)", "[a]", "{a}",
          "{a: b}", "{}", "[a for b in c]", "(a for b in c)", "a if b else (lambda: c)", "'s' 't'");

  /** Expressions that stand in a function that is no coroutine, since one cannot return values beside them. */
  private static final List<String> YIELDS = List.of("yield", "yield a", "yield a, b", "yield from a", "yield (lambda: a)");

  private final PythonLanguage language = new PythonLanguage();

  private Optional<Module> parse(String text) {
    Source source = language.decode("made.py", Source.encodeUtf8(text)).source();
    return language.parse(source, new Diagnostics());
  }

  @Test
  void everyExpressionEverywhere() {
    int checked = 0;
    for (String place : PLACES) {
      for (String expression : EXPRESSIONS) {
        checked += check("async def g():\n" + place.replace("§", "(" + expression + ")").indent(2));
      }
      for (String expression : YIELDS) {
        checked += check("def g():\n" + place.replace("§", "(" + expression + ")").indent(2));
      }
    }
    assertTrue(checked > 2000, checked + " programs");
  }

  /** Returns 1, or 0 if the language does not allow the program. */
  private int check(String text) {
    Optional<Module> parsed = parse(text);
    if (parsed.isEmpty()) {
      return 0;
    }
    Module made = (Module) bare(parsed.get());
    for (String printed :
        List.of(
            SourceGenerator.pretty(made, PythonSourceStyle.STYLE, Optional.empty()),
            SourceGenerator.keepLines(made, PythonSourceStyle.STYLE))) {
      Module again = parse(printed).orElseThrow(() -> new AssertionError(text + "became\n" + printed));
      assertEquals(
          Optional.empty(), AstEquality.firstDifference(made, (Module) bare(again), AstEquality.LAYOUT), text + "became\n" + printed);
    }
    return 1;
  }

  /** {@code node} with nothing that only says how it was written. */
  private static Object bare(Object node) {
    return switch (node) {
      case Expr.Paren paren -> bare(paren.inner());
      case Expr.NumberLiteral e -> new Expr.NumberLiteral(Span.NONE, Trivia.NONE, "", e.value());
      case StringPart.Literal e -> new StringPart.Literal(Span.NONE, Trivia.NONE, "", e.value());
      case FormatPiece.Text e -> new FormatPiece.Text(Span.NONE, Trivia.NONE, "", e.value());
      case Expr.Tuple e when !e.elements().isEmpty() ->
          new Expr.Tuple(Span.NONE, Trivia.NONE, Expr.TupleForm.BARE, e.elements().stream().map(x -> (Expr) bare(x)).toList());
      case Node n -> rebuilt((Record) n);
      case Optional<?> optional -> optional.map(PythonMadeTreesTest::bare);
      case List<?> list -> list.stream().map(PythonMadeTreesTest::bare).toList();
      case Span span -> Span.NONE;
      case Trivia trivia -> Trivia.NONE;
      default -> node;
    };
  }

  private static Object rebuilt(Record node) {
    List<Class<?>> types = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    try {
      for (RecordComponent component : node.getClass().getRecordComponents()) {
        types.add(component.getType());
        values.add(bare(component.getAccessor().invoke(node)));
      }
      return node.getClass().getDeclaredConstructor(types.toArray(Class<?>[]::new)).newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  // Literals

  private static String printed(Expr value) {
    Module module = (Module) bare(new PythonMadeTreesTest().parse("x = 1\n").orElseThrow());
    dev.lathe.ast.Block body =
        new dev.lathe.ast.Block(
            Span.NONE, Trivia.NONE, List.of(new dev.lathe.ast.Stmt.ExprStmt(Span.NONE, Trivia.NONE, value)));
    Module made = new Module(Span.NONE, Trivia.NONE, module.language(), module.semantics(), body);
    return SourceGenerator.pretty(made, PythonSourceStyle.STYLE, Optional.empty()).strip();
  }

  private static Expr number(NumberValue value) {
    return new Expr.NumberLiteral(Span.NONE, Trivia.NONE, "", value);
  }

  private static Expr integer(long value) {
    return number(new NumberValue.Integer(BigInteger.valueOf(value)));
  }

  private static Expr attribute(Expr object) {
    return new Expr.Attribute(Span.NONE, Trivia.NONE, object, new dev.lathe.ast.Identifier(Span.NONE, Trivia.NONE, "a"));
  }

  private static Expr string(StringPart part) {
    return new Expr.StringLiteral(Span.NONE, Trivia.NONE, List.of(part));
  }

  private static Expr format(String open, String text) {
    FormatPiece piece = new FormatPiece.Text(Span.NONE, Trivia.NONE, "", new StringValue.Text(text));
    return string(new StringPart.Format(Span.NONE, Trivia.NONE, open, List.of(piece), open.substring(open.length() - 1)));
  }

  @Test
  void numbers() {
    assertEquals("-5", printed(integer(-5)));
    assertEquals("(-5).a", printed(attribute(integer(-5))));
    assertEquals("(5).a", printed(attribute(integer(5))));
    assertEquals("0.1", printed(number(new NumberValue.Real(0.1))));
    assertEquals("-0.0", printed(number(new NumberValue.Real(-0.0))));
    assertEquals("1e999", printed(number(new NumberValue.Real(Double.POSITIVE_INFINITY))));
    assertEquals("2.0j", printed(number(new NumberValue.Imaginary(2))));
  }

  @Test
  void strings() {
    assertEquals(
        "\"a\\n\\\\'\"", printed(string(new StringPart.Literal(Span.NONE, Trivia.NONE, "", new StringValue.Text("a\n\\'")))));
    assertEquals(
        "b\"\\xff\\x00\"", printed(string(new StringPart.Literal(Span.NONE, Trivia.NONE, "", new StringValue.Bytes("\u00FF\0")))));
    assertEquals("f\"{{a}}\\\"\\n'\"", printed(format("f\"", "{a}\"\n'")));
    assertEquals("rf'{{\\d\"'", printed(format("rf'", "{\\d\"")));
  }

  @Test
  void textThatRawLiteralsCannotHold() {
    assertThrows(UnprintableException.class, () -> printed(format("rf'", "it's")));
    assertThrows(UnprintableException.class, () -> printed(format("fR\"", "a\nb")));
  }
}
