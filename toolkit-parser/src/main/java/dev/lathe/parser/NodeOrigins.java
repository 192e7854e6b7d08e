package dev.lathe.parser;

import dev.lathe.lexer.Comment;
import dev.lathe.lexer.LineBreak;
import dev.lathe.lexer.Place;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.Trivia;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Spans and trivia for the nodes of one parse: each node claims the trivia in its gaps that no child has claimed before,
 * so children must be made before their parents.
 *
 * <pre>
 *   -- lead          leading: statement only
 *   f(a, -- note     inside: place (2, 0, 1)
 *     b) -- tail     trailing: statement only
 * </pre>
 *
 * <p>A gap between two tokens on one line without a comment costs nothing: whether a node has anything to claim is read off
 * prefix counts. Gaps with nothing left to claim are skipped in almost constant time (a union-find over the busy gaps), so
 * that the nodes of a long left spine, or blocks in blocks, do not look at each other's gaps again.
 */
public final class NodeOrigins {

  private final TokenBuffer tokens;
  private final Source source;
  private final TokenClasses classes;
  /** For each gap the number of busy gaps up to and including it: those that hold a comment, a blank line or a line end. */
  private final int[] busyGaps;
  /** For each token the number of significant tokens in front of it. */
  private final int[] significantBefore;
  /** For each token the number of brackets in front of it, back to the last significant token. */
  private final int[] bracketsBefore;
  /** For each token the number of commas and semicolons in front of it, back to the last significant token or bracket. */
  private final int[] separatorsBefore;
  /** The busy gaps in order, then a sentinel behind the file. */
  private int[] busy = new int[64];
  /** For each busy gap, by its number in {@link #busy}: itself, or a later one if nothing is left to claim in it. */
  private final int[] unclaimed;
  /** Gaps whose line end and blank lines are claimed. */
  private final BitSet claimedBreaks = new BitSet();
  private final BitSet claimedComments = new BitSet();

  public NodeOrigins(TokenBuffer tokens, TokenClasses classes) {
    this.tokens = tokens;
    this.source = tokens.source();
    this.classes = classes;
    int size = tokens.size();
    busyGaps = new int[size];
    significantBefore = new int[size + 1];
    bracketsBefore = new int[size + 1];
    separatorsBefore = new int[size + 1];
    int count = 0;
    int comment = 0;
    int previousLine = 1;
    for (int i = 0; i < size; i++) {
      Token token = tokens.token(i);
      int first = comment;
      while (comment < tokens.commentCount() && tokens.commentGap(comment) == i) {
        comment++;
      }
      if (comment > first || token.line() > previousLine) {
        if (count + 1 == busy.length) {
          busy = Arrays.copyOf(busy, busy.length * 2);
        }
        busy[count++] = i;
      }
      busyGaps[i] = count;
      previousLine = token.endLine();
      countToken(i, token.type());
    }
    busy[count] = Integer.MAX_VALUE;
    unclaimed = new int[count + 1];
    for (int k = 0; k <= count; k++) {
      unclaimed[k] = k;
    }
  }

  private void countToken(int i, int type) {
    significantBefore[i + 1] = significantBefore[i];
    if (classes.isSignificant(type)) {
      significantBefore[i + 1]++;
    } else if (classes.isBracket(type)) {
      bracketsBefore[i + 1] = bracketsBefore[i] + 1;
    } else {
      bracketsBefore[i + 1] = bracketsBefore[i];
      separatorsBefore[i + 1] = separatorsBefore[i] + (classes.isLayout(type) ? 0 : 1);
    }
  }

  public TokenBuffer tokens() {
    return tokens;
  }

  /** The stretch from the start of {@code first} to the end of {@code last}. */
  public Span span(Token first, Token last) {
    return source.span(first.start(), last.end(), first.line(), last.endLine());
  }

