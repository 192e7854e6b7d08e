package dev.lathe.bcgen.general;

import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.scope.Symbol;
import dev.lathe.vm.bytecode.BinaryOperator;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import java.util.List;
import java.util.OptionalInt;

/** What is assigned to, and unbound. */
final class TargetGen {
  /** Most targets whose values are in registers at a time. */
  private static final int MOST_AT_ONCE = 16;
  private static final int MOST_UNPACKED = 100;

  private final UnitGen gen;
  private final CodeBuilder code;

  TargetGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  // --- assignment -------------------------------------------------------------------------------------------------------

  /** Assigns what a register has. */
  void store(Expr target, int from) {
    int mark = code.free();
    Expr inner = Literals.inner(target);
    code.at(inner);
    switch (inner) {
      case Expr.Name name -> gen.names.store(gen.names.symbol(name), from);
      case Expr.Attribute attribute -> {
        int object = gen.values.value(attribute.object());
        code.at(attribute);
        code.emitName(Op.STATTR, from, object, gen.unit.mangle(attribute.name().name()));
      }
      case Expr.Index index -> {
        int object = gen.values.value(index.object());
        int at = gen.values.value(index.index());
        code.at(index);
        code.emit(Op.STITEM, from, object, at);
      }
      case Expr.Tuple tuple -> unpack(tuple, tuple.elements(), from);
      case Expr.ListExpr list -> unpack(list, list.elements(), from);
      default -> throw ValueGen.unsupported(inner);
    }
    code.release(mark);
  }

