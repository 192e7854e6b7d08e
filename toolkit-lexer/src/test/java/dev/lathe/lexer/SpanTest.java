package dev.lathe.lexer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpanTest {

  private static final Span FIRST = new Span(0, 2, 1, 1, 1, 3);
  private static final Span LAST = new Span(5, 9, 2, 2, 3, 1);

  @Test
  void toReachesFromStartToEnd() {
    assertEquals(new Span(0, 9, 1, 1, 3, 1), FIRST.to(LAST));
    assertEquals(FIRST, FIRST.to(FIRST));
    assertEquals(FIRST, FIRST.to(Span.NONE));
    assertEquals(LAST, Span.NONE.to(LAST));
    assertEquals(Span.NONE, Span.NONE.to(Span.NONE));
  }

  @Test
  void anAbsentSpanLiesEverywhere() {
    assertTrue(FIRST.to(LAST).contains(LAST));
    assertTrue(LAST.contains(LAST));
    assertFalse(LAST.contains(FIRST.to(LAST)));
    assertFalse(FIRST.contains(LAST));
    assertTrue(FIRST.contains(Span.NONE));
    assertTrue(Span.NONE.contains(FIRST));
    assertFalse(Span.NONE.isPresent());
  }

  @Test
  void readsAsLinesAndColumns() {
    assertEquals("2:2-3:1", LAST.toString());
    assertEquals("-", Span.NONE.toString());
  }
}
