package dev.lathe.ast;

import dev.lathe.ast.ConstantFolder.Constant;
import java.util.Optional;

/**
 * Constants where all plain numbers are doubles. The rules are those of LuaJIT's parser: arithmetic on two numbers unless the
 * result is NaN or -0, which a constant table cannot keep apart from other keys, or a power that C libraries may round
 * differently; negation of all numbers but zero; {@code not} of anything.
 */
public final class DoubleConstants implements ConstantFolder.Constants {

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
    double result = op == BinaryOp.POWER ? Power.certain(x, y).orElse(Double.NaN) : arithmetic(op, x, y);
    return Double.isNaN(result) ? Optional.empty() : number(result);
  }

  /** What LuaJIT's folding of {@code x op y} gives, the last bit of a power aside; NaN where it is left to run time. */
  public static double arithmetic(BinaryOp op, double x, double y) {
    double result =
        switch (op) {
          case ADD -> x + y;
          case SUBTRACT -> x - y;
          case MULTIPLY -> x * y;
          case DIVIDE -> x / y;
          case MODULO -> x - Math.floor(x / y) * y;
          case POWER -> Power.nearest(x, y);
          case FLOOR_DIVIDE, MATRIX_MULTIPLY, SHIFT_LEFT, SHIFT_RIGHT, BIT_AND, BIT_OR, BIT_XOR, CONCAT, EQUAL, NOT_EQUAL,
              LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IN, NOT_IN, IS, IS_NOT ->
              Double.NaN; // left to run time
        };
    return result == 0 && 1 / result < 0 ? Double.NaN : result;
  }

  @Override
  public Optional<Constant> index(Constant object, Constant index) {
    return Optional.empty();
  }
}
