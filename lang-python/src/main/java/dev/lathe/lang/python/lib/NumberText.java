package dev.lathe.lang.python.lib;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts that {@code int} and {@code float} read. */
final class NumberText {
  private static final Pattern REAL = Pattern.compile("[+-]?(\\d(_?\\d)*\\.?(\\d(_?\\d)*)?|\\.\\d(_?\\d)*)(e[+-]?\\d(_?\\d)*)?");
  private static final int LARGEST_BASE = 36;

  private NumberText() {}

  static Optional<BigInteger> integer(String given, int givenBase) {
    String text = given.strip().toLowerCase(Locale.ROOT);
    int sign = text.startsWith("-") ? -1 : 1;
    if (text.startsWith("-") || text.startsWith("+")) {
      text = text.substring(1);
    }
    int base = givenBase;
    int prefixed = text.startsWith("0x") ? 16 : text.startsWith("0o") ? 8 : text.startsWith("0b") ? 2 : 0;
    if (prefixed != 0 && (base == 0 || base == prefixed)) {
      base = prefixed;
      text = text.substring(2);
      text = text.startsWith("_") ? text.substring(1) : text;
    } else if (base == 0) {
      base = 10;
      if (text.length() > 1 && text.startsWith("0") && !text.chars().allMatch(c -> c == '0' || c == '_')) {
        return Optional.empty();
      }
    }
    if (base < 2 || base > LARGEST_BASE || text.isEmpty() || text.startsWith("_") || text.endsWith("_") || text.contains("__")) {
      return Optional.empty();
    }
    String digits = text.replace("_", "");
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), base) < 0) {
        return Optional.empty();
      }
    }
    BigInteger value = new BigInteger(digits, base);
    return Optional.of(sign < 0 ? value.negate() : value);
  }

  static Optional<Double> real(String given) {
    String text = given.strip().toLowerCase(Locale.ROOT);
    String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    double sign = text.startsWith("-") ? -1 : 1;
    return switch (unsigned) {
      case "inf", "infinity" -> Optional.of(sign * Double.POSITIVE_INFINITY);
      case "nan" -> Optional.of(Double.NaN);
      default -> REAL.matcher(text).matches() ? Optional.of(Double.parseDouble(text.replace("_", ""))) : Optional.empty();
    };
  }
}
