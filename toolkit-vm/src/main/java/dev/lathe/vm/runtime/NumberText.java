package dev.lathe.vm.runtime;

import dev.lathe.vm.memory.Memory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

/**
 * Numbers as text, where operators of numbers meet strings: what {@code %.14g} of C prints, and what reads as a number, as
 * LuaJIT's {@code lj_strscan.c} decides: decimal, {@code 0x} and {@code 0b}, fractions and exponents, {@code inf} and
 * {@code nan}, white space around.
 */
public final class NumberText {
  /** Significant digits. */
  private static final MathContext DIGITS = new MathContext(14, RoundingMode.HALF_EVEN);

  private static final int LONGEST_EXPONENT = 8;

  private NumberText() {}

  /** A double as text. */
  public static String format(double number) {
    if (number == (int) number) {
      return number == 0 && 1 / number < 0 ? "-0" : Integer.toString((int) number);
    }
    if (Double.isNaN(number)) {
      return Double.doubleToRawLongBits(number) < 0 ? "-nan" : "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (Math.abs(number) < 1e14 && number == (long) number) {
      return Long.toString((long) number);
    }
    BigDecimal rounded = new BigDecimal(number).round(DIGITS);
    int exponent = rounded.precision() - rounded.scale() - 1;
    BigDecimal stripped = rounded.stripTrailingZeros();
    if (exponent >= -4 && exponent < 14) {
      return stripped.toPlainString();
    }
    String digits = stripped.unscaledValue().abs().toString();
    StringBuilder text = new StringBuilder(24);
    if (number < 0) {
      text.append('-');
    }
    text.append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append('e').append(exponent < 0 ? '-' : '+');
    int size = Math.abs(exponent);
    return text.append(size < 10 ? "0" : "").append(size).toString();
  }

  /** The number that bytes in memory spell, if they do. */
  public static OptionalDouble parse(long address, int length) {
    int from = 0;
    int to = length;
    while (from < to && isSpace(Memory.getByte(address + from))) {
      from++;
    }
    while (from < to && isSpace(Memory.getByte(address + to - 1))) {
      to--;
    }
    if (from == to) {
      return OptionalDouble.empty();
    }
    int small = smallInteger(address + from, to - from);
    if (small >= 0) {
      return OptionalDouble.of(small);
    }
    byte[] bytes = new byte[to - from];
    Memory.copy(address + from, bytes, 0, bytes.length);
    return new Scan(new String(bytes, StandardCharsets.ISO_8859_1)).value();
  }

  /** A few decimal digits; −1 if there is anything else. */
  private static int smallInteger(long address, int length) {
    if (length > 9) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < length; i++) {
      int digit = Memory.getByte(address + i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /** One pass over a spelling without white space. */
  private static final class Scan {
    private final String text;
    private int at;

    Scan(String text) {
      this.text = text;
    }

    OptionalDouble value() {
      boolean negative = false;
      if (at() == '-' || at() == '+') {
        negative = at() == '-';
        at++;
      }
      OptionalDouble magnitude = magnitude();
      return negative && magnitude.isPresent() ? OptionalDouble.of(-magnitude.getAsDouble()) : magnitude;
    }

    private OptionalDouble magnitude() {
      String rest = text.substring(at).toLowerCase(java.util.Locale.ROOT);
      switch (rest) {
        case "inf", "infinity" -> {
          return OptionalDouble.of(Double.POSITIVE_INFINITY);
        }
        case "nan" -> {
          return OptionalDouble.of(Double.NaN);
        }
        default -> {
          if (rest.startsWith("0x")) {
            return inBase(rest.substring(2), 16, 'p');
          }
          if (rest.startsWith("0b")) {
            return inBase(rest.substring(2), 2, 'p');
          }
          return decimal(rest);
        }
      }
    }

    private static OptionalDouble decimal(String rest) {
      int digits = 0;
      int i = 0;
      boolean dot = false;
      for (; i < rest.length(); i++) {
        char c = rest.charAt(i);
        if (c >= '0' && c <= '9') {
          digits++;
        } else if (c == '.' && !dot) {
          dot = true;
        } else {
          break;
        }
      }
      if (digits == 0) {
        return OptionalDouble.empty();
      }
      if (i < rest.length() && !(rest.charAt(i) == 'e' && isExponent(rest, i + 1))) {
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(Double.parseDouble(rest));
    }

    private static boolean isExponent(String text, int from) {
      int i = from;
      if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
        i++;
      }
      int first = i;
      while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        i++;
      }
      return i > first && i == text.length() && i - first <= LONGEST_EXPONENT;
    }

    /** Digits of a base with at most one dot, then perhaps a binary exponent. */
    private static OptionalDouble inBase(String rest, int base, char marker) {
      BigInteger mantissa;
      int end = 0;
      int dot = -1;
      StringBuilder digits = new StringBuilder();
      for (; end < rest.length(); end++) {
        char c = rest.charAt(end);
        if (c == '.' && dot < 0) {
          dot = digits.length();
        } else if (Character.digit(c, base) >= 0) {
          digits.append(c);
        } else {
          break;
        }
      }
      if (digits.isEmpty() || base == 2 && dot >= 0) {
        return OptionalDouble.empty();
      }
      int exponent = 0;
      if (end < rest.length()) {
        if (base != 16 || rest.charAt(end) != marker || !isExponent(rest, end + 1)) {
          return OptionalDouble.empty();
        }
        exponent = Integer.parseInt(rest.substring(end + 1).replace("+", ""));
      }
      mantissa = new BigInteger(digits.toString(), base);
      long shift = exponent - (dot < 0 ? 0 : 4L * (digits.length() - dot));
      return OptionalDouble.of(scaled(mantissa, shift));
    }

    private static double scaled(BigInteger mantissa, long shift) {
      if (mantissa.signum() == 0) {
        return 0;
      }
      if (shift + mantissa.bitLength() > Double.MAX_EXPONENT + 1) {
        return Double.POSITIVE_INFINITY;
      }
      if (shift + mantissa.bitLength() < Double.MIN_EXPONENT - 60) {
        return 0;
      }
      return shift >= 0
          ? new BigDecimal(mantissa.shiftLeft((int) shift)).doubleValue()
          : new BigDecimal(mantissa).divide(new BigDecimal(BigInteger.ONE.shiftLeft((int) -shift))).doubleValue();
    }

    private char at() {
      return at < text.length() ? text.charAt(at) : 0;
    }
  }
}
