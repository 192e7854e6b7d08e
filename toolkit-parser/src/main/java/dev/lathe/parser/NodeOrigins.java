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
 * prefix counts.
 */
public final class NodeOrigins {

  private final TokenBuffer tokens;
  private final Source source;
  private final TokenClasses classes;
  /** For each gap the number of gaps up to and including it that hold a comment, a blank line or a line end. */
  private final int[] busyGaps;
  /** For each token the number of significant tokens in front of it. */
  private final int[] significantBefore;
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
    int busy = 0;
    int comment = 0;
    int previousLine = 1;
    for (int i = 0; i < size; i++) {
      Token token = tokens.token(i);
      int first = comment;
      while (comment < tokens.commentCount() && tokens.commentGap(comment) == i) {
        comment++;
      }
      if (comment > first || token.line() > previousLine) {
        busy++;
      }
      busyGaps[i] = busy;
      previousLine = token.endLine();
      significantBefore[i + 1] = significantBefore[i] + (classes.isSignificant(token.type()) ? 1 : 0);
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
    return first == last || busyGaps[last.index()] == busyGaps[first.index()]
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
    if (separatorLine == 0 && busyGaps[to] == (from == 0 ? 0 : busyGaps[from - 1])) {
      return Trivia.NONE;
    }
    return new Claim(from, end).gaps(from, to).trivia(separatorLine);
  }

  /**
   * Trivia of a sequence of statements: what its statements left in the gaps from that of token {@code from} to that of
   * token {@code to}, both included. Token {@code to} is the one behind the sequence.
   */
  public Trivia block(int from, int to) {
    return busyGaps[to] == (from == 0 ? 0 : busyGaps[from - 1])
        ? Trivia.NONE
        : new Claim(from, to).gaps(from, to).trivia(0);
  }

  /** Trivia being collected for a node whose first token is {@code base}, whose last is {@code end}. */
  private final class Claim {
    private final int base;
    private final int end;
    private int blankLines;
    private List<Comment> comments = List.of();
    private List<LineBreak> breaks = List.of();

    Claim(int base, int end) {
      this.base = base;
      this.end = end;
    }

    Claim gaps(int from, int to) {
      int count = from == 0 ? 0 : busyGaps[from - 1];
      for (int gap = from; gap <= to && busyGaps[to] > count; gap++) {
        if (busyGaps[gap] == count) {
          gap = nextBusy(count, gap, to);
        }
        count = busyGaps[gap];
        claim(gap);
      }
      return this;
    }

    private void claim(int gap) {
      int previousLine = gap == 0 ? 0 : tokens.token(gap - 1).endLine();
      int k = tokens.firstCommentFrom(gap);
      for (; k < tokens.commentCount() && tokens.commentGap(k) == gap; k++) {
        Token comment = tokens.comment(k);
        boolean trails = comment.line() == previousLine;
        if (gap > end && !trails) {
          return; // in front of what follows
        }
        if (!claimedComments.get(k) && !(trails && gap == base)) {
          if (comments.isEmpty()) {
            comments = new ArrayList<>();
          }
          comments.add(comment(comment, place(base, gap), previousLine));
          claimedComments.set(k);
        }
        previousLine = comment.endLine();
      }
      int line = tokens.token(gap).line();
      if (gap > end || line <= previousLine && line <= (gap == 0 ? 0 : tokens.token(gap - 1).endLine()) || claimedBreaks.get(gap)) {
        return;
      }
      claimedBreaks.set(gap);
      int blank = Math.max(0, line - previousLine - 1);
      if (gap == base) {
        blankLines = blank;
      } else {
        if (breaks.isEmpty()) {
          breaks = new ArrayList<>();
        }
        breaks.add(new LineBreak(place(base, gap), line, blank));
      }
    }

    Trivia trivia(int separatorLine) {
      return blankLines == 0 && separatorLine == 0 && comments.isEmpty() && breaks.isEmpty()
          ? Trivia.NONE
          : new Trivia(blankLines, comments, breaks, separatorLine);
    }
  }

  /** The first busy gap behind {@code gap}, given the count in front of it; there is one at or before {@code to}. */
  private int nextBusy(int count, int gap, int to) {
    int low = gap;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (busyGaps[middle] > count) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private Place place(int base, int gap) {
    int brackets = 0;
    int separators = 0;
    for (int i = gap - 1; i >= base && !classes.isSignificant(tokens.token(i).type()); i--) {
      int type = tokens.token(i).type();
      if (classes.isBracket(type)) {
        brackets++;
      } else if (brackets == 0 && !classes.isLayout(type)) {
        separators++;
      }
    }
    return new Place(significantBefore[gap] - significantBefore[base], brackets, separators);
  }

  private Comment comment(Token comment, Place place, int previousLine) {
    boolean own = comment.line() > previousLine;
    String text = comment.text();
    return new Comment(
        place,
        own ? Comment.Placement.OWN_LINE : Comment.Placement.TRAILING,
        classes.isLineComment(comment) ? Comment.Form.LINE : Comment.Form.BLOCK,
        text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n'),
        own ? Math.max(0, comment.line() - previousLine - 1) : 0,
        comment.span());
  }

  /** Whether every comment has been claimed: true after the module's block. */
  public boolean allClaimed() {
    return claimedComments.cardinality() == tokens.commentCount();
  }
}
