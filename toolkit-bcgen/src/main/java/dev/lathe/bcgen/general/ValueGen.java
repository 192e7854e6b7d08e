package dev.lathe.bcgen.general;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Node;
import dev.lathe.ast.UnaryOp;
import dev.lathe.ast.scope.Scope;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import java.util.Optional;

/**
 * Expressions for their values.
 *
 * <p>Operands are registers: a variable's own where nothing can change it before it is used, else a temporary, taken from a
 * stack. Where expressions are nested so deeply that it runs out, the temporaries in use move to high registers, and back.
 */
final class ValueGen {
  /** If fewer temporaries are left, those in use make room. */
  private static final int LEAST_ROOM = 24;
  /** It is not worth while for fewer. */
  private static final int LEAST_MOVED = 8;

  private final UnitGen gen;
  private final CodeBuilder code;
  private final Literals literals;
  /** Temporaries from here on are only this expression's. */
  private int expressionBase;

  ValueGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
    this.literals = new Literals(gen.unit.module.conventions);
  }

  Literals literals() {
    return literals;
  }

  // --- temporaries ------------------------------------------------------------------------------------------------------

  /** Registers in use stay where they are from now on; returns what {@link #unpin} takes. */
  int pin() {
    int before = expressionBase;
    expressionBase = code.free();
    return before;
  }

  void unpin(int before) {
    expressionBase = before;
  }

  /** Whether a register is no variable's. */
  boolean isTemporary(int register) {
    return register >= gen.unit.firstTemporary();
  }

  /** Whether a register is the last one that was taken. */
  boolean isLast(int register) {
    return register == code.free() - 1 && isTemporary(register);
  }

  // --- values -----------------------------------------------------------------------------------------------------------

  /** The register that has the value: a variable's, or a temporary that is taken. */
  int value(Expr expr) {
    Expr inner = Literals.inner(expr);
    if (inner instanceof Expr.Name name && literals.constant(inner).isEmpty()) {
      code.at(inner);
      int register = gen.names.register(gen.names.symbol(name));
      if (register >= 0) {
        return register;
      }
    }
    int to = code.reserve(1);
    into(inner, to);
    return to;
  }

  /** A temporary with the value. */
  int copy(Expr expr) {
    int to = code.reserve(1);
    into(expr, to);
    return to;
  }

  /** Computes an expression for its effects. */
  void effect(Expr expr) {
    Expr inner = Literals.inner(expr);
    if (literals.constant(inner).isPresent()) {
      return;
    }
    int to = code.reserve(1);
    into(inner, to);
    code.dropResult(to);
    code.release(to);
  }

  /** The value into a register. A variable's is written by the last instruction only. */
  void into(Expr expr, int to) {
    Expr inner = Literals.inner(expr);
    if (!isAtOnce(inner) && !isTemporary(to)) {
      int temporary = code.reserve(1);
      compute(inner, temporary);
      code.move(to, temporary);
      code.release(temporary);
    } else if (code.room() < LEAST_ROOM && code.free() - expressionBase >= LEAST_MOVED) {
      makeRoom(inner, to);
    } else {
      compute(inner, to);
    }
  }

  /** Whether the register is written when all is done, and not before. */
  private static boolean isAtOnce(Expr expr) {
    return switch (expr) {
      case Expr.Logical _, Expr.Comparison _, Expr.Conditional _, Expr.AssignExpr _, Expr.Await _, Expr.YieldFrom _ -> false;
      default -> true; // one instruction, or code that sees to it
    };
  }

  /** Computes an expression with the temporaries in use out of the way. */
  private void makeRoom(Expr expr, int to) {
    int from = expressionBase;
    int count = code.free() - from;
    int high = code.reserveHigh(count + 1);
    for (int i = 0; i < count; i++) {
      code.store(from + i, high + i);
    }
    code.release(from);
    int result = code.reserve(1);
    compute(expr, result);
    code.store(result, high + count);
    for (int i = 0; i < count; i++) {
      code.load(from + i, high + i);
    }
    code.release(from + count);
    code.load(to, high + count);
  }

  private void compute(Expr expr, int to) {
    code.at(expr);
    switch (expr) { // types are tried in turn: what programs have most of comes first
      case Expr.Name name -> {
        Optional<Boolean> constant = gen.unit.module.conventions.constant(name.name());
        if (constant.isPresent()) {
          Literals.load(code, constant.get() ? Constant.Single.TRUE : Constant.Single.FALSE, to);
        } else {
          gen.names.load(gen.names.symbol(name), to);
        }
      }
      case Expr.Attribute _, Expr.Call _, Expr.Index _, Expr.Binary _, Expr.Logical _ -> gen.spines.into(expr, to);
      case Expr.StringLiteral string -> gen.strings.string(string, to);
      case Expr.NumberLiteral _, Expr.Nil _, Expr.Bool _, Expr.Ellipsis _ -> Literals.load(code, literals.constant(expr).orElseThrow(), to);
      case Expr.Unary unary -> unary(unary, to);
      case Expr.Comparison comparison -> gen.tests.comparison(comparison, to);
      case Expr.Conditional conditional -> conditional(conditional, to);
      case Expr.Slice slice -> slice(slice, to);
      case Expr.Lambda lambda -> gen.definitions.lambda(lambda, to);
      case Expr.ListExpr list -> gen.displays.list(list.elements(), to);
      case Expr.Tuple tuple -> gen.displays.tuple(tuple.elements(), to);
      case Expr.SetExpr set -> gen.displays.set(set.elements(), to);
      case Expr.Dict dict -> gen.displays.dictionary(dict.items(), to);
      case Expr.Comprehension comprehension -> gen.comprehensions.comprehension(comprehension, to);
      case Expr.AssignExpr assign -> {
        into(assign.value(), to);
        gen.targets.store(assign.target(), to);
      }
      case Expr.Await await -> {
        into(await.value(), to);
        code.at(await);
        await(to);
      }
      case Expr.Yield yielded -> yielded(yielded, to);
      case Expr.YieldFrom yieldFrom -> yieldFrom(yieldFrom, to);
      case Expr.Paren paren -> compute(paren.inner(), to);
      case Expr.Starred _, Expr.VarArgs _, Expr.MethodCall _, Expr.FunctionExpr _, Expr.Table _ -> throw unsupported(expr);
    }
  }

  static GeneratorException unsupported(Node node) {
    return new GeneratorException("no general bytecode for this " + node.getClass().getSimpleName(), node.span());
  }

  private void unary(Expr.Unary unary, int to) {
    int mark = code.free();
    if (unary.op() == UnaryOp.PLUS || unary.op() == UnaryOp.LENGTH) {
      int operand = copy(unary.operand());
      code.at(unary);
      code.intrinsic(unary.op() == UnaryOp.PLUS ? Intrinsic.POS : Intrinsic.LENGTH, to, operand);
    } else {
      int operand = value(unary.operand());
      code.at(unary);
      Op op =
          switch (unary.op()) {
            case NEGATE -> Op.INEG;
            case NOT -> Op.VNOT;
            case BIT_NOT -> Op.IINV;
            case PLUS, LENGTH -> throw new IllegalArgumentException("an intrinsic");
          };
      code.emit(op, to, operand);
    }
    code.release(mark);
  }

  private void conditional(Expr.Conditional conditional, int to) {
    Label otherwise = new Label();
    Label end = new Label();
    gen.tests.jump(conditional.test(), otherwise, TestGen.Sense.FALSE);
    if (code.isReachable()) {
      into(conditional.whenTrue(), to);
      code.jump(end);
    }
    code.place(otherwise);
    if (code.isReachable()) {
      into(conditional.whenFalse(), to);
    }
    code.place(end);
  }

  private void slice(Expr.Slice slice, int to) {
    int first = code.free();
    part(slice.lower());
    part(slice.upper());
    if (slice.step().isPresent()) {
      part(slice.step());
    }
    code.at(slice);
    code.emit(Op.MKSLICE, to, first, code.free() - first);
    code.release(first);
  }

  private void part(Optional<Expr> bound) {
    int at = code.reserve(1);
    if (bound.isPresent()) {
      into(bound.get(), at);
    } else {
      code.emit(Op.KPRI, at, 0);
    }
  }

  // --- leaving and coming back ------------------------------------------------------------------------------------------

  /** Awaits what a temporary holds; its result takes the place. */
  void await(int register) {
    code.intrinsic(Intrinsic.AWAITABLE, register, register);
    delegate(register);
  }

  /** Passes on to the iterator in a temporary until it ends; its result takes the place. */
  private void delegate(int register) {
    int run = isLast(register) ? register : code.reserve(1);
    int passed = code.reserve(1);
    code.move(run, register);
    code.emit(Op.KPRI, passed, 0);
    code.emit(Op.YFROM, run, 0);
    code.move(register, run);
    code.release(run == register ? passed : run);
  }

  boolean isAsynchronousGenerator() {
    return gen.unit.scope.has(Scope.Trait.GENERATOR) && gen.unit.scope.has(Scope.Trait.COROUTINE);
  }

  private void yielded(Expr.Yield yielded, int to) {
    int mark = code.free();
    int value;
    if (yielded.value().isPresent()) {
      value = isAsynchronousGenerator() ? copy(yielded.value().get()) : value(yielded.value().get());
    } else {
      value = code.reserve(1);
      code.emit(Op.KPRI, value, 0);
    }
    code.at(yielded);
    if (isAsynchronousGenerator()) {
      code.intrinsic(Intrinsic.ASYNC_WRAP, value, value);
    }
    code.emit(Op.YIELD, to, value);
    code.release(mark);
  }

  private void yieldFrom(Expr.YieldFrom yieldFrom, int to) {
    into(yieldFrom.value(), to);
    code.at(yieldFrom);
    code.intrinsic(Intrinsic.ITERATOR, to, to);
    delegate(to);
  }
}
