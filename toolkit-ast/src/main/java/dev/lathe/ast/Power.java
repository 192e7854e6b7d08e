package dev.lathe.ast;

import java.math.BigInteger;
import java.util.OptionalDouble;

/**
 * Powers of doubles, rounded as on every other machine.
 *
 * <p>C libraries compute a power with an error a little above half a unit in the last place (glibc 2.28 states 0.54 at most), so
 * that they agree but for results that lie close to the middle between two doubles. Here the power is computed in fixed point
 * with {@value #BITS} bits, {@code exp(y ln x)} by the series of the inverse hyperbolic tangent and of the exponential function.
 * Rounding it to a double is beyond doubt for about nine in ten, and for all that are exact.
 */
final class Power {

  private static final int BITS = 192;

  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(BITS);

  private static final BigInteger LN_2 = logarithmOfMantissa(BigInteger.TWO.shiftLeft(BITS));

  /** Bits of a double's mantissa. */
  private static final int PRECISION = 53;

  /** Bits behind those of a double that tell whether there is a doubt. */
  private static final int DOUBT_BITS = 20;

  /** Half a unit in the last place, give or take this much, may be rounded either way: 0.05 units. */
  private static final int DOUBTFUL = (1 << DOUBT_BITS) / 20;

  /** A result this many bits close to the middle is the middle: powers of doubles have no such digits by chance. */
  private static final int TIE_BITS = 90;

  /** Above this logarithm powers overflow, below its negative they are zero, whatever the error of the estimate. */
  private static final double FAR = 800;

  private Power() {}

  /** What becomes of results that lie close to the middle between two doubles. */
  private enum Doubt {
    REFUSED,
    ROUNDED
  }

  /**
   * {@code x} to the power {@code y}, with the special cases of C99, annex F.9.4.4.
   *
   * @return infinite where it overflows, NaN where there is none; empty where libraries may differ, as they may for all results
   *     that are subnormal
   */
  static OptionalDouble certain(double x, double y) {
    return power(x, y, Doubt.REFUSED);
  }

  /** The double nearest to the power, of two the even one: what a C library gives but for one result in hundreds. */
  static double nearest(double x, double y) {
    return power(x, y, Doubt.ROUNDED).getAsDouble();
  }

  private static OptionalDouble power(double x, double y, Doubt doubt) {
    if (x == 1 || y == 0 || x == -1 && Double.isInfinite(y)) {
      return OptionalDouble.of(1);
    }
    if (x == 0 || !Double.isFinite(x) || !Double.isFinite(y)) {
      return OptionalDouble.of(Math.pow(x, y)); // exact, by its definition
    }
    if (x > 0) {
      return ofPositive(x, y, doubt);
    }
    if (y != Math.rint(y)) {
      return OptionalDouble.of(Double.NaN);
    }
    OptionalDouble magnitude = ofPositive(-x, y, doubt);
    return y % 2 == 0 || magnitude.isEmpty() ? magnitude : OptionalDouble.of(-magnitude.getAsDouble());
  }

  private static OptionalDouble ofPositive(double x, double y, Doubt doubt) {
    double estimate = y * Math.log(x);
    if (Math.abs(estimate) > FAR) {
      return OptionalDouble.of(estimate > 0 ? Double.POSITIVE_INFINITY : 0);
    }
    BigInteger exponent = multiply(logarithm(x), y);
    BigInteger[] parts = exponent.divideAndRemainder(LN_2); // x^y is 2^parts[0] times the exponential of parts[1]
    return rounded(exponential(parts[1]), parts[0].intValue(), doubt);
  }

  /** {@code fixed} times a double. */
  private static BigInteger multiply(BigInteger fixed, double factor) {
    int exponent = Math.getExponent(factor);
    long mantissa = (long) Math.scalb(factor, PRECISION - 1 - exponent);
    if (exponent < Double.MIN_EXPONENT) { // subnormal
      exponent = Double.MIN_EXPONENT;
      mantissa = (long) Math.scalb(Math.scalb(factor, PRECISION - 1), -exponent);
    }
    return fixed.multiply(BigInteger.valueOf(mantissa)).shiftLeft(exponent - PRECISION + 1);
  }

  /** The natural logarithm of a positive double. */
  private static BigInteger logarithm(double x) {
    double normal = x < Double.MIN_NORMAL ? x * 0x1p64 : x;
    int exponent = Math.getExponent(normal);
    double mantissa = Math.scalb(normal, -exponent);
    if (mantissa > 1.5) { // keeps what the logarithm is taken of near 1
      mantissa /= 2;
      exponent++;
    }
    BigInteger ofMantissa = logarithmOfMantissa(multiply(ONE, mantissa));
    return ofMantissa.add(LN_2.multiply(BigInteger.valueOf(x == normal ? exponent : exponent - 64)));
  }

  /** Twice the inverse hyperbolic tangent of (m - 1) / (m + 1). */
  private static BigInteger logarithmOfMantissa(BigInteger m) {
    BigInteger z = m.subtract(ONE).shiftLeft(BITS).divide(m.add(ONE));
    BigInteger square = z.multiply(z).shiftRight(BITS);
    BigInteger sum = BigInteger.ZERO;
    BigInteger power = z;
    for (int i = 1; power.bitLength() > 1; i += 2) { // shifting right never makes a negative number zero, but -1
      sum = sum.add(power.divide(BigInteger.valueOf(i)));
      power = power.multiply(square).shiftRight(BITS);
    }
    return sum.shiftLeft(1);
  }

  /** The exponential of {@code x}, which is between -1 and 1. */
  private static BigInteger exponential(BigInteger x) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger term = ONE;
    for (int i = 1; term.bitLength() > 1; i++) {
      sum = sum.add(term);
      term = term.multiply(x).shiftRight(BITS).divide(BigInteger.valueOf(i));
    }
    return sum;
  }

  /** {@code fixed} times 2 to the power {@code exponent} as a double. */
  private static OptionalDouble rounded(BigInteger fixed, int exponent, Doubt doubt) {
    int length = fixed.bitLength();
    int magnitude = length - 1 - BITS + exponent; // the result is at least 2 to this power, less than twice that
    if (magnitude > Double.MAX_EXPONENT) {
      return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }
    int precision = PRECISION - Math.max(0, Double.MIN_EXPONENT - magnitude);
    if (precision < -1) {
      return OptionalDouble.of(0);
    }
    int restBits = length - precision;
    BigInteger mantissa = fixed.shiftRight(restBits);
    BigInteger aboveHalf = fixed.subtract(mantissa.shiftLeft(restBits)).subtract(BigInteger.ONE.shiftLeft(restBits - 1));
    boolean doubtful = precision < PRECISION || aboveHalf.abs().shiftRight(restBits - DOUBT_BITS).intValue() < DOUBTFUL;
    if (doubtful && doubt == Doubt.REFUSED) {
      return OptionalDouble.empty();
    }
    boolean tie = aboveHalf.bitLength() < restBits - TIE_BITS;
    boolean up = tie ? mantissa.testBit(0) : aboveHalf.signum() > 0;
    return OptionalDouble.of(Math.scalb(mantissa.doubleValue() + (up ? 1 : 0), magnitude - precision + 1));
  }
}
