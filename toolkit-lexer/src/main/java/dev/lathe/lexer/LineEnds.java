package dev.lathe.lexer;

/** Which character sequences end a line, besides LF, CR and CR LF, which do in every language. */
public enum LineEnds {
  /** LF, CR, CR LF. */
  STANDARD,
  /** Also LF CR, as in languages that pair either order. */
  EITHER_ORDER
}
