package dev.lathe.bcgen.general;

import dev.lathe.ast.ComprehensionClause;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.scope.Scope;
import dev.lathe.ast.scope.Symbol;
import dev.lathe.bcgen.general.GeneralConventions.Word;
import dev.lathe.lexer.Span;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Comprehensions: as loops in the function around them, with registers of their own, or as functions that yield. */
final class ComprehensionGen {
  /** Above this register variables of comprehensions are high, so that temporaries can make room. */
  private static final int LAST_LOW_VARIABLE = 120;

  private final UnitGen gen;
  private final CodeBuilder code;

  ComprehensionGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  /** What is done with each element. */
  private interface Sink {
    void take();
  }

  void comprehension(Expr.Comprehension node, int to) {
    Scope scope = gen.unit.module.resolution.scope(node).orElseThrow();
    if (scope.has(Scope.Trait.INLINED)) {
      inlined(node, scope, to);
    } else {
      function(node, scope, to);
    }
  }

  // --- in the function around -------------------------------------------------------------------------------------------

  private void inlined(Expr.Comprehension node, Scope scope, int to) {
    int mark = code.free();
    Op make =
        switch (node.kind()) {
          case LIST -> Op.MKLIST;
          case SET -> Op.MKSET;
          case DICT -> Op.MKDICT;
          case GENERATOR -> throw new IllegalArgumentException("not inlined");
        };
    int container = gen.values.isLast(to) ? to : code.reserve(1);
    ComprehensionClause.For first = (ComprehensionClause.For) node.clauses().getFirst();
    // the first iterable is evaluated outside, where a variable of the comprehension is still another one
    int iterable = code.reserve(1);
    gen.values.into(first.iterable(), iterable);
    if (first.execution() == Execution.ASYNCHRONOUS) {
      code.at(first.iterable());
      code.intrinsic(Intrinsic.ASYNC_ITERATOR, iterable, iterable);
    }
    code.at(node);
    code.emit(make, container, container, 0);
    int pinned = declare(scope);
    Sink sink = () -> {
      int temporary = code.free();
      if (node.kind() == Expr.ComprehensionKind.DICT) {
        int key = gen.values.value(node.element());
        int value = gen.values.value(node.value().orElseThrow());
        code.at(node);
        code.emit(Op.DICTADD, container, key, value);
      } else {
        int value = gen.values.value(node.element());
        code.at(node);
        code.emit(node.kind() == Expr.ComprehensionKind.LIST ? Op.LISTADD : Op.SETADD, container, value);
      }
      code.release(temporary);
    };
    iterate(node.clauses(), 0, iterable, sink);
    if (pinned >= 0) {
      gen.values.unpin(pinned);
    }
    code.move(to, container);
    code.release(mark);
  }

  /** Registers for a comprehension's variables; returns what is to be unpinned, negative if nothing is. */
  private int declare(Scope scope) {
    List<Symbol> own = new ArrayList<>();
    for (Symbol symbol : scope.symbols()) {
      boolean isOwn = symbol.binding() == Symbol.Binding.LOCAL || symbol.binding() == Symbol.Binding.CELL;
      if (isOwn && !symbol.isInlined() && !symbol.has(Symbol.Flag.PARAMETER)) {
        own.add(symbol);
      }
    }
    boolean isLow = code.free() + own.size() <= LAST_LOW_VARIABLE;
    int register = isLow ? code.reserve(own.size()) : code.reserveHigh(own.size());
    for (Symbol symbol : own) {
      Variable variable = gen.unit.declare(symbol, register++);
      int at = isLow ? variable.register : code.reserve(1);
      code.emit(Op.KUNDEF, at, at);
      if (variable.storage == Variable.Storage.CELL) {
        code.emit(Op.CELL, at, at);
      }
      if (!isLow) {
        code.store(at, variable.register);
        code.release(at);
      }
    }
    return isLow && !own.isEmpty() ? gen.values.pin() : -1;
  }

  /** The loops and tests from clause number {@code index} on; its iterable is in a temporary if it is the first. */
  private void iterate(List<ComprehensionClause> clauses, int index, int iterable, Sink sink) {
    if (index == clauses.size()) {
      sink.take();
      return;
    }
    switch (clauses.get(index)) {
      case ComprehensionClause.For loop -> loop(clauses, index, loop, iterable, sink);
      case ComprehensionClause.If test -> {
        Label skipped = new Label();
        gen.tests.jump(test.test(), skipped, TestGen.Sense.FALSE);
        if (code.isReachable()) {
          iterate(clauses, index + 1, iterable, sink);
        }
        code.place(skipped);
      }
    }
  }

