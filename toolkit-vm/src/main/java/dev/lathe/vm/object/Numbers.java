package dev.lathe.vm.object;

import dev.lathe.vm.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers as general functions see them: integers of any size, as which false and true count too, and floats. */
public final class Numbers {
  private static final double TWO_63 = 0x1p63;

  private Numbers() {}

  /** Whether it is false or true. */
  public static boolean isBoolean(long value) {
    return value == Value.FALSE || value == Value.TRUE;
  }

  /** Whether it is an {@link IntegerObject}. */
  public static boolean isBig(long value) {
    return Value.isObject(value) && Header.is(Value.address(value), Kind.INTEGER);
  }

  /** Whether it is an integer, or false or true. */
  public static boolean isInteger(long value) {
    return Value.tag(value) == Value.INT_TAG || isBoolean(value) || isBig(value);
  }

  /** Whether it is a float or {@link #isInteger}. */
  public static boolean isNumber(long value) {
    return Value.isDouble(value) || isInteger(value);
  }

  /** Whether it is an integer of 64 bits, signed. */
  public static boolean fitsLong(long value) {
    return !isBig(value) || IntegerObject.fitsLong(Value.address(value));
  }

  /** The low 64 bits of an integer. */
  public static long low(long value) {
    return Value.tag(value) == Value.INT_TAG ? Value.toInt(value) : isBig(value) ? IntegerObject.low(Value.address(value)) : value == Value.TRUE ? 1 : 0;
  }

  /** An integer as Java has it. */
  public static BigInteger big(long value) {
    return isBig(value) ? IntegerObject.toBig(Value.address(value)) : BigInteger.valueOf(low(value));
  }

  /** What {@link #compare} gives if one is not a number that can be ordered. */
  public static final int UNORDERED = 2;

  /** −1, 0 or 1 for two numbers, {@link #UNORDERED} if one is NaN. Exact. */
  public static int compare(long left, long right) {
    if (Value.isDouble(left)) {
      if (Value.isDouble(right)) {
        return compare(Value.toDouble(left), Value.toDouble(right));
      }
      int order = compareTo(right, Value.toDouble(left));
      return order == UNORDERED ? UNORDERED : -order;
    }
    if (Value.isDouble(right)) {
      return compareTo(left, Value.toDouble(right));
    }
    if (fitsLong(left) && fitsLong(right)) {
      return Long.compare(low(left), low(right));
    }
    return big(left).compareTo(big(right));
  }

  private static int compare(double x, double y) {
    return x < y ? -1 : x > y ? 1 : x == y ? 0 : UNORDERED;
  }

  private static int compareTo(long integer, double y) {
    if (Double.isNaN(y)) {
      return UNORDERED;
    }
    if (Value.tag(integer) == Value.INT_TAG || isBoolean(integer)) {
      return compare((double) low(integer), y);
    }
    if (Double.isInfinite(y) || fitsLong(integer) && Math.abs(y) >= TWO_63) {
      return y > 0 && !(y == TWO_63 && !fitsLong(integer)) ? -1 : 1;
    }
    return new BigDecimal(big(integer)).compareTo(new BigDecimal(y));
  }

  /** A hash that equal numbers have in common. */
  public static int hash(long number) {
    if (Value.isDouble(number)) {
      double value = Value.toDouble(number);
      if (value != Math.rint(value) || Double.isInfinite(value)) {
        return Double.hashCode(value);
      }
      return Math.abs(value) < TWO_63 ? Long.hashCode((long) value) : hash(new BigDecimal(value).toBigInteger());
    }
    return fitsLong(number) ? Long.hashCode(low(number)) : hash(big(number));
  }

  /** Of an integer outside of 64 bits, and of −2^63, which no double below has. */
  private static int hash(BigInteger number) {
    return number.bitLength() <= 63 ? Long.hashCode(number.longValue()) : number.hashCode();
  }
}
