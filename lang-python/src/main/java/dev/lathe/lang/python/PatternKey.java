package dev.lathe.lang.python;

import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Expr;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.ast.UnaryOp;
import dev.lathe.lang.python.text.NameCharacters;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The value of a literal that is a key of a mapping pattern. Keys are equal where Python's values are: {@code 1}, {@code 1.0}
 * and {@code True} are one key.
 *
 * @param value what equality compares
 * @param text the value as Python's {@code repr} shows it
 */
record PatternKey(Object value, String text) {

  /** A complex number whose imaginary part is not zero. */
  private record Complex(double real, double imaginary) {}

  /** The key that {@code expression} is; empty for dotted names. */
  static Optional<PatternKey> of(Expr expression) {
    return switch (expression) {
      case Expr.Nil _ -> Optional.of(new PatternKey("None", "None"));
      case Expr.Bool e -> Optional.of(new PatternKey(e.value() ? BigDecimal.ONE : BigDecimal.ZERO, e.value() ? "True" : "False"));
      case Expr.StringLiteral e -> string(e);
      case Expr.NumberLiteral e -> Optional.of(number(e.value(), 1));
      case Expr.Unary(_, _, UnaryOp op, Expr.NumberLiteral e) when op == UnaryOp.NEGATE -> Optional.of(number(e.value(), -1));
      case Expr.Binary e -> complex(e);
      default -> Optional.empty();
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PatternKey key && value.equals(key.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  private static Optional<PatternKey> string(Expr.StringLiteral literal) {
    StringBuilder text = new StringBuilder();
    boolean bytes = false;
    for (StringPart part : literal.parts()) {
      switch (part) {
        case StringPart.Literal(_, _, _, StringValue.Text(String value)) -> text.append(value);
        case StringPart.Literal(_, _, _, StringValue.Bytes(String value)) -> {
          bytes = true;
          text.append(value);
        }
        case StringPart.Literal(_, _, _, StringValue.Surrogates value) -> value.codePoints().forEach(text::appendCodePoint);
        case StringPart.Format _ -> {
          return Optional.empty();
        }
      }
    }
    String prefix = bytes ? "b" : "";
    return Optional.of(new PatternKey(prefix + "'" + text, prefix + quoted(text.toString(), bytes)));
  }

  private static String quoted(String text, boolean bytes) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder().append(quote);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c == quote || c == '\\') {
            out.append('\\').append((char) c);
          } else if (NameCharacters.isPrintable(c) && !(bytes && c >= 0x7F)) {
            out.appendCodePoint(c);
          } else {
            out.append(String.format(c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
          }
        }
      }
    }
    return out.append(quote).toString();
  }

  private static PatternKey number(NumberValue number, int sign) {
    return switch (number) {
      case NumberValue.Integer(var value) -> {
        BigDecimal signed = new BigDecimal(sign < 0 ? value.negate() : value);
        yield new PatternKey(signed.stripTrailingZeros(), signed.toString());
      }
      case NumberValue.Real(double value) -> new PatternKey(real(sign * value), text(sign * value));
      case NumberValue.Imaginary(double value) ->
          value == 0
              ? new PatternKey(BigDecimal.ZERO, sign < 0 ? "(-0-0j)" : "0j")
              : new PatternKey(new Complex(0, sign * value), sign < 0 ? "(-0" + part(-value) + ")" : part(value));
      case NumberValue.Fixed fixed -> throw new IllegalStateException("no such literal: " + fixed);
    };
  }

  /** What compares equal to an integer of the same value. */
  private static Object real(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).stripTrailingZeros() : (Object) value;
  }

  private static Optional<PatternKey> complex(Expr.Binary sum) {
    boolean negative = sum.left() instanceof Expr.Unary;
    Expr left = sum.left() instanceof Expr.Unary(_, _, _, Expr operand) ? operand : sum.left();
    if (!(left instanceof Expr.NumberLiteral real)
        || !(sum.right() instanceof Expr.NumberLiteral(_, _, _, NumberValue.Imaginary(double magnitude)))) {
      return Optional.empty();
    }
    double realPart =
        switch (real.value()) {
          case NumberValue.Integer(var value) -> value.doubleValue();
          case NumberValue.Real(double value) -> value;
          case NumberValue.Imaginary _, NumberValue.Fixed _ -> throw new IllegalStateException("a real number");
        };
    realPart = negative ? -realPart : realPart;
    double imaginary = sum.op() == BinaryOp.SUBTRACT ? -magnitude : magnitude;
    String text = "(" + withoutFraction(realPart) + (imaginary < 0 || 1 / imaginary < 0 ? "" : "+") + part(imaginary) + ")";
    return Optional.of(new PatternKey(imaginary == 0 ? real(realPart) : new Complex(realPart, imaginary), text));
  }

  private static String part(double imaginary) {
    return withoutFraction(imaginary) + "j";
  }

  private static String withoutFraction(double value) {
    String text = text(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** The shortest digits that read as {@code value}, in positional form from 1e-4 to below 1e16. */
  private static String text(double value) {
    if (Double.isInfinite(value)) {
      return value < 0 ? "-inf" : "inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = digits.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String all = digits.unscaledValue().abs().toString();
    String fraction = all.length() > 1 ? "." + all.substring(1) : "";
    return (value < 0 ? "-" : "") + all.charAt(0) + fraction + String.format(Locale.ROOT, "e%+03d", exponent);
  }
}
