package dev.lathe.lexer;

import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;

/**
 * A generated ANTLR lexer as {@link Tokens}.
 *
 * <p>The grammar must accept any text: its last rule matches any one character, and it has no semantic predicates (one
 * switches the lexer's DFA cache off, which costs a factor of 170). Comments go to channel
 * {@link Tokens#COMMENT_CHANNEL}, white space is skipped.
 */
public final class AntlrTokens implements Tokens {

  private final Lexer lexer;

  /** Reads {@code lexer}, whose input must be a {@link SourceChars}. */
  public AntlrTokens(Lexer lexer) {
    this.lexer = lexer;
    lexer.removeErrorListeners();
    lexer.addErrorListener(NoErrors.INSTANCE);
    lexer.setTokenFactory(new Factory(((SourceChars) lexer.getInputStream()).source()));
  }

  @Override
  public Token next() {
    return (Token) lexer.nextToken();
  }

  /** A lexer that cannot go on would drop characters in silence: then its grammar is wrong. */
  private static final class NoErrors extends BaseErrorListener {
    static final NoErrors INSTANCE = new NoErrors();

    @Override
    public void syntaxError(
        Recognizer<?, ?> lexer, Object symbol, int line, int column, String message, RecognitionException cause) {
      throw new IllegalStateException(lexer.getGrammarFileName() + " does not take every text: " + message);
    }
  }

  /** Makes {@link Token}s and finds their lines: tokens come in order, so the line is a cursor. */
  private static final class Factory implements TokenFactory<Token> {
    private final Source source;
    private int line = 1;

    Factory(Source source) {
      this.source = source;
    }

    @Override
    public Token create(
        Pair<TokenSource, CharStream> from, int type, String text, int channel, int start, int stop, int lexerLine, int lexerColumn) {
      if (start < source.lineStart(line)) {
        line = source.line(start);
      }
      int last = source.lineCount();
      while (line < last && source.lineStart(line + 1) <= start) {
        line++;
      }
      return new Token(source, type, channel, start, Math.max(start, stop + 1), line);
    }

    @Override
    public Token create(int type, String text) {
      throw new UnsupportedOperationException("a token has a place");
    }
  }
}
