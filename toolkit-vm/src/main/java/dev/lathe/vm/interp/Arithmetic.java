package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.object.IntegerObject;
import dev.lathe.vm.object.Numbers;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.math.BigInteger;

/**
 * Arithmetic and order of numbers in general functions: integers of any size, and floats. False and true count as 0 and 1;
 * IAND, IOR and IXOR of two of them give one of them. An operation on an integer and a float is one on floats, but comparisons
 * are exact.
 *
 * <p>Operators are named by the opcodes of the rows that take two registers.
 */
final class Arithmetic {
  private static final long EXACT_IN_DOUBLE = 1L << 53;
  /** Bits of a quotient that is to be rounded to a double: 53, one to round, and one that tells of a rest. */
  private static final int QUOTIENT_BITS = 55;
  private static final int SMALLEST_EXPONENT = -1074;

  private final VmState vm;
  private final Heap heap;
  private final LargeIntegers large;

  Arithmetic(VmState vm) {
    this.vm = vm;
    large = new LargeIntegers(vm);
    this.heap = vm.heap();
  }

  // --- kinds of operands ------------------------------------------------------------------------------------------------

  /** A number as a float; raises if it is too large. */
  double toDouble(long value) {
    if (Value.isDouble(value)) {
      return Value.toDouble(value);
    }
    if (Numbers.fitsLong(value)) {
      return Numbers.low(value);
    }
    double rounded = Numbers.big(value).doubleValue();
    if (Double.isInfinite(rounded)) {
      throw failure(Failure.TOO_LARGE);
    }
    return rounded;
  }

  /** The value of an integer of 64 bits. */
  long integer(long number) {
    return IntegerObject.value(heap, number);
  }

  private long integer(BigInteger number) {
    return IntegerObject.value(heap, number);
  }

  private GuestError failure(Failure failure, Object... details) {
    return vm.errors().of(failure, details);
  }

  // --- two operands -----------------------------------------------------------------------------------------------------

