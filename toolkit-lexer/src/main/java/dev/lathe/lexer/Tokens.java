package dev.lathe.lexer;

/**
 * A stream of tokens, comments included, in source order. Stages wrap each other: generated lexer, contextual keywords,
 * layout.
 */
public interface Tokens {

  /** Channel of comments; every other token that is not on channel 0 is dropped. */
  int COMMENT_CHANNEL = 2;

  /** The next token; at the end of the text one of type EOF, again at every later call. */
  Token next();
}
