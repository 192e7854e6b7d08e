package dev.lathe.lexer;

/**
 * A comment in the tree, at its place in the node that claims it.
 *
 * @param place where it stands among the node's tokens
 * @param placement where the comment stands on its line
 * @param form how it ends
 * @param text the comment as written, markers included, line end excluded
 * @param blankLines number of blank lines in front of it, 0 unless the comment begins its line
 */
public record Comment(Place place, Placement placement, Form form, String text, int blankLines, Span span) {

  /** Where a comment stands on its line. */
  public enum Placement {
    /** First thing on its line. */
    OWN_LINE,
    /** Behind a token. */
    TRAILING
  }

  /** How a comment ends. */
  public enum Form {
    /** At the line end: nothing can follow it. */
    LINE,
    /** At a marker of its own: a token may follow. */
    BLOCK
  }
}
