package dev.lathe.bcgen.sprout;

import dev.lathe.lexer.Token;
import dev.lathe.lexer.Tokens;
import java.util.ArrayDeque;
import java.util.Deque;

/** Makes a keyword of {@code let} where another name follows, which no name could; elsewhere it stays a name. */
final class SproutKeywords implements Tokens {

  private final Tokens input;
  /** Tokens read ahead: comments, and the token behind them. */
  private final Deque<Token> ahead = new ArrayDeque<>();

  SproutKeywords(Tokens input) {
    this.input = input;
  }

  @Override
  public Token next() {
    Token token = ahead.isEmpty() ? input.next() : ahead.poll();
    return token.type() == SproutLexer.NAME && token.is("let") && isBeforeName()
        ? token.withType(SproutLexer.LET)
        : token;
  }

  private boolean isBeforeName() {
    for (Token token : ahead) {
      if (token.type() != SproutLexer.COMMENT) {
        return token.type() == SproutLexer.NAME;
      }
    }
    while (true) {
      Token token = input.next();
      ahead.add(token);
      if (token.type() != SproutLexer.COMMENT) {
        return token.type() == SproutLexer.NAME;
      }
    }
  }
}
