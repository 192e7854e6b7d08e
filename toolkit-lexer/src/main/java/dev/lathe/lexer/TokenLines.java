package dev.lathe.lexer;

import java.util.Arrays;

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
  private final int[] ends;
  private final int[] endLines;
  private final int count;
  private final int startLine;
  /** Index of the last token that was taken, -1 for none. */
  private int last = -1;
  /** Token behind which the next one is read ahead of time, -2 for none. */
  private int readAhead = -2;

  /** Lines of the tokens of {@code tokens}; none is taken yet. */
  public TokenLines(TokenBuffer tokens) {
    this.tokens = tokens;
    Source source = tokens.source();
    count = tokens.size() - 1;
    ends = new int[count];
    endLines = new int[count + 1];
    for (int i = 0; i < count; i++) {
      Token token = tokens.token(i);
      ends[i] = source.byteOffset(token.end());
      endLines[i] = token.endLine();
    }
    endLines[count] = tokens.token(count).endLine();
    boolean firstLine = source.length() > 0 && source.codePointAt(0) == '#' && (count == 0 || tokens.token(0).start() > 0);
    startLine = firstLine ? Math.min(2, source.lineCount()) : 1;
  }

  /** Takes the tokens that end at or before byte {@code offset}, and no others. */
  public void passTo(int offset) {
    int i = last;
    int limit = i + NEAR;
    if (i < 0 || ends[i] <= offset) {
      while (i + 1 < count && ends[i + 1] <= offset) {
        if (++i > limit) {
          i = search(offset);
          break;
        }
      }
    } else {
      i = search(offset);
    }
    last = i;
  }

  private int search(int offset) {
    int found = Arrays.binarySearch(ends, offset + 1);
    int i = (found >= 0 ? found : -found - 1) - 1;
    while (i >= 0 && ends[i] > offset) {
      i--;
    }
    return i;
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
    return last < 0 ? startLine : endLines[last == readAhead ? last + 1 : last];
  }

  /** The 1-based line on which the next token ends. */
  public int nextLine() {
    return endLines[last + 1];
  }

  /** The next token, the last one if all are taken. */
  public Token next() {
    return tokens.token(last + 1);
  }

  /** The 1-based line on which the text ends. */
  public int lastLine() {
    return endLines[count];
  }
}
