package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.Optional;

/** A case of a {@link Stmt.Match}: taken when the pattern matches and the guard, if any, is true. */
public record MatchCase(Span span, Trivia trivia, Pattern pattern, Optional<Expr> guard, Block body) implements Node {}
