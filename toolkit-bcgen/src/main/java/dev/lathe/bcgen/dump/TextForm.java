package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.Prototype.Upvalue;
import dev.lathe.vm.bytecode.Prototype.VariableName;
import dev.lathe.vm.bytecode.TableTemplate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** How the parts of a function are written in text. {@link Assembler} reads what {@link Listing} writes by these. */
final class TextForm {
  private static final int SHOWN_DIGITS = 14;

  private TextForm() {}

  /** Bytes in quotes, in ASCII: what is no printable character as {@code \ddd}. */
  static String quoted(ByteString bytes) {
    return quoted(bytes, Integer.MAX_VALUE);
  }

  private static String quoted(ByteString bytes, int limit) {
    int count = Math.min(bytes.length(), limit);
    StringBuilder text = new StringBuilder(count).append('"');
    for (int i = 0; i < count; i++) {
      int c = bytes.at(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append((char) c);
      } else if (c >= ' ' && c < 0x7F) {
        text.append((char) c);
      } else {
        text.append(escape(c));
      }
    }
    return text.append('"').toString();
  }

  /** A byte as listings show control characters. */
  static String escape(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\" + (char) ('0' + c / 100) + (char) ('0' + c / 10 % 10) + (char) ('0' + c % 10);
    };
  }

  /** A number as listings show it: up to 14 digits, as C's {@code %.14g}, but that LuaJIT rounds ties away from zero. */
  static String shown(double number) {
    if (Double.isNaN(number)) {
      return Double.doubleToRawLongBits(number) < 0 ? "-nan" : "nan";
    }
    if (Double.isInfinite(number)) {
      return number < 0 ? "-inf" : "inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(SHOWN_DIGITS, RoundingMode.HALF_UP)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < SHOWN_DIGITS) {
      return rounded.toPlainString();
    }
    String digits = rounded.unscaledValue().abs().toString();
    return (number < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  /** A number in full: reads back as the same bits. */
  static String number(double number) {
    if (Double.isNaN(number)) {
      return "nan:" + Long.toHexString(Double.doubleToRawLongBits(number));
    }
    if (Double.isInfinite(number)) {
      return number < 0 ? "-inf" : "inf";
    }
    return number == Math.rint(number) && Math.abs(number) < 1e15 && !(number == 0 && 1 / number < 0)
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** In time that grows with the number of digits, as {@code BigInteger.toString} would not. */
  private static String hexadecimal(BigInteger value) {
    String digits = HexFormat.of().formatHex(value.abs().toByteArray());
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    return (value.signum() < 0 ? "-" : "") + digits.substring(zeros);
  }

  /** Whether bytes can stand as a word: a name as programs have them, with dots and in angle brackets too. */
  static boolean isBare(ByteString bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      int c = bytes.at(i);
      boolean begins = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '<' || c == '.';
      if (!begins && (i == 0 || !(c >= '0' && c <= '9' || c == '>'))) {
        return false;
      }
    }
    return bytes.length() > 0;
  }

  /** A name as a word where it can be one, else in quotes. */
  static String name(ByteString bytes) {
    return isBare(bytes) ? bytes.toLatin1() : quoted(bytes);
  }

  /** The number of an instruction, from 1, with at least four characters. */
  static String place(long number) {
    return place(new StringBuilder(), number).toString();
  }

  /** The same behind {@code text}, which is returned. */
  static StringBuilder place(StringBuilder text, long number) {
    if (number < 0) {
      text.append('-');
    }
    long rest = Math.abs(number);
    for (long limit = number < 0 ? 100 : 1000; limit > Math.max(rest, 1); limit /= 10) {
      text.append('0');
    }
    return text.append(rest);
  }

  /** An enum constant as a word. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String upvalue(Upvalue upvalue) {
    return word(upvalue.origin()) + " " + upvalue.index() + " " + word(upvalue.mutability());
  }

  static String variable(VariableName name) {
    return switch (name) {
      case VariableName.Named(ByteString bytes) -> quoted(bytes);
      case VariableName.Hidden hidden -> word(hidden);
    };
  }

  static String handler(General.Handler handler) {
    return place(handler.from() + 1L) + " " + place(handler.to() + 1L) + " => " + place(handler.target() + 1L) + " " + handler.register();
  }

  static String position(General.Position position) {
    return Integer.toUnsignedString(position.line())
        + ":"
        + Integer.toUnsignedString(position.column())
        + "-"
        + Integer.toUnsignedString(position.endLine())
        + ":"
        + Integer.toUnsignedString(position.endColumn());
  }

  /** A constant in full, a function as the word alone. */
  static String constant(Constant constant) {
    return shortened(constant, Integer.MAX_VALUE);
  }

  /** At least the first {@code limit} characters of the same; the work is bounded by the limit, not by the constant. */
  static String shortened(Constant constant, int limit) {
    StringBuilder text = new StringBuilder();
    constant(text, constant, limit);
    return text.toString();
  }

  private static void constant(StringBuilder text, Constant constant, int limit) {
    switch (constant) {
      case Constant.Child _ -> text.append("function");
      case Constant.Template(TableTemplate table) -> template(text, table);
      case Constant.Int64(long bits) -> text.append("int64 ").append(bits);
      case Constant.UInt64(long bits) -> text.append("uint64 ").append(Long.toUnsignedString(bits));
      case Constant.Complex(double real, double imaginary) ->
          text.append("complex ").append(number(real)).append(' ').append(number(imaginary));
      case Constant.Str(ByteString bytes) -> text.append(quoted(bytes, limit));
      case Constant.Bytes(ByteString bytes) -> text.append("bytes ").append(quoted(bytes, limit));
      case Constant.Int(BigInteger value) ->
          text.append("integer ").append(value.bitLength() / 4 > limit ? "of " + value.bitLength() + " bits" : hexadecimal(value));
      case Constant.Real(double value) -> text.append("real ").append(number(value));
      case Constant.Tuple(List<Constant> elements) -> list(text, "tuple", elements, limit);
      case Constant.FrozenSet(List<Constant> elements) -> list(text, "frozenset", elements, limit);
      case Constant.Single single -> text.append(word(single));
      case Constant.JumpTable(List<Integer> distances) -> {
        text.append("jumps {");
        for (int i = 0; i < distances.size() && text.length() <= limit; i++) {
          text.append(' ').append(distances.get(i));
        }
        text.append(" }");
      }
    }
  }

  private static void list(StringBuilder text, String kind, List<Constant> elements, int limit) {
    text.append(kind).append(" {");
    for (int i = 0; i < elements.size() && text.length() <= limit; i++) {
      text.append(' ');
      constant(text, elements.get(i), limit);
    }
    text.append(" }");
  }

  private static void template(StringBuilder text, TableTemplate table) {
    text.append("table {");
    table.array().forEach(value -> text.append(' ').append(value(value)));
    text.append(" }{");
    table.entries().forEach(entry -> text.append(' ').append(value(entry.key())).append('=').append(value(entry.value())));
    text.append(" }");
  }

  /** A value of a template. */
  static String value(TableTemplate.Value value) {
    return switch (value) {
      case TableTemplate.Value.Nil() -> "nil";
      case TableTemplate.Value.Bool(boolean truth) -> truth ? "true" : "false";
      case TableTemplate.Value.Num(double number) -> number(number);
      case TableTemplate.Value.Str(ByteString bytes) -> quoted(bytes);
    };
  }
}