  private void loop(List<ComprehensionClause> clauses, int index, ComprehensionClause.For loop, int iterable, Sink sink) {
    int mark = code.free();
    LoopGen.Body body = () -> iterate(clauses, index + 1, iterable, sink);
    if (loop.execution() == Execution.ASYNCHRONOUS) {
      int iterator = code.reserve(1);
      if (index == 0) {
        code.move(iterator, iterable);
      } else {
        gen.values.into(loop.iterable(), iterator);
        code.at(loop.iterable());
        code.intrinsic(Intrinsic.ASYNC_ITERATOR, iterator, iterator);
      }
      gen.loops.asynchronous(iterator, loop.target(), body, new Label());
    } else {
      Optional<Expr> single = index > 0 ? singleItem(loop) : Optional.empty();
      if (single.isPresent()) {
        assign(loop.target(), single.get());
        body.generate();
      } else {
        int state = code.reserve(2);
        int source = index == 0 ? iterable : gen.values.value(loop.iterable());
        code.at(loop.iterable());
        code.emit(Op.ITER, state, source);
        code.release(state + 2);
        gen.loops.iterate(state, loop.target(), body, new Label());
      }
    }
    code.release(mark);
  }

  /** {@code for x in [y]}: no loop, as the reference makes none. */
  private static Optional<Expr> singleItem(ComprehensionClause.For loop) {
    List<Expr> elements =
        switch (Literals.inner(loop.iterable())) {
          case Expr.ListExpr list -> list.elements();
          case Expr.Tuple tuple -> tuple.elements();
          default -> List.of(); // whatever it is, it is not written out
        };
    return elements.size() == 1 && !(elements.getFirst() instanceof Expr.Starred) ? Optional.of(elements.getFirst()) : Optional.empty();
  }

  private void assign(Expr target, Expr value) {
    int mark = code.free();
    int register = gen.values.copy(value);
    gen.targets.store(target, register);
    code.release(mark);
  }

  // --- as a function ----------------------------------------------------------------------------------------------------

  private void function(Expr.Comprehension node, Scope scope, int to) {
    ComprehensionClause.For first = (ComprehensionClause.For) node.clauses().getFirst();
    int mark = code.free();
    Prototype child = child(node, scope);
    int function = gen.values.isLast(to) ? to : code.reserve(1);
    code.at(node);
    gen.unit.noteChild();
    code.function(function, child);
    code.reserve(1);
    int argument = gen.values.copy(first.iterable());
    code.at(first.iterable());
    code.intrinsic(first.execution() == Execution.ASYNCHRONOUS ? Intrinsic.ASYNC_ITERATOR : Intrinsic.ITERATOR, argument, argument);
    code.at(node);
    code.emit(Op.CALL, function, 2, 2);
    code.move(to, function);
    code.release(mark);
  }

  private Prototype child(Expr.Comprehension node, Scope scope) {
    Unit unit =
        new Unit(gen.unit.module, Optional.of(gen.unit), Unit.Kind.FUNCTION, scope, gen.unit.module.word(Word.GENERATOR_EXPRESSION), gen.unit.mangling);
    UnitGen inner = new UnitGen(unit);
    List<Symbol> parameters = DefinitionGen.parameters(scope);
    unit.code.at(node);
    unit.begin(parameters);
    inner.comprehensions.lazy(node);
    Span span = node.span();
    General.Binding binding =
        new General.Binding.Checked(0, 1, 0, General.Binding.Rest.REFUSED, General.Binding.Rest.REFUSED, DefinitionGen.names(parameters));
    General.Kind kind = scope.has(Scope.Trait.COROUTINE) ? General.Kind.ASYNC_GENERATOR : General.Kind.GENERATOR;
    return unit.finish(kind, binding, Optional.empty(), span.line(), span.endLine());
  }

  /** The body of a comprehension that yields; its iterator is the argument. */
  private void lazy(Expr.Comprehension node) {
    Sink sink = () -> {
      int mark = code.free();
      if (gen.values.isAsynchronousGenerator()) {
        int value = gen.values.copy(node.element());
        code.at(node);
        code.intrinsic(Intrinsic.ASYNC_WRAP, value, value);
        code.emit(Op.YIELD, value, value);
      } else {
        int value = gen.values.value(node.element());
        int ignored = code.reserve(1);
        code.at(node);
        code.emit(Op.YIELD, ignored, value);
      }
      code.release(mark);
    };
    iterate(node.clauses(), 0, 0, sink);
    gen.statements.implicitReturn();
  }
}
