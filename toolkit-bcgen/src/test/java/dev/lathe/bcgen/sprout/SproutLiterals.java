package dev.lathe.bcgen.sprout;

import dev.lathe.ast.NumberValue;
import dev.lathe.ast.StringValue;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.bcgen.sprout.SproutOperator.Binding;
import java.math.BigInteger;
import java.util.Optional;

/** Values and spellings of numbers, spellings of strings. */
final class SproutLiterals implements SourceStyle.Literals {

  static final SproutLiterals INSTANCE = new SproutLiterals();

  private SproutLiterals() {}

  /** The value of a well-formed number; empty if it is an integer beyond 63 bits. */
  static Optional<NumberValue> number(String spelling) {
    if (spelling.indexOf('.') >= 0) {
      return Optional.of(new NumberValue.Real(Double.parseDouble(spelling)));
    }
    try {
      return Optional.of(new NumberValue.Fixed(Long.parseLong(spelling), NumberValue.Signedness.SIGNED));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public Spelling number(NumberValue value) {
    return switch (value) {
      case NumberValue.Fixed fixed -> integer(BigInteger.valueOf(fixed.bits()));
      case NumberValue.Integer integer -> integer(integer.value());
      case NumberValue.Real real -> real(real.value());
      case NumberValue.Imaginary imaginary -> real(imaginary.value());
    };
  }

  /** The lowest number has no literal, since the sign in front of one is an operator. */
  private static Spelling integer(BigInteger value) {
    if (value.equals(BigInteger.valueOf(Long.MIN_VALUE))) {
      return new Spelling("(-" + Long.MAX_VALUE + " - 1)", Binding.PRIMARY);
    }
    return new Spelling(value.toString(), value.signum() < 0 ? Binding.PREFIX : Binding.PRIMARY);
  }

  private static Spelling real(double value) {
    if (Double.isNaN(value)) {
      return new Spelling("(0.0 / 0.0)", Binding.PRIMARY);
    }
    String text = Double.isInfinite(value) ? (value < 0 ? "-1.0e999" : "1.0e999") : Double.toString(value).replace('E', 'e');
    return new Spelling(text, text.charAt(0) == '-' ? Binding.PREFIX : Binding.PRIMARY);
  }

  @Override
  public String string(StringValue value) {
    int[] codePoints =
        switch (value) {
          case StringValue.Text(String text) -> text.codePoints().toArray();
          case StringValue.Surrogates(var all) -> all.stream().mapToInt(Integer::intValue).toArray();
          case StringValue.Bytes(String latin1) -> latin1.chars().toArray();
        };
    StringBuilder out = new StringBuilder().append('"');
    for (int c : codePoints) {
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '"', '\\' -> out.append('\\').append((char) c);
        default -> {
          if (c < ' ' || c == 0x7F || Character.getType(c) == Character.SURROGATE) {
            out.append("\\u{").append(Integer.toHexString(c)).append('}');
          } else {
            out.appendCodePoint(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
