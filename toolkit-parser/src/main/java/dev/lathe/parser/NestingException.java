package dev.lathe.parser;

import dev.lathe.lexer.Token;

/** A program is nested deeper than its language, or the parser, allows. Ends the parse. */
public final class NestingException extends RuntimeException {

  private final transient Token token;
  private final String category;

  /**
   * An error of the language's ordinary kind: {@link ErrorWords#category()}.
   *
   * @param token where the limit was passed
   * @param message what to tell the user, in the language's words
   */
  public NestingException(Token token, String message) {
    this(token, "", message);
  }

  /** @param category the language's name for this kind of error, or "" for the ordinary kind */
  public NestingException(Token token, String category, String message) {
    super(message, null, false, false);
    this.token = token;
    this.category = category;
  }

  public Token token() {
    return token;
  }

  public String category() {
    return category;
  }
}
