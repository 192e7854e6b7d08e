package dev.lathe.ast;

import dev.lathe.ast.ConstantFolder.Constant;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Constants where integers grow without bound. The rules are those of CPython's {@code ast_opt.c}: an operation that fails is
 * left to run time, and so is one whose result would be large.
 */
final class GrowingConstants implements ConstantFolder.Constants {

  /** Most bits of an integer that multiplication, power and left shift give. */
  private static final int MAX_INTEGER_BITS = 128;

  /** Longest string that repetition gives. */
  private static final int MAX_STRING = 4096;

  private final Semantics semantics;

  GrowingConstants(Semantics semantics) {
    this.semantics = semantics;
  }

  @Override
  public Optional<Constant> unary(UnaryOp op, Constant operand) {
    if (op == UnaryOp.NOT) {
      return Optional.of(new Constant.Bool(isFalse(operand)));
    }
    Optional<BigInteger> integer = integer(operand);
    return switch (op) {
      case NEGATE ->
          integer.isPresent()
              ? integer(integer.get().negate())
              : operand instanceof Constant.Number(NumberValue.Real(double value)) ? real(-value) : Optional.empty();
      case PLUS ->
          integer.isPresent()
              ? integer(integer.get())
              : operand instanceof Constant.Number ? Optional.of(operand) : Optional.empty();
      case BIT_NOT -> integer.flatMap(value -> integer(value.not()));
      case NOT, LENGTH -> Optional.empty();
    };
  }

  private boolean isFalse(Constant constant) {
    boolean emptyIsFalse = semantics.truth() == Semantics.Truth.EMPTY_AND_ZERO;
    return switch (constant) {
      case Constant.Nil _ -> true;
      case Constant.Bool(boolean value) -> !value;
      case Constant.Number(NumberValue value) -> emptyIsFalse && isZero(value);
      case Constant.Text(StringValue.Text(String text)) -> emptyIsFalse && text.isEmpty();
      case Constant.Text(StringValue.Bytes(String bytes)) -> emptyIsFalse && bytes.isEmpty();
      case Constant.Text(StringValue.Surrogates _) -> false;
    };
  }

  private static boolean isZero(NumberValue value) {
    return switch (value) {
      case NumberValue.Real(double number) -> number == 0;
      case NumberValue.Integer(BigInteger number) -> number.signum() == 0;
      case NumberValue.Fixed(long bits, NumberValue.Signedness _) -> bits == 0;
      case NumberValue.Imaginary(double number) -> number == 0;
    };
  }

  @Override
  public Optional<Constant> binary(BinaryOp op, Constant left, Constant right) {
    boolean isText = left instanceof Constant.Text || right instanceof Constant.Text;
    if (isText && semantics.addition() != Semantics.Addition.METHODS) {
      return Optional.empty();
    }
    if (left instanceof Constant.Text(StringValue text)) {
      return right instanceof Constant.Text(StringValue other) ? concatenate(op, text, other) : repeat(op, text, right);
    }
    if (right instanceof Constant.Text(StringValue text)) {
      return repeat(op, text, left);
    }
    Optional<BigInteger> x = integer(left);
    Optional<BigInteger> y = integer(right);
    if (x.isPresent() && y.isPresent()) {
      return integers(op, x.get(), y.get(), left instanceof Constant.Bool && right instanceof Constant.Bool);
    }
    Optional<Double> a = real(left);
    Optional<Double> b = real(right);
    if (a.isPresent() && b.isPresent()) {
      return reals(op, a.get(), b.get());
    }
    Optional<Complex> z = complex(left, a);
    Optional<Complex> w = complex(right, b);
    return z.isPresent() && w.isPresent() ? complexes(op, z.get(), w.get()) : Optional.empty();
  }

  /** The constant as a complex number; {@code real} is its value as a double, if it has one. */
  private static Optional<Complex> complex(Constant constant, Optional<Double> real) {
    return constant instanceof Constant.Number(NumberValue.Imaginary(double value))
        ? Optional.of(new Complex(0, value))
        : real.map(value -> new Complex(value, 0));
  }

  private static Optional<Constant> complexes(BinaryOp op, Complex x, Complex y) {
    Optional<Complex> result =
        switch (op) {
          case ADD -> Optional.of(x.plus(y));
          case SUBTRACT -> Optional.of(x.minus(y));
          case MULTIPLY -> Optional.of(x.times(y));
          case DIVIDE -> x.dividedBy(y);
          case POWER -> x.power(y).filter(Complex::isFinite); // overflow is an error
          case FLOOR_DIVIDE, MODULO, MATRIX_MULTIPLY, SHIFT_LEFT, SHIFT_RIGHT, BIT_AND, BIT_OR, BIT_XOR, CONCAT, EQUAL, NOT_EQUAL,
              LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IN, NOT_IN, IS, IS_NOT ->
              Optional.empty();
        };
    return result.filter(Complex::isLiteral).map(value -> new Constant.Number(new NumberValue.Imaginary(value.imaginary())));
  }

