package dev.lathe.vm.interp;

import dev.lathe.vm.runtime.VmState;
import java.math.BigInteger;

/**
 * Products, powers and quotients of integers of any size. What takes longer than some milliseconds is cut into parts, each of
 * which counts as work, so that interrupts and limits end it.
 *
 * <p>Products are cut as Karatsuba does, quotients as Burnikel and Ziegler do (Fast Recursive Division, 1998).
 */
final class LargeIntegers {
  /** Factors of so many bits, and dividends of twice as many, are Java's in one go. */
  private static final int WHOLE_BITS = 1 << 18;
  /** Limbs of a factor that count for each limb of the other one: from there on Java's products are not quadratic. */
  private static final int MOST_PASSES = 64;

  private final VmState vm;

  LargeIntegers(VmState vm) {
    this.vm = vm;
  }

  /** Counts what takes as long as a product of factors of so many bits. */
  private void work(long bits, long otherBits) {
    long limbs = Math.max(bits, otherBits) + 63 >> 6;
    long passes = Math.min(Math.min(bits, otherBits) + 63 >> 6, MOST_PASSES);
    vm.work(limbs * passes / 2);
  }

  private static BigInteger low(BigInteger natural, int bits) {
    return natural.subtract(natural.shiftRight(bits).shiftLeft(bits));
  }

  /** The product. */
  BigInteger multiply(BigInteger x, BigInteger y) {
    if (x.bitLength() <= WHOLE_BITS && y.bitLength() <= WHOLE_BITS) {
      work(x.bitLength(), y.bitLength());
      return x.multiply(y);
    }
    BigInteger product = naturals(x.abs(), y.abs());
    return x.signum() == y.signum() ? product : product.negate();
  }

  private BigInteger naturals(BigInteger x, BigInteger y) {
    if (x.bitLength() < y.bitLength()) {
      return naturals(y, x);
    }
    if (x.bitLength() <= WHOLE_BITS) {
      work(x.bitLength(), y.bitLength());
      return x.multiply(y);
    }
    int half = x.bitLength() + 1 >> 1;
    BigInteger xHigh = x.shiftRight(half);
    BigInteger xLow = low(x, half);
    if (y.bitLength() <= half) {
      return naturals(xHigh, y).shiftLeft(half).add(naturals(xLow, y));
    }
    BigInteger yHigh = y.shiftRight(half);
    BigInteger yLow = low(y, half);
    BigInteger high = naturals(xHigh, yHigh);
    BigInteger low = naturals(xLow, yLow);
    BigInteger middle = naturals(xHigh.add(xLow), yHigh.add(yLow)).subtract(high).subtract(low);
    return high.shiftLeft(half).add(middle).shiftLeft(half).add(low);
  }

  /** The power with an exponent from 0 on, which must not have more bits than an integer may. */
  BigInteger power(BigInteger x, int exponent) {
    if ((long) x.bitLength() * exponent <= WHOLE_BITS) {
      work(x.bitLength(), (long) x.bitLength() * exponent);
      return x.pow(exponent);
    }
    // Powers of two cost nothing.
    int zeros = x.getLowestSetBit();
    BigInteger odd = x.shiftRight(zeros);
    BigInteger result = BigInteger.ONE;
    for (int bit = 31 - Integer.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
      result = multiply(result, result);
      if ((exponent >> bit & 1) != 0) {
        result = multiply(result, odd);
      }
    }
    return result.shiftLeft(zeros * exponent);
  }

  /** A quotient, rounded towards 0, and the rest. */
  record Division(BigInteger quotient, BigInteger rest) {}

  /** Divides by something that is not 0. */
  Division divide(BigInteger x, BigInteger y) {
    if (isWhole(x)) {
      return whole(x, y);
    }
    Division division = divideNaturals(x.abs(), y.abs());
    return new Division(
        x.signum() == y.signum() ? division.quotient : division.quotient.negate(), x.signum() < 0 ? division.rest.negate() : division.rest);
  }

  private static boolean isWhole(BigInteger dividend) {
    return dividend.bitLength() <= 2 * WHOLE_BITS;
  }

  private Division whole(BigInteger x, BigInteger y) {
    work(Math.max(x.bitLength() - y.bitLength(), 1), y.bitLength());
    BigInteger[] parts = x.divideAndRemainder(y);
    return new Division(parts[0], parts[1]);
  }

  private Division divideNaturals(BigInteger x, BigInteger y) {
    int digits = x.bitLength() - y.bitLength() + 1;
    if (digits <= 0) {
      return new Division(BigInteger.ZERO, x);
    }
    if (isWhole(x)) {
      return whole(x, y);
    }
    int ignored = y.bitLength() - 2 * digits;
    return ignored > 0 ? divideLeading(x, y, ignored) : divideInHalves(x, y, digits >> 1);
  }

  /** The first bits of both tell the quotient, or one or two more than that, since the divisor is taken for less than it is. */
  private Division divideLeading(BigInteger x, BigInteger y, int ignored) {
    Division leading = divideNaturals(x.shiftRight(ignored), y.shiftRight(ignored));
    BigInteger quotient = leading.quotient;
    BigInteger rest = leading.rest.shiftLeft(ignored).add(low(x, ignored)).subtract(naturals(quotient, low(y, ignored)));
    while (rest.signum() < 0) {
      quotient = quotient.subtract(BigInteger.ONE);
      rest = rest.add(y);
    }
    return new Division(quotient, rest);
  }

  private Division divideInHalves(BigInteger x, BigInteger y, int half) {
    Division high = divideNaturals(x.shiftRight(half), y);
    Division low = divideNaturals(high.rest.shiftLeft(half).add(low(x, half)), y);
    return new Division(high.quotient.shiftLeft(half).add(low.quotient), low.rest);
  }
}
