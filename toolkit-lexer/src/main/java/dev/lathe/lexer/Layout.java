package dev.lathe.lexer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How the layout of a language works: what {@link IndentTokens} needs to know.
 *
 * @param newline token type of line ends: all of them in the input, those that end a logical line in the output
 * @param indent token type of a block's beginning
 * @param dedent token type of a block's end
 * @param brackets pairs inside which layout means nothing
 * @param joiner character that joins its line with the next when it stands at its end, 0 if none does. The tokens in front
 *     of the stage hold neither it nor that line end
 * @param tabSize columns to whose multiples a tab goes; what depends on it is {@link Defect#AMBIGUOUS_TABS}
 * @param maxIndents most blocks that may be open
 * @param maxBrackets most brackets that may be open
 * @param defects for each defect the token type that marks its place
 */
public record Layout(
    int newline,
    int indent,
    int dedent,
    List<Brackets> brackets,
    int joiner,
    int tabSize,
    int maxIndents,
    int maxBrackets,
    Map<Defect, Integer> defects) {

  /** Token types of a pair of brackets. */
  public record Brackets(int open, int close) {}

  /** What can be wrong with the layout of a file. */
  public enum Defect {
    /** The line is deeper, or not, than another one depending on the size of a tab. */
    AMBIGUOUS_TABS,
    /** The line ends a block, but no open block is as deep as the line. */
    UNMATCHED_DEDENT,
    /** The block is one too many inside others. */
    TOO_MANY_INDENTS,
    /** The bracket is one too many inside others. */
    TOO_MANY_BRACKETS,
    /** A closing bracket while none is open. */
    UNMATCHED_BRACKET,
    /** A closing bracket while one of another kind is open. */
    MISMATCHED_BRACKET
  }

  public Layout {
    brackets = List.copyOf(brackets);
    defects = new EnumMap<>(defects);
    for (Defect defect : Defect.values()) {
      if (!defects.containsKey(defect)) {
        throw new IllegalArgumentException("no token type for " + defect);
      }
    }
  }
}
