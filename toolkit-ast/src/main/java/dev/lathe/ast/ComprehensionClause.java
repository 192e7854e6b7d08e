package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;

/** A clause of a comprehension; clauses nest left to right, the first one is a {@link For}. */
public sealed interface ComprehensionClause extends Node {

  /** Loops over {@code iterable}, assigning to {@code target}. */
  record For(Span span, Trivia trivia, Execution execution, Expr target, Expr iterable) implements ComprehensionClause {}

  /** Goes on only where {@code test} is true. */
  record If(Span span, Trivia trivia, Expr test) implements ComprehensionClause {}
}
