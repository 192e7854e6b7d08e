package dev.lathe.lang.lua;

import dev.lathe.ast.NumberValue;
import java.util.Optional;

/**
 * Values of numerals, as LuaJIT's {@code lj_strscan.c} finds them:
 *
 * <pre>
 *   12  1.5  .5  1e-3  0x1F  0x.8p-1  0b101    doubles, correctly rounded
 *   ... with i                                 imaginary
 *   12LL  0xFFULL  0b1LLU (any case)           64-bit integers, no dot or exponent
 * </pre>
 */
final class LuaNumbers {

  /** The reference refuses exponents, and numbers of digits behind the dot, from here on. */
  private static final int EXPONENT_LIMIT = 1 << 20;

  private LuaNumbers() {}

  /** The value of {@code text}, a token of the lexer's NUMBER; empty if it is malformed. */
  static Optional<NumberValue> parse(String text) {
    return isPlainInteger(text)
        ? Optional.of(new NumberValue.Real(Integer.parseInt(text)))
        : new Scan(text).value();
  }

  private static boolean isPlainInteger(String text) {
    if (text.length() > 9) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** One pass over a numeral. */
  private static final class Scan {
    private final String text;
    private int at;
    private int base = 10;
    /** Offset of the dot, -1 without one. */
    private int dot = -1;
    private boolean hasExponent;
    private int exponent;

    Scan(String text) {
      this.text = text;
    }

    Optional<NumberValue> value() {
      char marker = text.length() > 1 && text.charAt(0) == '0' ? lower(1) : 0;
      if (marker == 'x' || marker == 'b') {
        base = marker == 'x' ? 16 : 2;
        at = 2;
      }
      int from = at;
      if (!digits()) {
        return Optional.empty();
      }
      int to = at;
      if (dot >= 0 && fractionLength(from, to) >= EXPONENT_LIMIT) {
        return Optional.empty();
      }
      if (base != 2 && lower(at) == (base == 16 ? 'p' : 'e')) {
        at++;
        if (!exponent()) {
          return Optional.empty();
        }
      }
      return suffixed(from, to);
    }

    /** Passes digits with at most one dot; at least one digit. */
    private boolean digits() {
      int count = 0;
      for (; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '.') {
          if (dot >= 0) {
            return false;
          }
          dot = at;
        } else if (c >= '0' && c <= '9') {
          if (base == 2 && c > '1') {
            return false;
          }
          count++;
        } else if (base == 16 && lower(at) >= 'a' && lower(at) <= 'f') {
          count++;
        } else {
          break;
        }
      }
      return count > 0;
    }

    /** Number of digits behind the dot up to the last that is not zero; 0 if there is no such digit at all. */
    private int fractionLength(int from, int to) {
      int end = to;
      while (end > from && (text.charAt(end - 1) == '0' || text.charAt(end - 1) == '.')) {
        end--;
      }
      return Math.max(0, end - dot - 1);
    }

    private boolean exponent() {
      hasExponent = true;
      boolean negative = lower(at) == '-';
      if (negative || lower(at) == '+') {
        at++;
      }
      int digits = at;
      int magnitude = 0;
      for (; at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9'; at++) {
        magnitude = magnitude * 10 + text.charAt(at) - '0';
        if (magnitude >= EXPONENT_LIMIT) {
          return false;
        }
      }
      exponent = negative ? -magnitude : magnitude;
      return at > digits;
    }

    private Optional<NumberValue> suffixed(int from, int to) {
      boolean whole = dot < 0 && !hasExponent;
      return switch (suffix()) {
        case "" -> real(from, to).map(NumberValue.Real::new);
        case "i" -> real(from, to).map(NumberValue.Imaginary::new);
        case "ll" -> whole ? fixed(from, to, NumberValue.Signedness.SIGNED) : Optional.empty();
        case "ull", "llu" -> whole ? fixed(from, to, NumberValue.Signedness.UNSIGNED) : Optional.empty();
        default -> Optional.empty();
      };
    }

    /** What follows the digits, in lower case (only of ASCII: to Unicode, other letters are an i in lower case). */
    private String suffix() {
      if (text.length() - at > 3) {
        return "malformed";
      }
      StringBuilder suffix = new StringBuilder();
      for (int i = at; i < text.length(); i++) {
        suffix.append(lower(i));
      }
      return suffix.toString();
    }

    private Optional<Double> real(int from, int to) {
      if (base == 2) {
        return binary(from, to);
      }
      String digits = text.substring(from, to);
      return Optional.of(
          Double.parseDouble(base == 16 ? "0x" + digits + "p" + exponent : digits + "e" + exponent));
    }

    /** At most 64 digits behind leading zeros, no dot. */
    private Optional<Double> binary(int from, int to) {
      int start = skipZeros(from, to);
      if (dot >= 0 || to - start > Long.SIZE) {
        return Optional.empty();
      }
      String hex = start == to ? "0" : Long.toHexString(Long.parseUnsignedLong(text, start, to, 2));
      return Optional.of(Double.parseDouble("0x" + hex + "p0"));
    }

    private Optional<NumberValue> fixed(int from, int to, NumberValue.Signedness signedness) {
      int start = skipZeros(from, to);
      if (start == to) {
        return Optional.of(new NumberValue.Fixed(0, signedness));
      }
      try {
        return Optional.of(new NumberValue.Fixed(Long.parseUnsignedLong(text, start, to, base), signedness));
      } catch (NumberFormatException e) {
        return Optional.empty(); // more than 64 bits
      }
    }

    private int skipZeros(int from, int to) {
      int start = from;
      while (start < to && text.charAt(start) == '0') {
        start++;
      }
      return start;
    }

    /** The character at {@code index} in lower case, 0 at the end. */
    private char lower(int index) {
      return index < text.length() ? (char) (text.charAt(index) | 0x20) : 0;
    }
  }
}
