package dev.lathe.lexer;

/**
 * Whoever waits for a text to be compiled: every stage passes here again and again, so that the work can be counted against limits
 * and ended. A {@link Source} carries it through all stages. It is called by the thread that works, which need not be the one
 * that waits.
 */
@FunctionalInterface
public interface Checkpoint {
  /** Lets everything pass. (No constant: an interface with something to initialise keeps its lambdas out of start-up caches.) */
  static Checkpoint open() {
    return _ -> {};
  }

  /** Steps between two visits, a power of two: short enough to end within milliseconds, long enough to cost nothing. */
  int INTERVAL = 1024;

  /** Characters between two visits: a token may be as long as the text. */
  int CHARACTERS = 1 << 16;

  /** For whoever goes through a text a character at a time: visits now and then. */
  default void passCharacter(int position) {
    if ((position & CHARACTERS - 1) == 0) {
      pass(1);
    }
  }

  /**
   * Some work has been done.
   *
   * @param steps how much: tokens read, or visited again by a later stage
   * @throws RuntimeException to end the work; no stage takes it
   */
  void pass(int steps);
}
