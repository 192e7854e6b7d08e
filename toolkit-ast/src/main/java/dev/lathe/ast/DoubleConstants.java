package dev.lathe.ast;

import dev.lathe.ast.ConstantFolder.Constant;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Constants where all plain numbers are doubles. The rules are those of LuaJIT's parser: arithmetic on two numbers unless the
 * result is NaN or -0, which a constant table cannot keep apart from other keys; negation of all numbers but zero; {@code not}
 * of anything.
 */
public final class DoubleConstants implements ConstantFolder.Constants {

  /** Past this exponent the exact power is not computed; doubles overflow long before unless the base is near 1. */
  private static final double MAX_EXACT_EXPONENT = 1100;

  DoubleConstants() {}

  @Override
  public Optional<Constant> unary(UnaryOp op, Constant operand) {
    return switch (op) {
      case NOT -> Optional.of(new Constant.Bool(isFalse(operand)));
      case NEGATE -> operand instanceof Constant.Number(NumberValue value) ? negate(value) : Optional.empty();
      case PLUS, BIT_NOT, LENGTH -> Optional.empty();
    };
  }

  private static boolean isFalse(Constant constant) {
    return switch (constant) {
      case Constant.Nil _ -> true;
      case Constant.Bool(boolean value) -> !value;
      case Constant.Number _, Constant.Text _ -> false;
    };
  }

  private static Optional<Constant> negate(NumberValue value) {
    return switch (value) {
      case NumberValue.Real(double number) -> number == 0 ? Optional.empty() : number(-number);
      case NumberValue.Fixed(long bits, NumberValue.Signedness signedness) ->
          Optional.of(new Constant.Number(new NumberValue.Fixed(-bits, signedness)));
      case NumberValue.Imaginary(double number) -> Optional.of(new Constant.Number(new NumberValue.Imaginary(-number)));
      case NumberValue.Integer _ -> Optional.empty();
    };
  }

  private static Optional<Constant> number(double value) {
    return Optional.of(new Constant.Number(new NumberValue.Real(value)));
  }

  @Override
  public Optional<Constant> binary(BinaryOp op, Constant left, Constant right) {
    if (!(left instanceof Constant.Number(NumberValue.Real(double x)) && right instanceof Constant.Number(NumberValue.Real(double y)))) {
      return Optional.empty();
    }
    double result = arithmetic(op, x, y);
    return Double.isNaN(result) ? Optional.empty() : number(result);
  }

  /** What folding {@code x op y} gives; NaN where the operation is left to run time. */
  public static double arithmetic(BinaryOp op, double x, double y) {
    double result =
        switch (op) {
          case ADD -> x + y;
          case SUBTRACT -> x - y;
          case MULTIPLY -> x * y;
          case DIVIDE -> x / y;
          case MODULO -> x - Math.floor(x / y) * y;
          case POWER -> power(x, y);
          case FLOOR_DIVIDE, MATRIX_MULTIPLY, SHIFT_LEFT, SHIFT_RIGHT, BIT_AND, BIT_OR, BIT_XOR, CONCAT, EQUAL, NOT_EQUAL,
              LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IN, NOT_IN, IS, IS_NOT ->
              Double.NaN; // left to run time
        };
    return result == 0 && 1 / result < 0 ? Double.NaN : result;
  }

  /** The power rounded correctly where the exponent is a small integer, which is what C libraries give there. */
  private static double power(double x, double y) {
    if (y != Math.rint(y) || Math.abs(y) > MAX_EXACT_EXPONENT || x == 0 || Double.isInfinite(x) || Double.isNaN(x)) {
      return Math.pow(x, y);
    }
    double estimate = Math.pow(x, y);
    if (y < 0 || Double.isInfinite(estimate) || estimate == 0) {
      return estimate;
    }
    return new BigDecimal(x).pow((int) y).doubleValue();
  }

  @Override
  public Optional<Constant> index(Constant object, Constant index) {
    return Optional.empty();
  }
}
