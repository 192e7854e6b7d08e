package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;

/** A decorator of a function or class; the span includes its marker. */
public record Decorator(Span span, Trivia trivia, Expr value) implements Node {}
