package dev.lathe.lexer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the diagnostics of one source, without repetitions. At most {@link #LIMIT} errors are kept: past that, a reader gains nothing. */
public final class Diagnostics {

  /** Most diagnostics kept. */
  public static final int LIMIT = 1000;

  private final List<Diagnostic> list = new ArrayList<>();
  private boolean errors;

  public void add(Diagnostic diagnostic) {
    errors |= diagnostic.isError();
    if (list.size() < LIMIT && !list.contains(diagnostic)) {
      list.add(diagnostic);
    }
  }

  public boolean hasErrors() {
    return errors;
  }

  /** In the order of their addition: the first is the one that the language's reference would report. */
  public List<Diagnostic> list() {
    return List.copyOf(list);
  }

  /** In source order; those of one place in the order of their addition. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> sorted = new ArrayList<>(list);
    sorted.sort(Comparator.comparingInt((Diagnostic d) -> d.span().line()).thenComparingInt(d -> d.span().column()));
    return sorted;
  }
}