  private static Optional<Constant> concatenate(BinaryOp op, StringValue left, StringValue right) {
    if (op == BinaryOp.ADD && left instanceof StringValue.Text(String a) && right instanceof StringValue.Text(String b)) {
      boolean pairs = !a.isEmpty() && !b.isEmpty() && Character.isHighSurrogate(a.charAt(a.length() - 1)) && Character.isLowSurrogate(b.charAt(0));
      return pairs ? Optional.empty() : Optional.of(new Constant.Text(new StringValue.Text(a + b)));
    }
    return op == BinaryOp.ADD && left instanceof StringValue.Bytes(String a) && right instanceof StringValue.Bytes(String b)
        ? Optional.of(new Constant.Text(new StringValue.Bytes(a + b)))
        : Optional.empty();
  }

  private static Optional<Constant> repeat(BinaryOp op, StringValue text, Constant times) {
    Optional<BigInteger> count = integer(times);
    if (op != BinaryOp.MULTIPLY || count.isEmpty()) {
      return Optional.empty();
    }
    return switch (text) {
      case StringValue.Text(String value) -> {
        OptionalInt n = repetitions(count.get(), value.codePointCount(0, value.length()));
        yield n.isEmpty() ? Optional.empty() : Optional.of(new Constant.Text(new StringValue.Text(value.repeat(n.getAsInt()))));
      }
      case StringValue.Bytes(String value) -> {
        OptionalInt n = repetitions(count.get(), value.length());
        yield n.isEmpty() ? Optional.empty() : Optional.of(new Constant.Text(new StringValue.Bytes(value.repeat(n.getAsInt()))));
      }
      case StringValue.Surrogates _ -> Optional.empty();
    };
  }

  /** How often to repeat a string of {@code length} elements; empty if that is left to run time. */
  private static OptionalInt repetitions(BigInteger count, int length) {
    if (length == 0) { // of any count that a machine's word holds, negative ones included
      return count.bitLength() < Long.SIZE ? OptionalInt.of(0) : OptionalInt.empty();
    }
    boolean isSmall = count.signum() >= 0 && count.bitLength() < Integer.SIZE && count.intValue() <= MAX_STRING / length;
    return isSmall ? OptionalInt.of(count.intValue()) : OptionalInt.empty();
  }

  private static Optional<Constant> integers(BinaryOp op, BigInteger x, BigInteger y, boolean truths) {
    return switch (op) {
      case ADD -> integer(x.add(y));
      case SUBTRACT -> integer(x.subtract(y));
      case MULTIPLY ->
          x.signum() != 0 && y.signum() != 0 && x.abs().bitLength() + y.abs().bitLength() > MAX_INTEGER_BITS
              ? Optional.empty()
              : integer(x.multiply(y));
      case DIVIDE -> divide(x, y);
      case FLOOR_DIVIDE -> y.signum() == 0 ? Optional.empty() : integer(floorDivide(x, y));
      case MODULO -> y.signum() == 0 ? Optional.empty() : integer(x.subtract(floorDivide(x, y).multiply(y)));
      case POWER -> power(x, y);
      case SHIFT_LEFT ->
          x.signum() == 0 || y.signum() == 0
              ? y.signum() < 0 ? Optional.empty() : integer(x)
              : y.signum() < 0 || y.bitLength() > 31 || y.intValue() > MAX_INTEGER_BITS - x.abs().bitLength()
                  ? Optional.empty()
                  : integer(x.shiftLeft(y.intValue()));
      case SHIFT_RIGHT ->
          y.signum() < 0 ? Optional.empty() : integer(x.shiftRight(y.bitLength() > 31 ? Integer.MAX_VALUE : y.intValue()));
      case BIT_AND -> bits(x.and(y), truths);
      case BIT_OR -> bits(x.or(y), truths);
      case BIT_XOR -> bits(x.xor(y), truths);
      case MATRIX_MULTIPLY, CONCAT, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IN, NOT_IN, IS, IS_NOT ->
          Optional.empty();
    };
  }

  /** Bit operators on two truth values give one. */
  private static Optional<Constant> bits(BigInteger value, boolean truths) {
    return truths ? Optional.of(new Constant.Bool(value.signum() != 0)) : integer(value);
  }

