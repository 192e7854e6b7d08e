package dev.lathe.lang.python;

import dev.lathe.ast.ConstantFolder;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Module;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.testing.FoldingCheck;
import dev.lathe.testing.FoldingCheck.Expression;
import dev.lathe.testing.OracleServer;
import dev.lathe.testing.Sampling;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Constant expressions are folded as CPython folds them, bit by bit; complex numbers as far as literals can hold them. */
class PythonConstantsTest {

  private static final PythonLanguage LANGUAGE = new PythonLanguage();

  private static final List<String> BINARY =
      List.of("+", "-", "*", "*", "/", "//", "%", "**", "**", "<<", ">>", "&", "|", "^", "@", "<", "==");

  private static final List<String> OTHERS =
      List.of("None", "True", "False", "''", "'text'", "'é\\U0001F600'", "'\\ud83d'", "'\\ude00'", "b''", "b'a\\xff'", "2j", "0j", "1.5j");

  private static String ours(String expression) {
    Source source = LANGUAGE.decode("constants", Source.encodeUtf8(expression)).source();
    Diagnostics diagnostics = new Diagnostics();
    Module module = LANGUAGE.parse(source, diagnostics).orElseThrow(() -> new AssertionError(expression + diagnostics.list()));
    Stmt last = ConstantFolder.fold(module).body().statements().getFirst();
    return switch (((Stmt.ExprStmt) last).value()) {
      case Expr.NumberLiteral number -> show(number.value());
      case Expr.StringLiteral string -> show(((StringPart.Literal) string.parts().getFirst()).value());
      case Expr.Bool truth -> truth.value() ? "True" : "False";
      case Expr.Nil _ -> "None";
      case Expr _ -> FoldingCheck.CODE;
    };
  }

  private static String show(NumberValue value) {
    return switch (value) {
      case NumberValue.Real(double real) -> "real " + bits(real);
      case NumberValue.Imaginary(double imaginary) -> "imaginary " + bits(imaginary);
      case NumberValue.Integer(BigInteger integer) -> "integer " + integer.toString(16);
      case NumberValue.Fixed fixed -> fixed.toString();
    };
  }

  private static String bits(double value) {
    return HexFormat.of().toHexDigits(Double.doubleToLongBits(value));
  }

  private static String show(StringValue value) {
    return switch (value) {
      case StringValue.Text(String text) -> text.codePoints().mapToObj(c -> " " + Integer.toHexString(c)).collect(Collectors.joining("", "text", ""));
      case StringValue.Bytes(String latin1) -> "bytes " + HexFormat.of().formatHex(latin1.getBytes(StandardCharsets.ISO_8859_1));
      case StringValue.Surrogates surrogates -> surrogates.toString();
    };
  }

  private static Expression expression(Random random, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return new Expression(operand(random), false, List.of());
    }
    Expression first = expression(random, depth - 1);
    if (random.nextInt(4) == 0) {
      String operator = List.of("-", "-", "~", "+", "not ").get(random.nextInt(5));
      return new Expression(operator + "(" + first.text() + ")", false, List.of(first));
    }
    Expression second = expression(random, depth - 1);
    List<Expression> operands = List.of(first, second);
    if (random.nextInt(12) == 0) {
      return new Expression("(" + first.text() + ")[" + second.text() + "]", false, operands);
    }
    String operator = BINARY.get(random.nextInt(BINARY.size()));
    return new Expression("(" + first.text() + ") " + operator + " (" + second.text() + ")", operator.equals("**"), operands);
  }

  private static String operand(Random random) {
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> String.valueOf(random.nextInt(random.nextBoolean() ? 8 : 200));
      case 4, 5 -> new BigInteger(1 + random.nextInt(150), random).toString();
      case 6, 7 -> random.nextInt(100) + "." + random.nextInt(1000);
      case 8 -> List.of("0.0", "1e308", "1e309", "5e-324", "1e16", "0.5", "1e-5").get(random.nextInt(7));
      case 9 -> Double.toString(Math.scalb(random.nextDouble(), random.nextInt(1000) - 500));
      default -> OTHERS.get(random.nextInt(OTHERS.size()));
    };
  }

  @Test
  void areFoldedAlike() {
    Random random = Sampling.random("constants");
    try (OracleServer server = CPython.serve("reference")) {
      Reference reference = new Reference(server);
      FoldingCheck check =
          new FoldingCheck(
              PythonConstantsTest::ours,
              text ->
                  switch (reference.ask("constant", text.getBytes(StandardCharsets.UTF_8))) {
                    case Reference.Answer.Given(String value) -> value;
                    case Reference.Answer.Refused refused -> throw new AssertionError(text + ": " + refused);
                  },
              value -> value.equals("complex") ? FoldingCheck.CODE : value);
      for (int i = 0; i < Sampling.programs(); i++) {
        check.check(expression(random, 3));
      }
      check.finish();
    }
  }
}
