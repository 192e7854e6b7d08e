package dev.lathe.lang.python;

import dev.lathe.lang.python.text.NameCharacters;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.SourceChars;
import java.util.Arrays;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/**
 * Super class of the generated lexer: scans the text of f-strings itself and hands their replacement fields to the rules,
 * as CPython's tokenizer does with its two modes (PEP 701).
 *
 * <pre>
 *   f"  a{{b  {   x   :   &gt;8  {   n   }   }   "
 *   START MIDDLE LBRACE NAME COLON MIDDLE LBRACE NAME RBRACE RBRACE END
 * </pre>
 *
 * <p>A run of text is one FSTRING_MIDDLE, doubled braces and {@code \N{...}} included, never an empty one (CPython splits
 * behind those and makes empty ones; the trees are the same). In a field, {@code :} outside of brackets begins the format
 * specification, even in {@code :=}; the specification is text again, up to its {@code }}, or to a line end in a string
 * with single quotes.
 *
 * <p>It also looks at numbers that run into a letter or digit, and at names beyond ASCII. What is wrong becomes a token of
 * a type that no grammar rule names. Between errors it goes on as if the missing part were there; each token ends behind
 * its start, except those that only mark a place, of which there is at most one in front of another token.
 */
abstract class FormatStringLexer extends Lexer {

  /** CPython's MAXFSTRINGLEVEL counts the file itself as a level. */
  static final int MAX_NESTED_STRINGS = 149;

  /** How many fields may be open in one string: a field, one in its specification, one in the specification of that. */
  static final int MAX_NESTED_FIELDS = 3;

  private final Source source;
  /** Open f-strings, the innermost last. */
  private FormatString[] open = new FormatString[4];
  private int depth;
  /** A token that stands behind an error mark. */
  private Token pending;
  /** Offset behind the last token. */
  private int lastEnd;

  /** An f-string whose end is not read yet. */
  private static final class FormatString {
    final int quote;
    final int quoteSize;
    final boolean raw;
    /** Whether the next token is text (also in a specification) or part of a field. */
    boolean inText = true;
    /** Brackets open since the string began, those of fields included. */
    int brackets;
    /** Fields open. */
    int fields;

    FormatString(int quote, int quoteSize, boolean raw) {
      this.quote = quote;
      this.quoteSize = quoteSize;
      this.raw = raw;
    }

    /** Whether no bracket is open in the innermost field. */
    boolean atFieldLevel() {
      return brackets == fields;
    }
  }

  FormatStringLexer(CharStream input) {
    super(input);
    source = ((SourceChars) input).source();
  }

  @Override
  public Token nextToken() {
    Token token = pending;
    if (token != null) {
      pending = null;
    } else if (depth == 0) {
      token = plain();
    } else {
      FormatString string = open[depth - 1];
      token = string.inText ? text(string) : field(string);
    }
    if (token.getType() == Token.EOF && isJoined(lastEnd, token.getStartIndex())) {
      lastEnd = source.length();
      return mark(PythonLexer.UNFINISHED_LINE, token);
    }
    lastEnd = token.getStopIndex() + 1;
    return token;
  }

  /** Whether the text from {@code from} to the file's end ends with a backslash and a line end. */
  private boolean isJoined(int from, int end) {
    int at = end;
    while (at > from && isLineEnd(source.codePointAt(at - 1))) {
      at--;
    }
    boolean oneLineEnd = end - at == 1 || end - at == 2 && source.codePointAt(at) == '\r' && source.codePointAt(at + 1) == '\n';
    return oneLineEnd && at > from && source.codePointAt(at - 1) == '\\';
  }

