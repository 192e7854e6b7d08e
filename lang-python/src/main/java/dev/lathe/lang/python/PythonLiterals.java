package dev.lathe.lang.python;

import dev.lathe.ast.NumberValue;
import dev.lathe.ast.StringValue;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.lang.python.text.NameCharacters;
import java.util.Optional;
import java.util.Set;

/**
 * How values are written that come without a spelling, and what a name is.
 *
 * @param sign how an expression with a sign binds
 * @param literal how a literal binds
 */
record PythonLiterals(Enum<?> sign, Enum<?> literal) implements SourceStyle.Literals {

  private static final Set<String> RESERVED =
      Set.of(
          "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
          "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
          "not", "or", "pass", "raise", "return", "try", "while", "with", "yield");

  /** Doubles from here on are written with an exponent. */
  private static final double PLAIN_LIMIT = 1e16;

  /** Whether {@code text} can stand where a name is wanted. */
  static boolean isName(String text) {
    if (text.isEmpty() || RESERVED.contains(text)) {
      return false;
    }
    int first = text.codePointAt(0);
    if (!NameCharacters.isStart(first)) {
      return false;
    }
    for (int i = Character.charCount(first); i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!NameCharacters.isPart(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  @Override
  public Spelling number(NumberValue value) {
    return switch (value) {
      case NumberValue.Real real -> real(real.value(), "");
      case NumberValue.Imaginary imaginary -> real(imaginary.value(), "j");
      case NumberValue.Integer integer ->
          new Spelling(integer.value().toString(), integer.value().signum() < 0 ? sign : literal);
      case NumberValue.Fixed fixed -> {
        boolean unsigned = fixed.signedness() == NumberValue.Signedness.UNSIGNED;
        yield new Spelling(
            unsigned ? Long.toUnsignedString(fixed.bits()) : Long.toString(fixed.bits()),
            !unsigned && fixed.bits() < 0 ? sign : literal);
      }
    };
  }

  private Spelling real(double value, String suffix) {
    if (Double.isNaN(value)) {
      return new Spelling("(1e999" + suffix + " - 1e999" + suffix + ")", literal);
    }
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    return new Spelling((negative ? "-" : "") + magnitude(Math.abs(value)) + suffix, negative ? sign : literal);
  }

  private static String magnitude(double value) {
    if (Double.isInfinite(value)) {
      return "1e999";
    }
    if (value == Math.rint(value) && value < PLAIN_LIMIT) {
      return (long) value + ".0";
    }
    return Double.toString(value).replace(".0E", "e").replace('E', 'e');
  }

  /** In double quotes, or in single ones where that saves escapes. */
  @Override
  public String string(StringValue value) {
    return switch (value) {
      case StringValue.Text(String text) -> quoted("", text.codePoints().toArray(), Contents.TEXT);
      case StringValue.Surrogates(var codePoints) ->
          quoted("", codePoints.stream().mapToInt(Integer::intValue).toArray(), Contents.TEXT);
      case StringValue.Bytes(String latin1) -> quoted("b", latin1.chars().toArray(), Contents.BYTES);
    };
  }

  private enum Contents {
    TEXT,
    /** Nothing but ASCII may stand for itself. */
    BYTES
  }

  private static String quoted(String prefix, int[] characters, Contents contents) {
    int balance = 0;
    for (int c : characters) {
      balance += c == '"' ? 1 : c == '\'' ? -1 : 0;
    }
    char quote = balance > 0 ? '\'' : '"';
    StringBuilder out = new StringBuilder(characters.length + 3).append(prefix).append(quote);
    for (int c : characters) {
      escape(c, quote, contents, out);
    }
    return out.append(quote).toString();
  }

  private static void escape(int c, int quote, Contents contents, StringBuilder out) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\\' -> out.append("\\\\");
      default -> {
        if (c == quote) {
          out.append('\\').append((char) c);
        } else if (c >= ' ' && c < 0x7F || c > 0xFF && contents == Contents.TEXT && NameCharacters.isPrintable(c)) {
          out.appendCodePoint(c);
        } else if (c <= 0xFF) {
          hex("\\x", c, 2, out);
        } else if (c <= 0xFFFF) {
          hex("\\u", c, 4, out);
        } else {
          hex("\\U", c, 8, out);
        }
      }
    }
  }

  private static void hex(String prefix, int value, int digits, StringBuilder out) {
    String text = Integer.toHexString(value);
    out.append(prefix).append("0".repeat(digits - text.length())).append(text);
  }

  /** Braces are doubled; a raw string has no escapes, so what needs them cannot be written there. */
  @Override
  public Optional<String> formatText(StringValue value, String open) {
    int[] characters =
        switch (value) {
          case StringValue.Text(String text) -> text.codePoints().toArray();
          case StringValue.Surrogates(var codePoints) -> codePoints.stream().mapToInt(Integer::intValue).toArray();
          case StringValue.Bytes bytes -> throw new IllegalArgumentException("bytes have no holes");
        };
    int quote = open.charAt(open.length() - 1);
    boolean raw = PythonStrings.hasPrefix(open, 'r');
    StringBuilder out = new StringBuilder(characters.length);
    for (int c : characters) {
      if (c == '{' || c == '}') {
        out.appendCodePoint(c).appendCodePoint(c);
      } else if (!raw) {
        escape(c, quote, Contents.TEXT, out);
      } else if (c == quote || c < ' ' && c != '\t' || Character.getType(c) == Character.SURROGATE) {
        return Optional.empty();
      } else {
        out.appendCodePoint(c);
      }
    }
    boolean closeEscaped = raw && characters.length > 0 && characters[characters.length - 1] == '\\';
    return closeEscaped ? Optional.empty() : Optional.of(out.toString());
  }
}
