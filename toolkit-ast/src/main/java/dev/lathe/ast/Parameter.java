package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.Optional;

/**
 * A parameter. Separators between kinds ({@code /} and a lone {@code *}) follow from the kinds.
 *
 * @param name absent only for a variable parameter without a name ({@code ...})
 * @param defaultValue evaluated when the function is made
 */
public record Parameter(
    Span span, Trivia trivia, Kind kind, Optional<Identifier> name, Optional<Expr> annotation, Optional<Expr> defaultValue)
    implements Node {

  /** How arguments reach it. */
  public enum Kind {
    POSITIONAL_ONLY,
    /** By position or, where the language has keyword arguments, by name. */
    POSITIONAL,
    /** Takes the positional arguments that are left. */
    VARIABLE,
    KEYWORD_ONLY,
    /** Takes the keyword arguments that are left. */
    VARIABLE_KEYWORDS
  }
}
