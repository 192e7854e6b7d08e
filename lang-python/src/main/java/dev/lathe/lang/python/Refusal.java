package dev.lathe.lang.python;

import dev.lathe.lexer.Token;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Ends a parse because the grammar's actions do not take what its rules take. */
final class Refusal {

  private Refusal() {}

  /** What an action throws; {@code token} cannot follow those in front of it. */
  static ParseCancellationException at(Token token) {
    return new ParseCancellationException(new RefusedToken(token));
  }

  private static final class RefusedToken extends RecognitionException {
    RefusedToken(Token token) {
      super(null, null, null);
      setOffendingToken(token);
    }
  }
}
