package dev.lathe.lexer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Collects the diagnostics of one source, without repetitions. At most {@link #LIMIT} are kept: past that, a reader gains nothing. */
public final class Diagnostics {

  /** Most diagnostics kept. */
  public static final int LIMIT = 1000;

  /** In the order of their addition. */
  private final LinkedHashSet<Diagnostic> kept = new LinkedHashSet<>();
  private boolean errors;

  /** Keeps {@code diagnostic} unless an equal one is kept already or the limit is reached. */
  public void add(Diagnostic diagnostic) {
    errors |= diagnostic.isError();
    if (kept.size() < LIMIT) {
      kept.add(diagnostic);
    }
  }

  /** Whether an error was added, kept or not. */
  public boolean hasErrors() {
    return errors;
  }

  /** In the order of their addition: the first is the one that the language's reference would report. */
  public List<Diagnostic> list() {
    return List.copyOf(kept);
  }

  /** In source order; those of one place in the order of their addition. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> sorted = new ArrayList<>(kept);
    sorted.sort(Diagnostics::inSourceOrder);
    return sorted;
  }

  /** Not made of the JDK's own comparators: those are serializable, which keeps them out of start-up caches, 15 ms each time. */
  private static int inSourceOrder(Diagnostic a, Diagnostic b) {
    int lines = Integer.compare(a.span().line(), b.span().line());
    return lines != 0 ? lines : Integer.compare(a.span().column(), b.span().column());
  }
}