  private void unpack(Expr place, List<Expr> targets, int from) {
    int star = -1;
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i) instanceof Expr.Starred) {
        star = i;
      }
    }
    if (targets.size() > Math.min(code.room() - MOST_AT_ONCE, MOST_UNPACKED)) {
      unpackMany(place, targets, from, star);
      return;
    }
    int first = code.reserve(targets.size());
    code.at(place);
    if (star < 0) {
      code.emit(Op.UNPACK, first, from, targets.size());
    } else {
      code.emitWide(Op.UNPACKS, first, from, star, targets.size() - star - 1);
    }
    for (int i = 0; i < targets.size(); i++) {
      store(targets.get(i) instanceof Expr.Starred starred ? starred.value() : targets.get(i), first + i);
    }
  }

  /** More targets than there are registers: those in front first, the others out of a list of what is left. */
  private void unpackMany(Expr place, List<Expr> targets, int from, int star) {
    int group = Math.clamp(code.room() / 2, 1, MOST_AT_ONCE);
    if (star >= 0 && star < group) {
      throw new GeneratorException("too many targets behind a starred one", place.span());
    }
    int first = code.reserve(group + 1);
    code.at(place);
    code.emitWide(Op.UNPACKS, first, from, group, 0);
    for (int i = 0; i < group; i++) {
      store(targets.get(i), first + i);
    }
    code.move(first, first + group);
    code.release(first + 1);
    unpack(place, targets.subList(group, targets.size()), first);
  }

  void assign(Stmt.Assign assign) {
    int mark = code.free();
    Expr target = Literals.inner(assign.targets().getFirst());
    if (assign.targets().size() > 1) {
      int value = gen.values.copy(assign.value());
      for (Expr each : assign.targets()) {
        store(each, value);
      }
    } else if (target instanceof Expr.Name name) {
      single(name, assign.value());
    } else if (isPairwise(target, assign.value())) {
      pairwise(elements(target), elements(assign.value()));
    } else {
      store(target, gen.values.value(assign.value()));
    }
    code.release(mark);
  }

  /** {@code name = value}: computed into the variable's register where it has one. */
  void single(Expr.Name name, Expr value) {
    Symbol symbol = gen.names.symbol(name);
    int register = gen.names.target(symbol);
    if (register >= 0) {
      gen.values.into(value, register);
      code.at(name);
      gen.names.store(symbol, register);
    } else {
      int from = gen.values.value(value);
      code.at(name);
      gen.names.store(symbol, from);
    }
  }

  private static List<Expr> elements(Expr expr) {
    return switch (Literals.inner(expr)) {
      case Expr.Tuple tuple -> tuple.elements();
      case Expr.ListExpr list -> list.elements();
      default -> List.of(); // nothing that is written out
    };
  }

  /** {@code a, b = b, a}: as many values as targets, so nothing is made of them. */
  private static boolean isPairwise(Expr target, Expr value) {
    List<Expr> targets = elements(target);
    List<Expr> values = elements(value);
    return !targets.isEmpty()
        && targets.size() == values.size()
        && targets.size() <= MOST_AT_ONCE
        && targets.stream().noneMatch(Expr.Starred.class::isInstance)
        && values.stream().noneMatch(Expr.Starred.class::isInstance);
  }

  private void pairwise(List<Expr> targets, List<Expr> values) {
    int first = code.free();
    for (Expr value : values) {
      gen.values.copy(value);
    }
    for (int i = 0; i < targets.size(); i++) {
      store(targets.get(i), first + i);
    }
  }

  // --- assignment with an operator --------------------------------------------------------------------------------------

  void augmented(Stmt.AugAssign stmt) {
    int mark = code.free();
    Expr target = Literals.inner(stmt.target());
    switch (target) {
      case Expr.Name name -> {
        Symbol symbol = gen.names.symbol(name);
        code.at(name);
        int register = gen.names.register(symbol);
        int old = register >= 0 ? register : code.reserve(1);
        if (register < 0) {
          gen.names.load(symbol, old);
        }
        operate(stmt, old);
        code.at(name);
        gen.names.store(symbol, old);
      }
      case Expr.Attribute attribute -> {
        int object = gen.values.value(attribute.object());
        int old = code.reserve(1);
        String name = gen.unit.mangle(attribute.name().name());
        code.at(attribute);
        code.emitName(Op.LDATTR, old, object, name);
        operate(stmt, old);
        code.at(attribute);
        code.emitName(Op.STATTR, old, object, name);
      }
      case Expr.Index index -> {
        int object = gen.values.value(index.object());
        int at = gen.values.value(index.index());
        int old = code.reserve(1);
        code.at(index);
        code.emit(Op.LDITEM, old, object, at);
        operate(stmt, old);
        code.at(index);
        code.emit(Op.STITEM, old, object, at);
      }
      default -> throw ValueGen.unsupported(target);
    }
    code.release(mark);
  }

  private void operate(Stmt.AugAssign stmt, int old) {
    int mark = code.free();
    if (stmt.op() == BinaryOp.MATRIX_MULTIPLY) {
      int left = code.reserve(1);
      code.move(left, old);
      gen.values.copy(stmt.value());
      code.at(stmt);
      code.intrinsic(Intrinsic.MATMUL_IN_PLACE, old, left);
    } else {
      OptionalInt small = Literals.small(stmt.value());
      if (small.isPresent()) {
        code.at(stmt);
        code.emit(Op.INPLS, old, operator(stmt.op()).ordinal(), small.getAsInt() & 0xFF);
      } else {
        int right = gen.values.value(stmt.value());
        code.at(stmt);
        code.emit(Op.INPL, old, right, operator(stmt.op()).ordinal());
      }
    }
    code.release(mark);
  }

  private static BinaryOperator operator(BinaryOp op) {
    return switch (op) {
      case ADD -> BinaryOperator.ADD;
      case SUBTRACT -> BinaryOperator.SUB;
      case MULTIPLY -> BinaryOperator.MUL;
      case DIVIDE -> BinaryOperator.DIV;
      case FLOOR_DIVIDE -> BinaryOperator.FLOORDIV;
      case MODULO -> BinaryOperator.MOD;
      case POWER -> BinaryOperator.POW;
      case SHIFT_LEFT -> BinaryOperator.SHL;
      case SHIFT_RIGHT -> BinaryOperator.SHR;
      case BIT_AND -> BinaryOperator.AND;
      case BIT_OR -> BinaryOperator.OR;
      case BIT_XOR -> BinaryOperator.XOR;
      case MATRIX_MULTIPLY, CONCAT, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IN, NOT_IN, IS, IS_NOT ->
          throw new IllegalArgumentException("no operator of assignments");
    };
  }

  // --- unbinding --------------------------------------------------------------------------------------------------------

  void delete(Expr target) {
    int mark = code.free();
    Expr inner = Literals.inner(target);
    code.at(inner);
    switch (inner) {
      case Expr.Name name -> gen.names.delete(gen.names.symbol(name));
      case Expr.Attribute attribute -> {
        int object = gen.values.copy(attribute.object());
        int name = code.reserve(1);
        code.at(attribute);
        code.string(name, gen.unit.mangle(attribute.name().name()));
        code.intrinsic(Intrinsic.DELETE_ATTRIBUTE, object, object);
      }
      case Expr.Index index -> {
        int object = gen.values.copy(index.object());
        gen.values.copy(index.index());
        code.at(index);
        code.intrinsic(Intrinsic.DELETE_ITEM, object, object);
      }
      case Expr.Tuple tuple -> tuple.elements().forEach(this::delete);
      case Expr.ListExpr list -> list.elements().forEach(this::delete);
      default -> throw ValueGen.unsupported(inner);
    }
    code.release(mark);
  }
}
