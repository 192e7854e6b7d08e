package dev.lathe.ast.dump;

import java.math.BigInteger;
import java.util.HexFormat;

/** How dumps spell strings and integers. */
final class Scalars {

  private Scalars() {}

  /** {@code text} in double quotes; escapes as in JSON for what would not be seen, such as lone surrogates. */
  static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (isVisible(c)) {
            out.appendCodePoint(c);
          } else {
            for (char unit : Character.toChars(c)) {
              out.append("\\u").append(HexFormat.of().toHexDigits(unit));
            }
          }
        }
      }
    }
    return out.append('"').toString();
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
          Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> codePoint == ' ';
      default -> true;
    };
  }

  /** Decimal up to 64 bits, else {@code 0x} and hexadecimal digits, which takes linear time. */
  static String integer(BigInteger value) {
    if (value.bitLength() <= 64) {
      return value.toString();
    }
    String digits = HexFormat.of().formatHex(value.abs().toByteArray());
    int zeros = 0;
    while (digits.charAt(zeros) == '0') {
      zeros++;
    }
    return (value.signum() < 0 ? "-0x" : "0x") + digits.substring(zeros);
  }
}
