package dev.lathe.lexer;

import java.util.ArrayList;
import java.util.List;

/**
 * Something to tell a user about a source text.
 *
 * @param category the guest language's name for this kind of error, or "" when it has none
 * @param message what is wrong, in the guest's terms, one line
 * @param span where; {@link Span#NONE} for a file as a whole
 */
public record Diagnostic(Severity severity, String category, String message, Span span, List<Note> notes) {

  /** How bad it is. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** A second place that belongs to the diagnostic. */
  public record Note(String message, Span span) {}

  public Diagnostic {
    notes = List.copyOf(notes);
  }

  public static Diagnostic error(String message, Span span) {
    return error("", message, span);
  }

  public static Diagnostic error(String category, String message, Span span) {
    return new Diagnostic(Severity.ERROR, category, message, span, List.of());
  }

  /** This diagnostic with one more note. */
  public Diagnostic withNote(String note, Span at) {
    List<Note> more = new ArrayList<>(notes);
    more.add(new Note(note, at));
    return new Diagnostic(severity, category, message, span, more);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
