package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.Optional;

/**
 * A handler of a {@link Stmt.Try}.
 *
 * @param type what it catches; everything if absent
 * @param name variable that holds the error inside the block, unbound behind it
 */
public record ExceptHandler(Span span, Trivia trivia, Optional<Expr> type, Optional<Identifier> name, Block body)
    implements Node {}
