package dev.lathe.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Token;
import dev.lathe.testing.Sampling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecoveryTest {

  private static List<Diagnostic> errors(String text) {
    return Blocks.diagnose(text, Blocks.WORDS).list();
  }

  private static List<String> messages(String text) {
    return errors(text).stream().map(Diagnostic::message).toList();
  }

  private static final List<String> WORDS =
      List.of(
          "if", "then", "else", "end", "while", "do", "let", "fun", "==", "=", "+", "-", "*", "^", "(", ")", "[", "]", ",",
          ";", ".", "a", "7", "\"s\"", "\n", "$", "\"open");

  @Test
  void generatedProgramsAreCorrect() {
    Random random = Sampling.random("correct programs");
    for (int i = 0; i < Sampling.programs(); i++) {
      String text = String.join(" ", BlocksPrograms.program(random));
      assertEquals(List.of(), messages(text), text);
    }
  }

  /** One word left out, put in or replaced: one message, in 14 of 15 cases at least, and none in front of the change. */
  @Test
  void oneMistakeIsOneMessage() {
    Random random = Sampling.random("one mistake");
    int refused = 0;
    int several = 0;
    for (int i = 0; i < Sampling.programs(); i++) {
      List<String> words = new ArrayList<>(BlocksPrograms.program(random));
      int at = random.nextInt(words.size());
      String word = WORDS.get(random.nextInt(WORDS.size() - 2));
      switch (random.nextInt(3)) {
        case 0 -> words.remove(at);
        case 1 -> words.add(at, word);
        default -> words.set(at, word);
      }
      String text = String.join(" ", words);
      int lengthBefore = String.join(" ", words.subList(0, at)).length();
      List<Diagnostic> errors = errors(text);
      refused += errors.isEmpty() ? 0 : 1;
      several += errors.size() > 1 ? 1 : 0;
      for (Diagnostic error : errors) {
        assertTrue(error.span().start() >= lengthBefore - 1, () -> at + " " + errors + text);
      }
    }
    assertTrue(refused > Sampling.programs() / 3, "too few mistakes: " + refused);
    assertTrue(several * 15 < refused, several + " of " + refused + " have more than one message");
  }

  @Test
  void soupEndsInMessages() {
    Random random = Sampling.random("soup");
    for (int i = 0; i < Sampling.programs(); i++) {
      List<String> words = new ArrayList<>();
      for (int k = random.nextInt(200); k >= 0; k--) {
        words.add(WORDS.get(random.nextInt(WORDS.size())));
      }
      String text = String.join(" ", words);
      List<Diagnostic> errors = errors(text);
      for (int k = 1; k < errors.size(); k++) {
        assertTrue(errors.get(k - 1).span().start() <= errors.get(k).span().start(), text);
      }
    }
  }

  @Test
  void anActionsRefusalIsReported() {
    // the grammar itself takes the file, but the parser said no at token 1
    var tokens = Blocks.tokens("a b");
    Diagnostics diagnostics = new Diagnostics();
    Recovery.diagnose(
        tokens, 1, List.of(), new BlocksParser(tokens), new PredictionCaches(), ErrorWords.PLAIN, diagnostics);
    assertEquals(List.of("unexpected 'b'"), diagnostics.list().stream().map(Diagnostic::message).toList());
  }

  @Test
  void aGrammarThatDoesNotSayWhatIsReadGivesOneMessage() {
    // the parser got to token 3, where the grammar ends at token 1
    var tokens = Blocks.tokens("let = 1 2");
    Diagnostics diagnostics = new Diagnostics();
    Recovery.diagnose(
        tokens, 3, List.of(), new BlocksParser(tokens), new PredictionCaches(), ErrorWords.PLAIN, diagnostics);
    assertEquals(List.of("unexpected '2'"), diagnostics.list().stream().map(Diagnostic::message).toList());
  }

  @Test
  void theEndOfTheFileMayBeOpen() {
    assertEquals(List.of("expected a name but found end of file"), messages("let "));
  }

  @Test
  void errorsHaveALimit() {
    List<String> messages = messages("let = 1 ; let x = 2 ; \n".repeat(500));
    assertEquals(Recovery.MAX_ERRORS, messages.size());
  }

  @Test
  void wordsMayHaveACategory() {
    ErrorWords words =
        new ErrorWords() {
          @Override
          public String category() {
            return "Trouble";
          }

          @Override
          public Optional<String> found(Token token) {
            return Optional.of("that");
          }
        };
    Diagnostic error = Blocks.diagnose("let then", words).list().getFirst();
    assertEquals("Trouble", error.category());
    assertEquals("expected name but found that", error.message());
  }

  @Test
  void longTokensAreCut() {
    assertEquals(
        List.of("expected a name but found '\"" + "x".repeat(39) + "...'"), messages("let \"" + "x".repeat(1000) + "\""));
  }

  private static List<Diagnostic> errorsWithin(int seconds, String text) {
    return assertTimeout(Duration.ofSeconds(seconds), () -> errors(text));
  }

  @Test
  void hostileNesting() {
    int depth = 100_000;
    assertEquals("expected an expression but found end of file", errorsWithin(60, "x = " + "(".repeat(depth)).getFirst().message());
    assertEquals(1, errorsWithin(60, "x = " + "(".repeat(depth) + "1").size());
    assertEquals(1, errorsWithin(60, "x = " + "(".repeat(depth) + "1" + ")".repeat(depth - 1)).size());
    assertEquals(1, errorsWithin(60, "x = " + "(".repeat(depth) + "1 1" + ")".repeat(depth)).size());
    assertEquals(1, errorsWithin(60, "do ".repeat(depth)).size());
    assertEquals(1, errorsWithin(60, "do ".repeat(depth) + "let" + " end".repeat(depth)).size());
    assertEquals(1, errorsWithin(60, "x = " + "[".repeat(depth) + "}" + "]".repeat(depth)).size());
    assertFalse(errorsWithin(60, ")".repeat(depth)).isEmpty());
    assertFalse(errorsWithin(60, "x = " + "a ^ ".repeat(depth) + ")").isEmpty());
    assertFalse(errorsWithin(60, "x = " + "- ".repeat(depth) + "=").isEmpty());
  }

  @Test
  void hostileLength() {
    int count = 200_000;
    assertEquals(1, errorsWithin(60, "x = y ;".repeat(count) + ")").size());
    assertEquals(1, errorsWithin(60, "x = 1" + " + 1".repeat(count) + " end").size());
    assertEquals(Recovery.MAX_ERRORS, errorsWithin(60, "x = ) ; y = 2 ;\n".repeat(count / 3)).size());
    assertFalse(errorsWithin(60, "let ".repeat(count)).isEmpty());
    assertFalse(errorsWithin(60, "( ".repeat(count) + "let".repeat(count)).isEmpty());
    assertFalse(errorsWithin(60, "f(".repeat(count) + ") then " + "] ".repeat(count)).isEmpty());
    assertFalse(errorsWithin(60, "x = " + "\"open\n".repeat(count)).isEmpty());
  }
}
