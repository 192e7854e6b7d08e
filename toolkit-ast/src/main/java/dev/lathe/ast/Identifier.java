package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;

/** A name that is not an expression: a declared variable, an attribute, a keyword of a call, a label. */
public record Identifier(Span span, Trivia trivia, String name) implements Node {}
