package dev.lathe.lexer;

/** A file has more tokens than {@link TokenBuffer#MAX_TOKENS}. */
public final class TooManyTokensException extends RuntimeException {

  private final transient Token token;

  TooManyTokensException(Token token) {
    super("more than " + TokenBuffer.MAX_TOKENS + " tokens", null, false, false);
    this.token = token;
  }

  /** The first token that is too many. */
  public Token token() {
    return token;
  }
}
