package dev.lathe.parser;

import dev.lathe.lexer.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A language's own words in the messages of {@link Recovery}. What is left to the defaults comes from the grammar: tokens
 * with a fixed text are called by it, others by their names.
 *
 * <p>Name the rules of expressions and statements ({@link #rule}): messages then say "expected an expression" where they
 * would else list every token that can begin one.
 */
public interface ErrorWords {

  /** The words that fit any grammar. */
  ErrorWords PLAIN = new ErrorWords() {};

  /** The language's name for syntax errors, or "". */
  default String category() {
    return "";
  }

  /** What to call a token of type {@code type} where one is expected, such as "a name". Types of equal names are one item. */
  default Optional<String> token(int type) {
    return Optional.empty();
  }

  /** What to call rule {@code rule} where it may begin, such as "an expression". */
  default Optional<String> rule(int rule) {
    return Optional.empty();
  }

  /** What to call {@code token} where it is not expected. */
  default Optional<String> found(Token token) {
    return Optional.empty();
  }

  /**
   * For token types that open something the types that can close it, such as the keywords around a block. Brackets, and the
   * INDENT and DEDENT of layout, pair without being named here.
   */
  default Map<Integer, Set<Integer>> pairs() {
    return Map.of();
  }

  /**
   * The message where few things are expected.
   *
   * @param expected at least one, in the order of the grammar
   */
  default String expected(List<String> expected, String found) {
    int last = expected.size() - 1;
    String choice =
        last == 0 ? expected.getFirst() : String.join(", ", expected.subList(0, last)) + " or " + expected.getLast();
    return "expected " + choice + " but found " + found;
  }

  /** The message where much could follow, but not what does. */
  default String unexpected(String found) {
    return "unexpected " + found;
  }

  /** The note at what lacks its closing token. */
  default String unclosed(String opener) {
    return opener + " is not closed";
  }
}
