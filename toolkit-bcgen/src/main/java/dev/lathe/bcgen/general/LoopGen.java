package dev.lathe.bcgen.general;

import dev.lathe.ast.Block;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Stmt;
import dev.lathe.bcgen.general.GeneralConventions.Word;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import java.util.Optional;

/** Loops. */
final class LoopGen {

  /** What is done in each round. */
  interface Body {
    void generate();
  }

  private final UnitGen gen;
  private final CodeBuilder code;

  LoopGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  /** Rounds over the iteration whose state is in two registers from {@code state} on; {@code next} begins the next one. */
  void iterate(int state, Expr target, Body body, Label next) {
    Label start = new Label();
    VariableSet bound = code.bound().copy();
    code.touch(state + 3);
    code.jump(next);
    code.enter(bound);
    code.placeHead(start, gen.unit.unbound());
    code.release(state + 3);
    gen.targets.store(target, state + 2);
    code.release(state + 2);
    body.generate();
    code.place(next);
    code.at(target);
    code.next(state, start);
  }

  /** The same over an asynchronous iterator. */
  void asynchronous(int iterator, Expr target, Body body, Label next) {
    Label end = new Label();
    code.placeHead(next, gen.unit.unbound());
    code.loop(end);
    int item = code.reserve(1);
    Region region = code.protect(item, gen.unit.unbound());
    code.at(target);
    code.intrinsic(Intrinsic.ASYNC_NEXT, item, iterator);
    gen.values.await(item);
    code.endProtection(region);
    gen.targets.store(target, item);
    code.release(item);
    body.generate();
    if (code.isReachable()) {
      code.jump(next);
    }
    code.placeHandler(region);
    code.release(item + 1);
    int stop = code.reserve(1);
    code.emitName(Op.LDRT, stop, gen.unit.module.word(Word.RUNTIME_ASYNC_STOP));
    code.jumpIf(Op.ISEXC, item, stop, end);
    code.emit(Op.RERAISE, item, 0);
    code.end();
    code.place(end);
    code.release(item);
  }

  void forEach(Stmt.ForEach loop) {
    if (loop.targets().size() != 1 || loop.sources().size() != 1) {
      throw ValueGen.unsupported(loop);
    }
    Expr target = loop.targets().getFirst();
    Expr source = loop.sources().getFirst();
    Label next = new Label();
    Label end = new Label();
    int state = code.reserve(1);
    gen.values.into(constantSequence(source), state);
    code.at(source);
    Body body = () -> body(loop.body(), next, end);
    if (loop.execution() == Execution.ASYNCHRONOUS) {
      code.intrinsic(Intrinsic.ASYNC_ITERATOR, state, state);
      asynchronous(state, target, body, next);
    } else {
      code.reserve(1);
      code.emit(Op.ITER, state, state);
      iterate(state, target, body, next);
    }
    code.release(state);
    otherwise(loop.orElse());
    code.place(end);
  }

  /** A list that is only gone through need not be one that can change. */
  private Expr constantSequence(Expr source) {
    return Literals.inner(source) instanceof Expr.ListExpr list && gen.values.literals().constants(list.elements()).isPresent()
        ? new Expr.Tuple(list.span(), list.trivia(), Expr.TupleForm.PARENTHESIZED, list.elements())
        : source;
  }

  private void body(Block body, Label next, Label end) {
    gen.blocks.push(new Blocks.Loop(next, end));
    gen.statements.block(body);
    gen.blocks.pop();
  }

  private void otherwise(Optional<Block> orElse) {
    if (orElse.isPresent()) {
      gen.statements.block(orElse.get());
    }
  }

  void whileLoop(Stmt.While loop) {
    if (gen.values.literals().truth(loop.test()).filter(truth -> !truth).isPresent()) {
      otherwise(loop.orElse());
      return;
    }
    Label head = new Label();
    Label fails = new Label();
    Label end = new Label();
    code.placeHead(head, gen.unit.unbound());
    code.at(loop.test());
    code.loop(end);
    gen.tests.jump(loop.test(), fails, TestGen.Sense.FALSE);
    body(loop.body(), head, end);
    if (code.isReachable()) {
      code.jump(head);
    }
    code.place(fails);
    if (code.isReachable()) {
      otherwise(loop.orElse());
    }
    code.place(end);
  }
}
