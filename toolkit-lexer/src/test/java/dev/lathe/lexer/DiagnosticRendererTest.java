package dev.lathe.lexer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {

  /** Renders "wrong" at code points start to end of {@code text}. */
  private static String render(String text, int start, int end) {
    Source source = Source.utf8("a.x", Source.encodeUtf8(text), LineEnds.STANDARD);
    return new DiagnosticRenderer(source).render(Diagnostic.error("wrong", source.span(start, end)));
  }

  private static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  @Test
  void pointsAtTheColumn() {
    assertEquals(lines("a.x:2:3: error: wrong", "    2 | b cde f", "      |   ^^^"), render("a\nb cde f\n", 4, 7));
  }

  @Test
  void anEmptySpanHasOneCaret() {
    assertEquals(lines("a.x:1:4: error: wrong", "    1 | abc", "      |    ^"), render("abc", 3, 3));
    assertEquals(lines("a.x:1:1: error: wrong", "    1 | ", "      | ^"), render("", 0, 0));
  }

  @Test
  void aSpanOfSeveralLinesIsShownOnItsFirst() {
    assertEquals(lines("a.x:1:2: error: wrong", "    1 | abc", "      |  ^^"), render("abc\ndef", 1, 6));
    assertEquals(lines("a.x:1:4: error: wrong", "    1 | abc", "      |    ^"), render("abc\ndef", 3, 4), "the line end");
  }

  @Test
  void theNumberGrows() {
    assertEquals(
        lines("a.x:12345:1: error: wrong", "  12345 | x", "        | ^"), render("\n".repeat(12344) + "x", 12344, 12345));
  }

  @Test
  void tabsAndControlCharactersTakeOneColumn() {
    assertEquals(
        lines("a.x:1:5: error: wrong", "    1 |  a\u241B\u2400bc\u2421", "      |     ^"), render("\ta\u001B\0bc\u007F", 4, 5));
  }

  @Test
  void bytesThatAreNoTextTakeOneColumn() {
    assertEquals(lines("a.x:1:3: error: wrong", "    1 | a\uFFFDb", "      |   ^"), render("a\uDCFFb", 2, 3));
  }

  @Test
  void whatWouldMoveTheTextIsReplaced() {
    assertEquals(
        lines("a.x:1:7: error: wrong", "    1 | \uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb", "      |       ^"),
        render("\u202E\u200B\u2028\u0085\uFEFF\u2066b", 6, 7));
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    assertEquals(
        lines("a.x:1:4: error: wrong", "    1 | \u4E2D\uAC00\uD83D\uDE00b", "      |       ^"),
        render("\u4E2D\uAC00\uD83D\uDE00b", 3, 4));
    assertEquals(
        lines("a.x:1:2: error: wrong", "    1 | a\u4E2D\uFF01b", "      |  ^^^^"), render("a\u4E2D\uFF01b", 1, 3), "below them too");
  }

  @Test
  void combiningMarksTakeNone() {
    assertEquals(
        lines("a.x:1:3: error: wrong", "    1 | e\u0301b", "      |  ^"), render("e\u0301b", 2, 3));
  }

  @Test
  void aLongLineIsAWindow() {
    String text = "x".repeat(500) + "HERE" + "y".repeat(500);
    assertEquals(
        lines(
            "a.x:1:501: error: wrong",
            "    1 | ..." + "x".repeat(80) + "HERE" + "y".repeat(76) + "...",
            "      |    " + " ".repeat(80) + "^^^^"),
        render(text, 500, 504));
    assertEquals(
        lines("a.x:1:1: error: wrong", "    1 | " + "x".repeat(160) + "...", "      | ^"), render(text, 0, 1));
    assertEquals(
        lines("a.x:1:1004: error: wrong", "    1 | ..." + "y".repeat(160), "      |    " + " ".repeat(159) + "^"),
        render(text, 1003, 1004));
    assertEquals(
        lines("a.x:1:1: error: wrong", "    1 | " + "x".repeat(160) + "...", "      | " + "^".repeat(160)),
        render(text, 0, 1004),
        "carets end with the window");
  }

  @Test
  void manyErrorsOnAVeryLongLineAreCheap() {
    Source source = Source.utf8("a.x", ("\u00E9" + "x".repeat(20_000_000)).getBytes(StandardCharsets.UTF_8), LineEnds.STANDARD);
    DiagnosticRenderer renderer = new DiagnosticRenderer(source);
    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          for (int i = 0; i < 1000; i++) {
            assertTrue(renderer.render(Diagnostic.error("wrong", source.span(i * 10_000, i * 10_000 + 1))).length() < 1000);
          }
        });
  }

  @Test
  void categoryWarningAndNotes() {
    Source source = Source.utf8("a.x", "one\ntwo".getBytes(StandardCharsets.UTF_8), LineEnds.STANDARD);
    Diagnostic diagnostic =
        new Diagnostic(Diagnostic.Severity.WARNING, "Kind", "wrong", source.span(4, 7), List.of())
            .withNote("because of this", source.span(0, 3))
            .withNote("and of that", Span.NONE);
    assertEquals(
        lines(
            "a.x:2:1: warning: Kind: wrong",
            "    2 | two",
            "      | ^^^",
            "a.x:1:1: note: because of this",
            "    1 | one",
            "      | ^^^",
            "a.x: note: and of that"),
        new DiagnosticRenderer(source).render(diagnostic));
  }

  @Test
  void messageAndNameStayOnOneLine() {
    Source source = Source.utf8("a\nb\t.x", new byte[0], LineEnds.STANDARD);
    assertEquals(
        "a\u240Ab .x: error: bad '\u241B\uFFFD'\n",
        new DiagnosticRenderer(source).render(Diagnostic.error("bad '\u001B\uDC80'", Span.NONE)));
  }

  @Test
  void aSpanOfAnotherTextIsNotShown() {
    Source source = Source.utf8("a.x", new byte[0], LineEnds.STANDARD);
    assertEquals(
        "a.x:7:1: error: wrong\n",
        new DiagnosticRenderer(source).render(Diagnostic.error("wrong", new Span(50, 51, 7, 1, 7, 2))));
  }
}
