package dev.lathe.lang.python;

import dev.lathe.lang.python.text.NameCharacters;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Words and places for tokens that are none: what CPython's tokenizer reports. The types of these tokens say most; what
 * brackets and f-strings are open is followed here, which costs nothing in files that are right.
 */
final class TokenErrors {

  private static final BitSet TYPES = new BitSet();

  static {
    for (int type :
        new int[] {
          PythonLexer.BAD_NUMBER, PythonLexer.BAD_NAME, PythonLexer.UNFINISHED_STRING, PythonLexer.UNFINISHED_FSTRING,
          PythonLexer.UNFINISHED_FIELD, PythonLexer.SINGLE_RBRACE, PythonLexer.TOO_MANY_FSTRINGS,
          PythonLexer.TOO_MANY_FIELDS, PythonLexer.UNFINISHED_LINE, PythonLexer.BAD_TABS, PythonLexer.BAD_DEDENT,
          PythonLexer.TOO_MANY_INDENTS, PythonLexer.TOO_MANY_BRACKETS, PythonLexer.UNMATCHED_BRACKET,
          PythonLexer.MISMATCHED_BRACKET, PythonLexer.STRAY
        }) {
      TYPES.set(type);
    }
  }

  private final TokenBuffer tokens;
  private final Source source;
  private final List<TokenError> errors = new ArrayList<>();
  private final Deque<Opener> brackets = new ArrayDeque<>();
  private final int[] openOfType = new int[PythonLexer.VOCABULARY.getMaxTokenType() + 1];
  private final Deque<FormatString> formats = new ArrayDeque<>();

  /**
   * An error.
   *
   * @param index of the token in its buffer
   */
  record TokenError(int index, Weight weight, Diagnostic diagnostic) {}

  /** Whether CPython prefers the error to one that its parser has found on an earlier line. */
  enum Weight {
    /** Yes: its tokenizer raises it. */
    RAISED,
    /** No: its tokenizer only stops, and the parser reports it where it gets that far. */
    STOPS,
    /** No: the error is inside an f-string. */
    INSIDE_STRING
  }

  /** An open bracket; {@code field} where it begins a replacement field. */
  private record Opener(Token token, BracketRole role) {}

  private enum BracketRole {
    PLAIN,
    FIELD
  }

  /** An f-string in progress. */
  private static final class FormatString {
    final Token start;
    boolean inText = true;
    /** Brackets open since the string began, those of fields included. */
    int brackets;
    /** Fields open. */
    int fields;

    FormatString(Token start) {
      this.start = start;
    }
  }

  private TokenErrors(TokenBuffer tokens) {
    this.tokens = tokens;
    this.source = tokens.source();
  }

  /** The errors of a file in source order. */
  static List<TokenError> of(TokenBuffer tokens) {
    return new TokenErrors(tokens).find();
  }

