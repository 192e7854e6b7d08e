package dev.lathe.lang.lua;

import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Token;
import java.nio.charset.StandardCharsets;

/**
 * String literals: quoted ones with escapes, and long brackets. Values are bytes, each as the character of its number; a
 * character of the source counts as its bytes in UTF-8, an escaped byte (see {@link Source}) as that byte.
 */
final class LuaStrings {

  private LuaStrings() {}

  /** Value of a well-formed string token. */
  static String value(Token token) {
    Source source = token.source();
    int start = token.start();
    if (source.codePointAt(start) == '[') {
      int level = level(source, start);
      return longValue(source, start + level, token.end() - level);
    }
    return isPlain(source, start + 1, token.end() - 1)
        ? source.text(start + 1, token.end() - 1)
        : new Reader(source, start + 1, token.end() - 1).read();
  }

  /** Value of a quoted token, finished or not, up to its end or the first escape that is none. */
  static String valueUpToError(Token token) {
    int end = token.type() == LuaLexer.UNFINISHED_STRING ? token.end() : token.end() - 1;
    return new Reader(token.source(), token.start() + 1, end).readUnchecked();
  }

  /** Bytes as text: the inverse of what makes bytes of the source's characters. */
  static String asText(String latin1) {
    return Source.utf8("", latin1.getBytes(StandardCharsets.ISO_8859_1), LineEnds.EITHER_ORDER).text();
  }

  /** The token as written, LF for every line end. */
  static String spelling(Token token) {
    String text = token.text();
    return text.indexOf('\r') < 0 ? text : withLineFeeds(text);
  }

