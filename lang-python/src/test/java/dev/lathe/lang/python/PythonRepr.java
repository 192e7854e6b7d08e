package dev.lathe.lang.python;

import dev.lathe.ast.NumberValue;
import dev.lathe.ast.StringValue;
import java.math.BigDecimal;

/** Constants as Python's {@code repr} shows them, with an escape sequence for every character beyond ASCII. */
final class PythonRepr {

  private PythonRepr() {}

  static void string(StringBuilder out, StringValue value) {
    switch (value) {
      case StringValue.Text(String text) -> quoted(out, text.codePoints().toArray());
      case StringValue.Surrogates(var codePoints) ->
          quoted(out, codePoints.stream().mapToInt(Integer::intValue).toArray());
      case StringValue.Bytes(String latin1) -> {
        out.append('b');
        quoted(out, latin1.chars().toArray());
      }
    }
  }

  static void string(StringBuilder out, String text) {
    quoted(out, text.codePoints().toArray());
  }

  private static void quoted(StringBuilder out, int[] characters) {
    boolean single = false;
    boolean twofold = false;
    for (int c : characters) {
      single |= c == '\'';
      twofold |= c == '"';
    }
    char quote = single && !twofold ? '"' : '\'';
    out.append(quote);
    for (int c : characters) {
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c == quote || c == '\\') {
            out.append('\\').append((char) c);
          } else {
            character(out, c);
          }
        }
      }
    }
    out.append(quote);
  }

  /** As it is if it is printable ASCII, else as the shortest numeric escape. */
  static void character(StringBuilder out, int c) {
    if (c >= 0x20 && c < 0x7F) {
      out.append((char) c);
    } else if (c < 0x100) {
      out.append("\\x").append(hex(c, 2));
    } else if (c < 0x10000) {
      out.append("\\u").append(hex(c, 4));
    } else {
      out.append("\\U").append(hex(c, 8));
    }
  }

  private static String hex(int value, int digits) {
    String text = Integer.toHexString(value);
    return "0".repeat(digits - text.length()) + text;
  }

  static void number(StringBuilder out, NumberValue value) {
    switch (value) {
      case NumberValue.Integer(var integer) -> out.append(integer);
      case NumberValue.Real(double real) -> {
        String text = real(real);
        out.append(text.matches("[0-9]+") ? text + ".0" : text);
      }
      case NumberValue.Imaginary(double imaginary) -> out.append(real(imaginary)).append('j');
      case NumberValue.Fixed fixed -> throw new IllegalArgumentException(fixed.toString());
    }
  }

  /** The shortest digits that read as {@code value}, which is not negative; no point behind integers. */
  private static String real(double value) {
    if (Double.isInfinite(value)) {
      return "inf";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (shortest.precision() == 2) { // Java prefers two digits to one
      BigDecimal rounded = shortest.round(new java.math.MathContext(1));
      shortest = rounded.doubleValue() == value ? rounded.stripTrailingZeros() : shortest;
    }
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale(); // digits in front of the decimal point
    if (point > 16 || point <= -4) {
      int exponent = point - 1;
      String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
      String sign = exponent < 0 ? "-" : "+";
      String magnitude = Integer.toString(Math.abs(exponent));
      return digits.charAt(0) + fraction + "e" + sign + (magnitude.length() < 2 ? "0" : "") + magnitude;
    }
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    return point >= digits.length()
        ? digits + "0".repeat(point - digits.length())
        : digits.substring(0, point) + "." + digits.substring(point);
  }
}
