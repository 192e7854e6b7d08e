package dev.lathe.vm.value;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.WorkListener;

/**
 * Numbers that programs write in strings, with blanks around them:
 *
 * <pre>
 *   12  1.5  .5  1e-3  0x1F  0x.8p-1  0b101  inf  infinity  nan     any case, with or without a sign
 * </pre>
 *
 * Decimal and hexadecimal ones are rounded correctly; exponents, and digits behind the dot, stay below 2^20, as in the reference.
 */
public final class NumberReader {
  private static final int EXPONENT_LIMIT = 1 << 20;

  /** More significant digits than any double needs to be told from its neighbours, and from what is half way: 768. */
  private static final int MOST_DIGITS = 800;
  /** No double has a larger exponent, or as small a one, however many digits are in front of it. */
  private static final long EXPONENT_BOUND = 1L << 29;

  private final WorkListener listener;
  private final long start;
  private final long end;
  private long at;
  private boolean failed;

  private NumberReader(long text, int length, WorkListener listener) {
    this.listener = listener;
    start = text;
    at = text;
    end = text + length;
  }

  /** The number that bytes in memory spell, as a value; {@code Value.UNDEF} if they are no number. Of many it tells the listener. */
  public static long read(long bytes, int length, WorkListener listener) {
    return new NumberReader(bytes, length, listener).value();
  }

  /** Goes on where a text may be as long as a string. */
  private void advance() {
    at++;
    tell(at);
  }

  private void tell(long place) {
    if ((place - start & WorkListener.SLICE - 1) == 0) {
      listener.spent(WorkListener.SLICE);
    }
  }

  /** The byte at the place, 0 at the end; a zero byte inside is not a part of any number, so it need not be told apart. */
  private int peek() {
    return peek(0);
  }

  private int peek(int offset) {
    return at + offset < end ? Memory.getByte(at + offset) & 0xFF : 0;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHexDigit(int c) {
    return isDigit(c) || (c | 0x20) >= 'a' && (c | 0x20) <= 'f';
  }

  private void skipBlanks() {
    while (at < end && (peek() == ' ' || peek() >= 9 && peek() <= 13)) {
      advance();
    }
  }

  private long value() {
    skipBlanks();
    boolean isNegative = peek() == '-';
    if (isNegative || peek() == '+') {
      at++;
    }
    double magnitude = peek() >= 'A' ? named() : numeral();
    skipBlanks();
    if (at < end) {
      return Value.UNDEF;
    }
    return failed ? Value.UNDEF : Value.canonical(isNegative ? -magnitude : magnitude);
  }

  private double fail() {
    failed = true;
    return 0;
  }

  private boolean takes(String word) {
    for (int i = 0; i < word.length(); i++) {
      if ((peek(i) | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    at += word.length();
    return true;
  }

  private double named() {
    if (takes("inf")) {
      takes("inity");
      return Double.POSITIVE_INFINITY;
    }
    return takes("nan") ? Double.NaN : fail();
  }

  private double numeral() {
    if (peek() == '0' && (peek(1) | 0x20) == 'x') {
      at += 2;
      return digits(16);
    }
    if (peek() == '0' && (peek(1) | 0x20) == 'b') {
      at += 2;
      return binary();
    }
    return digits(10);
  }

  private double binary() {
    long bits = 0;
    int digits = 0;
    long start = at;
    for (; peek() == '0' || peek() == '1'; advance()) {
      bits = bits << 1 | peek() & 1;
      digits += digits > 0 || peek() == '1' ? 1 : 0;
    }
    return at == start || digits > Long.SIZE ? fail() : unsigned(bits);
  }

  private static double unsigned(long bits) {
    // The lowest bit stands for those that are shifted out.
    return bits >= 0 ? bits : 2.0 * (bits >>> 1 | bits & 1);
  }

  private double digits(int base) {
    long start = at;
    long dot = -1;
    long mantissa = 0;
    int significant = 0;
    int count = 0;
    long lastNonZero = at;
    for (; ; advance()) {
      int c = peek();
      if (c == '.') {
        if (dot >= 0) {
          return fail();
        }
        dot = at;
      } else if (base == 16 ? isHexDigit(c) : isDigit(c)) {
        count++;
        if (c != '0') {
          lastNonZero = at;
        }
        if (significant > 0 || c != '0') {
          significant++;
          mantissa = mantissa * 10 + (c & 15);
        }
      } else {
        break;
      }
    }
    if (count == 0 || dot >= 0 && lastNonZero - dot >= EXPONENT_LIMIT) {
      return fail();
    }
    long digitsEnd = at;
    int exponent = 0;
    if ((peek() | 0x20) == (base == 16 ? 'p' : 'e')) {
      at++;
      exponent = exponent();
      if (failed) {
        return 0;
      }
    }
    int scale = exponent - (dot >= 0 ? (int) Math.min(digitsEnd - dot - 1, Integer.MAX_VALUE / 2) : 0);
    if (base == 10 && significant <= 15 && scale >= -22 && scale <= 22) {
      return scale < 0 ? mantissa / NumberText.POWERS[-scale] : mantissa * NumberText.POWERS[scale];
    }
    return slowly(base, start, digitsEnd, exponent);
  }

  /** As many digits as count, times a power of the base; a last one stands for others that are not 0. */
  private double slowly(int base, long digitsStart, long digitsEnd, int exponent) {
    StringBuilder digits = new StringBuilder();
    long scale = 0;
    boolean isBehindDot = false;
    boolean hasRest = false;
    for (long place = digitsStart; place < digitsEnd; place++) {
      tell(place);
      int c = Memory.getByte(place);
      if (c == '.') {
        isBehindDot = true;
      } else if (digits.length() == MOST_DIGITS) {
        scale += isBehindDot ? 0 : 1;
        hasRest |= c != '0';
      } else {
        scale -= isBehindDot ? 1 : 0;
        if (c != '0' || !digits.isEmpty()) {
          digits.append((char) c);
        }
      }
    }
    if (digits.isEmpty()) {
      return 0;
    }
    if (hasRest) {
      digits.append('1');
      scale--;
    }
    if (base == 16) {
      return Double.parseDouble("0x" + digits + "p" + Math.clamp(4 * scale + exponent, -EXPONENT_BOUND, EXPONENT_BOUND));
    }
    return Double.parseDouble(digits + "e" + Math.clamp(scale + exponent, -EXPONENT_BOUND, EXPONENT_BOUND));
  }

  private int exponent() {
    boolean isNegative = peek() == '-';
    if (isNegative || peek() == '+') {
      at++;
    }
    if (!isDigit(peek())) {
      fail();
      return 0;
    }
    int magnitude = 0;
    for (; isDigit(peek()); advance()) {
      magnitude = magnitude * 10 + (peek() & 15);
      if (magnitude >= EXPONENT_LIMIT) {
        fail();
        return 0;
      }
    }
    return isNegative ? -magnitude : magnitude;
  }
}
