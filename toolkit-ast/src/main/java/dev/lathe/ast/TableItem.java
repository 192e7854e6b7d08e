package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;

/** An item of a {@link Expr.Table}: an expression takes the next free index; the last one gives all its results. */
public sealed interface TableItem extends Node permits Expr, TableItem.Named, TableItem.Keyed {

  /** {@code name = value}. */
  record Named(Span span, Trivia trivia, Identifier name, Expr value) implements TableItem {}

  /** {@code [key] = value}. */
  record Keyed(Span span, Trivia trivia, Expr key, Expr value) implements TableItem {}
}