  /** Whether a file has an error; much cheaper than {@link #of}. */
  static boolean areIn(TokenBuffer tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int type = tokens.token(i).type();
      if (type > 0 && TYPES.get(type) && !isPlainCharacter(tokens.token(i))) {
        return true;
      }
      depth += opens(type) ? 1 : closes(type) ? -1 : 0;
    }
    return depth > 0;
  }

  /** Whether the type marks an error of the layout. */
  static boolean isLayoutMark(int type) {
    return type == PythonLexer.BAD_TABS || type == PythonLexer.BAD_DEDENT || type == PythonLexer.TOO_MANY_INDENTS;
  }

  private static boolean opens(int type) {
    return type == PythonLexer.LPAR || type == PythonLexer.LSQB || type == PythonLexer.LBRACE;
  }

  private static boolean closes(int type) {
    return type == PythonLexer.RPAR || type == PythonLexer.RSQB || type == PythonLexer.RBRACE;
  }

  /** Whether CPython's tokenizer takes the character for a token, which then fits no rule. */
  private static boolean isPlainCharacter(Token token) {
    if (token.type() != PythonLexer.STRAY) {
      return false;
    }
    int c = token.source().codePointAt(token.start());
    return c != '\\' && NameCharacters.isPrintable(c);
  }

  private List<TokenError> find() {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.token(i);
      if (token.type() > 0 && TYPES.get(token.type())) {
        error(i, token);
      } else {
        follow(token, i == 0 ? Token.INVALID_TYPE : tokens.token(i - 1).type());
      }
    }
    if (!brackets.isEmpty()) {
      endOfFile(tokens.size() - 1);
    }
    return errors;
  }

  /** The file ends where it must not: inside brackets, which are named then, or behind a backslash. */
  private void endOfFile(int index) {
    Opener open = brackets.peek();
    add(
        index,
        Weight.STOPS,
        open == null
            ? Message.UNEXPECTED_EOF.at(endOfText())
            : Message.NEVER_CLOSED.at(open.token().span(), open.token().text()));
  }

  private void add(int index, Weight weight, Diagnostic diagnostic) {
    errors.add(new TokenError(index, formats.isEmpty() ? weight : Weight.INSIDE_STRING, diagnostic));
  }

  /** Keeps track of brackets and f-strings. */
  private void follow(Token token, int typeBefore) {
    FormatString format = formats.peek();
    switch (token.type()) {
      case PythonLexer.FSTRING_START -> formats.push(new FormatString(token));
      case PythonLexer.FSTRING_END -> formats.pop();
      case PythonLexer.LPAR, PythonLexer.LSQB, PythonLexer.LBRACE -> {
        brackets.push(new Opener(token, format != null && format.inText ? BracketRole.FIELD : BracketRole.PLAIN));
        openOfType[token.type()]++;
        if (format != null) {
          format.brackets++;
          format.fields += format.inText ? 1 : 0;
          format.inText = false;
        }
      }
      case PythonLexer.COLON -> {
        if (format != null && !brackets.isEmpty() && brackets.peek().role() == BracketRole.FIELD) {
          format.inText = true;
        }
      }
      case PythonLexer.RPAR, PythonLexer.RSQB, PythonLexer.RBRACE -> close(token, typeBefore, format);
      case PythonLexer.FSTRING_MIDDLE -> {}
      default -> {
        if (format != null) {
          format.inText = false; // behind the line end that ended a specification
        }
      }
    }
  }

  private void close(Token token, int typeBefore, FormatString format) {
    if (typeBefore == PythonLexer.UNMATCHED_BRACKET) {
      return;
    }
    if (typeBefore == PythonLexer.MISMATCHED_BRACKET) { // as the layout stage does
      int opener = opener(token.type());
      while (openOfType[opener] > 0 && brackets.peek().token().type() != opener) {
        openOfType[brackets.pop().token().type()]--;
      }
    }
    Opener open = brackets.pop();
    openOfType[open.token().type()]--;
    if (format != null) {
      format.brackets--;
      if (open.role() == BracketRole.FIELD) {
        format.fields--;
        format.inText = true;
      }
    }
  }

  private static int opener(int closer) {
    return switch (closer) {
      case PythonLexer.RPAR -> PythonLexer.LPAR;
      case PythonLexer.RSQB -> PythonLexer.LSQB;
      default -> PythonLexer.LBRACE;
    };
  }

  private void error(int index, Token token) {
    switch (token.type()) {
      case PythonLexer.BAD_NUMBER -> {
        NumberSpelling.Fault fault = NumberSpelling.check(source, token.start()).orElseThrow();
        raise(index, Message.NUMBER, span(fault.start(), Math.max(fault.end(), fault.start() + 1)), fault.message());
      }
      case PythonLexer.BAD_NAME -> name(index, token);
      case PythonLexer.STRAY -> stray(index, token);
      case PythonLexer.UNFINISHED_LINE -> endOfFile(index);
      case PythonLexer.UNFINISHED_STRING -> unfinishedString(index, token);
      case PythonLexer.UNFINISHED_FIELD -> {
        raise(index, Message.FORMAT_BRACE_EXPECTED, span(token.start(), token.start() + 1));
        formats.pop();
      }
      case PythonLexer.UNFINISHED_FSTRING -> {
        Token start = formats.peek().start;
        boolean triple = start.end() - start.start() > 3;
        Message message = triple ? Message.UNFINISHED_TRIPLE_FORMAT : Message.UNFINISHED_FORMAT;
        raise(index, message, start.span(), detectionLine(token.end()));
        formats.pop();
      }
      case PythonLexer.SINGLE_RBRACE -> raise(index, Message.FORMAT_SINGLE_BRACE, token.span());
      case PythonLexer.TOO_MANY_FSTRINGS -> {
        Token start = tokens.token(index + 1);
        raise(index, Message.TOO_MANY_FORMATS, span(start.end() - 1, start.end()));
      }
      case PythonLexer.TOO_MANY_FIELDS -> raise(index, Message.FORMAT_TOO_DEEP, span(token.start() - 1, token.start()));
      case PythonLexer.TOO_MANY_BRACKETS -> raise(index, Message.TOO_MANY_BRACKETS, tokens.token(index + 1).span());
      case PythonLexer.UNMATCHED_BRACKET -> {
        Token bracket = tokens.token(index + 1);
        raise(index, Message.UNMATCHED, bracket.span(), bracket.text());
      }
      case PythonLexer.MISMATCHED_BRACKET -> mismatched(index, tokens.token(index + 1));
      case PythonLexer.BAD_TABS -> layout(index, Message.BAD_TABS, source.lineStart(token.line()));
      case PythonLexer.TOO_MANY_INDENTS -> layout(index, Message.TOO_MANY_INDENTS, source.lineStart(token.line()));
      case PythonLexer.BAD_DEDENT -> layout(index, Message.BAD_DEDENT, endOfLine(source, token.line()));
      default -> throw new IllegalStateException(token.toString());
    }
  }

  private void raise(int index, Message message, Span span, Object... arguments) {
    add(index, Weight.RAISED, message.at(span, arguments));
  }

  /** Nothing is wrong with the layout of a line that begins with a backslash: it has no token. */
  private void layout(int index, Message message, int place) {
    int next = tokens.token(index + 1).type();
    boolean backslash = next == PythonLexer.STRAY && source.codePointAt(tokens.token(index + 1).start()) == '\\';
    if (!backslash && next != PythonLexer.UNFINISHED_LINE) {
      add(index, Weight.STOPS, message.at(span(place, place)));
    }
  }

  private Span span(int start, int end) {
    return source.span(start, end);
  }

  /** Offset of the end of 1-based {@code line}, in front of its line end. */
  static int endOfLine(Source source, int line) {
    int end = source.lineStart(line + 1);
    while (end > source.lineStart(line) && isLineEnd(source.codePointAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** The last line, not counting an empty one behind the last line end. */
  static int lastLine(Source source) {
    return source.line(Math.max(0, source.length() - 1));
  }

  private Span endOfText() {
    int line = lastLine(source);
    int place = endOfLine(source, line);
    return source.span(place, place, line, line);
  }

  private void stray(int index, Token token) {
    if (isPlainCharacter(token)) {
      return;
    }
    if (source.codePointAt(token.start()) != '\\') {
      character(index, token.start());
    } else if (token.end() == source.length()) {
      endOfFile(index);
    } else {
      add(index, Weight.STOPS, Message.BEHIND_BACKSLASH.at(span(token.end(), token.end() + 1)));
    }
  }

  /** CPython decodes the name first, then looks at its characters. */
  private void name(int index, Token token) {
    byte[] bytes = Source.encodeUtf8(token.text());
    Optional<Utf8Fault> fault = Utf8Fault.find(bytes, 0);
    if (fault.isPresent()) {
      raise(index, Message.BAD_UTF8, span(token.end() - 1, token.end()), fault.get().message(bytes));
    } else {
      character(index, NameCharacters.firstInvalid(source, token.start(), token.end()));
    }
  }

  private void character(int index, int place) {
    int c = source.codePointAt(place);
    if (NameCharacters.isPrintable(c)) {
      raise(index, Message.BAD_CHARACTER, span(place, place + 1), Character.toString(c), c);
    } else {
      raise(index, Message.NOT_PRINTABLE, span(place, place + 1), c);
    }
  }

  private void unfinishedString(int index, Token token) {
    int quote = token.start();
    while (source.codePointAt(quote) != '\'' && source.codePointAt(quote) != '"') {
      quote++;
    }
    boolean triple = quote + 2 < token.end() && source.codePointAt(quote + 1) == source.codePointAt(quote)
        && source.codePointAt(quote + 2) == source.codePointAt(quote);
    Message message = triple ? Message.UNFINISHED_TRIPLE : Message.UNFINISHED_STRING;
    raise(index, message, span(token.start(), token.start() + 1), detectionLine(token.end()));
  }

  /** The line on which a string ends that ends too early: an empty one behind the last line end does not count. */
  private int detectionLine(int end) {
    boolean behindLineEnd = end > 0 && end == source.length() && isLineEnd(source.codePointAt(end - 1));
    return source.line(behindLineEnd ? end - 1 : end);
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }

  private void mismatched(int index, Token close) {
    Opener open = brackets.peek();
    FormatString format = formats.peek();
    boolean inField = format != null && format.brackets == format.fields; // of the innermost string, though another's bracket be open
    if (inField && open.token().type() == PythonLexer.LBRACE) {
      raise(index, Message.FORMAT_UNMATCHED, close.span(), close.text());
    } else if (open.token().line() != close.line()) {
      raise(index, Message.MISMATCHED_LINE, close.span(), close.text(), open.token().text(), open.token().line());
    } else {
      raise(index, Message.MISMATCHED, close.span(), close.text(), open.token().text());
    }
  }
}
