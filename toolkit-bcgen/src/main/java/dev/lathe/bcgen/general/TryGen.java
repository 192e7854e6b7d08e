package dev.lathe.bcgen.general;

import dev.lathe.ast.Block;
import dev.lathe.ast.ExceptHandler;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.scope.Symbol;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import java.util.List;
import java.util.Optional;

/**
 * Statements with handlers and finalizers. The registers of a handler, those of the body's temporaries:
 *
 * <pre>
 *   error   the error at hand
 *   saved   the error that was handled before
 * </pre>
 *
 * While a handler runs, its error is the one that is handled; a region around it sees to it that an error on the way ends that.
 */
final class TryGen {
  private final UnitGen gen;
  private final CodeBuilder code;

  TryGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  void tryStatement(Stmt.Try stmt) {
    if (stmt.finalizer().isPresent()) {
      finalized(stmt, stmt.finalizer().get());
    } else {
      handled(stmt);
    }
  }

  private Region protect() {
    return code.protect(code.free(), gen.unit.unbound());
  }

  /** What an error leads to that comes while one is handled. */
  private void endHandling(Region region, int saved) {
    code.placeHandler(region);
    if (code.isReachable()) {
      code.emit(Op.POPEXC, saved, 0);
      reraise(region.register);
    }
  }

  private void reraise(int error) {
    code.emit(Op.RERAISE, error, 0);
    code.end();
  }

  // --- finalizers -------------------------------------------------------------------------------------------------------

  private void finalized(Stmt.Try stmt, Block finalizer) {
    Label end = new Label();
    int mark = code.free();
    Region region = protect();
    gen.blocks.push(new Blocks.Finalized(finalizer, List.of(region)));
    if (stmt.handlers().isEmpty()) {
      gen.statements.block(stmt.body());
      stmt.orElse().ifPresent(gen.statements::block);
    } else {
      handled(stmt);
    }
    gen.blocks.pop();
    gen.statements.block(finalizer);
    if (code.isReachable()) {
      code.jump(end);
    }
    code.placeHandler(region);
    if (code.isReachable()) {
      int error = code.reserve(2);
      int saved = error + 1;
      gen.values.pin();
      code.emit(Op.PUSHEXC, saved, error);
      Region handling = protect();
      gen.blocks.push(new Blocks.Clause(saved, Optional.empty(), List.of(handling)));
      gen.statements.block(finalizer);
      if (code.isReachable()) {
        reraise(error);
      }
      gen.blocks.pop();
      endHandling(handling, saved);
    }
    code.release(mark);
    code.place(end);
  }

  // --- handlers ---------------------------------------------------------------------------------------------------------

  private void handled(Stmt.Try stmt) {
    Label end = new Label();
    int mark = code.free();
    Region region = protect();
    gen.blocks.push(new Blocks.Protected(List.of(region)));
    gen.statements.block(stmt.body());
    gen.blocks.pop();
    stmt.orElse().ifPresent(gen.statements::block);
    if (code.isReachable()) {
      code.jump(end);
    }
    code.placeHandler(region);
    if (code.isReachable()) {
      switch (stmt.kind()) {
        case SINGLE -> clauses(stmt.handlers(), end);
        case GROUP -> groupClauses(stmt.handlers(), end);
      }
    }
    code.release(mark);
    code.place(end);
  }

  private void clauses(List<ExceptHandler> handlers, Label end) {
    int error = code.reserve(2);
    int saved = error + 1;
    gen.values.pin();
    code.at(handlers.getFirst());
    code.emit(Op.PUSHEXC, saved, error);
    Region handling = protect();
    for (ExceptHandler handler : handlers) {
      if (code.isReachable()) {
        clause(handler, error, saved, handling, end);
      }
    }
    if (code.isReachable()) {
      reraise(error);
    }
    code.endProtection(handling);
    endHandling(handling, saved);
  }

