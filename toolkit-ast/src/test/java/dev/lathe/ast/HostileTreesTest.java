package dev.lathe.ast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.dump.DotDump;
import dev.lathe.ast.dump.JsonReader;
import dev.lathe.ast.dump.JsonWriter;
import dev.lathe.ast.dump.TextDump;
import dev.lathe.ast.scope.Resolver;
import dev.lathe.ast.scope.ScopeConventions;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Trees that are long, deep or broken. */
class HostileTreesTest {

  /** Far above what a linear walk takes on a busy machine, far below what a quadratic one does. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static Module module(Semantics semantics, Expr value) {
    Stmt statement = new Stmt.ExprStmt(Span.NONE, Trivia.NONE, value);
    return new Module(
        Span.NONE, Trivia.NONE, "test", semantics, new Block(Span.NONE, Trivia.NONE, List.of(statement)));
  }

  private static Expr nested(int depth) {
    Expr expr = new Expr.Nil(Span.NONE, Trivia.NONE);
    for (int i = 0; i < depth; i++) {
      expr = new Expr.Unary(Span.NONE, Trivia.NONE, UnaryOp.NOT, expr);
    }
    return expr;
  }

  private static String json(Node node) throws IOException {
    StringWriter out = new StringWriter();
    JsonWriter.write(node, out);
    return out.toString();
  }

  @Test
  void spinesOfAHundredThousandLinksPassEveryStage() {
    Expr spine = new TreeGenerator(new Random(1), TestSemantics.FUNCTIONS).spans(TreeGenerator.Spans.NONE).spine(100_000);
    Module module = module(TestSemantics.FUNCTIONS, spine);
    assertTimeout(
        LIMIT,
        () -> {
          assertEquals(List.of(), AstValidator.check(module, LexicalRules.SHAPES));
          Module again = GeneratedTreesTest.read(json(module), new Diagnostics()).orElseThrow();
          assertEquals(Optional.empty(), AstEquality.firstDifference(module, again, Set.of()));
          assertTrue(TextDump.text(module, Set.of()).contains("spine of 100000 links"));
          DotDump.write(module, new StringBuilder());
          Module blocks = module(TestSemantics.BLOCKS, spine);
          assertTrue(Resolver.resolve(module, ScopeConventions.PLAIN).root().symbols().size() > 1);
          assertTrue(Resolver.resolve(blocks, ScopeConventions.PLAIN).root().symbols().size() > 1);
          assertEquals(module.semantics(), ConstantFolder.fold(module).semantics());
        });
  }

  @Test
  void deepTreesAreDumpedInLinearSpaceAndFoundInvalid() throws IOException {
    Module deepest = module(TestSemantics.FUNCTIONS, nested(AstValidator.MAX_DEPTH - 3));
    assertEquals(List.of(), AstValidator.check(deepest, LexicalRules.SHAPES));
    Module tooDeep = module(TestSemantics.FUNCTIONS, nested(AstValidator.MAX_DEPTH - 2));
    AstValidator.Violation violation = AstValidator.check(tooDeep, LexicalRules.SHAPES).getFirst();
    assertEquals(Rule.DEPTH, violation.rule());
    assertTrue(violation.path().startsWith("module.body.statements[0].value.operand.operand"), violation.path());
    assertTrue(violation.path().contains(" more)"), violation.path());

    Module deep = module(TestSemantics.FUNCTIONS, nested(20_000));
    assertTrue(TextDump.text(deep, Set.of()).length() < 20_100 * 120);
    String json = json(deep);
    assertTrue(json.length() < 20_100 * 150, () -> "" + json.length());
    Module again = GeneratedTreesTest.read(json, new Diagnostics()).orElseThrow();
    assertTrue(AstEquality.equal(deep, again, Set.of()));
    assertEquals(1, AstValidator.check(again, LexicalRules.SHAPES).size());
  }

  @Test
  void nestingInJsonIsBounded() {
    for (String open : List.of("[", "{\"a\":", "{\"spine\":[")) {
      Diagnostics diagnostics = new Diagnostics();
      assertEquals(Optional.empty(), GeneratedTreesTest.read(open.repeat(200_000), diagnostics));
      String message = diagnostics.list().getFirst().message();
      assertTrue(message.endsWith("nested too deep; a long spine is to be written flat"), message);
      assertTrue(message.length() < 1000, message);
    }
    assertEquals(30_000, JsonReader.MAX_NESTING);
  }

  @Test
  void longStringsComeBack() throws IOException {
    String text = "x\u00e9".repeat(5_000_000);
    StringPart part = new StringPart.Literal(Span.NONE, Trivia.NONE, "", new StringValue.Text(text));
    Module module = module(TestSemantics.FUNCTIONS, new Expr.StringLiteral(Span.NONE, Trivia.NONE, List.of(part)));
    Module again = GeneratedTreesTest.read(json(module), new Diagnostics()).orElseThrow();
    assertTrue(AstEquality.equal(module, again, Set.of()));
  }

  @Test
  void whatIsMissingIsNamed() {
    Expr name = new Expr.Name(Span.NONE, Trivia.NONE, null);
    Expr sum = new Expr.Binary(Span.NONE, Trivia.NONE, null, name, null);
    Expr call =
        new Expr.Call(null, Trivia.NONE, new Expr.Paren(Span.NONE, Trivia.NONE, sum), Expr.CallForm.BARE, List.of(name));
    assertEquals(
        "[module.body.statements[0].value.span: must not be null]",
        AstValidator.check(module(TestSemantics.FUNCTIONS, call), LexicalRules.SHAPES).toString());
    assertEquals(
        "[module.body.statements[0].value.inner.op: must not be null,"
            + " module.body.statements[0].value.inner.right: must not be null]",
        AstValidator.check(
                module(TestSemantics.FUNCTIONS, new Expr.Paren(Span.NONE, Trivia.NONE, sum)), LexicalRules.SHAPES)
            .toString());
    Expr number = new Expr.NumberLiteral(Span.NONE, Trivia.NONE, "", new NumberValue.Integer(null));
    assertEquals(
        "[module.body.statements[0].value.value: must not be null]",
        AstValidator.check(module(TestSemantics.FUNCTIONS, number), LexicalRules.SHAPES).toString());
    assertEquals(
        "[module.semantics: must not be null]",
        AstValidator.check(module(null, number), LexicalRules.SHAPES).toString());
  }

  @Test
  void reportsAreBounded() {
    Expr list =
        new Expr.ListExpr(
            Span.NONE,
            Trivia.NONE,
            java.util.Collections.nCopies(1000, new Expr.Name(Span.NONE, Trivia.NONE, "")));
    assertEquals(
        AstValidator.LIMIT, AstValidator.check(module(TestSemantics.FUNCTIONS, list), LexicalRules.SHAPES).size());
  }
}
