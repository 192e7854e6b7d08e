package dev.lathe.bcgen.general;

import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Expr;
import dev.lathe.ast.LogicalOp;
import dev.lathe.ast.Spine;
import dev.lathe.ast.scope.ScopeConventions.Implicit;
import dev.lathe.ast.scope.Symbol;
import dev.lathe.bcgen.general.GeneralConventions.Word;
import dev.lathe.lexer.Span;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;

/** Chains of operators, attributes, items and calls, from the innermost end in a loop: programs make them of any length. */
final class SpineGen {
  /** Registers of a method that is to be called, in front of its arguments. */
  static final int METHOD_REGISTERS = 3;
  private static final int NONE = -1;

  private final UnitGen gen;
  private final CodeBuilder code;
  /** Links that wait, of this spine and those it is an operand in. */
  private final Deque<Expr> links = new ArrayDeque<>();

  SpineGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  /** The value of a spine. A variable's register is written by the last instruction only. */
  void into(Expr expr, int to) {
    int outer = links.size();
    int mark = code.free();
    Expr innermost = Spine.descend(expr, links);
    int work = gen.values.isTemporary(to) ? to : code.reserve(1);
    int value = superAttribute(innermost, outer, work);
    if (value < 0) {
      value = first(innermost, work);
    }
    while (links.size() > outer) {
      Expr link = links.pollLast();
      boolean isMethod = link instanceof Expr.Attribute && links.size() > outer && isPlainCall(links.peekLast());
      if (isMethod) {
        Expr.Call call = (Expr.Call) links.pollLast();
        int target = links.size() == outer ? to : work;
        method((Expr.Attribute) link, call, value, target);
        value = target;
      } else {
        int target = links.size() == outer ? to : work;
        link(link, value, target);
        value = target;
      }
    }
    if (value != to) {
      code.move(to, value);
    }
    code.release(mark);
  }

  private int first(Expr innermost, int work) {
    if (Literals.inner(innermost) instanceof Expr.Name name && gen.values.literals().constant(name).isEmpty()) {
      code.at(innermost);
      int register = gen.names.register(gen.names.symbol(name));
      if (register >= 0) {
        return register;
      }
    }
    gen.values.into(innermost, work);
    return work;
  }

  private void link(Expr link, int value, int to) {
    int mark = code.free();
    switch (link) {
      case Expr.Attribute attribute -> {
        code.at(attribute);
        code.emitName(Op.LDATTR, to, value, gen.unit.mangle(attribute.name().name()));
      }
      case Expr.Call call -> gen.calls.call(call, value, to);
      case Expr.Index index -> {
        OptionalInt small = Literals.small(index.index());
        if (small.isPresent()) {
          code.at(index);
          code.emit(Op.LDITEMS, to, value, small.getAsInt() & 0xFF);
        } else {
          int at = gen.values.value(index.index());
          code.at(index);
          code.emit(Op.LDITEM, to, value, at);
        }
      }
      case Expr.Binary binary -> {
        if (binary.op().isComparison()) {
          gen.tests.compare(binary, value, to);
        } else {
          arithmetic(binary, value, to);
        }
      }
      case Expr.Logical logical -> logical(logical, value, to);
      default -> throw ValueGen.unsupported(link);
    }
    code.release(mark);
  }

  private void logical(Expr.Logical logical, int value, int to) {
    Label end = new Label();
    code.at(logical);
    code.jumpIf(logical.op() == LogicalOp.AND ? Op.OFALSEC : Op.OTRUEC, to, value, end);
    gen.values.into(logical.right(), to);
    code.place(end);
  }

  // --- operators --------------------------------------------------------------------------------------------------------

  private void arithmetic(Expr.Binary binary, int value, int to) {
    OptionalInt small = Literals.small(binary.right());
    Optional<Op> withSmall = small.isPresent() ? withSmall(binary.op()) : Optional.empty();
    if (withSmall.isPresent()) {
      code.at(binary);
      code.emit(withSmall.get(), to, value, small.getAsInt() & 0xFF);
      return;
    }
    if (binary.op() == BinaryOp.MATRIX_MULTIPLY) {
      int left = code.reserve(1);
      code.move(left, value);
      gen.values.copy(binary.right());
      code.at(binary);
      code.intrinsic(Intrinsic.MATMUL, to, left);
      return;
    }
    int right = gen.values.value(binary.right());
    code.at(binary);
    code.emit(operator(binary.op()), to, value, right);
  }

  private static Optional<Op> withSmall(BinaryOp op) {
    return switch (op) {
      case ADD -> Optional.of(Op.IADDS);
      case SUBTRACT -> Optional.of(Op.ISUBS);
      case MULTIPLY -> Optional.of(Op.IMULS);
      case FLOOR_DIVIDE -> Optional.of(Op.IFDIVS);
      case MODULO -> Optional.of(Op.IMODS);
      case BIT_AND -> Optional.of(Op.IANDS);
      case SHIFT_LEFT -> Optional.of(Op.ISHLS);
      case SHIFT_RIGHT -> Optional.of(Op.ISHRS);
      case DIVIDE, POWER, MATRIX_MULTIPLY, BIT_OR, BIT_XOR, CONCAT, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IN, NOT_IN, IS, IS_NOT ->
          Optional.empty();
    };
  }

