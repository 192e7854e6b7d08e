package dev.lathe.lang.python;

import dev.lathe.lexer.Token;

/** Which arguments of a call may follow: by position first; no iterable behind {@code **}. */
enum ArgumentOrder {
  /** All have been positional or starred. */
  POSITIONAL,
  /** There was a keyword. */
  KEYWORD,
  /** There was a {@code **}. */
  UNPACKED;

  /** The order behind one more keyword. */
  ArgumentOrder keyword() {
    return this == UNPACKED ? UNPACKED : KEYWORD;
  }

  /** Refuses the parse at {@code next} if no positional argument may stand in front of it. */
  void checkPositional(Token next) {
    if (this != POSITIONAL) {
      throw Refusal.at(next);
    }
  }

  /** The same for {@code *iterable}. */
  void checkStarred(Token next) {
    if (this == UNPACKED) {
      throw Refusal.at(next);
    }
  }
}
