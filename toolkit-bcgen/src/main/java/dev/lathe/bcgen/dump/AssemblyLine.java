package dev.lathe.bcgen.dump;

import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.vm.bytecode.ByteString;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/**
 * The tokens of one line of assembly, from left to right: words, quoted bytes and signs. Words end at white space, quotes,
 * braces, {@code =} and {@code ;}; what is behind a semicolon is comment.
 */
final class AssemblyLine {
  private static final String WORD_ENDS = " \t\"{}=;";

  private final Source source;
  private final int end;
  private int tokenStart;
  private int at;

  /** A line from one offset of the source to another. */
  AssemblyLine(Source source, int start, int end) {
    this.source = source;
    this.end = end;
    tokenStart = start;
    at = start;
  }

  /** Whether nothing is left but a comment. */
  boolean atEnd() {
    while (at < end && (source.codePointAt(at) == ' ' || source.codePointAt(at) == '\t')) {
      at++;
    }
    return at == end || source.codePointAt(at) == ';';
  }

  /** Where the token is that was read last. */
  Span span() {
    return source.span(tokenStart, Math.max(tokenStart, at));
  }

  /** An error at the token that was read last. */
  AssemblyException error(String message) {
    return new AssemblyException(message, span());
  }

  /** An error at what comes next. */
  private AssemblyException missing(String expected) {
    boolean nothing = atEnd();
    tokenStart = at;
    if (!nothing) {
      at++;
      while (at < end && isWordPart(source.codePointAt(at))) {
        at++;
      }
    }
    return error("expected " + expected);
  }

  private static boolean isWordPart(int c) {
    return WORD_ENDS.indexOf(c) < 0;
  }

  /** Whether a sign comes next; if so, it is read. */
  boolean accept(String sign) {
    if (atEnd() || at + sign.length() > end) {
      return false;
    }
    for (int i = 0; i < sign.length(); i++) {
      if (source.codePointAt(at + i) != sign.charAt(i)) {
        return false;
      }
    }
    tokenStart = at;
    at += sign.length();
    return true;
  }

  void expect(String sign) throws AssemblyException {
    if (!accept(sign)) {
      throw missing("'" + sign + "'");
    }
  }

  /** Nothing but a comment follows. */
  void expectEnd() throws AssemblyException {
    if (!atEnd()) {
      throw missing("the end of the line");
    }
  }

  /** Whether quoted bytes come next. */
  boolean isQuoted() {
    return !atEnd() && source.codePointAt(at) == '"';
  }

  /** Whether a word comes next that begins with a full stop. */
  boolean isDirective() {
    return !atEnd() && source.codePointAt(at) == '.';
  }

  /** Whether quoted bytes begin right behind the token that was read last. */
  boolean adjoinsQuotes() {
    return at < end && source.codePointAt(at) == '"';
  }

  /** Whether a word comes next that begins with a digit. */
  boolean isNumber() {
    return !atEnd() && source.codePointAt(at) >= '0' && source.codePointAt(at) <= '9';
  }

  /** The next word. */
  String word(String expected) throws AssemblyException {
    if (atEnd() || !isWordPart(source.codePointAt(at))) {
      throw missing(expected);
    }
    tokenStart = at;
    while (at < end && isWordPart(source.codePointAt(at))) {
      at++;
    }
    return source.text(tokenStart, at);
  }

  /** The next word, an integer from {@code least} to {@code most}. */
  long integer(String what, long least, long most) throws AssemblyException {
    return integer(word(what), what, least, most);
  }

  /** A word that was read last as an integer from {@code least} to {@code most}. */
  long integer(String word, String what, long least, long most) throws AssemblyException {
    long value;
    try {
      value = Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw error("expected " + what + ", a number");
    }
    if (value < least || value > most) {
      throw error(what + " is a number from " + least + " to " + most);
    }
    return value;
  }

  /** The next word, which stands for one of some constants. */
  <E extends Enum<E>> E oneOf(E[] values, String what) throws AssemblyException {
    String word = word(what);
    for (E value : values) {
      if (word.equals(TextForm.word(value))) {
        return value;
      }
    }
    StringBuilder known = new StringBuilder();
    for (E value : values) {
      known.append(known.isEmpty() ? "" : ", ").append(TextForm.word(value));
    }
    throw error(what + " is one of " + known);
  }

  /** The next word or quoted bytes as a name. */
  ByteString name(String what) throws AssemblyException {
    return isQuoted() ? quoted() : ByteString.of(Source.encodeUtf8(wordOfText(what)));
  }

  private String wordOfText(String what) throws AssemblyException {
    String word = word(what);
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 0x7F) {
        throw error(what + " with characters beyond ASCII stands in quotes");
      }
    }
    return word;
  }

  /** Quoted bytes: characters beyond ASCII stand for their bytes in UTF-8, {@code \ddd} for the byte of that number. */
  ByteString quoted() throws AssemblyException {
    if (!isQuoted()) {
      throw missing("quoted bytes");
    }
    tokenStart = at++;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (at < end) {
      int c = source.codePointAt(at++);
      if (c == '"') {
        return ByteString.of(bytes.toByteArray());
      }
      if (c == '\\') {
        bytes.write(escape());
      } else if (c < 0x80) {
        bytes.write(c);
      } else {
        bytes.writeBytes(Source.encodeUtf8(source.text(at - 1, at)));
      }
    }
    throw error("quotes without an end");
  }

  private int escape() throws AssemblyException {
    int c = at < end ? source.codePointAt(at++) : ' ';
    switch (c) {
      case 'n' -> {
        return '\n';
      }
      case 'r' -> {
        return '\r';
      }
      case 't' -> {
        return '\t';
      }
      case '"', '\\' -> {
        return c;
      }
      default -> {}
    }
    at--;
    int value = 0;
    for (int i = 0; i < 3; i++) {
      int digit = at < end ? source.codePointAt(at) - '0' : -1;
      if (digit < 0 || digit > 9) {
        throw error("behind \\ comes n, r, t, \", \\ or three digits");
      }
      value = value * 10 + digit;
      at++;
    }
    if (value > 0xFF) {
      throw error("\\" + value + " is no byte");
    }
    return value;
  }

  /** The next word as a number with all its bits, as {@link TextForm#number} writes it. */
  double number() throws AssemblyException {
    String word = word("a number");
    if (word.startsWith("nan:")) {
      try {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(word.substring(4), 16));
        if (Double.isNaN(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw error("behind nan: come the number's 64 bits in hexadecimal digits");
      }
      throw error("these bits are a number");
    }
    switch (word.toLowerCase(Locale.ROOT)) {
      case "inf" -> {
        return Double.POSITIVE_INFINITY;
      }
      case "-inf" -> {
        return Double.NEGATIVE_INFINITY;
      }
      case "nan" -> {
        return Double.NaN;
      }
      default -> {}
    }
    int last = word.isEmpty() ? 0 : word.charAt(word.length() - 1);
    if ((last < '0' || last > '9') && last != '.') {
      throw error("expected a number");
    }
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw error("expected a number");
    }
  }
}
