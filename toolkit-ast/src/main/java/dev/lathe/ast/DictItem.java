package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;

/** An item of a {@link Expr.Dict}. */
public sealed interface DictItem extends Node {

  /** {@code key: value}. */
  record Entry(Span span, Trivia trivia, Expr key, Expr value) implements DictItem {}

  /** {@code **value}: all entries of another mapping. */
  record Unpack(Span span, Trivia trivia, Expr value) implements DictItem {}
}
