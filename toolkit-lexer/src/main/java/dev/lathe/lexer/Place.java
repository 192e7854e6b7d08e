package dev.lathe.lexer;

/**
 * A place between two tokens of a node, counted so that it survives printing. In {@code f(a, -- note} the comment stands at
 * (2, 0, 1): behind two significant tokens, no bracket since, one separator since.
 *
 * <pre>
 *   f      (      a      ,      -- note
 *    (1,0,0) (1,1,0) (2,0,0) (2,0,1)
 * </pre>
 *
 * <p>Printers drop and add separators and some brackets. They flush an item at (s, b, p) at the latest before the significant
 * token number s, and before the bracket number b behind s - 1: so it never leaves its pair of brackets nor crosses a
 * significant token.
 *
 * @param slot number of significant tokens of the node before the place: all but brackets, commas, semicolons and layout
 * @param brackets number of brackets since the last significant token
 * @param separators number of commas and semicolons since the last significant token or bracket
 */
public record Place(int slot, int brackets, int separators) implements Comparable<Place> {

  /** In front of the node. */
  public static final Place FRONT = new Place(0, 0, 0);

  /** Whether this is {@link #FRONT}, or the same place. */
  public boolean isFront() {
    return (slot | brackets | separators) == 0;
  }

  @Override
  public int compareTo(Place other) {
    if (slot != other.slot) {
      return Integer.compare(slot, other.slot);
    }
    return brackets != other.brackets
        ? Integer.compare(brackets, other.brackets)
        : Integer.compare(separators, other.separators);
  }
}
