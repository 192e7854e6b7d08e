package dev.lathe.bcgen.general;

import dev.lathe.ast.Block;
import dev.lathe.ast.Expr;
import dev.lathe.ast.IfBranch;
import dev.lathe.ast.Stmt;
import dev.lathe.bcgen.general.GeneralConventions.Assertions;
import dev.lathe.bcgen.general.GeneralConventions.Word;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import java.util.List;
import java.util.Optional;

/** Statements. */
final class StatementGen {
  private final UnitGen gen;
  private final CodeBuilder code;

  StatementGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  void block(Block block) {
    statements(block.statements());
  }

  void statements(List<Stmt> statements) {
    for (Stmt stmt : statements) {
      if (!code.isReachable()) {
        return;
      }
      statement(stmt);
    }
  }

  private void statement(Stmt stmt) {
    int mark = code.free();
    int pinned = gen.values.pin();
    code.at(stmt);
    switch (stmt) { // types are tried in turn: what programs have most of comes first
      case Stmt.ExprStmt s -> gen.values.effect(s.value());
      case Stmt.Assign s -> gen.targets.assign(s);
      case Stmt.If s -> branches(s);
      case Stmt.Return s -> returned(s);
      case Stmt.FunctionDef s -> gen.definitions.function(s);
      case Stmt.AugAssign s -> gen.targets.augmented(s);
      case Stmt.ForEach s -> gen.loops.forEach(s);
      case Stmt.While s -> gen.loops.whileLoop(s);
      case Stmt.Try s -> gen.tries.tryStatement(s);
      case Stmt.With s -> gen.withs.with(s);
      case Stmt.Raise s -> raise(s);
      case Stmt.ClassDef s -> gen.definitions.classDefinition(s);
      case Stmt.Import s -> gen.imports.modules(s);
      case Stmt.ImportFrom s -> gen.imports.names(s);
      case Stmt.ImportAll s -> gen.imports.all(s);
      case Stmt.Assert s -> assertion(s);
      case Stmt.Delete s -> s.targets().forEach(gen.targets::delete);
      case Stmt.AnnAssign s -> gen.annotations.assign(s);
      case Stmt.Match s -> gen.patterns.match(s);
      case Stmt.TypeAlias s -> gen.types.alias(s);
      case Stmt.Break _ -> gen.blocks.leaveLoop(Blocks.Stay.BREAK);
      case Stmt.Continue _ -> gen.blocks.leaveLoop(Blocks.Stay.CONTINUE);
      case Stmt.Pass _, Stmt.Global _, Stmt.Nonlocal _ -> {}
      case Stmt.MultiAssign _, Stmt.Local _, Stmt.Do _, Stmt.Repeat _, Stmt.NumericFor _, Stmt.Goto _, Stmt.Label _ -> throw ValueGen.unsupported(stmt);
    }
    gen.values.unpin(pinned);
    code.release(mark);
  }

  private void branches(Stmt.If stmt) {
    Label end = new Label();
    boolean isLast = stmt.orElse().isEmpty();
    List<IfBranch> branches = stmt.branches();
    for (int i = 0; i < branches.size() && code.isReachable(); i++) {
      Label next = new Label();
      gen.tests.jump(branches.get(i).test(), next, TestGen.Sense.FALSE);
      block(branches.get(i).body());
      if (code.isReachable() && !(isLast && i == branches.size() - 1)) {
        code.jump(end);
      }
      code.place(next);
    }
    stmt.orElse().ifPresent(this::block);
    code.place(end);
  }

  private void returned(Stmt.Return stmt) {
    int value;
    if (stmt.values().isEmpty()) {
      value = code.reserve(1);
      code.emit(Op.KPRI, value, 0);
    } else {
      Expr expr = stmt.values().getFirst();
      value = gen.blocks.hasExits() ? gen.values.copy(expr) : gen.values.value(expr);
    }
    Blocks.Left left = gen.blocks.leaveFunction(value);
    code.at(stmt);
    code.emit(Op.RET1, left.value(), 2);
    code.end();
    gen.blocks.comeBack(left);
  }

  /** The end of a function that has come there. */
  void implicitReturn() {
    if (code.isReachable()) {
      int value = code.reserve(1);
      code.emit(Op.KPRI, value, 0);
      code.emit(Op.RET1, value, 2);
      code.end();
      code.release(value);
    }
  }

  private void raise(Stmt.Raise stmt) {
    int error = code.reserve(1);
    if (stmt.value().isEmpty()) {
      code.intrinsic(Intrinsic.HANDLED, error, error);
      code.emit(Op.RERAISE, error, 0);
    } else {
      gen.values.into(stmt.value().get(), error);
      stmt.cause().ifPresent(gen.values::copy);
      code.at(stmt);
      code.intrinsic(stmt.cause().isPresent() ? Intrinsic.RAISE_FROM : Intrinsic.RAISABLE, error, error);
      code.emit(Op.RAISE, error, 0);
    }
    code.end();
  }

  private void assertion(Stmt.Assert stmt) {
    if (gen.unit.module.conventions.assertions() == Assertions.DROPPED) {
      return;
    }
    Label holds = new Label();
    gen.tests.jump(stmt.test(), holds, TestGen.Sense.TRUE);
    if (code.isReachable()) {
      int error = gen.calls.begin(Word.RUNTIME_ASSERTION_ERROR);
      Optional<Expr> message = stmt.message();
      message.ifPresent(gen.values::copy);
      code.at(stmt.test());
      gen.calls.end(error);
      code.emit(Op.RAISE, error, 0);
      code.end();
    }
    code.place(holds);
  }
}
