package dev.lathe.lang.python;

import dev.lathe.ast.Expr;
import dev.lathe.ast.FormatPiece;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.Trivia;
import dev.lathe.parser.NodeOrigins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds string literals. What is wrong with their contents is reported without ending the parse, at the token where
 * CPython reports it: that of a plain literal, the end of an f-string, the token behind literals that do not go together.
 */
final class StringLiteralBuilder {

  private static final StringValue EMPTY = new StringValue.Text("");

  private final NodeOrigins origins;
  private final Diagnostics early;
  /** What is wrong with texts of f-strings whose ends are not read yet. */
  private final List<Undecoded> undecoded = new ArrayList<>();

  /** An error that CPython finds when it has read the token {@code end} of the f-string. */
  private record Undecoded(String message, Token end) {}

  StringLiteralBuilder(NodeOrigins origins, Diagnostics early) {
    this.origins = origins;
    this.early = early;
  }

  StringPart literal(Token token) {
    String spelling = PythonStrings.withLineFeeds(token.text());
    Span span = origins.span(token, token);
    return switch (PythonStrings.literal(spelling)) {
      case PythonStrings.Result.Value(StringValue value) -> new StringPart.Literal(span, Trivia.NONE, spelling, value);
      case PythonStrings.Result.Refused(String message) -> {
        report(message, span);
        boolean bytes = PythonStrings.hasPrefix(spelling, 'b');
        yield new StringPart.Literal(span, Trivia.NONE, spelling, bytes ? new StringValue.Bytes("") : EMPTY);
      }
    };
  }

  private void report(String message, Span span) {
    early.add(Diagnostic.error(PythonLanguage.SYNTAX_ERROR, message, span));
  }

  /** All adjacent literals. */
  Expr join(List<StringPart> parts, Token first, Token last) {
    if (parts.size() > 1) {
      boolean bytes = isBytes(parts.getFirst());
      for (StringPart part : parts) {
        if (isBytes(part) != bytes) {
          report("cannot mix bytes and nonbytes literals", origins.tokens().token(last.index() + 1).span());
          break;
        }
      }
    }
    return new Expr.StringLiteral(origins.span(first, last), origins.inside(first, last), parts);
  }

  private static boolean isBytes(StringPart part) {
    return part instanceof StringPart.Literal literal && literal.value() instanceof StringValue.Bytes;
  }

  // f-strings

  StringPart format(Token open, List<FormatPiece> pieces, Token close) {
    int first = undecoded.size(); // strings nest, so this one's are the last
    while (first > 0 && undecoded.get(first - 1).end() == close) {
      first--;
    }
    List<Undecoded> own = undecoded.subList(first, undecoded.size());
    own.forEach(text -> report(text.message(), close.span()));
    own.clear();
    return new StringPart.Format(
        origins.span(open, close), origins.inside(open, close), open.text(), pieces, close.text());
  }

  /**
   * Text between fields.
   *
   * @param open the beginning of its string
   */
  FormatPiece text(Token text, Token open) {
    String spelling = PythonStrings.withLineFeeds(text.text());
    Span span = origins.span(text, text);
    boolean raw = PythonStrings.hasPrefix(open.text(), 'r');
    return switch (PythonStrings.formatText(spelling, raw)) {
      case PythonStrings.Result.Value(StringValue value) -> new FormatPiece.Text(span, Trivia.NONE, spelling, value);
      case PythonStrings.Result.Refused(String message) -> {
        undecoded.add(new Undecoded(message, endOfString(text)));
        yield new FormatPiece.Text(span, Trivia.NONE, spelling, EMPTY);
      }
    };
  }

  /** The end of the f-string that {@code inside} lies in. */
  private Token endOfString(Token inside) {
    int depth = 1;
    for (int i = inside.index(); ; i++) {
      Token token = origins.tokens().token(i);
      switch (token.type()) {
        case PythonLexer.FSTRING_START -> depth++;
        case PythonLexer.FSTRING_END -> {
          if (--depth == 0) {
            return token;
          }
        }
        case PythonLexer.EOF -> {
          return inside; // the parse will end in front of it
        }
        default -> {}
      }
    }
  }

  /** Text of a format specification: escape sequences count there even in raw strings. */
  FormatPiece specificationText(Token text) {
    String spelling = PythonStrings.withLineFeeds(text.text());
    Span span = origins.span(text, text);
    return switch (PythonStrings.text(spelling)) {
      case PythonStrings.Result.Value(StringValue value) -> new FormatPiece.Text(span, Trivia.NONE, spelling, value);
      case PythonStrings.Result.Refused(String message) -> {
        report(message, span);
        yield new FormatPiece.Text(span, Trivia.NONE, spelling, EMPTY);
      }
    };
  }

  FormatPiece.Specification specification(List<FormatPiece> pieces, Token colon, Token last) {
    return new FormatPiece.Specification(origins.span(colon, last), origins.inside(colon, last), pieces);
  }

  /**
   * What {@code {x = }} prints in front of the value: the text between the opening brace and {@code next}, the token behind
   * the equals sign, without comments. CPython looks for escape sequences in it, even inside strings of its own.
   *
   * @param string the beginning of its string
   */
  String debugText(Token string, Token open, Token next) {
    Source source = next.source();
    StringBuilder text = new StringBuilder();
    int at = open.end();
    int comment = origins.tokens().firstCommentFrom(open.index() + 1);
    for (; comment < origins.tokens().commentCount() && origins.tokens().comment(comment).start() < next.start(); comment++) {
      text.append(source.text(at, origins.tokens().comment(comment).start()));
      at = origins.tokens().comment(comment).end();
    }
    String debugText = PythonStrings.withLineFeeds(text.append(source.text(at, next.start())).toString());
    if (!PythonStrings.hasPrefix(string.text(), 'r')
        && PythonStrings.text(debugText) instanceof PythonStrings.Result.Refused(String message)) {
      undecoded.add(new Undecoded(message, endOfString(next)));
    }
    return debugText;
  }

  /** The name behind an exclamation mark, which it must touch. */
  Token conversion(Token mark, Token name) {
    if (mark.end() != name.start()) {
      report(Message.FORMAT_SPACED_CONVERSION.text(), origins.span(mark, name));
    }
    return name;
  }

  /** {@code conversion} and {@code specification} may be null; CPython looks at the conversion behind the field. */
  FormatPiece replacement(
      Token open, Expr value, String debug, Token conversion, FormatPiece.Specification specification, Token close) {
    if (conversion != null && !PythonStrings.isConversion(conversion)) {
      report(Message.FORMAT_BAD_CONVERSION.text(conversion.text()), conversion.span());
    }
    return new FormatPiece.Replacement(
        origins.span(open, close),
        origins.inside(open, close),
        value,
        debug,
        conversion == null ? "" : conversion.text(),
        Optional.ofNullable(specification));
  }
}
