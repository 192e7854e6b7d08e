package dev.lathe.lang.lua;

import dev.lathe.ast.ConstantFolder;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Module;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.testing.FoldingCheck;
import dev.lathe.testing.FoldingCheck.Expression;
import dev.lathe.testing.OracleServer;
import dev.lathe.testing.Sampling;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Constant expressions are folded as luajit folds them, bit by bit. */
class LuaConstantsTest {

  private static final LuaLanguage LANGUAGE = new LuaLanguage();

  private static final List<String> BINARY = List.of("+", "-", "*", "/", "%", "^", "..", "==", "<");

  private static String ours(String expression) {
    Source source = LANGUAGE.decode("constants", Source.encodeUtf8("return " + expression)).source();
    Diagnostics diagnostics = new Diagnostics();
    Module module = LANGUAGE.parse(source, diagnostics).orElseThrow(() -> new AssertionError(expression + diagnostics.list()));
    Stmt last = ConstantFolder.fold(module).body().statements().getFirst();
    return switch (((Stmt.Return) last).values().getFirst()) {
      case Expr.NumberLiteral number -> LuaLiteralsTest.show(number.value());
      case Expr.StringLiteral string -> LuaLiteralsTest.show(((StringPart.Literal) string.parts().getFirst()).value());
      case Expr.Bool truth -> String.valueOf(truth.value());
      case Expr.Nil _ -> "nil";
      case Expr _ -> FoldingCheck.CODE;
    };
  }

  private static Expression expression(Random random, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return new Expression(operand(random), false, List.of());
    }
    Expression first = expression(random, depth - 1);
    if (random.nextInt(4) == 0) {
      String operator = List.of("-", "-", "not ", "#").get(random.nextInt(4));
      return new Expression(operator + "(" + first.text() + ")", false, List.of(first));
    }
    Expression second = expression(random, depth - 1);
    String operator = BINARY.get(random.nextInt(BINARY.size()));
    String text = "(" + first.text() + ") " + operator + " (" + second.text() + ")";
    return new Expression(text, operator.equals("^"), List.of(first, second));
  }

  private static String operand(Random random) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> String.valueOf(random.nextInt(20));
      case 3, 4 -> random.nextInt(100) + "." + random.nextInt(1000);
      case 5, 6 -> LuaSpellings.number(random);
      default -> List.of("nil", "true", "false", "''", "'text'", "3LL", "7ULL", "2i", "0LL").get(random.nextInt(9));
    };
  }

  @Test
  void areFoldedAlike() {
    Random random = Sampling.random("constants");
    try (OracleServer luajit = LuaJit.serve("constant-server.lua")) {
      FoldingCheck check =
          new FoldingCheck(
              LuaConstantsTest::ours,
              text -> new String(luajit.ask(Source.encodeUtf8(text)), StandardCharsets.US_ASCII),
              value -> value);
      for (int i = 0; i < Sampling.programs(); i++) {
        check.check(expression(random, 3));
      }
      check.finish();
    }
  }
}
