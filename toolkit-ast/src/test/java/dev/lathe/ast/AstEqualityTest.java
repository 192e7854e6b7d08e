package dev.lathe.ast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.AstEquality.Ignored;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.LineBreak;
import dev.lathe.lexer.Place;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AstEqualityTest {

  private static final Set<Ignored> NOTHING = Set.of();

  private static Expr name(String name) {
    return new Expr.Name(Span.NONE, Trivia.NONE, name);
  }

  private static Expr sum(Expr left, Expr right) {
    return new Expr.Binary(Span.NONE, Trivia.NONE, BinaryOp.ADD, left, right);
  }

  private static Expr paren(Expr inner) {
    return new Expr.Paren(Span.NONE, Trivia.NONE, inner);
  }

  private static Stmt statement(Expr value) {
    return new Stmt.ExprStmt(Span.NONE, Trivia.NONE, value);
  }

  private static Module module(Semantics semantics, Stmt... statements) {
    return new Module(
        Span.NONE, Trivia.NONE, "test", semantics, new Block(Span.NONE, Trivia.NONE, List.of(statements)));
  }

  private static String difference(Node a, Node b, Set<Ignored> ignored) {
    return AstEquality.firstDifference(a, b, ignored).map(AstEquality.Difference::toString).orElse("none");
  }

  @Test
  void saysWhereTreesDiffer() {
    Module a = module(TestSemantics.FUNCTIONS, statement(name("x")), statement(sum(sum(name("a"), name("b")), name("c"))));
    Module b = module(TestSemantics.FUNCTIONS, statement(name("x")), statement(sum(sum(name("a"), name("z")), name("c"))));
    assertEquals("none", difference(a, a, NOTHING));
    assertEquals("module.body.statements[1].value.left.right.name: b is not z", difference(a, b, NOTHING));
    Module shorter = module(TestSemantics.FUNCTIONS, statement(name("x")));
    assertEquals("module.body.statements: 2 nodes is not 1 nodes", difference(a, shorter, NOTHING));
    Module other = module(TestSemantics.FUNCTIONS, statement(name("x")), new Stmt.Pass(Span.NONE, Trivia.NONE));
    assertEquals("module.body.statements[1]: ExprStmt is not Pass", difference(a, other, NOTHING));
    assertEquals("name: Name x is not Nil", difference(name("x"), new Expr.Nil(Span.NONE, Trivia.NONE), NOTHING));
    Stmt.Raise raise = new Stmt.Raise(Span.NONE, Trivia.NONE, Optional.of(name("e")), Optional.empty());
    Stmt.Raise cause = new Stmt.Raise(Span.NONE, Trivia.NONE, Optional.of(name("e")), Optional.of(name("f")));
    assertEquals("raise.cause: absent is not Name f", difference(raise, cause, NOTHING));
    assertTrue(
        difference(module(TestSemantics.BLOCKS), module(TestSemantics.FUNCTIONS), NOTHING).startsWith("module.semantics: "));
  }

  @Test
  void comparesNumbersBitForBit() {
    assertFalse(AstEquality.equal(number(0.0), number(-0.0), NOTHING));
    assertTrue(AstEquality.equal(number(Double.NaN), number(Double.NaN), NOTHING));
  }

  private static Expr number(double value) {
    return new Expr.NumberLiteral(Span.NONE, Trivia.NONE, "", new NumberValue.Real(value));
  }

  @Test
  void looksThroughGroupingParenthesesOnly() {
    Stmt plain = statement(sum(name("a"), name("b")));
    Stmt grouped = statement(paren(paren(sum(name("a"), paren(name("b"))))));
    assertEquals("exprStmt.value: Binary is not Paren", difference(plain, grouped, NOTHING));
    assertEquals("none", difference(plain, grouped, AstEquality.LAYOUT));
    assertEquals("none", difference(grouped, plain, AstEquality.LAYOUT));
    assertTrue(
        AstEquality.equal(
            module(TestSemantics.FUNCTIONS, plain), module(TestSemantics.FUNCTIONS, grouped), AstEquality.LAYOUT));
    assertFalse(
        AstEquality.equal(
            module(TestSemantics.BLOCKS, plain), module(TestSemantics.BLOCKS, grouped), AstEquality.LAYOUT));
  }

  @Test
  void parenthesesAroundAnAnnotatedTargetMatter() {
    Stmt simple = new Stmt.AnnAssign(Span.NONE, Trivia.NONE, name("a"), name("int"), Optional.empty());
    Stmt complex = new Stmt.AnnAssign(Span.NONE, Trivia.NONE, paren(name("a")), name("int"), Optional.empty());
    Stmt annotation = new Stmt.AnnAssign(Span.NONE, Trivia.NONE, name("a"), paren(name("int")), Optional.empty());
    assertEquals("annAssign.target: Name a is not Paren", difference(simple, complex, AstEquality.LAYOUT));
    assertEquals("none", difference(simple, annotation, AstEquality.LAYOUT));
  }

  @Test
  void ignoresSpansAndTriviaSeparately() {
    Span span = new Span(0, 1, 1, 1, 1, 2);
    Comment comment =
        new Comment(Place.FRONT, Comment.Placement.OWN_LINE, Comment.Form.LINE, "-- c", 0, new Span(5, 9, 2, 1, 2, 5));
    Comment moved = new Comment(Place.FRONT, Comment.Placement.OWN_LINE, Comment.Form.LINE, "-- c", 0, span);
    Comment other = new Comment(Place.FRONT, Comment.Placement.OWN_LINE, Comment.Form.LINE, "-- d", 0, span);
    Expr plain = new Expr.Nil(Span.NONE, Trivia.NONE);
    Expr spanned = new Expr.Nil(span, Trivia.NONE);
    assertEquals("nil.span: - is not 1:1-1:2", difference(plain, spanned, NOTHING));
    assertEquals("none", difference(plain, spanned, Set.of(Ignored.SPANS)));
    Expr one = new Expr.Nil(span, new Trivia(1, List.of(comment), List.of(new LineBreak(Place.FRONT, 3, 0)), 4));
    Expr two = new Expr.Nil(span, new Trivia(1, List.of(moved), List.of(), 0));
    Expr three = new Expr.Nil(span, new Trivia(1, List.of(other), List.of(), 0));
    assertTrue(difference(one, two, NOTHING).startsWith("nil.trivia: "));
    assertEquals("none", difference(one, two, Set.of(Ignored.SPANS)));
    assertTrue(difference(two, three, Set.of(Ignored.SPANS)).startsWith("nil.trivia: "));
    assertEquals("none", difference(one, three, Set.of(Ignored.TRIVIA)));
  }

  @Test
  void comparesLongSpinesAndShortensTheirPaths() {
    Expr a = name("a");
    Expr b = name("b");
    for (int i = 0; i < 200_000; i++) {
      a = sum(a, name("x"));
      b = sum(b, name("x"));
    }
    assertFalse(AstEquality.equal(a, b, NOTHING));
    String path = AstEquality.firstDifference(a, b, NOTHING).orElseThrow().path();
    assertTrue(path.startsWith("binary.left.left"), path);
    assertTrue(path.contains(".(199962 more)"), path);
    assertTrue(path.endsWith(".left.name"), path);
    assertTrue(path.length() < 400, path);
  }
}
