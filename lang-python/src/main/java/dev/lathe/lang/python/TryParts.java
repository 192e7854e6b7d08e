package dev.lathe.lang.python;

import dev.lathe.ast.Block;
import dev.lathe.ast.ExceptHandler;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Stmt;
import dev.lathe.lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the clauses of one try statement. Its handlers are all {@code except} or all {@code except*}. */
final class TryParts {

  private final List<ExceptHandler> handlers = new ArrayList<>(2);
  private Stmt.HandlerKind kind = Stmt.HandlerKind.SINGLE;
  private Block otherwise;
  private Block finalizer;

  /** A handler of that kind begins; {@code next} is the token at which another kind is refused. */
  void begin(Stmt.HandlerKind handlerKind, Token next) {
    if (!handlers.isEmpty() && kind != handlerKind) {
      throw Refusal.at(next);
    }
    kind = handlerKind;
  }

  /** {@code except*} catches some type; {@code type} may be null. */
  void checkType(Expr type, Token next) {
    if (type == null && kind == Stmt.HandlerKind.GROUP) {
      throw Refusal.at(next);
    }
  }

  void add(ExceptHandler handler) {
    handlers.add(handler);
  }

  void otherwise(Block block) {
    otherwise = block;
  }

  void finalizer(Block block) {
    finalizer = block;
  }

  Stmt.HandlerKind kind() {
    return kind;
  }

  List<ExceptHandler> handlers() {
    return handlers;
  }

  Optional<Block> otherwise() {
    return Optional.ofNullable(otherwise);
  }

  Optional<Block> finalizer() {
    return Optional.ofNullable(finalizer);
  }
}
