package dev.lathe.lang.lua.lib;

import dev.lathe.vm.value.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers by the conversions of {@code string.format}: C's, but halves are rounded away from zero, and infinity and NaN are spelled in one way. */
final class NumberFormat {
  private static final String LOWER = "0123456789abcdef";
  private static final String UPPER = "0123456789ABCDEF";
  private static final int DEFAULT_PRECISION = 6;
  /** Digits that {@link NumberText} finds without BigDecimal. */
  private static final int FAST_DIGITS = 15;

  private NumberFormat() {}

  // --- whole numbers ----------------------------------------------------------------------------------------------------

  /** Adds an integer: {@code d i} signed, {@code u x o} unsigned. */
  static void addInteger(Scratch out, FormatSpec spec, long number) {
    String digits;
    String prefix = "";
    switch (spec.conversion()) {
      case 'x' -> {
        digits = Long.toHexString(number);
        if (spec.has(FormatSpec.UPPER)) {
          digits = digits.toUpperCase(java.util.Locale.ROOT);
        }
        if (spec.has(FormatSpec.ALTERNATE) && number != 0) {
          prefix = spec.has(FormatSpec.UPPER) ? "0X" : "0x";
        }
      }
      case 'o' -> {
        digits = Long.toOctalString(number);
        if (spec.has(FormatSpec.ALTERNATE) && number != 0) {
          digits = "0" + digits;
        }
      }
      case 'u' -> digits = Long.toUnsignedString(number);
      default -> {
        digits = Long.toUnsignedString(number < 0 ? -number : number);
        prefix = number < 0 ? "-" : plus(spec);
      }
    }
    if (number == 0 && spec.precision() == 0 && !(spec.conversion() == 'o' && spec.has(FormatSpec.ALTERNATE))) {
      digits = "";
    }
    int zeros = Math.max(0, spec.precision() - digits.length());
    pad(out, spec, prefix, zeros, digits, spec.precision() < 0 && spec.has(FormatSpec.ZERO));
  }

  private static String plus(FormatSpec spec) {
    return spec.has(FormatSpec.PLUS) ? "+" : spec.has(FormatSpec.SPACE) ? " " : "";
  }

  /** Adds a number's parts in its width: blanks left or right, or zeros behind the prefix. */
  private static void pad(Scratch out, FormatSpec spec, String prefix, int zeros, String digits, boolean withZeros) {
    int blanks = spec.width() - prefix.length() - zeros - digits.length();
    boolean left = spec.has(FormatSpec.LEFT);
    if (!left && !withZeros) {
      out.fill(' ', blanks);
    }
    out.add(prefix);
    if (!left && withZeros) {
      out.fill('0', blanks);
    }
    out.fill('0', zeros);
    out.add(digits);
    if (left) {
      out.fill(' ', blanks);
    }
  }

  // --- doubles ----------------------------------------------------------------------------------------------------------

  /** Adds a double: {@code a e f g}. */
  static void addDouble(Scratch out, FormatSpec spec, double number) {
    boolean isNegative = Double.doubleToRawLongBits(number) < 0;
    if (Double.isNaN(number)) {
      String text = spec.has(FormatSpec.UPPER) ? "NAN" : "nan";
      pad(out, spec, spec.has(FormatSpec.SPACE) ? " " : "", 0, text, false);
      return;
    }
    String sign = isNegative ? "-" : plus(spec);
    double magnitude = Math.abs(number);
    if (Double.isInfinite(number)) {
      pad(out, spec, sign, 0, spec.has(FormatSpec.UPPER) ? "INF" : "inf", false);
      return;
    }
    int precision = spec.precision() < 0 ? DEFAULT_PRECISION : spec.precision();
    boolean zeros = spec.has(FormatSpec.ZERO);
    switch (spec.conversion()) {
      case 'f' -> pad(out, spec, sign, 0, fixed(magnitude, precision, spec.has(FormatSpec.ALTERNATE)), zeros);
      case 'e' -> pad(out, spec, sign, 0, scientific(magnitude, precision, spec), zeros);
      case 'g' -> pad(out, spec, sign, 0, general(magnitude, Math.max(precision, 1), spec), zeros);
      default -> pad(out, spec, sign + (spec.has(FormatSpec.UPPER) ? "0X" : "0x"), 0, hexadecimal(magnitude, spec), zeros);
    }
  }