  private static BigInteger floorDivide(BigInteger x, BigInteger y) {
    BigInteger[] parts = x.divideAndRemainder(y);
    return parts[1].signum() != 0 && parts[1].signum() != y.signum() ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** The quotient rounded once, as CPython's integer division does. */
  private static Optional<Constant> divide(BigInteger x, BigInteger y) {
    if (y.signum() == 0) {
      return Optional.empty();
    }
    if (x.signum() == 0 || x.abs().bitLength() <= 53 && y.abs().bitLength() <= 53) {
      return real(x.doubleValue() / y.doubleValue()); // a zero has the sign of the quotient
    }
    // 66 more bits than a double has, and a sticky last bit: rounding that to a double is rounding the exact quotient.
    int shift = Math.max(0, 66 + 53 - (x.abs().bitLength() - y.abs().bitLength()));
    BigInteger[] parts = x.abs().shiftLeft(shift).divideAndRemainder(y.abs());
    BigInteger scaled = parts[1].signum() == 0 ? parts[0] : parts[0].setBit(0);
    int exponent = scaled.bitLength() - shift;
    if (exponent > 1020 || exponent < -1020 || scaled.bitLength() > 1020) {
      return Optional.empty(); // near the ends of the range the rounding of subnormals and overflow would matter
    }
    double quotient = Math.scalb(scaled.doubleValue(), -shift);
    return real(x.signum() == y.signum() ? quotient : -quotient);
  }

  private static Optional<Constant> power(BigInteger x, BigInteger y) {
    if (y.signum() < 0) {
      return x.signum() == 0 || x.bitLength() > 1000 || y.bitLength() > 31
          ? Optional.empty()
          : reals(BinaryOp.POWER, x.doubleValue(), y.doubleValue());
    }
    if (x.signum() != 0 && y.signum() > 0) {
      if (y.bitLength() > 31 || y.intValue() > MAX_INTEGER_BITS / Math.max(1, x.abs().bitLength())) {
        return Optional.empty();
      }
    }
    return integer(x.signum() == 0 ? (y.signum() == 0 ? BigInteger.ONE : BigInteger.ZERO) : x.pow(y.intValue()));
  }

  private static Optional<Constant> reals(BinaryOp op, double x, double y) {
    return switch (op) {
      case ADD -> real(x + y);
      case SUBTRACT -> real(x - y);
      case MULTIPLY -> real(x * y);
      case DIVIDE -> y == 0 ? Optional.empty() : real(x / y);
      case FLOOR_DIVIDE -> y == 0 ? Optional.empty() : real(floorDivide(x, y));
      case MODULO -> y == 0 ? Optional.empty() : real(floorModulo(x, y));
      case POWER -> power(x, y);
      case MATRIX_MULTIPLY, SHIFT_LEFT, SHIFT_RIGHT, BIT_AND, BIT_OR, BIT_XOR, CONCAT, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL,
          GREATER, GREATER_EQUAL, IN, NOT_IN, IS, IS_NOT ->
          Optional.empty();
    };
  }

  /** The remainder with the divisor's sign, a zero included. */
  private static double floorModulo(double x, double y) {
    double remainder = x % y;
    if (remainder == 0) {
      return Math.copySign(0.0, y);
    }
    return remainder < 0 != y < 0 ? remainder + y : remainder;
  }

  private static double floorDivide(double x, double y) {
    double remainder = x % y;
    double quotient = (x - remainder) / y;
    if (remainder != 0 && remainder < 0 != y < 0) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0.0, x / y);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  /** Powers that fail, are complex or may be rounded differently are left to run time. */
  private static Optional<Constant> power(double x, double y) {
    if (x == 0 && y < 0 || x < 0 && !Double.isInfinite(x) && !Double.isInfinite(y) && y != Math.rint(y)) {
      return Optional.empty();
    }
    OptionalDouble result = Power.certain(x, y);
    boolean overflow =
        result.isPresent() && Double.isInfinite(result.getAsDouble()) && !Double.isInfinite(x) && !Double.isInfinite(y);
    return result.isEmpty() || overflow ? Optional.empty() : real(result.getAsDouble());
  }

  @Override
  public Optional<Constant> index(Constant object, Constant index) {
    Optional<BigInteger> at = integer(index);
    if (at.isEmpty() || at.get().bitLength() > 31 || !(object instanceof Constant.Text(StringValue text))) {
      return Optional.empty();
    }
    int i = at.get().intValue();
    return switch (text) {
      case StringValue.Text(String value) -> {
        int length = value.codePointCount(0, value.length());
        int position = i < 0 ? i + length : i;
        yield position < 0 || position >= length
            ? Optional.empty()
            : Optional.of(
                new Constant.Text(
                    new StringValue.Text(Character.toString(value.codePointAt(value.offsetByCodePoints(0, position))))));
      }
      case StringValue.Bytes(String value) -> {
        int position = i < 0 ? i + value.length() : i;
        yield position < 0 || position >= value.length()
            ? Optional.empty()
            : integer(BigInteger.valueOf(value.charAt(position)));
      }
      case StringValue.Surrogates _ -> Optional.empty();
    };
  }

  /** The constant as an integer: truth values are 0 and 1. */
  private static Optional<BigInteger> integer(Constant constant) {
    if (constant instanceof Constant.Bool(boolean value)) {
      return Optional.of(value ? BigInteger.ONE : BigInteger.ZERO);
    }
    return constant instanceof Constant.Number(NumberValue.Integer(BigInteger value)) ? Optional.of(value) : Optional.empty();
  }

  /** The constant as a double, unless it is an integer too large for one. */
  private static Optional<Double> real(Constant constant) {
    if (constant instanceof Constant.Number(NumberValue.Real(double value))) {
      return Optional.of(value);
    }
    return integer(constant).map(BigInteger::doubleValue).filter(Double::isFinite);
  }

  private static Optional<Constant> integer(BigInteger value) {
    return Optional.of(new Constant.Number(new NumberValue.Integer(value)));
  }

  private static Optional<Constant> real(double value) {
    return Optional.of(new Constant.Number(new NumberValue.Real(value)));
  }
}
