package dev.lathe.lang.lua.lib;

/**
 * A conversion of {@code string.format}: flags, width, precision, and the letter that says how.
 *
 * @param flags bits {@link #LEFT}…
 * @param width 0 to 99
 * @param precision 0 to 99, −1 without one
 * @param conversion the letter, in lower case; {@code u} for unsigned
 * @param end behind it in the format
 */
record FormatSpec(int flags, int width, int precision, char conversion, int end) {
  static final int LEFT = 1;
  static final int PLUS = 2;
  static final int ZERO = 4;
  static final int SPACE = 8;
  static final int ALTERNATE = 16;
  static final int UPPER = 32;

  private static final String FLAGS = "-+0 #";
  private static final String CONVERSIONS = "acdefgiopqsuxAEFGX";

  /** Whether a flag is set. */
  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /**
   * Reads one.
   *
   * @param at behind the percent sign
   * @return an end of −n says that it is malformed, and that its first n bytes show it
   */
  static FormatSpec parse(byte[] format, int at) {
    int i = at;
    int flags = 0;
    for (int flag; (flag = FLAGS.indexOf(byteAt(format, i))) >= 0; i++) {
      flags |= 1 << flag;
    }
    int width = 0;
    int digits = 0;
    for (; digits < 2 && isDigit(format, i); digits++, i++) {
      width = width * 10 + format[i] - '0';
    }
    int precision = -1;
    if (byteAt(format, i) == '.') {
      precision = 0;
      i++;
      for (digits = 0; digits < 2 && isDigit(format, i); digits++, i++) {
        precision = precision * 10 + format[i] - '0';
      }
    }
    int letter = byteAt(format, i);
    if (letter <= 0 || CONVERSIONS.indexOf(letter) < 0) {
      int shown = letter >= 32 || letter < 0 && i < format.length ? i + 1 : i;
      return new FormatSpec(flags, width, precision, '?', -(shown - at + 1));
    }
    boolean upper = (letter & 0x20) == 0;
    return new FormatSpec(flags | (upper ? UPPER : 0), width, precision, (char) (letter | 0x20), i + 1);
  }

  private static int byteAt(byte[] format, int at) {
    return at < format.length ? format[at] : 0;
  }

  private static boolean isDigit(byte[] format, int at) {
    return at < format.length && format[at] >= '0' && format[at] <= '9';
  }
}
