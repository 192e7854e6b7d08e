package dev.lathe.lang.python;

import dev.lathe.ast.Expr;
import dev.lathe.ast.FormatPiece;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.lang.python.DumpWriter.Position;
import dev.lathe.lexer.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * String literals as {@code ast.dump} prints them. CPython joins adjacent constants, the text of {@code {x=}} included, and
 * drops what is empty; only a format specification that ends with a field keeps an empty constant behind it.
 */
final class FormatStringDump {

  private final DumpWriter out;
  private final PythonAstDump expressions;

  FormatStringDump(DumpWriter out, PythonAstDump expressions) {
    this.out = out;
    this.expressions = expressions;
  }

  /** An element of a joined string. */
  private sealed interface Element {
    record Constant(StringValue value, boolean marked, Position start, Position end) implements Element {}

    record Field(FormatPiece.Replacement replacement) implements Element {}
  }

  void string(Expr.StringLiteral literal) {
    if (literal.parts().stream().allMatch(part -> part instanceof StringPart.Literal)) {
      List<StringValue> values = new ArrayList<>();
      literal.parts().forEach(part -> values.add(((StringPart.Literal) part).value()));
      out.open("Constant").field("value").string(concatenated(values));
      kind(isMarked(literal.parts().getFirst()));
      out.close(literal.span());
      return;
    }
    List<Element> elements = new ArrayList<>();
    for (StringPart part : literal.parts()) {
      switch (part) {
        case StringPart.Literal text ->
            elements.add(
                new Element.Constant(
                    text.value(), isMarked(text), Position.start(out, text.span()), Position.end(out, text.span())));
        case StringPart.Format format -> format.pieces().forEach(piece -> add(elements, piece, format.open()));
      }
    }
    out.open("JoinedStr").field("values").list(joined(elements), this::element).close(literal.span());
  }

  /** Whether CPython notes the prefix: it does for a lower-case one. */
  private static boolean isMarked(StringPart part) {
    return part instanceof StringPart.Literal literal && literal.spelling().startsWith("u");
  }

  private void kind(boolean marked) {
    if (marked) {
      out.field("kind").text("'u'");
    }
  }

  private void add(List<Element> elements, FormatPiece piece, String open) {
    switch (piece) {
      case FormatPiece.Text text -> {
        if (length(text.value()) > 0) {
          elements.add(new Element.Constant(text.value(), false, Position.start(out, text.span()), end(text, open)));
        }
      }
      case FormatPiece.Replacement field -> {
        if (!field.debugText().isEmpty()) {
          Position start = Position.start(out, field.span()).plus(1);
          elements.add(new Element.Constant(asCPython(field.debugText(), open), false, start, endOfDebugText(field)));
        }
        elements.add(new Element.Field(field));
      }
      case FormatPiece.Specification _ -> throw new IllegalArgumentException("specification as a piece");
    }
  }

  /** CPython cuts text behind doubled braces: what comes then is dropped, and its place too, if joined lines leave nothing of it. */
  private Position end(FormatPiece.Text text, String open) {
    String kept = text.spelling().replaceFirst("(\\\\\n)+$", "");
    boolean cut = kept.length() < text.spelling().length() && (kept.endsWith("{") || kept.endsWith("}"));
    if (!cut || PythonStrings.hasPrefix(open, 'r')) {
      return Position.end(out, text.span());
    }
    int linesLeft = text.spelling().substring(kept.length()).length() / 2;
    int line = text.span().endLine() - linesLeft + 1;
    int backslash = out.source().lineEnd(line) - 1;
    return out.position(line, backslash - out.source().lineStart(line) + 1);
  }

  /**
   * CPython 3.12.1 takes every {@code #} in such text for a comment, even in a string, and looks for escape sequences.
   *
   * @param open how the f-string begins
   */
  private static StringValue asCPython(String debugText, String open) {
    String text = debugText.replaceAll("#[^\n]*", "");
    return !PythonStrings.hasPrefix(open, 'r')
            && PythonStrings.text(text) instanceof PythonStrings.Result.Value(StringValue value)
        ? value
        : new StringValue.Text(text);
  }

  /** The place of what follows the equals sign and its spaces: exclamation mark, colon or brace. */
  private Position endOfDebugText(FormatPiece.Replacement field) {
    Span end = field.specification().map(specification -> specification.span()).orElse(out.last(field.span()));
    if (field.conversion().isEmpty()) {
      return Position.start(out, end);
    }
    int at = out.source().lineStart(end.line()) + end.column() - 1;
    while (out.source().codePointAt(at) != '!') {
      at--;
    }
    int line = out.source().line(at);
    return out.position(line, at - out.source().lineStart(line) + 1);
  }

  private static List<Element> joined(List<Element> elements) {
    List<Element> joined = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof Element.Constant first) {
        List<StringValue> values = new ArrayList<>();
        Element.Constant last = first;
        for (; i < elements.size() && elements.get(i) instanceof Element.Constant constant; i++) {
          values.add(constant.value);
          last = constant;
        }
        i--;
        StringValue value = concatenated(values);
        if (length(value) > 0) {
          joined.add(new Element.Constant(value, first.marked, first.start, last.end));
        }
      } else {
        joined.add(elements.get(i));
      }
    }
    return joined;
  }

  private static StringValue concatenated(List<StringValue> values) {
    if (values.getFirst() instanceof StringValue.Bytes) {
      StringBuilder latin1 = new StringBuilder();
      values.forEach(value -> latin1.append(((StringValue.Bytes) value).latin1()));
      return new StringValue.Bytes(latin1.toString());
    }
    int[] codePoints = values.stream().flatMapToInt(FormatStringDump::codePoints).toArray();
    return StringValue.ofCodePoints(codePoints, codePoints.length);
  }

  private static IntStream codePoints(StringValue value) {
    return switch (value) {
      case StringValue.Text(String text) -> text.codePoints();
      case StringValue.Surrogates(var list) -> list.stream().mapToInt(Integer::intValue);
      case StringValue.Bytes(String latin1) -> latin1.chars();
    };
  }

  private static long length(StringValue value) {
    return codePoints(value).count();
  }

  private void element(Element element) {
    switch (element) {
      case Element.Constant constant -> {
        out.open("Constant").field("value").string(constant.value);
        kind(constant.marked);
        out.close(constant.start, constant.end);
      }
      case Element.Field(var field) -> field(field);
    }
  }

  private void field(FormatPiece.Replacement field) {
    out.open("FormattedValue").field("value");
    expressions.load(field.value());
    boolean debug = !field.debugText().isEmpty();
    int conversion =
        !field.conversion().isEmpty() ? field.conversion().charAt(0) : debug && field.specification().isEmpty() ? 'r' : -1;
    out.field("conversion").text(Integer.toString(conversion));
    field
        .specification()
        .ifPresent(
            specification -> {
              List<Element> elements = new ArrayList<>();
              specification.pieces().forEach(piece -> add(elements, piece, "r'"));
              if (!elements.isEmpty() && elements.getLast() instanceof Element.Field) {
                Position end = Position.end(out, specification.span());
                elements.add(new Element.Constant(new StringValue.Text(""), false, end, end));
              }
              out.field("format_spec").open("JoinedStr").field("values").list(elements, this::element);
              out.close(specification.span());
            });
    out.close(field.span());
  }
}
