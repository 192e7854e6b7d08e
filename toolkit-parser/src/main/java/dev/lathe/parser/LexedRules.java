package dev.lathe.parser;

import dev.lathe.ast.LexicalRules;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import java.util.Optional;

/** Lexical rules of a language that asks its own lexer: text of trees from outside is read and must come out whole. */
public abstract class LexedRules implements LexicalRules {

  private final Language language;
  private final LineEnds lineEnds;

  /** The rules of {@code language}, whose sources end lines by {@code lineEnds}. */
  protected LexedRules(Language language, LineEnds lineEnds) {
    this.language = language;
    this.lineEnds = lineEnds;
  }

  /** The token that {@code text} is, if it is one without an error: only layout and the end are behind it. */
  protected final Optional<Token> token(String text) {
    return tokens(text)
        .filter(tokens -> tokens.size() > 1 && tokens.commentCount() == 0 && isWhole(tokens.token(0)))
        .map(tokens -> tokens.token(0));
  }

  /** Whether a token is all of its source. */
  protected static boolean isWhole(Token token) {
    return token.start() == 0 && token.end() == token.source().length();
  }

  /** The tokens of {@code text}, if it is text of a source and has no errors. */
  protected final Optional<TokenBuffer> tokens(String text) {
    byte[] bytes;
    try {
      bytes = Source.encodeUtf8(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // surrogates that stand for no bytes
    }
    Source source = Source.utf8("", bytes, lineEnds);
    Diagnostics diagnostics = new Diagnostics();
    Optional<TokenBuffer> tokens = language.tokens(source, diagnostics);
    return source.hasMark() || diagnostics.hasErrors() ? Optional.empty() : tokens;
  }
}
