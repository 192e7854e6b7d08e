package dev.lathe.lang.python.lib;

import dev.lathe.lang.python.text.Representation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The language of format specifications: {@code [[fill]align][sign][z][#][0][width][grouping][.precision][type]}. */
final class FormatSpecification {
  private static final Pattern SYNTAX = Pattern.compile("(?s)(?:(.)?([<>=^]))?([ +-])?(z)?(#)?(0)?(\\d+)?([_,])?(?:\\.(\\d+))?(.)?");
  private static final int DEFAULT_PRECISION = 6;

  private final String fill;
  private final char align;
  private final char sign;
  private final boolean isAlternate;
  private final int width;
  private final String grouping;
  private final int precision;
  private final char type;

  private FormatSpecification(Matcher m) {
    boolean hasZero = m.group(6) != null;
    fill = m.group(1) != null ? m.group(1) : hasZero && m.group(2) == null ? "0" : " ";
    align = m.group(2) != null ? m.group(2).charAt(0) : hasZero ? '=' : 0;
    sign = m.group(3) != null ? m.group(3).charAt(0) : '-';
    isAlternate = m.group(5) != null;
    width = m.group(7) != null ? Integer.parseInt(m.group(7)) : 0;
    grouping = m.group(8) != null ? m.group(8) : "";
    precision = m.group(9) != null ? Integer.parseInt(m.group(9)) : -1;
    type = m.group(10) != null ? m.group(10).charAt(0) : 0;
  }

  /** Empty if it is none. */
  static Optional<FormatSpecification> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    return matcher.matches() ? Optional.of(new FormatSpecification(matcher)) : Optional.empty();
  }

  char type() {
    return type;
  }

  /** Whether an integer is shown as a float would be. */
  boolean isForReals() {
    return type != 0 && "eEfFgG%".indexOf(type) >= 0;
  }

  boolean isForIntegers() {
    return type == 0 || "bcdoxXn".indexOf(type) >= 0;
  }

  boolean isForText() {
    return (type == 0 || type == 's') && align != '=' && grouping.isEmpty();
  }

  String text(String value) {
    int count = value.codePointCount(0, value.length());
    String cut = precision >= 0 && precision < count ? value.substring(0, value.offsetByCodePoints(0, precision)) : value;
    return pad("", cut, align == 0 ? '<' : align);
  }

  String integer(BigInteger value) {
    if (type == 'c') {
      return pad("", Character.toString(value.intValue()), align == 0 ? '<' : align);
    }
    int base = type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
    String digits = value.abs().toString(base);
    String prefix = isAlternate && base != 10 ? "0" + type : "";
    if (type == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    return number(signOf(value.signum() < 0) + prefix, digits, "", base == 10 ? 3 : grouping.equals("_") ? 4 : 3);
  }

  private String signOf(boolean isNegative) {
    return isNegative ? "-" : sign == '+' ? "+" : sign == ' ' ? " " : "";
  }

  String real(double value) {
    boolean isNegative = Double.doubleToRawLongBits(value) < 0 && !Double.isNaN(value);
    double size = Math.abs(value);
    String suffix = "";
    if (type == '%') {
      size *= 100;
      suffix = "%";
    }
    String digits;
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      digits = Double.isNaN(value) ? "nan" : "inf";
      digits = type == 'F' || type == 'E' || type == 'G' ? digits.toUpperCase(Locale.ROOT) : digits;
    } else {
      digits = magnitude(size);
    }
    int end = 0;
    while (end < digits.length() && Character.isDigit(digits.charAt(end))) {
      end++;
    }
    return number(signOf(isNegative), digits.substring(0, end), digits.substring(end) + suffix, 3);
  }

  private String magnitude(double size) {
    return switch (type) {
      case 'f', 'F', '%' -> {
        int places = precision < 0 ? DEFAULT_PRECISION : precision;
        yield new BigDecimal(size).setScale(places, RoundingMode.HALF_EVEN).toPlainString() + (isAlternate && places == 0 ? "." : "");
      }
      case 'e', 'E' -> exponential(size, precision < 0 ? DEFAULT_PRECISION : precision, type);
      case 'g', 'G' -> general(size, precision < 0 ? DEFAULT_PRECISION : Math.max(precision, 1), type == 'G' ? 'E' : 'e', false);
      default -> precision < 0 ? Representation.real(size) : general(size, Math.max(precision, 1), 'e', true);
    };
  }

  private static String exponential(double size, int places, char letter) {
    BigDecimal rounded = size == 0 ? BigDecimal.ZERO : new BigDecimal(size).round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
    String digits = rounded.unscaledValue().toString();
    int exponent = size == 0 ? 0 : digits.length() - 1 - rounded.scale();
    StringBuilder out = new StringBuilder(digits);
    while (out.length() < places + 1) {
      out.append('0');
    }
    out.setLength(places + 1);
    if (places > 0) {
      out.insert(1, '.');
    }
    out.append(letter).append(exponent < 0 ? '-' : '+').append(Math.abs(exponent) < 10 ? "0" : "").append(Math.abs(exponent));
    return out.toString();
  }

  private String general(double size, int digits, char letter, boolean keepsPoint) {
    BigDecimal rounded = size == 0 ? BigDecimal.ZERO : new BigDecimal(size).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = size == 0 ? 0 : rounded.precision() - 1 - rounded.scale();
    int limit = keepsPoint ? digits - 1 : digits;
    if (exponent < -4 || exponent >= Math.max(limit, keepsPoint && digits == 1 ? 1 : limit)) {
      String text = exponential(size, digits - 1, letter);
      int at = text.indexOf(letter);
      return (isAlternate ? text.substring(0, at) : trimmed(text.substring(0, at))) + text.substring(at);
    }
    String plain = rounded.setScale(Math.max(digits - 1 - exponent, 0), RoundingMode.HALF_EVEN).toPlainString();
    String shown = isAlternate ? plain : trimmed(plain);
    return keepsPoint && shown.indexOf('.') < 0 ? shown + ".0" : shown;
  }

  private static String trimmed(String digits) {
    if (digits.indexOf('.') < 0) {
      return digits;
    }
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, digits.charAt(end - 1) == '.' ? end - 1 : end);
  }

  private String number(String before, String digits, String behind, int group) {
    String shown = digits;
    boolean isFilled = align == '=' && fill.equals("0") && !grouping.isEmpty();
    if (!grouping.isEmpty() && !digits.isEmpty() && Character.isLetterOrDigit(digits.charAt(0))) {
      if (isFilled) {
        int wanted = width - before.length() - behind.length();
        StringBuilder zeros = new StringBuilder(digits);
        while (grouped(zeros.toString(), group).length() < wanted) {
          zeros.insert(0, '0');
        }
        shown = zeros.toString();
      }
      shown = grouped(shown, group);
    }
    return pad(before, shown + behind, align == 0 ? '>' : align);
  }

  private String grouped(String digits, int group) {
    StringBuilder out = new StringBuilder(digits);
    for (int at = digits.length() - group; at > 0; at -= group) {
      out.insert(at, grouping);
    }
    return out.toString();
  }

  private String pad(String before, String text, char side) {
    int missing = width - before.length() - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return before + text;
    }
    return switch (side) {
      case '<' -> before + text + fill.repeat(missing);
      case '^' -> fill.repeat(missing / 2) + before + text + fill.repeat(missing - missing / 2);
      case '=' -> before + fill.repeat(missing) + text;
      default -> fill.repeat(missing) + before + text;
    };
  }
}
