package dev.lathe.lang.lua;

import dev.lathe.ast.NumberValue;
import dev.lathe.ast.StringValue;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.lexer.Source;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * How values are written that come without a spelling, and what a name is.
 *
 * @param sign how an expression with a sign binds
 * @param literal how a literal binds
 */
record LuaLiterals(Enum<?> sign, Enum<?> literal) implements SourceStyle.Literals {

  private static final Set<String> RESERVED =
      Set.of(
          "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "if", "in", "local", "nil", "not",
          "or", "repeat", "return", "then", "true", "until", "while");

  /** Doubles from here on are written with an exponent. */
  private static final double PLAIN_LIMIT = 1e15;

  /** Whether {@code text} can stand where a name is wanted; {@code goto} can. */
  static boolean isName(String text) {
    if (text.isEmpty() || text.charAt(0) >= '0' && text.charAt(0) <= '9') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean part = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c >= 0x80;
      if (!part) {
        return false;
      }
    }
    return text.length() > 8 || !RESERVED.contains(text);
  }

  @Override
  public Spelling number(NumberValue value) {
    return switch (value) {
      case NumberValue.Real real -> real(real.value(), "");
      case NumberValue.Imaginary imaginary -> real(imaginary.value(), "i");
      case NumberValue.Integer integer ->
          new Spelling(integer.value().toString(), integer.value().signum() < 0 ? sign : literal);
      case NumberValue.Fixed fixed ->
          fixed.signedness() == NumberValue.Signedness.UNSIGNED
              ? new Spelling(Long.toUnsignedString(fixed.bits()) + "ULL", literal)
              : new Spelling(fixed.bits() + "LL", fixed.bits() < 0 ? sign : literal);
    };
  }

  private Spelling real(double value, String suffix) {
    if (Double.isNaN(value)) {
      return new Spelling(suffix.isEmpty() ? "(0/0)" : "((0/0)*1" + suffix + ")", literal);
    }
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    return new Spelling((negative ? "-" : "") + magnitude(Math.abs(value)) + suffix, negative ? sign : literal);
  }

  private static String magnitude(double value) {
    if (Double.isInfinite(value)) {
      return "1e999";
    }
    if (value == Math.rint(value) && value < PLAIN_LIMIT) {
      return Long.toString((long) value);
    }
    String shortest = Double.toString(value).replace("E", "e");
    return shortest.replace(".0e", "e");
  }

  /** In double quotes; what is no text, and what the lexer would read otherwise, as escapes. */
  @Override
  public String string(StringValue value) {
    String text =
        switch (value) {
          case StringValue.Bytes bytes -> LuaStrings.asText(bytes.latin1());
          case StringValue.Text plain -> plain.text();
          case StringValue.Surrogates surrogates -> {
            StringBuilder all = new StringBuilder();
            surrogates.codePoints().forEach(all::appendCodePoint);
            yield all.toString();
          }
        };
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        out.append(c).append(text.charAt(++i));
      } else {
        char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
        escape(c, next, out);
      }
    }
    return out.append('"').toString();
  }

  private static void escape(char c, char next, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (Character.isSurrogate(c)) {
          for (byte b : Source.encodeUtf8(String.valueOf(escaped(c)))) {
            decimal(b & 0xFF, next, out);
          }
        } else if (c < ' ' || c == 0x7F) {
          decimal(c, next, out);
        } else {
          out.append(c);
        }
      }
    }
  }

  /** A lone surrogate that stands for no byte becomes a replacement character. */
  private static char escaped(char surrogate) {
    return surrogate >= '\uDC80' && surrogate <= '\uDCFF' ? surrogate : '\uFFFD';
  }

  private static void decimal(int value, char next, StringBuilder out) {
    out.append('\\');
    String digits = Integer.toString(value);
    if (next >= '0' && next <= '9') {
      out.append("0".repeat(3 - digits.length()));
    }
    out.append(digits);
  }

  @Override
  public String string(String text) {
    return string(new StringValue.Bytes(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
  }
}