  /** What lies strictly between {@code first} and {@code last}, both included in the node, and is not claimed yet. */
  public Trivia inside(Token first, Token last) {
    return first == last || isClaimed(first.index() + 1, last.index())
        ? Trivia.NONE
        : new Claim(first.index(), last.index()).gaps(first.index() + 1, last.index()).trivia(0);
  }

  /**
   * The same for a node whose first child begins with it and ends with {@code child}, so that nothing up to there is left:
   * a long left spine is then linear.
   */
  public Trivia inside(Token first, Token child, Token last) {
    return busyGaps[last.index()] == busyGaps[child.index()]
        ? Trivia.NONE
        : new Claim(first.index(), last.index()).gaps(child.index() + 1, last.index()).trivia(0);
  }

  /**
   * Trivia of a statement: those in front of it (but comments that trail on the line of the token before, which belong to
   * what opens the block), inside it, up to a separator that follows, and comments behind it on its last line.
   */
  public Trivia statement(Token first, Token last) {
    int end = last.index();
    int separatorLine = 0;
    Token next = tokens.token(Math.min(end + 1, tokens.size() - 1));
    if (classes.isSeparator(next.type())) {
      separatorLine = next.line();
      end++;
    }
    int from = first.index();
    int to = Math.min(end + 1, tokens.size() - 1);
    if (separatorLine == 0 && isClaimed(from, to)) {
      return Trivia.NONE;
    }
    return new Claim(from, end).gaps(from, to).trivia(separatorLine);
  }

  /**
   * The same for a statement whose last block is followed by layout that belongs to it, up to {@code layoutEnd}: comments in
   * front of that are the statement's, line ends are not.
   */
  public Trivia statement(Token first, Token last, Token layoutEnd) {
    int from = first.index();
    int to = layoutEnd.index();
    return isClaimed(from, to) ? Trivia.NONE : new Claim(from, last.index(), from, to).gaps(from, to).trivia(0);
  }

  /**
   * Trivia of a sequence of statements: what its statements left in the gaps from that of token {@code from} to that of
   * token {@code to}, both included. Token {@code to} is the one behind the sequence.
   */
  public Trivia block(int from, int to) {
    return isClaimed(from, to)
        ? Trivia.NONE
        : new Claim(from, to, Claim.NO_FRONT).gaps(from, to).trivia(0);
  }

  /** Whether nothing is left to claim in the gaps {@code from} to {@code to}, both included. */
  private boolean isClaimed(int from, int to) {
    int before = from == 0 ? 0 : busyGaps[from - 1];
    return busyGaps[to] == before || busy[nextUnclaimed(before)] > to;
  }

  /** Number of the first busy gap from number {@code k} on in which something is left to claim. */
  private int nextUnclaimed(int k) {
    int root = k;
    while (unclaimed[root] != root) {
      root = unclaimed[root];
    }
    for (int i = k; unclaimed[i] != root; ) {
      int next = unclaimed[i];
      unclaimed[i] = root;
      i = next;
    }
    return root;
  }

  /** Trivia being collected for a node whose first token is {@code base}, whose last is {@code end}. */
  private final class Claim {
    /** Front of what has nothing in front: an empty block's only gap is inside of it. */
    static final int NO_FRONT = -1;

    private final int base;
    private final int end;
    /** The gap whose blank lines are the node's own. */
    private final int front;
    /** The last gap whose comments are the node's; behind it only those are that trail. */
    private final int commentsEnd;
    private int blankLines;
    private List<Comment> comments = List.of();
    private List<LineBreak> breaks = List.of();

    Claim(int base, int end) {
      this(base, end, base);
    }

    Claim(int base, int end, int front) {
      this(base, end, front, end);
    }

    Claim(int base, int end, int front, int commentsEnd) {
      this.base = base;
      this.end = end;
      this.front = front;
      this.commentsEnd = commentsEnd;
    }

