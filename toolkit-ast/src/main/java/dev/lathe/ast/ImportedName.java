package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.List;
import java.util.Optional;

/**
 * A name that an import binds.
 *
 * @param path the dotted name, at least one part
 * @param alias what it is bound to, if not to its first part (module import) or only part (import from)
 */
public record ImportedName(Span span, Trivia trivia, List<Identifier> path, Optional<Identifier> alias) implements Node {
  public ImportedName {
    path = List.copyOf(path);
  }
}