  private static String fixed(double number, int precision, boolean dot) {
    if (precision <= FAST_DIGITS && number < 1e15 && number * Math.pow(10, precision) < 0x1p52) {
      String digits = Long.toString(NumberText.scaled(number, precision));
      if (precision == 0) {
        return dot ? digits + "." : digits;
      }
      if (digits.length() <= precision) {
        digits = "0".repeat(precision + 1 - digits.length()) + digits;
      }
      int whole = digits.length() - precision;
      return digits.substring(0, whole) + "." + digits.substring(whole);
    }
    String text = new BigDecimal(number).setScale(precision, RoundingMode.HALF_UP).toPlainString();
    return precision == 0 && dot ? text + "." : text;
  }

  /** Exactly {@code count} digits of a number, and the power of ten of the first. */
  private record Digits(String text, int exponent) {
    static Digits of(double number, int count) {
      if (number == 0) {
        return new Digits("0".repeat(count), 0);
      }
      if (count <= FAST_DIGITS) {
        long found = NumberText.significant(number, count);
        return new Digits(Long.toString(NumberText.digits(found)), NumberText.exponent(found));
      }
      BigDecimal rounded = new BigDecimal(number).round(new java.math.MathContext(count, RoundingMode.HALF_UP));
      String text = rounded.unscaledValue().toString();
      int exponent = text.length() - rounded.scale() - 1;
      return new Digits(text + "0".repeat(Math.max(0, count - text.length())), exponent);
    }
  }

  private static String scientific(double number, int precision, FormatSpec spec) {
    Digits digits = Digits.of(number, precision + 1);
    return scientific(digits.text(), digits.exponent(), spec);
  }

  private static String scientific(String digits, int exponent, FormatSpec spec) {
    StringBuilder text = new StringBuilder(digits.length() + 8).append(digits.charAt(0));
    if (digits.length() > 1 || spec.has(FormatSpec.ALTERNATE)) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append(spec.has(FormatSpec.UPPER) ? 'E' : 'e').append(exponent < 0 ? '-' : '+');
    int magnitude = Math.abs(exponent);
    return (magnitude < 10 ? text.append('0') : text).append(magnitude).toString();
  }

  private static String general(double number, int precision, FormatSpec spec) {
    Digits found = Digits.of(number, precision);
    String digits = found.text();
    boolean keepsZeros = spec.has(FormatSpec.ALTERNATE);
    int exponent = found.exponent();
    if (!keepsZeros) {
      int end = digits.length();
      while (end > 1 && digits.charAt(end - 1) == '0') {
        end--;
      }
      digits = digits.substring(0, end);
    }
    if (exponent < -4 || exponent >= precision) {
      return scientific(digits, exponent, spec);
    }
    if (exponent < 0) {
      return "0." + "0".repeat(-exponent - 1) + digits;
    }
    if (digits.length() <= exponent + 1) {
      return digits + "0".repeat(exponent + 1 - digits.length()) + (keepsZeros ? "." : "");
    }
    return digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
  }

  private static String hexadecimal(double number, FormatSpec spec) {
    long bits = Double.doubleToRawLongBits(number);
    int exponent = (int) (bits >>> 52);
    long mantissa = bits & (1L << 52) - 1;
    if (exponent != 0) {
      mantissa |= 1L << 52;
      exponent -= 1023;
    } else if (mantissa != 0) {
      int shift = Long.numberOfLeadingZeros(mantissa) - 11;
      mantissa <<= shift;
      exponent = -1022 - shift;
    }
    int precision = spec.precision();
    if (precision < 0) {
      precision = 13 - Math.min(13, Long.numberOfTrailingZeros(mantissa | 1L << 52) / 4);
    } else if (precision < 13) {
      mantissa += 1L << 51 - precision * 4;
    }
    String digits = spec.has(FormatSpec.UPPER) ? UPPER : LOWER;
    StringBuilder text = new StringBuilder().append(digits.charAt((int) (mantissa >>> 52)));
    if (precision > 0 || spec.has(FormatSpec.ALTERNATE)) {
      text.append('.');
    }
    for (int i = 1; i <= precision; i++) {
      text.append(i <= 13 ? digits.charAt((int) (mantissa >>> 52 - 4 * i) & 15) : '0');
    }
    return text.append(spec.has(FormatSpec.UPPER) ? 'P' : 'p').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent)).toString();
  }
}