  /** Whether the line end that ends the file, or the one that CPython adds where there is none, is behind a backslash. */
  private boolean endsEscaped(int from) {
    int at = source.length();
    int backslashes = 0;
    while (at - backslashes > from && source.codePointAt(at - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1 || isJoined(from, at);
  }

  /** A token that the rules know. */
  private Token plain() {
    skipBlanks();
    Token token = super.nextToken();
    return switch (token.getType()) {
      case PythonLexer.FSTRING_START -> begin(token);
      case PythonLexer.NUMBER -> number(token);
      case PythonLexer.NAME -> name(token);
      default -> token;
    };
  }

  /** Steps over blanks: as tokens that are dropped they take a sixth of the lexer's time. */
  private void skipBlanks() {
    int c = _input.LA(1);
    while (c == ' ' || c == '\t' || c == '\f') {
      _input.consume();
      c = _input.LA(1);
    }
  }

  private Token begin(Token token) {
    int end = token.getStopIndex() + 1;
    int quote = source.codePointAt(end - 1);
    int first = token.getStartIndex();
    boolean raw = false;
    while (source.codePointAt(first) != quote) {
      raw |= (source.codePointAt(first) | 0x20) == 'r';
      first++;
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    open[depth++] = new FormatString(quote, end - first, raw);
    return depth == MAX_NESTED_STRINGS + 1 ? mark(PythonLexer.TOO_MANY_FSTRINGS, token) : token;
  }

  /** A token inside a replacement field. */
  private Token field(FormatString string) {
    Token token = plain();
    switch (token.getType()) {
      case PythonLexer.LPAR, PythonLexer.LSQB, PythonLexer.LBRACE -> string.brackets++;
      case PythonLexer.RPAR, PythonLexer.RSQB -> {
        if (!string.atFieldLevel()) {
          string.brackets--;
        }
      }
      case PythonLexer.RBRACE -> {
        if (string.fields == 0) {
          return make(PythonLexer.SINGLE_RBRACE, token.getStartIndex(), token.getStopIndex() + 1);
        }
        if (string.atFieldLevel()) {
          string.fields--;
          string.inText = true;
        }
        string.brackets--;
      }
      case PythonLexer.COLON -> string.inText = string.atFieldLevel();
      case PythonLexer.COLONEQUAL -> {
        if (string.atFieldLevel()) {
          string.inText = true;
          _input.seek(token.getStartIndex() + 1);
          return make(PythonLexer.COLON, token.getStartIndex(), token.getStartIndex() + 1);
        }
      }
      case PythonLexer.UNFINISHED_STRING -> {
        if (closes(string, token)) {
          depth--;
          return make(PythonLexer.UNFINISHED_FIELD, token.getStartIndex(), token.getStopIndex() + 1);
        }
      }
      case Token.EOF -> depth = 0;
      default -> {}
    }
    return token;
  }

  /** Whether a string without an end begins with the quotes of the f-string around it: then its field has no end. */
  private boolean closes(FormatString string, Token unfinished) {
    int from = unfinished.getStartIndex();
    while (source.codePointAt(from) != '\'' && source.codePointAt(from) != '"') {
      from++;
    }
    int to = unfinished.getStopIndex() + 1;
    int size = isQuotes(from, 3, source.codePointAt(from), to) ? 3 : 1;
    return source.codePointAt(from) == string.quote && size == string.quoteSize;
  }

  private boolean isQuotes(int from, int count, int quote, int limit) {
    if (from + count > limit) {
      return false;
    }
    for (int i = from; i < from + count; i++) {
      if (source.codePointAt(i) != quote) {
        return false;
      }
    }
    return true;
  }

  /** A token where the text of {@code string} goes on: its end, the beginning or end of a field, or text. */
  private Token text(FormatString string) {
    int start = _input.index();
    int limit = source.length();
    if (isQuotes(start, string.quoteSize, string.quote, limit)) {
      depth--;
      return make(PythonLexer.FSTRING_END, start, start + string.quoteSize);
    }
    boolean inSpecification = string.fields > 0;
    int at = endOfText(string, start, inSpecification);
    boolean atLineEnd = string.quoteSize == 1 && (at == limit ? !endsEscaped(start) : isLineEnd(source.codePointAt(at)));
    if (atLineEnd ? !inSpecification : at == limit) {
      depth--;
      return make(PythonLexer.UNFINISHED_FSTRING, start, at);
    }
    if (at > start) {
      return make(PythonLexer.FSTRING_MIDDLE, start, at);
    }
    string.inText = false;
    if (atLineEnd) {
      return field(string);
    }
    if (source.codePointAt(at) == '}') {
      Token brace = field(string);
      string.inText = true;
      return brace;
    }
    string.fields++;
    Token brace = field(string);
    return string.fields > MAX_NESTED_FIELDS ? mark(PythonLexer.TOO_MANY_FIELDS, brace) : brace;
  }

  /** The place from {@code start} where quotes, a single brace or, where it ends the string, a line end stands. */
  private int endOfText(FormatString string, int start, boolean inSpecification) {
    int limit = source.length();
    boolean inName = false; // behind \N{
    int at = start;
    while (at < limit) {
      int c = source.codePointAt(at);
      if (c == string.quote && isQuotes(at, string.quoteSize, string.quote, limit)) {
        return at;
      }
      if (c == '}' && inName) {
        inName = false;
        at++;
      } else if (c == '{' || c == '}') {
        boolean doubled = at + 1 < limit && source.codePointAt(at + 1) == c;
        if (!doubled || inSpecification) {
          return at;
        }
        inName = false;
        at += 2;
      } else if (c == '\\') {
        inName |= !string.raw && startsName(at + 1, limit);
        at = behindEscape(at, limit, inName);
      } else if (isLineEnd(c) && string.quoteSize == 1) {
        return at;
      } else {
        at++;
      }
    }
    return limit;
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }

  private boolean startsName(int at, int limit) {
    return at + 1 < limit && source.codePointAt(at) == 'N' && source.codePointAt(at + 1) == '{';
  }

  /** The place behind a backslash and what belongs to it; a brace does not, but that of {@code \N{name}} does. */
  private int behindEscape(int at, int limit, boolean inName) {
    if (at + 1 == limit) {
      return limit;
    }
    int c = source.codePointAt(at + 1);
    if (c == '{' || c == '}') {
      return at + 1;
    }
    boolean pair = c == '\r' && at + 2 < limit && source.codePointAt(at + 2) == '\n';
    return pair || inName && startsName(at + 1, limit) ? at + 3 : at + 2;
  }

  /** A number may only run into a keyword: {@code 1if x else 2}. */
  private Token number(Token token) {
    int end = token.getStopIndex() + 1;
    if (end == source.length()) {
      return token;
    }
    if (!runsOn(end) || !NumberSpelling.isError(source, token.getStartIndex())) {
      return token;
    }
    while (end < source.length() && runsOn(end)) {
      end++;
    }
    return make(PythonLexer.BAD_NUMBER, token.getStartIndex(), end);
  }

  private boolean runsOn(int at) {
    int c = source.codePointAt(at);
    return c < 0x80 && NameCharacters.isPart(c);
  }

  private Token name(Token token) {
    if (source.isAscii()) {
      return token;
    }
    int end = token.getStopIndex() + 1;
    for (int i = token.getStartIndex(); i < end; i++) {
      if (source.codePointAt(i) >= 0x80) {
        return NameCharacters.firstInvalid(source, token.getStartIndex(), end) < end
            ? make(PythonLexer.BAD_NAME, token.getStartIndex(), end)
            : token;
      }
    }
    return token;
  }

  /** An empty token of an error's type in front of {@code next}. */
  private Token mark(int type, Token next) {
    pending = next;
    return make(type, next.getStartIndex(), next.getStartIndex());
  }

  private Token make(int type, int start, int end) {
    _input.seek(Math.max(_input.index(), end));
    return _factory.create(_tokenFactorySourcePair, type, null, Token.DEFAULT_CHANNEL, start, end - 1, 0, 0);
  }
}
