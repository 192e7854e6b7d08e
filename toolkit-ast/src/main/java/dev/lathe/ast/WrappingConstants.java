package dev.lathe.ast;

import dev.lathe.ast.ConstantFolder.Constant;
import java.math.BigInteger;
import java.util.Optional;

/** Constants where integers are 64 bits wide and wrap; reals, truth and strings are those of {@link GrowingConstants}. */
final class WrappingConstants implements ConstantFolder.Constants {

  private static final BigInteger WIDTH = BigInteger.valueOf(Long.SIZE);

  private final Semantics semantics;
  private final GrowingConstants exact;

  WrappingConstants(Semantics semantics) {
    this.semantics = semantics;
    this.exact = new GrowingConstants(semantics);
  }

  @Override
  public Optional<Constant> unary(UnaryOp op, Constant operand) {
    return exact.unary(op, operand).map(WrappingConstants::wrapped);
  }

  @Override
  public Optional<Constant> binary(BinaryOp op, Constant left, Constant right) {
    if (left instanceof Constant.Number(NumberValue.Integer(BigInteger x))
        && right instanceof Constant.Number(NumberValue.Integer(BigInteger y))) {
      boolean fails = y.signum() == 0;
      if (op == BinaryOp.DIVIDE && semantics.division() == Semantics.Division.TRUNCATING) {
        return fails ? Optional.empty() : Optional.of(wrapped(x.divide(y)));
      }
      if (op == BinaryOp.MODULO && semantics.modulo() == Semantics.Modulo.TRUNCATED) {
        return fails ? Optional.empty() : Optional.of(wrapped(x.remainder(y)));
      }
      boolean shifts = op == BinaryOp.SHIFT_LEFT || op == BinaryOp.SHIFT_RIGHT;
      if (shifts && (y.signum() < 0 || y.compareTo(WIDTH) >= 0)) {
        return Optional.empty(); // languages differ: none of the bits, some of the count's, an error
      }
    }
    return exact.binary(op, left, right).map(WrappingConstants::wrapped);
  }

  @Override
  public Optional<Constant> index(Constant object, Constant index) {
    return Optional.empty();
  }

  private static Constant wrapped(Constant constant) {
    return constant instanceof Constant.Number(NumberValue.Integer(BigInteger value)) ? wrapped(value) : constant;
  }

  private static Constant wrapped(BigInteger value) {
    return new Constant.Number(new NumberValue.Integer(BigInteger.valueOf(value.longValue())));
  }
}
