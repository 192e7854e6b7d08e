package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Module;
import dev.lathe.ast.Spine;
import dev.lathe.ast.Stmt;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How deep and how long programs may be. */
class PythonLimitsTest {

  private static final int CHAIN = 100_000;

  private final PythonLanguage language = new PythonLanguage();
  private final Diagnostics diagnostics = new Diagnostics();

  private Optional<Module> parse(String program) {
    byte[] bytes = program.getBytes(StandardCharsets.UTF_8);
    return language.parse(Source.utf8("program", bytes, LineEnds.STANDARD), diagnostics);
  }

  private static Expr onlyExpression(Module module) {
    return ((Stmt.ExprStmt) module.body().statements().getFirst()).value();
  }

  @ParameterizedTest
  @ValueSource(strings = {" + a", " and a", ".b", "()", "[b]", "\\\n+ a"})
  void leftChains(String link) {
    Expr expr = onlyExpression(parse("a" + link.repeat(CHAIN)).orElseThrow());
    assertEquals(CHAIN + 1, Spine.of(expr).size());
  }

  @Test
  void chainOverManyLines() {
    Expr.Paren paren = (Expr.Paren) onlyExpression(parse("(a" + "\n+ a # c".repeat(CHAIN) + "\n)").orElseThrow());
    assertEquals(CHAIN + 1, Spine.of(paren.inner()).size());
  }

  @Test
  void comparisons() {
    Expr.Comparison chain = (Expr.Comparison) onlyExpression(parse("a" + " < a".repeat(CHAIN)).orElseThrow());
    assertEquals(CHAIN + 1, chain.operands().size());
  }

  @Test
  void elseIfs() {
    Module module = parse("if a: pass\n" + "elif a: pass\n".repeat(CHAIN)).orElseThrow();
    assertEquals(CHAIN + 1, ((Stmt.If) module.body().statements().getFirst()).branches().size());
  }

  @Test
  void elements() {
    Expr.ListExpr list = (Expr.ListExpr) onlyExpression(parse("[" + "1, ".repeat(CHAIN) + "]").orElseThrow());
    assertEquals(CHAIN, list.elements().size());
  }

  @Test
  void brackets() {
    assertTrue(parse("(".repeat(200) + "a" + ")".repeat(200)).isPresent());
    assertTrue(parse("(".repeat(201) + "a" + ")".repeat(201)).isEmpty());
    assertEquals("too many nested parentheses", diagnostics.list().getFirst().message());
  }

  @Test
  void hostileBrackets() {
    assertTrue(parse("(".repeat(100_000)).isEmpty());
    assertTrue(diagnostics.hasErrors());
  }

  @Test
  void indents() {
    assertTrue(parse(nested(99)).isPresent());
    assertTrue(parse(nested(100)).isEmpty());
    assertEquals("too many levels of indentation", diagnostics.list().getFirst().message());
  }

  private static String nested(int depth) {
    StringBuilder program = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      program.append(" ".repeat(i)).append("if a:\n");
    }
    return program.append(" ".repeat(depth)).append("pass\n").toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"- ", "not ", "lambda: ", "a if b else ", "a ** ", "~"})
  void rightChains(String link) {
    assertTrue(parse(link.repeat(2_900) + "a").isPresent());
    assertFalse(diagnostics.hasErrors());
    assertTrue(parse(link.repeat(3_100) + "a").isEmpty());
    assertTrue(diagnostics.list().getFirst().message().contains("Parser stack overflowed"));
    assertEquals("MemoryError", diagnostics.list().getFirst().category());
    assertTrue(parse(link.repeat(CHAIN) + "a").isEmpty());
  }

  @Test
  void nothing() {
    assertTrue(parse("").orElseThrow().body().statements().isEmpty());
    assertTrue(parse("\n# only a comment").orElseThrow().body().statements().isEmpty());
  }
}
