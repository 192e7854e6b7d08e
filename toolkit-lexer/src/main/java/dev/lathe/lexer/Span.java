package dev.lathe.lexer;

/**
 * A stretch of source text. Ends are exclusive.
 *
 * @param start byte offset of the first byte, 0-based; -1 when the text has no source ({@link #NONE})
 * @param end byte offset behind the last byte
 * @param line line of the first code point, 1-based
 * @param column column of the first code point in code points, 1-based; an invalid byte is one column
 * @param endLine line of the place behind the last code point, on the last code point's line
 * @param endColumn column behind the last code point, 1-based
 */
public record Span(int start, int end, int line, int column, int endLine, int endColumn) {

  /** The span of nodes that no source text stands behind, such as those that a tool made. */
  public static final Span NONE = new Span(-1, -1, 0, 0, 0, 0);

  /** Whether source text stands behind this span. */
  public boolean isPresent() {
    return line > 0;
  }

  /** The stretch from the start of this span to the end of {@code last}. */
  public Span to(Span last) {
    if (!isPresent()) {
      return last;
    }
    if (!last.isPresent()) {
      return this;
    }
    return new Span(start, last.end, line, column, last.endLine, last.endColumn);
  }

  /** Whether {@code inner} lies inside this span; an absent span lies everywhere. */
  public boolean contains(Span inner) {
    return !isPresent() || !inner.isPresent() || start <= inner.start && inner.end <= end;
  }

  @Override
  public String toString() {
    return isPresent() ? line + ":" + column + "-" + endLine + ":" + endColumn : "-";
  }
}
