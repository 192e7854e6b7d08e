package dev.lathe.lang.python.text;

import java.math.BigDecimal;

/** Constants as CPython's {@code repr} shows them. */
public final class Representation {
  /** Floats from here on, and below the other, are shown with an exponent. */
  private static final int MOST_DIGITS = 16;
  private static final int LEAST_EXPONENT = -4;

  private Representation() {}

  /** A text, in the quotes that need fewer escapes. */
  public static void text(StringBuilder out, int[] characters) {
    char quote = quote(characters);
    out.append(quote);
    for (int c : characters) {
      if (!simple(out, c, quote)) {
        if (c < 0x7F && c >= ' ' || c > 0xFF && NameCharacters.isPrintable(c) || c > 0xA0 && c <= 0xFF && c != 0xAD) {
          out.appendCodePoint(c);
        } else {
          escape(out, c);
        }
      }
    }
    out.append(quote);
  }

  /** The same with an escape for all that is not ASCII. */
  public static void ascii(StringBuilder out, int[] characters) {
    char quote = quote(characters);
    out.append(quote);
    for (int c : characters) {
      if (!simple(out, c, quote)) {
        if (c < 0x7F && c >= ' ') {
          out.append((char) c);
        } else {
          escape(out, c);
        }
      }
    }
    out.append(quote);
  }

  /** Bytes, each a character from U+0000 to U+00FF. */
  public static void bytes(StringBuilder out, String latin1) {
    out.append('b');
    int[] characters = latin1.chars().toArray();
    ascii(out, characters);
  }

  private static char quote(int[] characters) {
    boolean hasSingle = false;
    boolean hasDouble = false;
    for (int c : characters) {
      hasSingle |= c == '\'';
      hasDouble |= c == '"';
    }
    return hasSingle && !hasDouble ? '"' : '\'';
  }

  private static boolean simple(StringBuilder out, int c, char quote) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\\' -> out.append("\\\\");
      default -> {
        if (c != quote) {
          return false;
        }
        out.append('\\').append(quote);
      }
    }
    return true;
  }

  private static void escape(StringBuilder out, int c) {
    if (c <= 0xFF) {
      hex(out.append("\\x"), c, 2);
    } else if (c <= 0xFFFF) {
      hex(out.append("\\u"), c, 4);
    } else {
      hex(out.append("\\U"), c, 8);
    }
  }

  private static void hex(StringBuilder out, int value, int digits) {
    String text = Integer.toHexString(value);
    out.append("0".repeat(digits - text.length())).append(text);
  }

  /** A float: the shortest digits that read as the same number. */
  public static String real(double value) {
    String digits = number(value);
    boolean isWhole = digits.chars().allMatch(c -> Character.isDigit(c) || c == '-');
    return isWhole ? digits + ".0" : digits;
  }

  /** The same as a part of a complex number: whole ones have no point. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return Double.doubleToRawLongBits(value) < 0 ? "-0" : "0";
    }
    BigDecimal decimal = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
    String digits = decimal.unscaledValue().toString();
    int point = digits.length() - decimal.scale();
    StringBuilder out = new StringBuilder(value < 0 ? "-" : "");
    if (point > MOST_DIGITS || point <= LEAST_EXPONENT) {
      out.append(digits.charAt(0));
      if (digits.length() > 1) {
        out.append('.').append(digits, 1, digits.length());
      }
      int exponent = point - 1;
      out.append('e').append(exponent < 0 ? '-' : '+');
      if (Math.abs(exponent) < 10) {
        out.append('0');
      }
      return out.append(Math.abs(exponent)).toString();
    }
    if (point <= 0) {
      return out.append("0.").append("0".repeat(-point)).append(digits).toString();
    }
    if (digits.length() <= point) {
      return out.append(digits).append("0".repeat(point - digits.length())).toString();
    }
    return out.append(digits, 0, point).append('.').append(digits, point, digits.length()).toString();
  }

  /** A complex number. */
  public static String complex(double real, double imaginary) {
    if (real == 0 && Double.doubleToRawLongBits(real) == 0) {
      return number(imaginary) + "j";
    }
    String part = number(imaginary);
    return "(" + number(real) + (part.startsWith("-") ? "" : "+") + part + "j)";
  }
}