  private static String withLineFeeds(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\n' && c != '\r') {
        out.append(c);
        continue;
      }
      char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
      if ((next == '\n' || next == '\r') && next != c) {
        i++;
      }
      out.append('\n');
    }
    return out.toString();
  }

  /** Whether the text stands for itself. */
  private static boolean isPlain(Source source, int start, int end) {
    for (int i = start; i < end; i++) {
      int c = source.codePointAt(i);
      if (c == '\\' || c >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Length of the bracket that opens a long string at {@code start}. */
  private static int level(Source source, int start) {
    int at = start + 1;
    while (source.codePointAt(at) == '=') {
      at++;
    }
    return at - start + 1;
  }

  private static String longValue(Source source, int start, int end) {
    Reader reader = new Reader(source, start, end);
    if (start < end && isLineEnd(source.codePointAt(start))) {
      reader.lineEnd();
    }
    return reader.readRaw();
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }

  /**
   * Looks for the first escape that is none in a quoted token, finished or not.
   *
   * @return what is wrong, or that nothing is
   */
  static Escapes escapes(Token token) {
    Source source = token.source();
    int at = token.start() + 1;
    while (at < token.end() && source.codePointAt(at) != '\\') {
      at++;
    }
    if (at == token.end()) {
      return Escapes.VALID;
    }
    Reader reader = new Reader(source, token.start() + 1, token.end());
    String value = reader.readUnchecked();
    return reader.badEscape < 0 ? Escapes.VALID : new Escapes.Invalid(reader.badEscape, reader.at, value);
  }

  /** Whether a string's escapes are valid. */
  sealed interface Escapes {

    Escapes VALID = new Valid();

    record Valid() implements Escapes {}

    /**
     * The first that is not.
     *
     * @param start offset of its backslash
     * @param end offset behind the last character that could belong to it
     * @param before value of the string in front of it
     */
    record Invalid(int start, int end, String before) implements Escapes {}
  }

  /** Reads the inside of a string. */
  private static final class Reader {
    private final Source source;
    private final int end;
    private final StringBuilder value;
    private int at;
    /** Offset of an escape that is none, -1 before there is one. */
    private int badEscape = -1;

    Reader(Source source, int start, int end) {
      this.source = source;
      this.at = start;
      this.end = end;
      this.value = new StringBuilder(end - start);
    }

    String read() {
      String read = readUnchecked();
      if (badEscape >= 0) {
        throw new IllegalStateException("an escape that has not been checked at " + badEscape);
      }
      return read;
    }

    /** Reads up to the end or the first bad escape. */
    String readUnchecked() {
      while (at < end) {
        int c = source.codePointAt(at++);
        if (c != '\\') {
          addBytes(c);
        } else if (at < end && !escape()) {
          return value.toString();
        }
      }
      return value.toString();
    }

    String readRaw() {
      while (at < end) {
        if (isLineEnd(source.codePointAt(at))) {
          lineEnd();
          value.append('\n');
        } else {
          addBytes(source.codePointAt(at++));
        }
      }
      return value.toString();
    }

    /** Passes a line end of one or two characters. */
    void lineEnd() {
      int first = source.codePointAt(at++);
      if (at < end && isLineEnd(source.codePointAt(at)) && source.codePointAt(at) != first) {
        at++;
      }
    }

    private void addBytes(int c) {
      if (c < 0x80) {
        value.append((char) c);
      } else if (c >= 0xDC80 && c <= 0xDCFF) {
        value.append((char) (c - 0xDC00));
      } else {
        addUtf8(c);
      }
    }

    private void addUtf8(int c) {
      if (c < 0x80) {
        value.append((char) c);
        return;
      }
      if (c < 0x800) {
        value.append((char) (0xC0 | c >> 6));
      } else {
        if (c < 0x10000) {
          value.append((char) (0xE0 | c >> 12));
        } else {
          value.append((char) (0xF0 | c >> 18)).append((char) (0x80 | c >> 12 & 0x3F));
        }
        value.append((char) (0x80 | c >> 6 & 0x3F));
      }
      value.append((char) (0x80 | c & 0x3F));
    }

    /** Reads what follows a backslash; false if that is no escape. */
    private boolean escape() {
      int backslash = at - 1;
      int c = source.codePointAt(at);
      boolean valid =
          switch (c) {
            case 'a' -> simple('\u0007');
            case 'b' -> simple('\b');
            case 'f' -> simple('\f');
            case 'n' -> simple('\n');
            case 'r' -> simple('\r');
            case 't' -> simple('\t');
            case 'v' -> simple('\u000B');
            case '\\', '"', '\'' -> simple((char) c);
            case '\n', '\r' -> {
              lineEnd();
              value.append('\n');
              yield true;
            }
            case 'z' -> {
              at++;
              while (at < end && isSpace(source.codePointAt(at))) {
                at++;
              }
              yield true;
            }
            case 'x' -> hexadecimal();
            case 'u' -> unicode();
            default -> decimal();
          };
      if (!valid) {
        badEscape = backslash;
      }
      return valid;
    }

    private boolean simple(char meant) {
      at++;
      value.append(meant);
      return true;
    }

    private boolean hexadecimal() {
      at++;
      int number = 0;
      for (int i = 0; i < 2; i++, at++) {
        int digit = at < end ? Character.digit(asciiAt(at), 16) : -1;
        if (digit < 0) {
          return false;
        }
        number = number * 16 + digit;
      }
      value.append((char) number);
      return true;
    }

    private boolean unicode() {
      at++;
      if (at == end || source.codePointAt(at) != '{') {
        return false;
      }
      int number = 0;
      int digits = 0;
      for (at++; at < end && (digits == 0 || source.codePointAt(at) != '}'); at++, digits++) {
        int digit = Character.digit(asciiAt(at), 16);
        number = number * 16 + digit;
        if (digit < 0 || number > Character.MAX_CODE_POINT) {
          return false;
        }
      }
      if (at == end || number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE) {
        return false;
      }
      at++;
      addUtf8(number);
      return true;
    }

    private boolean decimal() {
      int number = 0;
      int digits = 0;
      for (; digits < 3 && at < end && isDigit(source.codePointAt(at)); digits++, at++) {
        number = number * 10 + source.codePointAt(at) - '0';
      }
      if (digits == 0 || number > 0xFF) {
        return false;
      }
      value.append((char) number);
      return true;
    }

    /** Digits beyond ASCII do not count. */
    private int asciiAt(int offset) {
      int c = source.codePointAt(offset);
      return c < 0x80 ? c : 0;
    }

    private static boolean isDigit(int c) {
      return c >= '0' && c <= '9';
    }

    private static boolean isSpace(int c) {
      return c == ' ' || c >= '\t' && c <= '\r';
    }
  }
}
