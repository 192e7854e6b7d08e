package dev.lathe.parser;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Token;

/** A program is nested deeper than its language, or the parser, allows. Ends the parse. */
public final class NestingException extends RuntimeException {

  private final transient Diagnostic diagnostic;

  /**
   * @param token where the limit was passed
   * @param message what to tell the user, in the language's words
   */
  public NestingException(Token token, String message) {
    this(Diagnostic.error(message, token.span()));
  }

  /**
   * @param diagnostic what to tell the user, at the place where the limit was passed
   */
  public NestingException(Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  /** The error in the language's words. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
