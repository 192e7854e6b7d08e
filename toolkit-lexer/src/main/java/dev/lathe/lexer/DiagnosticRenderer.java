package dev.lathe.lexer;

/**
 * Diagnostics as text with the source line and a caret:
 *
 * <pre>
 *   points.x:12:10: error: what is wrong
 *      12 |     goto done
 *         |          ^^^^
 * </pre>
 *
 * <p>A long line is shown as a window around the column; control characters, tabs and bytes that are no text are shown
 * so that the caret stays below its place.
 */
public final class DiagnosticRenderer {

  private static final int WINDOW = 160;

  private final Source source;

  public DiagnosticRenderer(Source source) {
    this.source = source;
  }

  /** The diagnostic and its notes, each line ending in LF. */
  public String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    String kind = diagnostic.isError() ? "error" : "warning";
    String category = diagnostic.category().isEmpty() ? "" : diagnostic.category() + ": ";
    append(out, diagnostic.span(), kind, category + diagnostic.message());
    for (Diagnostic.Note note : diagnostic.notes()) {
      append(out, note.span(), "note", note.message());
    }
    return out.toString();
  }

  private void append(StringBuilder out, Span span, String kind, String message) {
    out.append(printable(source.name()));
    if (span.isPresent()) {
      out.append(':').append(span.line()).append(':').append(span.column());
    }
    out.append(": ").append(kind).append(": ").append(printable(message)).append('\n');
    if (span.isPresent() && span.line() <= source.lineCount()) {
      appendLine(out, span);
    }
  }

  private void appendLine(StringBuilder out, Span span) {
    int[] line = source.lineText(span.line()).codePoints().toArray();
    int from = Math.min(span.column() - 1, line.length);
    int to = span.endLine() > span.line() ? line.length : Math.min(span.endColumn() - 1, line.length);
    int left = line.length <= WINDOW ? 0 : Math.max(0, Math.min(from - WINDOW / 2, line.length - WINDOW));
    int right = Math.min(line.length, left + WINDOW);
    String number = String.valueOf(span.line());
    out.append("  ").repeat(" ", Math.max(0, 3 - number.length())).append(number).append(" | ");
    if (left > 0) {
      out.append("...");
    }
    for (int i = left; i < right; i++) {
      out.appendCodePoint(shown(line[i]));
    }
    if (right < line.length) {
      out.append("...");
    }
    out.append('\n').append("  ").repeat(" ", Math.max(3, number.length())).append(" | ");
    if (left > 0) {
      out.append("   ");
    }
    for (int i = left; i < from; i++) {
      out.append(isWide(line[i]) ? "  " : " ");
    }
    int carets = 0;
    for (int i = from; i < Math.min(to, right); i++) {
      carets += isWide(line[i]) ? 2 : 1;
    }
    out.repeat("^", Math.max(1, carets)).append('\n');
  }

  /** Text of a message or a file name on one line. */
  private static String printable(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int shown = c == '\t' ? ' ' : shown(c);
      if (shown != c && out == null) {
        out = new StringBuilder().append(text, 0, i);
      }
      if (out != null) {
        out.appendCodePoint(shown);
      }
      i += Character.charCount(c);
    }
    return out == null ? text : out.toString();
  }

  private static int shown(int c) {
    if (c == '\t') {
      return ' ';
    }
    if (c < 0x20) {
      return 0x2400 + c; // the control pictures of Unicode
    }
    if (c == 0x7F) {
      return 0x2421;
    }
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    boolean invisible = c >= 0x80 && c < 0xA0 || c >= 0x200E && c <= 0x200F || c >= 0x2028 && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    return surrogate || invisible ? 0xFFFD : c;
  }

  /** Whether terminals give the character two columns (the main East Asian wide blocks and emoji). */
  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115F
            || c >= 0x2E80 && c <= 0xA4CF
            || c >= 0xAC00 && c <= 0xD7A3
            || c >= 0xF900 && c <= 0xFAFF
            || c >= 0xFE30 && c <= 0xFE6F
            || c >= 0xFF00 && c <= 0xFF60
            || c >= 0xFFE0 && c <= 0xFFE6
            || c >= 0x1F300 && c <= 0x1F64F
            || c >= 0x1F900 && c <= 0x1F9FF
            || c >= 0x20000 && c <= 0x3FFFD);
  }
}
