package dev.lathe.lang.python;

import dev.lathe.ast.NumberValue;
import java.math.BigInteger;

/** Values of number literals. */
final class PythonNumbers {

  /**
   * Most digits of a decimal integer, leading zeros not counted: CPython's default for the conversion of text, which takes
   * time that grows faster than the text.
   */
  static final int MAX_DECIMAL_DIGITS = 4300;

  private static final String TOO_LONG =
      "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits()"
          + " to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.";

  private PythonNumbers() {}

  /** What a literal is worth. */
  sealed interface Result {
    record Value(NumberValue value) implements Result {}

    /** It has too many digits. */
    record Refused(String message) implements Result {}
  }

  /** Reads a literal that the lexer takes for one. */
  static final NumberValue ZERO = new NumberValue.Integer(BigInteger.ZERO);

  static Result read(String spelling) {
    String digits = spelling.indexOf('_') < 0 ? spelling : spelling.replace("_", "");
    char last = digits.charAt(digits.length() - 1);
    if (digits.charAt(0) == '0' && digits.length() > 1) {
      switch (digits.charAt(1)) {
        case 'x', 'X' -> {
          return integer(binary(digits, 4));
        }
        case 'o', 'O' -> {
          return integer(binary(digits, 3));
        }
        case 'b', 'B' -> {
          return integer(binary(digits, 1));
        }
        default -> {}
      }
    }
    if (last == 'j' || last == 'J') {
      double value = Double.parseDouble(digits.substring(0, digits.length() - 1));
      return new Result.Value(new NumberValue.Imaginary(value));
    }
    if (isReal(digits)) {
      return new Result.Value(new NumberValue.Real(Double.parseDouble(digits)));
    }
    return decimal(digits);
  }

  private static boolean isReal(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return true;
      }
    }
    return false;
  }

  private static Result integer(BigInteger value) {
    return new Result.Value(new NumberValue.Integer(value));
  }

  private static Result decimal(String digits) {
    if (digits.length() <= 18) {
      return integer(BigInteger.valueOf(Long.parseLong(digits)));
    }
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    int count = digits.length() - zeros;
    return count > MAX_DECIMAL_DIGITS
        ? new Result.Refused(String.format(TOO_LONG, MAX_DECIMAL_DIGITS, count))
        : integer(new BigInteger(digits.substring(zeros)));
  }

  /**
   * An integer in a base that is a power of two, in time proportional to its length (which is not limited; the library's
   * conversion takes the square of it).
   *
   * @param digits behind a prefix of two characters
   * @param width bits of a digit
   */
  private static BigInteger binary(String digits, int width) {
    int count = digits.length() - 2;
    if (count <= 15) {
      return BigInteger.valueOf(Long.parseLong(digits, 2, digits.length(), 1 << width));
    }
    byte[] bytes = new byte[(int) (((long) count * width + 7) / 8) + 1]; // the first one stays 0: no sign
    int pending = 0;
    int bits = 0;
    int at = bytes.length;
    for (int i = digits.length() - 1; i >= 2; i--) {
      pending |= Character.digit(digits.charAt(i), 1 << width) << bits;
      bits += width;
      if (bits >= 8) {
        bytes[--at] = (byte) pending;
        pending >>>= 8;
        bits -= 8;
      }
    }
    if (bits > 0) {
      bytes[--at] = (byte) pending;
    }
    return new BigInteger(bytes);
  }
}
