package dev.lathe.lexer;

import java.util.List;

/**
 * What a node keeps of the gaps between its tokens: comments, blank lines and line ends.
 *
 * @param blankLines number of blank lines in front of the node's first token or, when comments stand in front of it,
 *     between the last of those and the token
 * @param comments in source order
 * @param breaks in source order; only inside the node, none in front of it
 * @param separatorLine line of the semicolon that ends the statement, 0 without one
 */
public record Trivia(int blankLines, List<Comment> comments, List<LineBreak> breaks, int separatorLine) {

  /** Nothing to keep. */
  public static final Trivia NONE = new Trivia(0, List.of(), List.of(), 0);

  public Trivia {
    comments = List.copyOf(comments);
    breaks = List.copyOf(breaks);
  }

  public boolean isEmpty() {
    return blankLines == 0 && separatorLine == 0 && comments.isEmpty() && breaks.isEmpty();
  }
}
