package dev.lathe.parser;

import dev.lathe.lexer.Token;
import java.util.BitSet;
import java.util.Set;
import java.util.function.Predicate;
import org.antlr.v4.runtime.Vocabulary;

/**
 * Which token types of a grammar count for places in trivia. Brackets, commas and semicolons are insignificant, because
 * printers add and drop them; layout tokens have no text of their own; separators may end a statement.
 */
public final class TokenClasses {

  private static final Set<String> BRACKETS = Set.of("'('", "')'", "'['", "']'", "'{'", "'}'");
  private static final String COMMA = "','";
  private static final String SEPARATOR = "';'";

  private final BitSet brackets = new BitSet();
  private final BitSet commas = new BitSet();
  private final BitSet layout = new BitSet();
  private final BitSet separators = new BitSet();
  private final Predicate<Token> lineComments;

  /**
   * @param vocabulary of the grammar; types whose literal is a bracket, comma or semicolon are insignificant
   * @param layoutTypes types of line end, indent and dedent tokens
   * @param lineComments tells comments that end with their line from those with an end marker
   */
  public TokenClasses(Vocabulary vocabulary, Set<Integer> layoutTypes, Predicate<Token> lineComments) {
    for (int type = 1; type <= vocabulary.getMaxTokenType(); type++) {
      String literal = vocabulary.getLiteralName(type);
      if (literal != null && BRACKETS.contains(literal)) {
        brackets.set(type);
      }
      if (COMMA.equals(literal)) {
        commas.set(type);
      }
      if (SEPARATOR.equals(literal)) {
        separators.set(type);
      }
    }
    layoutTypes.forEach(layout::set);
    this.lineComments = lineComments;
  }

  /** Whether the token counts in slots. The end of the file does not. */
  public boolean isSignificant(int type) {
    return type > 0 && !brackets.get(type) && !commas.get(type) && !separators.get(type) && !layout.get(type);
  }

  /** Whether the token is a line end, indent, dedent or the end of the file. */
  public boolean isLayout(int type) {
    return type <= 0 || layout.get(type);
  }

  public boolean isBracket(int type) {
    return type > 0 && brackets.get(type);
  }

  /** Whether the token may end a statement and stand on its own line. */
  public boolean isSeparator(int type) {
    return type > 0 && separators.get(type);
  }

  public boolean isLineComment(Token comment) {
    return lineComments.test(comment);
  }
}