  private static Op operator(BinaryOp op) {
    return switch (op) {
      case ADD -> Op.IADD;
      case SUBTRACT -> Op.ISUB;
      case MULTIPLY -> Op.IMUL;
      case DIVIDE -> Op.IDIV;
      case FLOOR_DIVIDE -> Op.IFDIV;
      case MODULO -> Op.IMOD;
      case POWER -> Op.IPOW;
      case SHIFT_LEFT -> Op.ISHL;
      case SHIFT_RIGHT -> Op.ISHR;
      case BIT_AND -> Op.IAND;
      case BIT_OR -> Op.IOR;
      case BIT_XOR -> Op.IXOR;
      case MATRIX_MULTIPLY, CONCAT, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IN, NOT_IN, IS, IS_NOT ->
          throw new IllegalArgumentException("no arithmetic of general rows");
    };
  }

  // --- methods ----------------------------------------------------------------------------------------------------------

  /** Whether a call passes all of its arguments in registers. */
  private boolean isPlainCall(Expr expr) {
    return expr instanceof Expr.Call call && gen.calls.isPlain(call.arguments());
  }

  private void method(Expr.Attribute attribute, Expr.Call call, int object, int to) {
    int mark = code.free();
    int base = gen.values.isLast(to) ? to : code.reserve(1);
    code.reserve(METHOD_REGISTERS - 1);
    code.at(place(attribute, attribute.span()));
    code.emitName(Op.LDMETH, base, object, gen.unit.mangle(attribute.name().name()));
    called(attribute, call, base, to);
    code.release(mark);
  }

  /** A method that is named on a later line is what an error points at. */
  private static Span place(Expr.Attribute attribute, Span whole) {
    Span named = attribute.name().span();
    if (!named.isPresent() || named.line() == whole.line()) {
      return whole;
    }
    return named.line() == whole.endLine() ? named : named.to(whole);
  }

  /** Calls the method that lies at {@code base}. */
  private void called(Expr.Attribute attribute, Expr.Call call, int base, int to) {
    CallGen.Passed passed = gen.calls.arguments(call.arguments());
    code.at(place(attribute, call.span()));
    if (passed.names().isPresent()) {
      code.emitWide(Op.CALLMKW, base, 2, passed.count() + 2, passed.names().getAsInt());
    } else {
      code.emit(Op.CALLMETH, base, 2, passed.count() + 2);
    }
    code.move(to, base);
  }

  /**
   * The attribute of what a call of the word SUPER without arguments gives, or the call of it: takes the links, and the object
   * between is never made.
   *
   * @return the register of the value; negative if the spine begins otherwise
   */
  private int superAttribute(Expr innermost, int outer, int work) {
    if (links.size() < outer + 2 || !(innermost instanceof Expr.Name name) || !isSuper(name)) {
      return NONE;
    }
    Expr made = links.pollLast();
    if (!(made instanceof Expr.Call call) || !call.arguments().isEmpty() || !(links.peekLast() instanceof Expr.Attribute attribute)) {
      links.addLast(made);
      return NONE;
    }
    links.pollLast();
    boolean isMethod = links.size() > outer && isPlainCall(links.peekLast());
    int mark = code.free();
    int base = gen.values.isLast(work) ? work : code.reserve(1);
    code.reserve(METHOD_REGISTERS - 1);
    int run = code.reserve(METHOD_REGISTERS);
    code.at(name);
    gen.names.load(gen.names.symbol(name), run);
    code.at(call);
    gen.names.load(classCell(name).orElseThrow(), run + 1);
    gen.names.loadFirstParameter(run + 2);
    code.at(attribute);
    String attributeName = gen.unit.mangle(attribute.name().name());
    if (isMethod) {
      code.emitName(Op.MTSUPER, base, run, attributeName);
      code.release(run);
      called(attribute, (Expr.Call) links.pollLast(), base, work);
    } else {
      code.emitName(Op.LDSUPER, work, run, attributeName);
    }
    code.release(mark);
    return work;
  }

  private boolean isSuper(Expr.Name name) {
    if (!name.name().equals(gen.unit.module.word(Word.SUPER)) || gen.unit.firstParameter().isEmpty()) {
      return false;
    }
    Symbol symbol = gen.names.symbol(name);
    boolean isModules = gen.unit.module.resolution.root().symbol(symbol.name()).filter(s -> s.binding() == Symbol.Binding.LOCAL).isPresent();
    return symbol.binding() == Symbol.Binding.GLOBAL_IMPLICIT && !isModules && classCell(name).isPresent();
  }

  /** The variable that holds the class around the function. */
  private Optional<Symbol> classCell(Expr.Name name) {
    return gen.names.implicit(gen.names.symbol(name).scope(), Implicit.CLASS_CELL).filter(s -> s.binding() == Symbol.Binding.FREE);
  }
}
