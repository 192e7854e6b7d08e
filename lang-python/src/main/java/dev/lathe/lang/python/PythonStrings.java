package dev.lathe.lang.python;

import dev.lathe.ast.StringValue;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Token;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Values of string literals and of the text in f-strings: prefixes, quotes, escape sequences. Line ends are LF, whatever
 * the file has.
 */
final class PythonStrings {

  private PythonStrings() {}

  /** What a literal is worth. */
  sealed interface Result {
    record Value(StringValue value) implements Result {}

    /** It holds an escape sequence that stands for nothing, or bytes that are no ASCII; CPython's words. */
    record Refused(String message) implements Result {}
  }

  /** Text as CPython's tokenizer sees it: with LF for every line end. */
  static String withLineFeeds(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Whether a literal's prefix has {@code letter}, given in lower case. */
  static boolean hasPrefix(String spelling, char letter) {
    for (int i = 0; ; i++) {
      char c = spelling.charAt(i);
      if (c == '\'' || c == '"') {
        return false;
      }
      if ((c | 0x20) == letter) {
        return true;
      }
    }
  }

  /**
   * Reads a literal without holes.
   *
   * @param spelling with prefix and quotes, and LF for every line end
   */
  static Result literal(String spelling) {
    int start = 0;
    boolean raw = false;
    boolean bytes = false;
    while (spelling.charAt(start) != '\'' && spelling.charAt(start) != '"') {
      int letter = spelling.charAt(start++) | 0x20;
      raw |= letter == 'r';
      bytes |= letter == 'b';
    }
    char quote = spelling.charAt(start);
    boolean triple =
        spelling.length() - start >= 6 && spelling.charAt(start + 1) == quote && spelling.charAt(start + 2) == quote;
    int quotes = triple ? 3 : 1;
    String body = spelling.substring(start + quotes, spelling.length() - quotes);
    if (bytes) {
      return bytes(body, raw);
    }
    Optional<Result> undecodable = undecodable(body, raw);
    if (undecodable.isPresent()) {
      return undecodable.get();
    }
    return raw || body.indexOf('\\') < 0 ? new Result.Value(new StringValue.Text(body)) : new Escapes(body).text();
  }

  /**
   * The error of a body with bytes that are no UTF-8, which stand there as lone surrogates. CPython decodes it as a whole,
   * or run by run of what is not ASCII where there are escape sequences.
   */
  private static Optional<Result> undecodable(String body, boolean raw) {
    for (int i = 0; i < body.length(); i++) {
      boolean escaped = body.charAt(i) >= 0xDC80 && body.charAt(i) <= 0xDCFF;
      if (escaped && (i == 0 || !Character.isHighSurrogate(body.charAt(i - 1)))) {
        int from = 0;
        int to = body.length();
        if (!raw && body.indexOf('\\') >= 0) {
          from = i;
          while (from > 0 && body.charAt(from - 1) >= 0x80) {
            from--;
          }
          to = i;
          while (to < body.length() && body.charAt(to) >= 0x80) {
            to++;
          }
        }
        byte[] bytes = Source.encodeUtf8(body.substring(from, to));
        return Utf8Fault.find(bytes, 0).map(fault -> new Result.Refused(Message.BAD_UTF8.text(fault.message(bytes))));
      }
    }
    return Optional.empty();
  }

  /** Whether {@code name} may stand behind the exclamation mark of a replacement field. */
  static boolean isConversion(Token name) {
    return name.is("s") || name.is("r") || name.is("a");
  }

  /** Reads text without prefix and quotes. */
  static Result text(String body) {
    Optional<Result> undecodable = undecodable(body, false);
    if (undecodable.isPresent()) {
      return undecodable.get();
    }
    return body.indexOf('\\') < 0 ? new Result.Value(new StringValue.Text(body)) : new Escapes(body).text();
  }

  /**
   * Reads text of an f-string outside of fields: a doubled brace stands for one. CPython splits the text behind each, and
   * counts the positions of its errors from there.
   */
  static Result formatText(String body, boolean raw) {
    if (body.indexOf('{') < 0 && body.indexOf('}') < 0) {
      return raw ? undecodable(body, true).orElseGet(() -> new Result.Value(new StringValue.Text(body))) : text(body);
    }
    Optional<Result> undecodable = undecodable(body, raw);
    if (undecodable.isPresent()) {
      return undecodable.get();
    }
    int[] codePoints = new int[body.length()];
    int size = 0;
    for (int from = 0; from < body.length(); ) {
      int brace = doubledBrace(body, from, raw);
      int end = Math.min(brace + 1, body.length());
      String piece = body.substring(from, end);
      switch (raw ? new Result.Value(new StringValue.Text(piece)) : text(piece)) {
        case Result.Value(StringValue value) -> {
          int[] more = codePoints(value);
          System.arraycopy(more, 0, codePoints, size, more.length);
          size += more.length;
        }
        case Result.Refused refused -> {
          return refused;
        }
      }
      from = end + 1;
    }
    return new Result.Value(StringValue.ofCodePoints(codePoints, size));
  }

  private static int[] codePoints(StringValue value) {
    return switch (value) {
      case StringValue.Text(String text) -> text.codePoints().toArray();
      case StringValue.Surrogates(var list) -> list.stream().mapToInt(Integer::intValue).toArray();
      case StringValue.Bytes(String latin1) -> latin1.chars().toArray();
    };
  }

  /** Index of the first of two equal braces, the next one from {@code from} that is no part of a name, or the length. */
  private static int doubledBrace(String body, int from, boolean raw) {
    int at = from;
    boolean inName = false;
    while (at < body.length()) {
      char c = body.charAt(at);
      if (c == '}' && inName) {
        inName = false;
        at++;
      } else if (c == '{' || c == '}') {
        return at;
      } else if (!raw && c == '\\' && body.startsWith("N{", at + 1)) {
        inName = true;
        at += 3;
      } else if (c == '\\' && at + 1 < body.length() && body.charAt(at + 1) != '{' && body.charAt(at + 1) != '}') {
        at += 2;
      } else {
        at++;
      }
    }
    return at;
  }

  /** The end of the token that CPython makes of an f-string's text from {@code from}: behind a named character or a doubled brace. */
  static int endOfFormatToken(String body, int from) {
    boolean inName = false;
    for (int at = from; at < body.length(); at++) {
      char c = body.charAt(at);
      if (c == '}' && inName) {
        return at + 1;
      } else if (c == '{' || c == '}') {
        return Math.min(at + 2, body.length());
      } else if (c == '\\' && body.startsWith("N{", at + 1)) {
        inName = true;
        at += 2;
      } else if (c == '\\' && at + 1 < body.length() && body.charAt(at + 1) != '{' && body.charAt(at + 1) != '}') {
        at++;
      }
    }
    return body.length();
  }

  private static Result bytes(String body, boolean raw) {
    for (int i = 0; i < body.length(); i++) {
      if (body.charAt(i) >= 0x80) {
        return new Result.Refused("bytes can only contain ASCII literal characters");
      }
    }
    return raw || body.indexOf('\\') < 0 ? new Result.Value(new StringValue.Bytes(body)) : new Escapes(body).bytes();
  }

  /** Reads one body with escape sequences. */
  private static final class Escapes {
    private final String body;
    private int at;
    private int[] out;
    private int size;
    private Result refused;

    Escapes(String body) {
      this.body = body;
      this.out = new int[body.length()];
    }

    Result text() {
      while (at < body.length() && refused == null) {
        int c = body.codePointAt(at);
        if (c != '\\') {
          out[size++] = c;
          at += Character.charCount(c);
        } else if (!isSimple()) {
          switch (body.charAt(at + 1)) {
            case 'x' -> hexadecimal(2, "\\xXX");
            case 'u' -> hexadecimal(4, "\\uXXXX");
            case 'U' -> hexadecimal(8, "\\UXXXXXXXX");
            case 'N' -> named();
            default -> unknown();
          }
        }
      }
      return refused != null ? refused : new Result.Value(StringValue.ofCodePoints(out, size));
    }

    Result bytes() {
      while (at < body.length() && refused == null) {
        char c = body.charAt(at);
        if (c != '\\') {
          out[size++] = c;
          at++;
        } else if (!isSimple()) {
          if (body.charAt(at + 1) == 'x') {
            hexadecimalByte();
          } else {
            unknown();
          }
        }
      }
      if (refused != null) {
        return refused;
      }
      StringBuilder latin = new StringBuilder(size);
      for (int i = 0; i < size; i++) {
        latin.append((char) (out[i] & 0xFF)); // octal sequences have up to nine bits
      }
      return new Result.Value(new StringValue.Bytes(latin.toString()));
    }

    /** Reads a sequence that text and bytes share, if one begins here; a backslash in front of a field is none. */
    private boolean isSimple() {
      if (at + 1 == body.length()) {
        unknown();
        return true;
      }
      char c = body.charAt(at + 1);
      switch (c) {
        case '\\', '\'', '"' -> add(c);
        case 'a' -> add(0x07);
        case 'b' -> add(0x08);
        case 't' -> add(0x09);
        case 'n' -> add(0x0A);
        case 'v' -> add(0x0B);
        case 'f' -> add(0x0C);
        case 'r' -> add(0x0D);
        case '\n' -> at += 2;
        case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
        default -> {
          return false;
        }
      }
      return true;
    }

    private void add(int value) {
      out[size++] = value;
      at += 2;
    }

    private void octal() {
      int end = at + 1;
      int value = 0;
      while (end < at + 4 && end < body.length() && body.charAt(end) >= '0' && body.charAt(end) <= '7') {
        value = value << 3 | body.charAt(end++) - '0';
      }
      out[size++] = value;
      at = end;
    }

    /** A backslash that begins no sequence stands for itself. */
    private void unknown() {
      out[size++] = '\\';
      at++;
    }

    private void hexadecimal(int digits, String form) {
      int value = 0;
      int end = at + 2;
      while (end < at + 2 + digits) {
        int digit = end < body.length() ? digit(body.charAt(end)) : -1;
        if (digit < 0) {
          refuse("truncated " + form + " escape", end);
          return;
        }
        value = value << 4 | digit;
        end++;
      }
      if (value < 0 || value > Character.MAX_CODE_POINT) {
        refuse("illegal Unicode character", end);
        return;
      }
      out[size++] = value;
      at = end;
    }

    private static int digit(char c) {
      return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private void hexadecimalByte() {
      int high = at + 2 < body.length() ? digit(body.charAt(at + 2)) : -1;
      int low = at + 3 < body.length() ? digit(body.charAt(at + 3)) : -1;
      if (high < 0 || low < 0) {
        refused = new Result.Refused("(value error) invalid \\x escape at position " + at);
        return;
      }
      out[size++] = high << 4 | low;
      at += 4;
    }

    private void named() {
      int start = at + 3;
      boolean opened = at + 2 < body.length() && body.charAt(at + 2) == '{';
      int end = opened ? body.indexOf('}', start) : at + 2;
      if (!opened || end <= start) {
        refuse("malformed \\N character escape", end < 0 ? body.length() : end);
        return;
      }
      OptionalInt codePoint = CharacterNames.codePoint(body.substring(start, end));
      if (codePoint.isEmpty()) {
        refuse("unknown Unicode character name", end + 1);
        return;
      }
      out[size++] = codePoint.getAsInt();
      at = end + 1;
    }

    private void refuse(String why, int end) {
      int first = positionInBytes(at);
      int last = positionInBytes(end) - 1;
      refused =
          new Result.Refused(
              "(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s".formatted(first, last, why));
    }

    /**
     * The place that CPython counts: before it decodes sequences it writes every character from U+0080 as one of ten
     * bytes, and a backslash in front of such a character as one of six.
     */
    private int positionInBytes(int end) {
      int position = 0;
      for (int i = 0; i < end; ) {
        int c = body.codePointAt(i);
        boolean escaped = c >= 0x80 && i > 0 && body.charAt(i - 1) == '\\' && isOpen(i - 1);
        position += (c < 0x80 ? 1 : 10) + (escaped ? 5 : 0);
        i += Character.charCount(c);
      }
      return position;
    }

    /** Whether the backslash at {@code index} begins a sequence: an even number of them stands in front of it. */
    private boolean isOpen(int index) {
      int first = index;
      while (first > 0 && body.charAt(first - 1) == '\\') {
        first--;
      }
      return (index - first) % 2 == 0;
    }
  }
}
