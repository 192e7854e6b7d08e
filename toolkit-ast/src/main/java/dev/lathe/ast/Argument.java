package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;

/** An argument of a call: an expression by position ({@link Expr.Starred} spreads one), or one of these. */
public sealed interface Argument extends Node permits Expr, Argument.Keyword, Argument.UnpackKeywords {

  /** {@code name=value}. */
  record Keyword(Span span, Trivia trivia, Identifier name, Expr value) implements Argument {}

  /** {@code **value}: a mapping whose entries are keyword arguments. */
  record UnpackKeywords(Span span, Trivia trivia, Expr value) implements Argument {}
}
