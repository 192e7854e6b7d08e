package dev.lathe.bcgen.source;

import dev.lathe.ast.Module;
import dev.lathe.lexer.Source;
import java.util.Optional;

/**
 * Prints trees as source text, by the table of a language.
 *
 * <p>Both modes print each comment once, between the significant tokens between which it stands in the tree, and the
 * parentheses that a tree needs. Lines end with LF. Expressions may be nested as deeply as the thread's stack allows, left
 * spines and {@code elseif} chains to any depth; the time is linear in the size of the tree.
 */
public final class SourceGenerator {

  private SourceGenerator() {}

  /**
   * Formats: a layout that depends on the tree, its comments and blank lines, and little else. What is printed is printed
   * the same when it is parsed and formatted again. Lines are kept to the style's width where they can be; trailing comments
   * do not count.
   *
   * @param source where the tree comes from, for the regions that are to stay as they are; empty if unknown
   * @throws UnprintableException if the tree holds what the language cannot write
   */
  public static String pretty(Module module, SourceStyle style, Optional<Source> source) {
    return new Printer(style, new Doc(style), source).print(module);
  }

  /**
   * Prints every token on the line that it has in the tree. Where a tool has changed the tree so that this is impossible,
   * tokens are late, until blank lines make up for it. Ends with a line end if the source does.
   *
   * @throws UnprintableException if the tree holds what the language cannot write
   */
  public static String keepLines(Module module, SourceStyle style) {
    PinnedLines.Positions positions =
        module.span().isPresent() ? PinnedLines.Positions.PRESENT : PinnedLines.Positions.ABSENT;
    return new Printer(style, new PinnedLines(style, positions), Optional.empty()).print(module);
  }
}
