package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.List;

/**
 * A sequence of statements. Its trivia are those behind its last statement. Whether it opens a scope is
 * {@link Semantics#scoping()}'s business.
 */
public record Block(Span span, Trivia trivia, List<Stmt> statements) implements Node {
  public Block {
    statements = List.copyOf(statements);
  }
}
