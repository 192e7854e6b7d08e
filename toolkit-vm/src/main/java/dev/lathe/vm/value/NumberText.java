package dev.lathe.vm.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Doubles as text with 14 significant digits, the form in which programs see them: {@code %.14g} of C, but halves are rounded
 * away from zero, as the reference does it.
 */
public final class NumberText {
  /** No text is longer, in bytes. */
  public static final int LONGEST = 24;

  private static final int PRECISION = 14;
  /** 10^0 to 10^22: those that are doubles. */
  static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final int EXPONENT_BITS = 12;
  private static final int EXPONENT_BIAS = 1 << EXPONENT_BITS - 1;

  private NumberText() {}

  /** The text of a number. */
  public static String of(double number) {
    byte[] text = new byte[LONGEST];
    return new String(text, 0, write(number, text, 0), StandardCharsets.ISO_8859_1);
  }

  /**
   * Writes a number.
   *
   * @return the index behind its last byte
   */
  public static int write(double number, byte[] into, int at) {
    long whole = (long) number;
    if (whole == number && Math.abs(number) < 1e14 && (whole != 0 || 1 / number > 0)) {
      return writeLong(whole, into, at);
    }
    if (number != number) {
      return copy("nan", into, at);
    }
    int end = at;
    if (Double.doubleToRawLongBits(number) < 0) {
      into[end++] = '-';
    }
    double positive = Math.abs(number);
    if (positive == Double.POSITIVE_INFINITY) {
      return copy("inf", into, end);
    }
    if (positive == 0) {
      into[end++] = '0';
      return end;
    }
    return writeFinite(significant(positive, PRECISION), into, end);
  }

  private static int copy(String text, byte[] into, int at) {
    for (int i = 0; i < text.length(); i++) {
      into[at + i] = (byte) text.charAt(i);
    }
    return at + text.length();
  }

  /**
   * Writes an integer.
   *
   * @return the index behind its last byte
   */
  public static int writeLong(long number, byte[] into, int at) {
    int start = at;
    if (number < 0) {
      into[start++] = '-';
    }
    int end = start + 1;
    for (long rest = number / 10; rest != 0; rest /= 10) {
      end++;
    }
    long rest = number;
    for (int i = end - 1; i >= start; i--) {
      into[i] = (byte) ('0' + Math.abs((int) (rest % 10)));
      rest /= 10;
    }
    return end;
  }

  private static int writeFinite(long significant, byte[] into, int at) {
    long digits = digits(significant);
    int exponent = exponent(significant);
    int count = PRECISION;
    while (digits % 10 == 0) {
      digits /= 10;
      count--;
    }
    int end = at;
    if (exponent < -4 || exponent >= PRECISION) {
      end = writeDigits(digits, count, 1, into, end);
      into[end++] = 'e';
      into[end++] = (byte) (exponent < 0 ? '-' : '+');
      int magnitude = Math.abs(exponent);
      if (magnitude < 10) {
        into[end++] = '0';
      }
      return writeLong(magnitude, into, end);
    }
    if (exponent < 0) {
      into[end++] = '0';
      into[end++] = '.';
      for (int i = exponent + 1; i < 0; i++) {
        into[end++] = '0';
      }
      return writeDigits(digits, count, count, into, end);
    }
    for (; count < exponent + 1; count++) {
      digits *= 10;
    }
    return writeDigits(digits, count, exponent + 1, into, end);
  }

  /** Writes {@code count} digits, a dot behind the first {@code whole} unless they are all. */
  private static int writeDigits(long digits, int count, int whole, byte[] into, int at) {
    int end = at + count + (whole < count ? 1 : 0);
    long rest = digits;
    int index = end;
    for (int i = count; i > 0; i--) {
      if (i == whole && whole < count) {
        into[--index] = '.';
      }
      into[--index] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return end;
  }

  /**
   * The first digits of a number, rounded correctly, halves up; {@link #digits} and {@link #exponent} take them apart.
   *
   * @param number positive and finite
   * @param precision how many digits, 1 to 15
   */
  public static long significant(double number, int precision) {
    if (number >= 1e-7 && number < 1e15) {
      int exponent = (int) Math.floor((Math.getExponent(number) + 1) * 0.30102999566398120);
      // The estimate is right or one too high. The lowest result may come from rounding at one that is too high: once more.
      for (int scale = precision - 1 - exponent; scale >= 0; scale++, exponent--) {
        long digits = scaled(number, scale);
        if (digits >= POWERS[precision]) {
          return pack((long) POWERS[precision - 1], exponent + 1);
        }
        if (digits > POWERS[precision - 1]) {
          return pack(digits, exponent);
        }
      }
    }
    return exactly(number, precision);
  }

  /**
   * {@code number * 10^scale} rounded to an integer, exactly, halves up.
   *
   * @param number not negative; the result must stay below 2^53
   * @param scale 0 to 22
   */
  public static long scaled(double number, int scale) {
    double factor = POWERS[scale];
    double product = number * factor;
    double error = Math.fma(number, factor, -product);
    // product + error is the exact product; the part behind the point of the former is exact as well.
    double floor = Math.floor(product);
    double above = product - floor - 0.5;
    return (long) floor + (above > 0 || error >= -above ? 1 : 0);
  }

  private static long exactly(double number, int precision) {
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(precision, RoundingMode.HALF_UP));
    int missing = precision - rounded.precision();
    long digits = rounded.unscaledValue().longValueExact();
    for (int i = 0; i < missing; i++) {
      digits *= 10;
    }
    return pack(digits, rounded.precision() - rounded.scale() - 1);
  }

  private static long pack(long digits, int exponent) {
    return digits << EXPONENT_BITS | exponent + EXPONENT_BIAS;
  }

  /** The digits of what {@link #significant} gave, as an integer. */
  public static long digits(long significant) {
    return significant >>> EXPONENT_BITS;
  }

  /** The power of ten of the first of them. */
  public static int exponent(long significant) {
    return (int) (significant & (1 << EXPONENT_BITS) - 1) - EXPONENT_BIAS;
  }
}
