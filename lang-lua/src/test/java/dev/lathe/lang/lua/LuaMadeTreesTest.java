package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Block;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.LogicalOp;
import dev.lathe.ast.Module;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.ast.TableItem;
import dev.lathe.ast.UnaryOp;
import dev.lathe.bcgen.source.SourceGenerator;
import dev.lathe.bcgen.source.UnprintableException;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Trees that tools make: without parentheses, spellings and positions. */
class LuaMadeTreesTest {

  private static final Expr A = name("a");
  private static final Expr B = name("b");
  private static final Expr C = name("c");

  private static Expr name(String name) {
    return new Expr.Name(Span.NONE, Trivia.NONE, name);
  }

  private static Identifier identifier(String name) {
    return new Identifier(Span.NONE, Trivia.NONE, name);
  }

  private static Expr binary(BinaryOp op, Expr left, Expr right) {
    return new Expr.Binary(Span.NONE, Trivia.NONE, op, left, right);
  }

  private static Expr logical(LogicalOp op, Expr left, Expr right) {
    return new Expr.Logical(Span.NONE, Trivia.NONE, op, left, right);
  }

  private static Expr unary(UnaryOp op, Expr operand) {
    return new Expr.Unary(Span.NONE, Trivia.NONE, op, operand);
  }

  private static Expr number(double value) {
    return new Expr.NumberLiteral(Span.NONE, Trivia.NONE, "", new NumberValue.Real(value));
  }

  private static Expr string(String latin1) {
    return new Expr.StringLiteral(
        Span.NONE,
        Trivia.NONE,
        List.of(new StringPart.Literal(Span.NONE, Trivia.NONE, "", new StringValue.Bytes(latin1))));
  }

  private static Expr call(Expr callee) {
    return new Expr.Call(Span.NONE, Trivia.NONE, callee, Expr.CallForm.PARENTHESES, List.of());
  }

  private static Expr attribute(Expr object, String name) {
    return new Expr.Attribute(Span.NONE, Trivia.NONE, object, identifier(name));
  }

  private static Module module(Stmt... statements) {
    Block body = new Block(Span.NONE, Trivia.NONE, List.of(statements));
    return new Module(Span.NONE, Trivia.NONE, LuaLanguage.NAME, LuaLanguage.SEMANTICS, body);
  }

  private static Stmt statement(Expr value) {
    return new Stmt.Assign(Span.NONE, Trivia.NONE, List.of(name("x")), value);
  }

  private static void check(String expected, Expr value) {
    Module module = module(statement(value));
    assertEquals("x = " + expected + "\n", SourceGenerator.pretty(module, LuaSourceStyle.STYLE, Optional.empty()));
    assertEquals("x = " + expected + "\n", SourceGenerator.keepLines(module, LuaSourceStyle.STYLE));
  }

  @Test
  void parenthesesWhereOperatorsNeedThem() {
    check("(a + b) * c", binary(BinaryOp.MULTIPLY, binary(BinaryOp.ADD, A, B), C));
    check("a + b * c", binary(BinaryOp.ADD, A, binary(BinaryOp.MULTIPLY, B, C)));
    check("a - (b - c)", binary(BinaryOp.SUBTRACT, A, binary(BinaryOp.SUBTRACT, B, C)));
    check("a - b - c", binary(BinaryOp.SUBTRACT, binary(BinaryOp.SUBTRACT, A, B), C));
    check("a ^ b ^ c", binary(BinaryOp.POWER, A, binary(BinaryOp.POWER, B, C)));
    check("(a ^ b) ^ c", binary(BinaryOp.POWER, binary(BinaryOp.POWER, A, B), C));
    check("(a .. b) .. c", binary(BinaryOp.CONCAT, binary(BinaryOp.CONCAT, A, B), C));
    check("-a ^ b", unary(UnaryOp.NEGATE, binary(BinaryOp.POWER, A, B)));
    check("(-a) ^ b", binary(BinaryOp.POWER, unary(UnaryOp.NEGATE, A), B));
    check("a ^ -b", binary(BinaryOp.POWER, A, unary(UnaryOp.NEGATE, B)));
    check("a * not b", binary(BinaryOp.MULTIPLY, A, unary(UnaryOp.NOT, B)));
    check("- -a", unary(UnaryOp.NEGATE, unary(UnaryOp.NEGATE, A)));
    check("not (a == b)", unary(UnaryOp.NOT, binary(BinaryOp.EQUAL, A, B)));
    check("a < b == c", binary(BinaryOp.EQUAL, binary(BinaryOp.LESS, A, B), C));
    check("a == (b < c)", binary(BinaryOp.EQUAL, A, binary(BinaryOp.LESS, B, C)));
    check("(a or b) and c", logical(LogicalOp.AND, logical(LogicalOp.OR, A, B), C));
    check("a or b and c", logical(LogicalOp.OR, A, logical(LogicalOp.AND, B, C)));
  }

  @Test
  void parenthesesAroundWhatCannotBeCalled() {
    check("(\"s\"):rep()", new Expr.MethodCall(
        Span.NONE, Trivia.NONE, string("s"), identifier("rep"), Expr.CallForm.PARENTHESES, List.of()));
    check("({}).a", attribute(new Expr.Table(Span.NONE, Trivia.NONE, List.of()), "a"));
    check("(a + b)()", call(binary(BinaryOp.ADD, A, B)));
    check("a[\"end\"]", attribute(A, "end"));
    check("{ [\"end\"] = a }", new Expr.Table(
        Span.NONE, Trivia.NONE, List.of(new TableItem.Named(Span.NONE, Trivia.NONE, identifier("end"), A))));
  }

  @Test
  void spellingsThatAreOpen() {
    check("0.1", number(0.1));
    check("100", number(100));
    check("1e300", number(1e300));
    check("1e999", number(Double.POSITIVE_INFINITY));
    check("(0/0)", number(Double.NaN));
    check("-5", number(-5));
    check("(-5) ^ a", binary(BinaryOp.POWER, number(-5), A));
    check("\"a\\\"\\n\\0001\\0\"", string("a\"\n\0" + "1\0"));
    check("\"é\\255\"", string("\u00C3\u00A9\u00FF"));
  }

  @Test
  void statementsThatWouldContinueTheOneBefore() {
    Stmt guarded = new Stmt.ExprStmt(Span.NONE, Trivia.NONE, call(logical(LogicalOp.OR, A, B)));
    Module module = module(statement(A), guarded);
    assertEquals("x = a;\n(a or b)()\n", SourceGenerator.pretty(module, LuaSourceStyle.STYLE, Optional.empty()));
    assertEquals("x = a;\n(a or b)()\n", SourceGenerator.keepLines(module, LuaSourceStyle.STYLE));
  }

  @Test
  void whatTheLanguageLacks() {
    Module pass = module(new Stmt.Pass(Span.NONE, Trivia.NONE));
    assertThrows(
        UnprintableException.class, () -> SourceGenerator.pretty(pass, LuaSourceStyle.STYLE, Optional.empty()));
    Module badName = module(statement(name("no name")));
    assertThrows(
        UnprintableException.class, () -> SourceGenerator.pretty(badName, LuaSourceStyle.STYLE, Optional.empty()));
  }
}
