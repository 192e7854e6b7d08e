package dev.lathe.lang.python;

import dev.lathe.ast.Identifier;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.StringValue;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import java.util.List;
import java.util.function.Consumer;

/** Text in the form of {@code ast.dump}: {@code Name(id='x', ctx=Load(), lineno=1, ...)}. */
final class DumpWriter {

  private final Source source;
  private final PythonAstDump.Attributes attributes;
  private final StringBuilder out = new StringBuilder();
  /** Whether the node that is open has no field yet. */
  private boolean first;

  DumpWriter(Source source, PythonAstDump.Attributes attributes) {
    this.source = source;
    this.attributes = attributes;
  }

  Source source() {
    return source;
  }

  DumpWriter open(String node) {
    out.append(node).append('(');
    first = true;
    return this;
  }

  DumpWriter field(String name) {
    if (!first) {
      out.append(", ");
    }
    out.append(name).append('=');
    first = false;
    return this;
  }

  DumpWriter text(String text) {
    out.append(text);
    return this;
  }

  DumpWriter string(String text) {
    PythonRepr.string(out, text);
    return this;
  }

  DumpWriter string(StringValue value) {
    PythonRepr.string(out, value);
    return this;
  }

  DumpWriter number(NumberValue value) {
    PythonRepr.number(out, value);
    return this;
  }

  /** A name as a value of a field or element of a list. */
  DumpWriter identifier(Identifier name) {
    return string(name.name());
  }

  <T> DumpWriter list(List<T> items, Consumer<T> print) {
    out.append('[');
    boolean more = false;
    for (T item : items) {
      if (more) {
        out.append(", ");
      }
      print.accept(item);
      more = true;
    }
    out.append(']');
    first = false;
    return this;
  }

  /** Ends a node that has no position. */
  DumpWriter close() {
    out.append(')');
    first = false;
    return this;
  }

  /** Ends a node that stands at {@code span}. */
  DumpWriter close(Span span) {
    return close(Position.start(this, span), Position.end(this, span));
  }

  DumpWriter close(Position start, Position end) {
    if (attributes == PythonAstDump.Attributes.INCLUDED) {
      field("lineno").text(Integer.toString(start.line));
      field("col_offset").text(Integer.toString(start.offset));
      field("end_lineno").text(Integer.toString(end.line));
      field("end_col_offset").text(Integer.toString(end.offset));
    }
    return close();
  }

  /** The last character of {@code span}. */
  Span last(Span span) {
    return new Span(span.end() - 1, span.end(), span.endLine(), span.endColumn() - 1, span.endLine(), span.endColumn());
  }

  /**
   * A place as CPython counts.
   *
   * @param line 1-based
   * @param offset number of UTF-8 bytes in front of it on its line
   */
  record Position(int line, int offset) {
    static Position start(DumpWriter writer, Span span) {
      return writer.position(span.line(), span.column());
    }

    /** Behind a line end lies the next line, where our spans stay on the line that it ends. */
    static Position end(DumpWriter writer, Span span) {
      int end = writer.source.lineStart(span.endLine()) + span.endColumn() - 1;
      int last = writer.source.codePointAt(end - 1);
      return last == '\n' || last == '\r' ? new Position(span.endLine() + 1, 0) : writer.position(span.endLine(), span.endColumn());
    }

    Position plus(int bytes) {
      return new Position(line, offset + bytes);
    }
  }

  Position position(int line, int column) {
    int start = source.lineStart(line);
    int offset = 0;
    for (int i = start; i < start + column - 1; i++) {
      int c = source.codePointAt(i);
      offset += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    return new Position(line, offset);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
