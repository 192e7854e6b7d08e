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
 * <p>A long line is shown as a window around the column. A tab is shown as one space; what terminals would not show, or
 * show elsewhere than in its place (control characters, marks of writing direction, bytes that are no text), as a sign of its
 * own. So the caret stays below its place.
 */
public final class DiagnosticRenderer {

  /** Most code points of a line that are shown. */
  private static final int WINDOW = 160;

  private static final int UNSHOWABLE = 0xFFFD;
  private static final int CONTROL_PICTURES = 0x2400;

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
    int start = source.lineStart(span.line());
    int end = source.lineEnd(span.line());
    int from = Math.min(start + span.column() - 1, end);
    int to = span.endLine() > span.line() ? end : Math.min(start + span.endColumn() - 1, end);
    int left = Math.max(start, Math.min(from - WINDOW / 2, end - WINDOW));
    int right = Math.min(end, left + WINDOW);
    String number = String.valueOf(span.line());
    out.append("  ").repeat(" ", Math.max(0, 3 - number.length())).append(number).append(" | ");
    out.append(left > start ? "..." : "");
    for (int i = left; i < right; i++) {
      out.appendCodePoint(shown(source.codePointAt(i)));
    }
    out.append(right < end ? "..." : "");
    out.append('\n').append("  ").repeat(" ", Math.max(3, number.length())).append(" | ");
    out.append(left > start ? "   " : "");
    out.repeat(" ", columns(left, from)).repeat("^", Math.max(1, columns(from, Math.min(to, right)))).append('\n');
  }

  /** Number of terminal columns from one offset to another. */
  private int columns(int from, int to) {
    int columns = 0;
    for (int i = from; i < to; i++) {
      columns += width(shown(source.codePointAt(i)));
    }
    return columns;
  }

  /** Text of a message or a file name on one line. */
  private static String printable(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int shown = shown(c);
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
      return CONTROL_PICTURES + c;
    }
    if (c == 0x7F) {
      return CONTROL_PICTURES + 0x21;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          UNSHOWABLE;
      default -> c;
    };
  }

  /** Columns that terminals give a character: none to marks on the one before, two to the wide ones of East Asia and emoji. */
  private static int width(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || c >= 0x1160 && c <= 0x11FF) {
      return 0;
    }
    return isEastAsianWide(c) || Character.isEmojiPresentation(c) ? 2 : 1;
  }

  /** The main blocks of East Asian Width W and F (Unicode Standard Annex 11). */
  private static boolean isEastAsianWide(int c) {
    return c >= 0x1100
        && (c <= 0x115F
            || c >= 0x2E80 && c <= 0x303E
            || c >= 0x3041 && c <= 0x4DBF
            || c >= 0x4E00 && c <= 0xA4CF
            || c >= 0xA960 && c <= 0xA97C
            || c >= 0xAC00 && c <= 0xD7A3
            || c >= 0xF900 && c <= 0xFAFF
            || c >= 0xFE30 && c <= 0xFE6F
            || c >= 0xFF01 && c <= 0xFF60
            || c >= 0xFFE0 && c <= 0xFFE6
            || c >= 0x17000 && c <= 0x18DFF
            || c >= 0x1B000 && c <= 0x1B2FF
            || c >= 0x20000 && c <= 0x3FFFD);
  }
}
