package dev.lathe.lang.lua;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Token;
import java.util.Optional;

/** What is wrong with single tokens, and how the reference shows tokens in messages. */
final class LuaTokenErrors {

  /** Longer tokens are cut in messages; the reference prints them whole. */
  private static final int MAX_SHOWN = 4_000;

  private static final String END_OF_FILE = "<eof>";

  private LuaTokenErrors() {}

  /** The error that the reference reports when it reads {@code token}, if any. */
  static Optional<Diagnostic> of(Token token) {
    return switch (token.type()) {
      case LuaLexer.NUMBER ->
          LuaNumbers.parse(token.text()).isPresent()
              ? Optional.empty()
              : error(LuaMessage.MALFORMED_NUMBER, shown(token.text()), token.span());
      case LuaLexer.STRING -> invalidEscape(token);
      case LuaLexer.UNFINISHED_STRING -> invalidEscape(token).or(() -> unfinishedString(token));
      case LuaLexer.UNFINISHED_LONG_STRING -> unfinishedLong(token, LuaMessage.UNFINISHED_LONG_STRING, "string");
      case LuaLexer.UNFINISHED_COMMENT -> unfinishedLong(token, LuaMessage.UNFINISHED_LONG_COMMENT, "comment");
      case LuaLexer.BAD_DELIMITER -> error(LuaMessage.INVALID_DELIMITER, shown(token.text()), token.span());
      default -> Optional.empty();
    };
  }

  /** Whether the token is unfinished and takes the rest of the file. */
  static boolean hidesRest(Token token) {
    return switch (token.type()) {
      case LuaLexer.UNFINISHED_LONG_STRING, LuaLexer.UNFINISHED_COMMENT -> true;
      case LuaLexer.UNFINISHED_STRING -> token.end() == token.source().length();
      default -> false;
    };
  }

  private static Optional<Diagnostic> error(LuaMessage message, String near, Span span) {
    return Optional.of(Diagnostic.error(LuaMessage.near(message.text(), near), span));
  }

  private static Optional<Diagnostic> invalidEscape(Token token) {
    Source source = token.source();
    char quote = (char) source.codePointAt(token.start());
    if (quote == '[' || !(LuaStrings.escapes(token) instanceof LuaStrings.Escapes.Invalid(int start, int end, String before))) {
      return Optional.empty();
    }
    int stop = Math.min(token.end(), Math.max(end, start + 2));
    return error(LuaMessage.INVALID_ESCAPE, shown(quote + LuaStrings.asText(before)), source.span(start, stop));
  }

  /** At a line end the reference shows the string, at the end of the file that. */
  private static Optional<Diagnostic> unfinishedString(Token token) {
    Source source = token.source();
    String near =
        token.end() == source.length()
            ? END_OF_FILE
            : shown(quoted(token));
    return error(LuaMessage.UNFINISHED_STRING, near, endSpan(token)).map(error -> withBegin(error, token, "string"));
  }

  private static Optional<Diagnostic> unfinishedLong(Token token, LuaMessage message, String what) {
    return error(message, END_OF_FILE, endSpan(token)).map(error -> withBegin(error, token, what));
  }

  private static Diagnostic withBegin(Diagnostic error, Token token, String what) {
    return error.span().line() == token.line()
        ? error
        : error.withNote("the " + what + " begins here", token.source().span(token.start(), token.start() + 1));
  }

  /** The part of an unfinished token on the line that it ends on, which may be empty. */
  private static Span endSpan(Token token) {
    Source source = token.source();
    int line = source.line(token.end());
    return line == token.line()
        ? token.span()
        : source.span(source.lineStart(line), token.end(), line, line);
  }

  /** The part of {@code token} on {@code line} if that is its last one, all of it otherwise. */
  static Span spanOnLine(Token token, int line) {
    Source source = token.source();
    return line == token.line() || line != token.endLine()
        ? token.span()
        : source.span(source.lineStart(line), token.end(), line, line);
  }

  /** A token as messages of the reference show it; "" for the one that they leave out. */
  static String near(Token token) {
    return switch (token.type()) {
      case Token.EOF -> END_OF_FILE;
      case LuaLexer.STRING -> shown(written(token));
      case LuaLexer.UNFINISHED_STRING -> shown(quoted(token));
      case LuaLexer.UNEXPECTED -> character(token.source().codePointAt(token.start()));
      default -> shown(token.text());
    };
  }

  /** A string as it is in the reference's buffer: with its quotes, escapes and line ends replaced. */
  private static String written(Token token) {
    char quote = (char) token.source().codePointAt(token.start());
    if (quote != '[') {
      return quoted(token) + quote;
    }
    String text = LuaStrings.spelling(token);
    int open = text.indexOf('[', 1) + 1;
    return text.startsWith("\n", open) ? text.substring(0, open) + text.substring(open + 1) : text;
  }

  /** A quoted string's opening quote and value. */
  private static String quoted(Token token) {
    return (char) token.source().codePointAt(token.start()) + LuaStrings.asText(LuaStrings.valueUpToError(token));
  }

  private static String character(int c) {
    if (c == 0) {
      return "";
    }
    return c < ' ' || c == 0x7F ? "char(" + c + ")" : Character.toString(c);
  }

  /** The reference prints up to the first NUL byte. */
  private static String shown(String text) {
    int nul = text.indexOf('\0');
    String shown = nul < 0 ? text : text.substring(0, nul);
    return shown.length() <= MAX_SHOWN ? shown : shown.substring(0, MAX_SHOWN) + "...";
  }
}