  private void clause(ExceptHandler handler, int error, int saved, Region handling, Label end) {
    Label next = new Label();
    code.at(handler);
    if (handler.type().isPresent()) {
      int mark = code.free();
      int type = gen.values.value(handler.type().get());
      code.at(handler.type().get());
      code.jumpIf(Op.ISNEXC, error, type, next);
      code.release(mark);
    }
    Optional<Symbol> name = handler.name().map(gen.names::symbol);
    name.ifPresent(symbol -> gen.names.store(symbol, error));
    Optional<Region> named = name.map(_ -> protect());
    Blocks.Clause clause = new Blocks.Clause(saved, name, named.isPresent() ? List.of(named.get(), handling) : List.of(handling));
    gen.blocks.push(clause);
    gen.statements.block(handler.body());
    gen.blocks.pop();
    if (code.isReachable()) {
      gen.blocks.endClause(clause);
      code.jump(end);
    }
    handling.open(code.length());
    if (named.isPresent()) {
      code.placeHandler(named.get());
      if (code.isReachable()) {
        int waiting = code.reserve(1);
        assert waiting == named.get().register;
        gen.names.clear(name.get());
        reraise(waiting);
        code.release(waiting);
      }
    }
    code.place(next);
  }

  // --- handlers of groups -----------------------------------------------------------------------------------------------

  /**
   * Each clause takes its part of the error; errors of clauses are collected, and what is left in the end is raised again.
   *
   * <pre>
   *   error   the whole error
   *   saved   the error that was handled before
   *   rest    what no clause has taken yet, nil if nothing is left
   *   list    errors of clauses
   * </pre>
   */
  private void groupClauses(List<ExceptHandler> handlers, Label end) {
    int error = code.reserve(4);
    int saved = error + 1;
    int rest = error + 2;
    int list = error + 3;
    gen.values.pin();
    code.at(handlers.getFirst());
    code.emit(Op.PUSHEXC, saved, error);
    Region handling = protect();
    code.emit(Op.MKLIST, list, list, 0);
    code.move(rest, error);
    for (ExceptHandler handler : handlers) {
      groupClause(handler, rest, list);
    }
    Label none = new Label();
    code.jumpIf(Op.ISEQP, rest, 0, none);
    code.emit(Op.LISTADD, list, rest);
    code.place(none);
    int joined = code.reserve(2);
    code.move(joined, error);
    code.move(joined + 1, list);
    code.intrinsic(Intrinsic.JOIN_GROUP, joined, joined);
    Label over = new Label();
    code.jumpIf(Op.ISEQP, joined, 0, over);
    reraise(joined);
    code.endProtection(handling);
    code.place(over);
    code.emit(Op.POPEXC, saved, 0);
    code.jump(end);
    endHandling(handling, saved);
    code.release(error);
  }

  private void groupClause(ExceptHandler handler, int rest, int list) {
    Label next = new Label();
    int part = code.reserve(2);
    code.at(handler);
    code.move(part, rest);
    gen.values.into(handler.type().orElseThrow(), part + 1);
    code.at(handler.type().get());
    code.intrinsic(Intrinsic.SPLIT_GROUP, part, part);
    code.emit(Op.UNPACK, part, part, 2);
    code.move(rest, part + 1);
    code.jumpIf(Op.ISEQP, part, 0, next);
    Optional<Symbol> name = handler.name().map(gen.names::symbol);
    name.ifPresent(symbol -> gen.names.store(symbol, part));
    int saved = part + 1;
    code.emit(Op.PUSHEXC, saved, part);
    int pinned = gen.values.pin();
    Region body = protect();
    Blocks.Clause clause = new Blocks.Clause(saved, name, List.of(body));
    gen.blocks.push(clause);
    gen.statements.block(handler.body());
    gen.blocks.pop();
    if (code.isReachable()) {
      gen.blocks.endClause(clause);
      code.jump(next);
    }
    code.placeHandler(body);
    if (code.isReachable()) {
      code.emit(Op.LISTADD, list, body.register);
      gen.blocks.endClause(clause);
    }
    gen.values.unpin(pinned);
    code.place(next);
    code.release(part);
  }
}