    Claim gaps(int from, int to) {
      int k = nextUnclaimed(from == 0 ? 0 : busyGaps[from - 1]);
      while (busy[k] <= to) {
        claimComments(busy[k]);
        if (isDone(busy[k])) {
          unclaimed[k] = k + 1;
        }
        k = nextUnclaimed(k + 1);
      }
      return this;
    }

    private void claimComments(int gap) {
      int previousLine = gap == 0 ? 0 : tokens.token(gap - 1).endLine();
      boolean behindToken = true; // nothing but comments on lines that the token in front or they began
      int k = tokens.firstCommentFrom(gap);
      for (; k < tokens.commentCount() && tokens.commentGap(k) == gap; k++) {
        Token comment = tokens.comment(k);
        boolean trails = comment.line() == previousLine;
        if (gap > commentsEnd && !trails) {
          return; // in front of what follows
        }
        behindToken &= trails;
        if (!claimedComments.get(k) && !(behindToken && gap == base)) {
          if (comments.isEmpty()) {
            comments = new ArrayList<>();
          }
          comments.add(comment(comment, place(base, gap), previousLine));
          claimedComments.set(k);
        }
        previousLine = comment.endLine();
      }
      if (gap <= end && hasBreak(gap) && !claimedBreaks.get(gap)) {
        claimBreak(gap, Math.max(0, tokens.token(gap).line() - previousLine - 1));
      }
    }

    private void claimBreak(int gap, int blank) {
      claimedBreaks.set(gap);
      if (gap == front) {
        blankLines = blank;
      } else {
        if (breaks.isEmpty()) {
          breaks = new ArrayList<>();
        }
        breaks.add(new LineBreak(place(base, gap), tokens.token(gap).line(), blank));
      }
    }

    Trivia trivia(int separatorLine) {
      return blankLines == 0 && separatorLine == 0 && comments.isEmpty() && breaks.isEmpty()
          ? Trivia.NONE
          : new Trivia(blankLines, comments, breaks, separatorLine);
    }
  }

  private boolean hasBreak(int gap) {
    return tokens.token(gap).line() > (gap == 0 ? 0 : tokens.token(gap - 1).endLine());
  }

  /** Whether nothing is left to claim in a gap. */
  private boolean isDone(int gap) {
    if (hasBreak(gap) && !claimedBreaks.get(gap)) {
      return false;
    }
    return claimedComments.nextClearBit(tokens.firstCommentFrom(gap)) >= tokens.firstCommentFrom(gap + 1);
  }

  private Place place(int base, int gap) {
    int significant = significantBefore[gap] - significantBefore[base];
    int brackets = bracketsBefore[gap] - (significant == 0 ? bracketsBefore[base] : 0);
    int separators = separatorsBefore[gap] - (significant == 0 && brackets == 0 ? separatorsBefore[base] : 0);
    return new Place(significant, brackets, separators);
  }

  private Comment comment(Token comment, Place place, int previousLine) {
    boolean own = comment.line() > previousLine;
    String text = comment.text();
    return new Comment(
        place,
        own ? Comment.Placement.OWN_LINE : Comment.Placement.TRAILING,
        classes.isLineComment(comment) ? Comment.Form.LINE : Comment.Form.BLOCK,
        text.indexOf('\r') < 0 ? text : withLineFeeds(comment),
        own ? Math.max(0, comment.line() - previousLine - 1) : 0,
        comment.span());
  }

  /** The text of a comment with LF for each line end, which languages tell differently. */
  private String withLineFeeds(Token comment) {
    StringBuilder text = new StringBuilder(comment.end() - comment.start());
    for (int line = comment.line(); line <= comment.endLine(); line++) {
      int start = Math.max(comment.start(), source.lineStart(line));
      int end = Math.min(comment.end(), source.lineEnd(line));
      text.append(line > comment.line() ? "\n" : "").append(source.text(start, end));
    }
    return text.toString();
  }

  /** Whether every comment has been claimed: true after the module's block. */
  public boolean allClaimed() {
    return claimedComments.cardinality() == tokens.commentCount();
  }
}