  /** The result; UNDEF if the operands are not such that the operator is defined here. */
  long binary(int operator, long left, long right) {
    if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
      if (Numbers.isBoolean(left) && Numbers.isBoolean(right)) {
        switch (operator) {
          case OpCodes.IAND -> {
            return Value.of(left == Value.TRUE && right == Value.TRUE);
          }
          case OpCodes.IOR -> {
            return Value.of(left == Value.TRUE || right == Value.TRUE);
          }
          case OpCodes.IXOR -> {
            return Value.of(left != right);
          }
          default -> {}
        }
      }
      return Numbers.fitsLong(left) && Numbers.fitsLong(right) ? longs(operator, Numbers.low(left), Numbers.low(right)) : bigs(operator, Numbers.big(left), Numbers.big(right));
    }
    return Numbers.isNumber(left) && Numbers.isNumber(right) ? floats(operator, left, right) : Value.UNDEF;
  }

  private long longs(int operator, long x, long y) {
    switch (operator) {
      case OpCodes.IADD -> {
        long sum = x + y;
        return ((x ^ sum) & (y ^ sum)) < 0 ? bigs(operator, BigInteger.valueOf(x), BigInteger.valueOf(y)) : integer(sum);
      }
      case OpCodes.ISUB -> {
        long difference = x - y;
        return ((x ^ y) & (x ^ difference)) < 0 ? bigs(operator, BigInteger.valueOf(x), BigInteger.valueOf(y)) : integer(difference);
      }
      case OpCodes.IMUL -> {
        long product = x * y;
        return Math.multiplyHigh(x, y) == product >> 63 ? integer(product) : bigs(operator, BigInteger.valueOf(x), BigInteger.valueOf(y));
      }
      case OpCodes.IDIV -> {
        checkDivisor(operator, y == 0);
        if (Math.abs(x) <= EXACT_IN_DOUBLE && Math.abs(y) <= EXACT_IN_DOUBLE && x != Long.MIN_VALUE && y != Long.MIN_VALUE) {
          return Value.of((double) x / y);
        }
        return bigs(operator, BigInteger.valueOf(x), BigInteger.valueOf(y));
      }
      case OpCodes.IFDIV -> {
        checkDivisor(operator, y == 0);
        return overflowsDivision(x, y) ? bigs(operator, BigInteger.valueOf(x), BigInteger.valueOf(y)) : integer(Math.floorDiv(x, y));
      }
      case OpCodes.IMOD -> {
        checkDivisor(operator, y == 0);
        return integer(Math.floorMod(x, y));
      }
      case OpCodes.ITDIV -> {
        checkDivisor(operator, y == 0);
        return overflowsDivision(x, y) ? bigs(operator, BigInteger.valueOf(x), BigInteger.valueOf(y)) : integer(x / y);
      }
      case OpCodes.ITREM -> {
        checkDivisor(operator, y == 0);
        return integer(x % y);
      }
      case OpCodes.IAND -> {
        return integer(x & y);
      }
      case OpCodes.IOR -> {
        return integer(x | y);
      }
      case OpCodes.IXOR -> {
        return integer(x ^ y);
      }
      case OpCodes.ISHL -> {
        checkShift(y < 0);
        if (x == 0) {
          return Value.ofInt(0);
        }
        return y < 64 && x << y >> y == x ? integer(x << y) : shiftLeft(BigInteger.valueOf(x), BigInteger.valueOf(y));
      }
      case OpCodes.ISHR -> {
        checkShift(y < 0);
        return integer(x >> Math.min(y, 63));
      }
      case OpCodes.IPOW -> {
        return power(BigInteger.valueOf(x), BigInteger.valueOf(y));
      }
      default -> throw new AssertionError(operator);
    }
  }

  private static boolean overflowsDivision(long x, long y) {
    return x == Long.MIN_VALUE && y == -1;
  }

  private void checkDivisor(int operator, boolean isZero) {
    if (isZero) {
      throw failure(Failure.DIVISION_BY_ZERO, symbol(operator));
    }
  }

  private void checkShift(boolean isNegative) {
    if (isNegative) {
      throw failure(Failure.NEGATIVE_SHIFT);
    }
  }

  private long bigs(int operator, BigInteger x, BigInteger y) {
    switch (operator) {
      case OpCodes.IADD, OpCodes.ISUB, OpCodes.IAND, OpCodes.IOR, OpCodes.IXOR -> IntegerObject.reserve(heap, Math.max(x.bitLength(), y.bitLength()) + 1L);
      case OpCodes.IMUL -> IntegerObject.reserve(heap, (long) x.bitLength() + y.bitLength());
      case OpCodes.IDIV, OpCodes.IFDIV, OpCodes.IMOD, OpCodes.ITDIV, OpCodes.ITREM -> {
        checkDivisor(operator, y.signum() == 0);
        IntegerObject.reserve(heap, x.bitLength());
      }
      default -> {}
    }
    return switch (operator) {
      case OpCodes.IADD -> integer(x.add(y));
      case OpCodes.ISUB -> integer(x.subtract(y));
      case OpCodes.IMUL -> integer(large.multiply(x, y));
      case OpCodes.IDIV -> Value.of(quotient(x, y));
      case OpCodes.IFDIV -> integer(floorDivide(x, y));
      case OpCodes.IMOD -> {
        BigInteger rest = large.divide(x, y).rest();
        yield integer(rest.signum() != 0 && rest.signum() != y.signum() ? rest.add(y) : rest);
      }
      case OpCodes.ITDIV -> integer(large.divide(x, y).quotient());
      case OpCodes.ITREM -> integer(large.divide(x, y).rest());
      case OpCodes.IPOW -> power(x, y);
      case OpCodes.IAND -> integer(x.and(y));
      case OpCodes.IOR -> integer(x.or(y));
      case OpCodes.IXOR -> integer(x.xor(y));
      case OpCodes.ISHL -> {
        checkShift(y.signum() < 0);
        yield shiftLeft(x, y);
      }
      case OpCodes.ISHR -> {
        checkShift(y.signum() < 0);
        yield integer(y.bitLength() > 31 ? BigInteger.valueOf(x.signum() < 0 ? -1 : 0) : x.shiftRight(y.intValue()));
      }
      default -> throw new AssertionError(operator);
    };
  }

  private BigInteger floorDivide(BigInteger x, BigInteger y) {
    LargeIntegers.Division division = large.divide(x, y);
    boolean isAbove = division.rest().signum() != 0 && division.rest().signum() != y.signum();
    return isAbove ? division.quotient().subtract(BigInteger.ONE) : division.quotient();
  }

  private long shiftLeft(BigInteger x, BigInteger by) {
    if (x.signum() == 0) {
      return Value.ofInt(0);
    }
    IntegerObject.reserve(heap, by.bitLength() > 31 ? Long.MAX_VALUE : x.bitLength() + by.longValue());
    return integer(x.shiftLeft(by.intValue()));
  }

  private long power(BigInteger x, BigInteger y) {
    if (y.signum() < 0) {
      if (x.signum() == 0) {
        throw failure(Failure.DIVISION_BY_ZERO, symbol(OpCodes.IPOW));
      }
      return floatPower(toDouble(integer(x)), toDouble(integer(y)));
    }
    if (x.bitLength() <= 1 && x.abs().bitLength() <= 1) {
      // −1, 0 and 1, whose powers stay small whatever the exponent is.
      return integer(y.signum() == 0 || x.signum() < 0 && !y.testBit(0) ? BigInteger.ONE : x);
    }
    IntegerObject.reserve(heap, y.bitLength() > 31 ? Long.MAX_VALUE : x.abs().bitLength() * y.longValue());
    return integer(large.power(x, y.intValue()));
  }

  /** The quotient rounded to the nearest double, ties to even: enough bits of it are computed, with a last one that tells of a rest. */
  private double quotient(BigInteger x, BigInteger y) {
    if (x.signum() == 0) {
      return 0;
    }
    BigInteger dividend = x.abs();
    BigInteger divisor = y.abs();
    int exponent = dividend.bitLength() - divisor.bitLength();
    if (exponent > Double.MAX_EXPONENT + 1) {
      throw failure(Failure.FLOAT_RANGE, symbol(OpCodes.IDIV));
    }
    // Fewer bits where the result is not a normal number, so that it is rounded once only.
    int bits = Math.clamp((long) exponent - SMALLEST_EXPONENT + 2, 1, QUOTIENT_BITS);
    int shift = bits - exponent;
    BigInteger[] parts =
        shift >= 0 ? dividend.shiftLeft(shift).divideAndRemainder(divisor) : dividend.divideAndRemainder(divisor.shiftLeft(-shift));
    long digits = parts[0].longValue() | (parts[1].signum() != 0 ? 1 : 0);
    double result = Math.scalb((double) digits, -shift);
    if (Double.isInfinite(result)) {
      throw failure(Failure.FLOAT_RANGE, symbol(OpCodes.IDIV));
    }
    return x.signum() == y.signum() ? result : -result;
  }

  private long floats(int operator, long left, long right) {
    switch (operator) {
      case OpCodes.IAND, OpCodes.IOR, OpCodes.IXOR, OpCodes.ISHL, OpCodes.ISHR -> {
        return Value.UNDEF;
      }
      default -> {}
    }
    double x = toDouble(left);
    double y = toDouble(right);
    return switch (operator) {
      case OpCodes.IADD -> Value.of(x + y);
      case OpCodes.ISUB -> Value.of(x - y);
      case OpCodes.IMUL -> Value.of(x * y);
      case OpCodes.IDIV -> {
        checkDivisor(operator, y == 0);
        yield Value.of(x / y);
      }
      case OpCodes.IFDIV -> {
        checkDivisor(operator, y == 0);
        yield Value.of(floorDivide(x, y));
      }
      case OpCodes.IMOD -> {
        checkDivisor(operator, y == 0);
        yield Value.of(floorRemainder(x, y));
      }
      case OpCodes.ITDIV -> {
        checkDivisor(operator, y == 0);
        double quotient = x / y;
        yield Value.of(quotient < 0 ? Math.ceil(quotient) : Math.floor(quotient));
      }
      case OpCodes.ITREM -> {
        checkDivisor(operator, y == 0);
        yield Value.of(x % y);
      }
      case OpCodes.IPOW -> floatPower(x, y);
      default -> throw new AssertionError(operator);
    };
  }

  /** Has the sign of y, and its zero too. */
  static double floorRemainder(double x, double y) {
    double rest = x % y;
    if (rest == 0) {
      return Math.copySign(0, y);
    }
    return rest < 0 != y < 0 ? rest + y : rest;
  }

  /** Computed from the remainder, so that the quotient times y and the remainder make x. */
  private static double floorDivide(double x, double y) {
    double rest = x % y;
    double quotient = (x - rest) / y;
    if (rest != 0 && rest < 0 != y < 0) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0, x / y);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  /** A power that is complex is left to others. */
  private long floatPower(double x, double y) {
    if (x == 0 && y < 0) {
      throw failure(Failure.DIVISION_BY_ZERO, symbol(OpCodes.IPOW));
    }
    if (x < 0 && !Double.isInfinite(x) && !Double.isInfinite(y) && y != Math.rint(y)) {
      return Value.UNDEF;
    }
    double result = x == 1 || x == -1 && Double.isInfinite(y) ? 1 : Math.pow(x, y);
    if (Double.isInfinite(result) && !Double.isInfinite(x) && !Double.isInfinite(y)) {
      throw failure(Failure.FLOAT_RANGE, symbol(OpCodes.IPOW));
    }
    return Value.of(result);
  }

  // --- one operand ------------------------------------------------------------------------------------------------------

  /** −value; UNDEF if it is no number. */
  long negate(long value) {
    if (Value.isDouble(value)) {
      return Value.of(-Value.toDouble(value));
    }
    return Numbers.isInteger(value) ? binary(OpCodes.ISUB, Value.ofInt(0), value) : Value.UNDEF;
  }

  /** −value − 1; UNDEF if it is no integer. */
  long invert(long value) {
    return Numbers.isInteger(value) ? binary(OpCodes.ISUB, Value.ofInt(-1), value) : Value.UNDEF;
  }

  /** A number as arithmetic gives it: false and true are 0 and 1; UNDEF if it is none. */
  long positive(long value) {
    return Numbers.isBoolean(value) ? Value.ofInt(Numbers.low(value)) : Numbers.isNumber(value) ? value : Value.UNDEF;
  }

  // --- 64 bits that wrap ------------------------------------------------------------------------------------------------

  /** The result; UNDEF if an operand is no integer. Of larger integers the low 64 bits count. */
  long wrapping(int operator, long left, long right) {
    if (!Numbers.isInteger(left) || !Numbers.isInteger(right)) {
      return Value.UNDEF;
    }
    long x = Numbers.low(left);
    long y = Numbers.low(right);
    return integer(
        switch (operator) {
          case OpCodes.WADD -> x + y;
          case OpCodes.WSUB -> x - y;
          case OpCodes.WMUL -> x * y;
          case OpCodes.WDIV -> {
            checkDivisor(operator, y == 0);
            yield x / y;
          }
          case OpCodes.WREM -> {
            checkDivisor(operator, y == 0);
            yield x % y;
          }
          case OpCodes.WSHL -> x << y;
          case OpCodes.WSHR -> x >> y;
          case OpCodes.WUSHR -> x >>> y;
          default -> throw new AssertionError(operator);
        });
  }

  /** The low bits of an integer, signed if their number is negative; UNDEF if it is none. */
  long narrow(long value, int bits) {
    if (!Numbers.isInteger(value)) {
      return Value.UNDEF;
    }
    int width = Math.abs(bits);
    if (width == 0) {
      return Value.ofInt(0);
    }
    if (width < 64) {
      long low = Numbers.low(value) << 64 - width;
      return integer(bits < 0 ? low >> 64 - width : low >>> 64 - width);
    }
    BigInteger low = Numbers.big(value).and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
    return integer(bits < 0 && low.testBit(width - 1) ? low.subtract(BigInteger.ONE.shiftLeft(width)) : low);
  }

  // --- words ------------------------------------------------------------------------------------------------------------

  /** How people write an operator. */
  static String symbol(int operator) {
    return switch (operator) {
      case OpCodes.IADD, OpCodes.IADDS, OpCodes.WADD -> "+";
      case OpCodes.ISUB, OpCodes.ISUBS, OpCodes.WSUB, OpCodes.INEG -> "-";
      case OpCodes.IMUL, OpCodes.IMULS, OpCodes.WMUL -> "*";
      case OpCodes.IDIV, OpCodes.ITDIV, OpCodes.WDIV -> "/";
      case OpCodes.IFDIV, OpCodes.IFDIVS -> "//";
      case OpCodes.IMOD, OpCodes.IMODS, OpCodes.ITREM, OpCodes.WREM -> "%";
      case OpCodes.IPOW -> "**";
      case OpCodes.IAND, OpCodes.IANDS -> "&";
      case OpCodes.IOR -> "|";
      case OpCodes.IXOR -> "^";
      case OpCodes.ISHL, OpCodes.ISHLS, OpCodes.WSHL -> "<<";
      case OpCodes.ISHR, OpCodes.ISHRS, OpCodes.WSHR -> ">>";
      case OpCodes.WUSHR -> ">>>";
      case OpCodes.IINV -> "~";
      default -> throw new AssertionError(operator);
    };
  }
}
