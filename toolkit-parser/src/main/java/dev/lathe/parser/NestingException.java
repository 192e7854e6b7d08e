package dev.lathe.parser;

import dev.lathe.lexer.Token;

/** A program is nested deeper than its language, or the parser, allows. Ends the parse. */
public final class NestingException extends RuntimeException {

  private final transient Token token;

  /**
   * @param token where the limit was passed
   * @param message what to tell the user, in the language's words
   */
  public NestingException(Token token, String message) {
    super(message, null, false, false);
    this.token = token;
  }

  public Token token() {
    return token;
  }
}
