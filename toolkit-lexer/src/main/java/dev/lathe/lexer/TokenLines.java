package dev.lathe.lexer;

/**
 * The line that a compiler in one pass would be at, for a walk over a tree in source order: the walk tells how far it has
 * come, the answers are those of a parser that has taken all tokens up to there and looks at the next one.
 *
 * <p>A walk may go back; that takes logarithmic time, going on takes constant time a token. Not safe for use by two threads.
 */
public final class TokenLines {

  /** How many tokens are tried one by one before the search begins. */
  private static final int NEAR = 16;

  private final TokenBuffer tokens;
  private final Source source;
  private final int count;
  private final int startLine;
  /** Index of the last token that was taken, -1 for none. */
  private int last = -1;
  /** Token behind which the next one is read ahead of time, -2 for none. */
  private int readAhead = -2;
  /** How often the walk has told where it is. */
  private int visits;

  /** Lines of the tokens of {@code tokens}; none is taken yet. */
  public TokenLines(TokenBuffer tokens) {
    this.tokens = tokens;
    source = tokens.source();
    count = tokens.size() - 1;
    boolean firstLine = source.length() > 0 && source.codePointAt(0) == '#' && (count == 0 || tokens.token(0).start() > 0);
    startLine = firstLine ? Math.min(2, source.lineCount()) : 1;
  }

  /** Takes the tokens that end at or before byte {@code offset}, and no others. */
  public void passTo(int offset) {
    tokens.pass(++visits);
    int i = last;
    int limit = i + NEAR;
    if (i < 0 || end(i) <= offset) {
      while (i + 1 < count && end(i + 1) <= offset) {
        if (++i > limit) {
          i = search(offset, i, count);
          break;
        }
      }
    } else {
      i = search(offset, -1, i);
    }
    last = i;
  }

  /** The byte behind a token. */
  private int end(int index) {
    return source.byteOffset(tokens.token(index).end());
  }

  /** The last token that ends at or before {@code offset}: {@code from} does, or is none; {@code to} does not, or is none. */
  private int search(int offset, int from, int to) {
    int low = from;
    int high = to;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (end(middle) <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Takes one token more, unless there is none. */
  public void take() {
    last = Math.min(last + 1, count - 1);
  }

  /** The next token will only be taken when the one behind it has been read. */
  public void readAhead() {
    readAhead = last + 1;
  }

  /** The 1-based line on which the last token taken ends, or the one behind it if that was read ahead. */
  public int line() {
    return last < 0 ? startLine : tokens.token(last == readAhead ? last + 1 : last).endLine();
  }

  /** The 1-based line on which the next token ends. */
  public int nextLine() {
    return tokens.token(last + 1).endLine();
  }

  /** The next token, the last one if all are taken. */
  public Token next() {
    return tokens.token(last + 1);
  }

  /** The 1-based line on which the text ends. */
  public int lastLine() {
    return tokens.token(count).endLine();
  }
}
