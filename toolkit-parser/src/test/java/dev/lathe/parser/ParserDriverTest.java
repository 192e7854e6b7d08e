package dev.lathe.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.TokenBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;

/** SLL first, LL on failure, and what becomes of a file that neither reads. */
class ParserDriverTest {

  private final ChoicesLanguage language = new ChoicesLanguage();
  private final Diagnostics diagnostics = new Diagnostics();

  private boolean parses(String text) {
    return language.parse(ChoicesLanguage.source(text), diagnostics).isPresent();
  }

  @Test
  void whatSllReadsIsReadOnce() {
    assertTrue(parses("$ 1 a $ a @ 2 3 b"));
    assertEquals(List.of(PredictionMode.SLL), language.attempts);
    assertEquals(List.of(), diagnostics.list());
  }

  /** In "@ 1 a", SLL takes the number for the operand, as "$ 1 a" may follow elsewhere. */
  @Test
  void whatSllRejectsAndLlAcceptsIsReadTwice() {
    assertTrue(parses("# comment\n@ 1 a"));
    assertEquals(List.of(PredictionMode.SLL, PredictionMode.LL), language.attempts);
    assertEquals(List.of(), diagnostics.list());
    assertTrue(parses("@ 1 a"), "once more, with the prediction caches filled");
  }

  @Test
  void whatBothRejectIsDiagnosed() {
    assertFalse(parses("@ 1 a\n$ 1 2"));
    assertEquals(List.of(PredictionMode.SLL, PredictionMode.LL), language.attempts);
    Diagnostic error = diagnostics.list().getFirst();
    assertEquals("Trouble", error.category());
    assertEquals(2, error.span().line());
    assertEquals("expected name but found '2'", error.message());
  }

  @Test
  void theRefusedTokenIsKnown() {
    TokenBuffer tokens = Blocks.tokens("a = 1 b = = 2");
    assertEquals(new ParserDriver.Outcome.Refused<>(5), Blocks.parse(tokens, () -> BlocksNodes.Listener.NONE));
  }

  @Test
  void brokenTokensEndAParseBeforeItBegins() {
    assertFalse(parses("$ a %"));
    assertEquals(List.of(), language.attempts);
    assertEquals(List.of("stray character"), diagnostics.list().stream().map(Diagnostic::message).toList());
  }

  @Test
  void nestingIsOneErrorOfTheLanguagesKind() {
    String text = "if a ".repeat(GuardedParser.MAX_DEPTH);
    assertFalse(parses(text + "b"));
    Diagnostic error = diagnostics.list().getFirst();
    assertEquals(1, diagnostics.list().size());
    assertEquals("too deeply nested", error.message());
    assertEquals("Trouble", error.category());
  }

  /** A parser that runs on one thread does not disturb another that shares its caches. */
  @Test
  void threadsShareALanguage() {
    ChoicesLanguage shared = new ChoicesLanguage();
    List<Boolean> results =
        Stream.of("@ 1 a", "$ 1 a", "@ a", "if a if b c else d")
            .parallel()
            .map(text -> shared.parse(ChoicesLanguage.source((text + " ").repeat(50)), new Diagnostics()).isPresent())
            .toList();
    assertEquals(List.of(true, true, false, true), results);
  }
}
