package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;

/** A test and its block: the first branch of a {@link Stmt.If}, or one of its else-ifs. */
public record IfBranch(Span span, Trivia trivia, Expr test, Block body) implements Node {}
