package dev.lathe.lexer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

  private static Diagnostic at(int line, int column, String message) {
    return Diagnostic.error(message, new Span(0, 1, line, column, line, column + 1));
  }

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void keepsTwoOrders() {
    Diagnostic first = at(3, 1, "reported first");
    Diagnostic above = at(1, 5, "above");
    Diagnostic beside = at(3, 1, "same place, added later");
    Diagnostic file = Diagnostic.error("about the file", Span.NONE);
    List.of(first, above, beside, file).forEach(diagnostics::add);
    assertEquals(List.of(first, above, beside, file), diagnostics.list());
    assertEquals(List.of(file, above, first, beside), diagnostics.sorted());
  }

  @Test
  void dropsRepetitions() {
    diagnostics.add(at(1, 1, "a"));
    diagnostics.add(at(1, 1, "b"));
    diagnostics.add(at(1, 1, "a"));
    assertEquals(List.of(at(1, 1, "a"), at(1, 1, "b")), diagnostics.list());
  }

  @Test
  void warningsAreNoErrors() {
    diagnostics.add(new Diagnostic(Diagnostic.Severity.WARNING, "", "a", Span.NONE, List.of()));
    assertFalse(diagnostics.hasErrors());
    diagnostics.add(at(1, 1, "b"));
    assertTrue(diagnostics.hasErrors());
  }

  @Test
  void knowsOfErrorsPastTheLimit() {
    for (int i = 0; i < Diagnostics.LIMIT; i++) {
      diagnostics.add(new Diagnostic(Diagnostic.Severity.WARNING, "", "w" + i, Span.NONE, List.of()));
    }
    diagnostics.add(at(1, 1, "one too many"));
    assertEquals(Diagnostics.LIMIT, diagnostics.list().size());
    assertTrue(diagnostics.hasErrors());
  }

  @Test
  void manyRepetitionsAreCheap() {
    for (int i = 0; i < Diagnostics.LIMIT - 1; i++) {
      diagnostics.add(at(i + 1, 1, "a"));
    }
    Diagnostic last = at(Diagnostics.LIMIT - 1, 1, "a");
    assertTimeout(
        Duration.ofSeconds(3),
        () -> {
          for (int i = 0; i < 1_000_000; i++) {
            diagnostics.add(last);
          }
        });
    assertEquals(Diagnostics.LIMIT - 1, diagnostics.list().size());
  }

  @Test
  void notesAreAddedToACopy() {
    Diagnostic plain = at(1, 1, "a");
    Diagnostic noted = plain.withNote("see", Span.NONE).withNote("and", Span.NONE);
    assertEquals(List.of(), plain.notes());
    assertEquals(List.of("see", "and"), noted.notes().stream().map(Diagnostic.Note::message).toList());
  }
}
