package dev.lathe.bcgen.source;

import dev.lathe.lexer.Comment;
import dev.lathe.lexer.LineBreak;
import dev.lathe.lexer.Place;
import dev.lathe.lexer.Trivia;
import java.util.Arrays;
import java.util.List;

/**
 * Comments and line breaks of the nodes that are being printed, which wait for their places.
 *
 * <p>A place is counted from the first token of its node. Here it is a key, counted from the first token of the file:
 *
 * <pre>
 *   63        40 39             8 7          0
 *   +-----------+----------------+------------+
 *   |   slot    |    brackets    | separators |
 *   +-----------+----------------+------------+
 * </pre>
 *
 * <p>The key of the printer's own position grows with every token; an item is due when its key is not above that. Nodes nest,
 * so the items of the innermost node come first, as a rule: finding the next one looks at one node in most cases.
 */
final class TriviaQueue {

  static final long NEVER = Long.MAX_VALUE;
  static final long ONE_SLOT = 1L << 40;
  static final long ONE_BRACKET = 1L << 8;
  private static final int MAX_SEPARATORS = 255;

  private List<Comment>[] comments = newLists(16);
  private List<LineBreak>[] breaks = newLists(16);
  private int[] nextComment = new int[16];
  private int[] endComment = new int[16];
  private int[] nextBreak = new int[16];
  /** Key of the position in front of the node's first token. */
  private long[] base = new long[16];
  /** Key of the node's next item. */
  private long[] key = new long[16];
  /** The least key of the node and those around it that are not hidden. */
  private long[] least = new long[16];
  private int depth;
  /** Nodes below this number are hidden. */
  private int floor;

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <T> List<T>[] newLists(int size) {
    return new List[size];
  }

  /** The least key of all items, {@link #NEVER} without any. */
  long leastKey() {
    return depth == floor ? NEVER : least[depth - 1];
  }

  /**
   * Hides the nodes that are in the queue now: what they have stands behind the block that begins.
   *
   * @return what {@link #lowerFloor} takes at the end of the block
   */
  int raiseFloor() {
    int outer = floor;
    floor = depth;
    return outer;
  }

  void lowerFloor(int outer) {
    floor = outer;
  }

  int depth() {
    return depth;
  }

  /**
   * Adds the trivia of a node whose first token is the next one.
   *
   * @param at key of the printer's position
   * @param from number of the first comment that counts
   * @param to number behind the last one
   */
  void push(Trivia trivia, int from, int to, long at) {
    if (depth == key.length) {
      grow();
    }
    comments[depth] = trivia.comments();
    breaks[depth] = trivia.breaks();
    nextComment[depth] = from;
    endComment[depth] = to;
    nextBreak[depth] = 0;
    base[depth] = at;
    depth++;
    update(depth - 1);
  }

  private void grow() {
    int size = depth * 2;
    comments = Arrays.copyOf(comments, size);
    breaks = Arrays.copyOf(breaks, size);
    nextComment = Arrays.copyOf(nextComment, size);
    endComment = Arrays.copyOf(endComment, size);
    nextBreak = Arrays.copyOf(nextBreak, size);
    base = Arrays.copyOf(base, size);
    key = Arrays.copyOf(key, size);
    least = Arrays.copyOf(least, size);
  }

  /** Removes the innermost node, which has no items left that matter. */
  void pop() {
    depth--;
    comments[depth] = null;
    breaks[depth] = null;
  }

  /** The least key of the innermost node's items. */
  long innermostKey() {
    return key[depth - 1];
  }

  /** The key of the innermost node's next comment. */
  long innermostCommentKey() {
    return commentKey(depth - 1);
  }

  private long commentKey(int node) {
    return nextComment[node] < endComment[node] ? keyOf(node, comments[node].get(nextComment[node]).place()) : NEVER;
  }

  private void update(int node) {
    long comment = commentKey(node);
    long lineBreak = nextBreak[node] < breaks[node].size() ? keyOf(node, breaks[node].get(nextBreak[node]).place()) : NEVER;
    key[node] = Math.min(comment, lineBreak);
    for (int i = node; i < depth; i++) {
      least[i] = i == floor ? key[i] : Math.min(least[i - 1], key[i]);
    }
  }

  private long keyOf(int node, Place place) {
    long relative = place.slot() * ONE_SLOT + place.brackets() * ONE_BRACKET + Math.min(place.separators(), MAX_SEPARATORS);
    long from = base[node];
    if (place.slot() > 0) {
      return (from & -ONE_SLOT) + relative;
    }
    return (place.brackets() > 0 ? from & -ONE_BRACKET : from) + relative;
  }

  /** The key behind one more separator. */
  static long afterSeparator(long at) {
    return (at & MAX_SEPARATORS) == MAX_SEPARATORS ? at : at + 1;
  }

  /** The key behind one more bracket. */
  static long afterBracket(long at) {
    return (at & -ONE_BRACKET) + ONE_BRACKET;
  }

  /** The key behind one more significant token. */
  static long afterSlot(long at) {
    return (at & -ONE_SLOT) + ONE_SLOT;
  }

  /** Gives {@code printer} all items below {@code limit}, in order. */
  void flushBelow(long limit, Printer printer) {
    while (depth > floor && least[depth - 1] < limit) {
      int node = depth - 1;
      while (key[node] != least[depth - 1]) {
        node--;
      }
      emit(node, printer);
    }
  }

  /** Gives {@code printer} the items of the innermost node below {@code limit}. */
  void flushInnermostBelow(long limit, Printer printer) {
    while (key[depth - 1] < limit) {
      emit(depth - 1, printer);
    }
  }

  private void emit(int node, Printer printer) {
    if (commentKey(node) == key[node]) {
      Comment comment = comments[node].get(nextComment[node]);
      boolean ends = endsLine(node, comment);
      nextComment[node]++;
      update(node);
      if (ends) {
        printer.comment(comment);
      } else {
        printer.inlineComment(comment);
      }
      return;
    }
    LineBreak lineBreak = breaks[node].get(nextBreak[node]++);
    update(node);
    printer.sourceBreak(lineBreak);
  }

  /** Whether, as far as is known, the token behind the comment stands on a later line. */
  private boolean endsLine(int node, Comment comment) {
    if (comment.form() == Comment.Form.LINE || !comment.span().isPresent()) {
      return true;
    }
    if (nextComment[node] + 1 < endComment[node]) {
      Comment next = comments[node].get(nextComment[node] + 1);
      if (next.place().equals(comment.place())) {
        return next.placement() == Comment.Placement.OWN_LINE;
      }
    }
    for (int i = nextBreak[node]; i < breaks[node].size(); i++) {
      LineBreak lineBreak = breaks[node].get(i);
      int order = lineBreak.place().compareTo(comment.place());
      if (order >= 0) {
        return order == 0 && lineBreak.line() > comment.span().endLine();
      }
    }
    return false;
  }
}
