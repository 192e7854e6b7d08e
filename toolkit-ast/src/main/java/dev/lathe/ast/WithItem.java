package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.Optional;

/** A context manager of a {@link Stmt.With}, and where the result of entering it is stored. */
public record WithItem(Span span, Trivia trivia, Expr context, Optional<Expr> target) implements Node {}
