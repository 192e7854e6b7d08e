package dev.lathe.lang.python;

import dev.lathe.ast.AstWalker;
import dev.lathe.ast.Expr;
import dev.lathe.ast.FormatPiece;
import dev.lathe.ast.Module;
import dev.lathe.ast.Node;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.lang.python.text.NameCharacters;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;

/**
 * The part of {@link PythonWarnings} about literals: escape sequences that mean nothing, and numbers that run into a keyword.
 *
 * <p>CPython looks at a string token by token, tells the first sequence of each only, and counts it to the line where the
 * token begins; text of an f-string to the line of the string's end. The place told here is that of the sequence if it is
 * on that line, else that of the quotes.
 */
final class LiteralWarnings implements AstWalker.Visitor {

  private final Source source;
  private final Diagnostics diagnostics;

  private LiteralWarnings(Source source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  static void report(Module module, Source source, Diagnostics diagnostics) {
    AstWalker.walk(module, new LiteralWarnings(source, diagnostics));
  }

  @Override
  public AstWalker.Next enter(Node node) {
    switch (node) {
      case Expr.NumberLiteral number -> number(number);
      case StringPart.Literal literal -> literal(literal);
      case StringPart.Format format -> format(format);
      default -> {} // only literals are looked at
    }
    return AstWalker.Next.CHILDREN;
  }

  // Numbers

  private void number(Expr.NumberLiteral number) {
    int end = end(number.span());
    if (end < source.length() && NameCharacters.isPart(source.codePointAt(end))) {
      diagnostics.add(PythonWarnings.at(number.span(), "invalid " + kind(number.spelling()) + " literal"));
    }
  }

  private static String kind(String spelling) {
    char last = spelling.charAt(spelling.length() - 1);
    if (last == 'j' || last == 'J') {
      return "imaginary";
    }
    return switch (spelling.length() < 2 ? '.' : spelling.charAt(1)) {
      case 'x', 'X' -> "hexadecimal";
      case 'o', 'O' -> "octal";
      case 'b', 'B' -> "binary";
      default -> "decimal";
    };
  }

  private int start(Span span) {
    return source.lineStart(span.line()) + span.column() - 1;
  }

  private int end(Span span) {
    return source.lineStart(span.endLine()) + span.endColumn() - 1;
  }

  // Strings

  private void literal(StringPart.Literal literal) {
    String spelling = literal.spelling();
    if (spelling.indexOf('\\') < 0 || PythonStrings.hasPrefix(spelling, 'r')) {
      return;
    }
    Escapes escapes = literal.value() instanceof StringValue.Bytes ? Escapes.OF_BYTES : Escapes.OF_TEXT;
    int bad = firstBad(spelling, 0, spelling.length(), escapes);
    if (bad < spelling.length()) {
      int line = literal.span().line();
      Place place = place(literal.span(), spelling, bad);
      int quotes = start(literal.span());
      escape(spelling, bad, place.line() == line ? place.offset() : quotes);
    }
  }

  private void format(StringPart.Format format) {
    int close = end(format.span()) - format.close().length();
    for (FormatPiece piece : format.pieces()) {
      switch (piece) {
        case FormatPiece.Text text when isRaw(format) -> {}
        case FormatPiece.Text text -> text(text, close);
        case FormatPiece.Replacement field -> {
          String debug = field.debugText();
          int bad = firstBad(debug, 0, debug.length(), Escapes.OF_TEXT);
          if (bad < debug.length() && !isRaw(format)) {
            escape(debug, bad, close);
          }
          field.specification().ifPresent(specification -> specification(specification, format));
        }
        case FormatPiece.Specification _ -> throw new IllegalStateException("a specification stands in a field");
      }
    }
  }

  private static boolean isRaw(StringPart.Format format) {
    return PythonStrings.hasPrefix(format.open(), 'r');
  }

  /** Text between fields, of which CPython makes a token up to each doubled brace and each character that is named. */
  private void text(FormatPiece.Text text, int close) {
    String spelling = text.spelling();
    braces(text);
    for (int from = 0; from < spelling.length(); ) {
      int to = PythonStrings.endOfFormatToken(spelling, from);
      int bad = firstBad(spelling, from, to, Escapes.OF_TEXT);
      if (bad < to) {
        Place place = place(text.span(), spelling, bad);
        escape(spelling, bad, place.line() == source.line(close) ? place.offset() : close);
      }
      from = to;
    }
  }

  /** A backslash in front of a brace, which the tokenizer finds on its own line. */
  private void braces(FormatPiece.Text text) {
    String spelling = text.spelling();
    for (int at = spelling.indexOf('\\'); at >= 0; at = spelling.indexOf('\\', at)) {
      Place place = place(text.span(), spelling, at);
      int next = place.offset() + 1 < source.length() ? source.codePointAt(place.offset() + 1) : '\\';
      if (next == '{' || next == '}') {
        diagnostics.add(PythonWarnings.at(source.span(place.offset(), place.offset() + 2), message("\\" + (char) next, 0)));
        at++;
      } else {
        at += 2;
      }
    }
  }

  /** Sequences mean something in a specification even if its string is raw. */
  private void specification(FormatPiece.Specification specification, StringPart.Format format) {
    for (FormatPiece piece : specification.pieces()) {
      if (piece instanceof FormatPiece.Replacement field) {
        field.specification().ifPresent(inner -> specification(inner, format));
      }
      if (piece instanceof FormatPiece.Text text) {
        if (!isRaw(format)) {
          braces(text);
        }
        String spelling = text.spelling();
        int bad = firstBad(spelling, 0, spelling.length(), Escapes.OF_TEXT);
        if (bad < spelling.length()) {
          Place place = place(text.span(), spelling, bad);
          escape(spelling, bad, place.line() == text.span().line() ? place.offset() : start(text.span()));
        }
      }
    }
  }

  private void escape(String spelling, int bad, int offset) {
    diagnostics.add(PythonWarnings.at(source.span(offset, Math.min(source.length(), offset + 2)), message(spelling, bad)));
  }

  private static String message(String spelling, int bad) {
    char c = spelling.charAt(bad + 1);
    return c >= '4' && c <= '7'
        ? "invalid octal escape sequence '" + spelling.substring(bad, Math.min(spelling.length(), bad + 4)) + "'"
        : "invalid escape sequence '\\" + c + "'";
  }

  /** Where a character of a spelling stands in the source. */
  private record Place(int line, int offset) {}

  /** The place of character {@code index} of {@code spelling}, which begins where {@code span} does. */
  private Place place(Span span, String spelling, int index) {
    int line = span.line();
    int from = 0;
    for (int end = spelling.indexOf('\n'); end >= 0 && end < index; end = spelling.indexOf('\n', from)) {
      line++;
      from = end + 1;
    }
    int lineStart = line == span.line() ? start(span) : source.lineStart(line);
    return new Place(line, lineStart + spelling.codePointCount(from, index));
  }

  /** Which sequences a literal knows. */
  private enum Escapes {
    OF_BYTES("\n\\'\"abfnrtvx01234567"),
    OF_TEXT("\n\\'\"abfnrtvx01234567NuU");

    private final String letters;

    Escapes(String letters) {
      this.letters = letters;
    }

    /** Whether the sequence whose backslash is at {@code at} is wrong; a brace behind it is the tokenizer's business. */
    boolean isBad(String text, int at, int limit) {
      if (at + 1 >= limit) {
        return false;
      }
      char c = text.charAt(at + 1);
      boolean large = c >= '4' && c <= '7' && at + 3 < limit && isOctal(text.charAt(at + 2)) && isOctal(text.charAt(at + 3));
      return large || c < 0x80 && c != '{' && c != '}' && letters.indexOf(c) < 0;
    }

    private static boolean isOctal(char c) {
      return c >= '0' && c <= '7';
    }
  }

  /** Index of the first sequence of {@code text} between two indexes that means nothing, or {@code to}. */
  private static int firstBad(String text, int from, int to, Escapes escapes) {
    for (int at = text.indexOf('\\', from); at >= 0 && at < to; at = text.indexOf('\\', at + 2)) {
      if (escapes.isBad(text, at, to)) {
        return at;
      }
    }
    return to;
  }
}
