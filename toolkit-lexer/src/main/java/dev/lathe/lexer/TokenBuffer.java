package dev.lathe.lexer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * All tokens of a file, as the token stream of a generated parser, with its comments aside.
 *
 * <p><i>Gap</i> {@code g} is the place in front of token {@code g}: white space, comments and line ends. Comments are in
 * source order, those of one gap are neighbours.
 *
 * <pre>
 *   tokens    t0   t1      t2 ... EOF
 *   gaps    g0   g1   g2
 * </pre>
 *
 * <p>Not safe for use by two threads at once: it has a read position.
 */
public final class TokenBuffer implements TokenStream {

  /** Most tokens that a file may have: 4,194,304, so that tokens, tree and printed form stay below 2 GB. */
  public static final int MAX_TOKENS = 1 << 22;

  private final Source source;
  private final Checkpoint checkpoint;
  private final Token[] tokens;
  private final int size;
  private final Token[] comments;
  /** For each comment its gap, ascending. */
  private final int[] commentGaps;
  private int position;

  private TokenBuffer(Source source, Token[] tokens, int size, List<Token> comments, int[] commentGaps) {
    this.source = source;
    this.checkpoint = source.checkpoint();
    this.tokens = tokens;
    this.size = size;
    this.comments = comments.toArray(Token[]::new);
    this.commentGaps = commentGaps;
  }

  /**
   * Reads {@code stream} to its end.
   *
   * @throws TooManyTokensException past {@link #MAX_TOKENS} tokens
   */
  public static TokenBuffer read(Source source, Tokens stream) {
    Token[] tokens = new Token[Math.clamp(source.length() / 5, 64, MAX_TOKENS)];
    int size = 0;
    List<Token> comments = new ArrayList<>();
    int[] commentGaps = new int[16];
    while (true) {
      Token token = stream.next();
      if ((size + comments.size() & Checkpoint.INTERVAL - 1) == Checkpoint.INTERVAL - 1) {
        source.checkpoint().pass(Checkpoint.INTERVAL);
      }
      int channel = token.getChannel();
      if (channel == Tokens.COMMENT_CHANNEL) {
        if (comments.size() == commentGaps.length) {
          commentGaps = Arrays.copyOf(commentGaps, commentGaps.length * 2);
        }
        commentGaps[comments.size()] = size;
        comments.add(token);
        if (comments.size() > MAX_TOKENS) {
          throw new TooManyTokensException(token);
        }
      } else if (channel == org.antlr.v4.runtime.Token.DEFAULT_CHANNEL) {
        if (size >= MAX_TOKENS) {
          throw new TooManyTokensException(token);
        }
        if (size == tokens.length) {
          tokens = Arrays.copyOf(tokens, tokens.length + tokens.length / 2);
        }
        token.setIndex(size);
        tokens[size++] = token;
        if (token.type() == EOF) {
          return new TokenBuffer(source, tokens, size, comments, Arrays.copyOf(commentGaps, comments.size()));
        }
      }
    }
  }

  public Source source() {
    return source;
  }

  /** Token {@code index}, 0 ≤ index &lt; size; the last one is EOF. */
  public Token token(int index) {
    return tokens[index];
  }

  public int commentCount() {
    return comments.length;
  }

  /** Comment {@code k} in source order. */
  public Token comment(int k) {
    return comments[k];
  }

  /** The gap that comment {@code k} lies in. */
  public int commentGap(int k) {
    return commentGaps[k];
  }

  /** Number of the first comment in gap {@code gap} or a later one. */
  public int firstCommentFrom(int gap) {
    int low = 0;
    int high = commentGaps.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (commentGaps[middle] < gap) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public Token LT(int k) {
    int at = k > 0 ? position + k - 1 : position + k;
    if (k == 0 || at < 0) {
      return null;
    }
    return tokens[Math.min(at, size - 1)];
  }

  @Override
  public int LA(int k) {
    int at = k > 0 ? position + k - 1 : position + k;
    return at < 0 ? org.antlr.v4.runtime.Token.INVALID_TYPE : tokens[Math.min(at, size - 1)].type();
  }

  @Override
  public void consume() {
    if (position >= size - 1) {
      throw new IllegalStateException("cannot consume EOF");
    }
    position++;
    pass(position);
  }

  /** Visits the source's checkpoint now and then: for whoever goes through the tokens by their indexes. */
  public void pass(int index) {
    if ((index & Checkpoint.INTERVAL - 1) == 0) {
      checkpoint.pass(Checkpoint.INTERVAL);
    }
  }

  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = Math.min(index, size - 1);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String getSourceName() {
    return source.name();
  }

  @Override
  public Token get(int index) {
    return tokens[index];
  }

  /** Tokens are all read: there is no source to go on reading. */
  @Override
  public TokenSource getTokenSource() {
    return null;
  }

  @Override
  public String getText(Interval interval) {
    int first = Math.max(0, interval.a);
    int last = Math.min(interval.b, size - 1);
    return last < first ? "" : source.text(tokens[first].start(), tokens[last].end());
  }

  @Override
  public String getText() {
    return source.text();
  }

  @Override
  public String getText(RuleContext context) {
    return getText(context.getSourceInterval());
  }

  @Override
  public String getText(org.antlr.v4.runtime.Token first, org.antlr.v4.runtime.Token last) {
    return first == null || last == null ? "" : getText(Interval.of(first.getTokenIndex(), last.getTokenIndex()));
  }
}
