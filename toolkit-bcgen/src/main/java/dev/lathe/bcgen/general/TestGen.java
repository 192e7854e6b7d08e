package dev.lathe.bcgen.general;

import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Expr;
import dev.lathe.ast.LogicalOp;
import dev.lathe.ast.Spine;
import dev.lathe.ast.UnaryOp;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Op;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Expressions for their truth, and comparisons. */
final class TestGen {

  /** On which outcome a jump is taken. */
  enum Sense {
    TRUE,
    FALSE;

    Sense other() {
      return this == TRUE ? FALSE : TRUE;
    }
  }

  private final UnitGen gen;
  private final CodeBuilder code;

  TestGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  /** Goes to {@code label} if the truth of an expression is as {@code sense} says, else on. */
  void jump(Expr expr, Label label, Sense sense) {
    Expr inner = Literals.inner(expr);
    if (inner instanceof Expr.Logical) {
      logical(inner, label, sense);
      return;
    }
    Optional<Boolean> known = gen.values.literals().truth(inner);
    if (known.isPresent()) {
      if (known.get() == (sense == Sense.TRUE)) {
        code.jump(label);
      }
      return;
    }
    switch (inner) {
      case Expr.Unary unary when unary.op() == UnaryOp.NOT -> jump(unary.operand(), label, sense.other());
      case Expr.Binary binary when binary.op().isComparison() -> {
        int mark = code.free();
        int left = gen.values.value(binary.left());
        jumpCompared(binary, binary.op(), left, binary.right(), label, sense);
        code.release(mark);
      }
      case Expr.Comparison comparison -> chain(comparison, label, sense);
      default -> { // a value
        int mark = code.free();
        int value = gen.values.value(inner);
        code.at(inner);
        code.jumpIf(sense == Sense.TRUE ? Op.OTRUE : Op.OFALSE, 0, value, label);
        code.release(mark);
      }
    }
  }

  /** A way of a {@code Logical}: where its left operand jumps, and where its right one does. */
  private record Way(Expr.Logical node, Label label, Sense sense, Optional<Label> right) {}

  /** Walks a left spine of logical operators in a loop. */
  private void logical(Expr expr, Label label, Sense sense) {
    Deque<Way> ways = new ArrayDeque<>();
    Expr at = expr;
    Label target = label;
    Sense on = sense;
    while (at instanceof Expr.Logical node) {
      // an operand that decides jumps: a false one of AND, a true one of OR
      Sense decides = node.op() == LogicalOp.AND ? Sense.FALSE : Sense.TRUE;
      Optional<Label> behind = decides == on ? Optional.empty() : Optional.of(new Label());
      ways.push(new Way(node, target, on, behind));
      if (behind.isPresent()) {
        target = behind.get();
        on = decides;
      }
      at = Literals.inner(node.left());
    }
    jump(at, target, on);
    while (!ways.isEmpty()) {
      Way way = ways.pop();
      if (code.isReachable()) {
        jump(way.node().right(), way.label(), way.sense());
      }
      way.right().ifPresent(code::place);
    }
  }

  // --- comparisons ------------------------------------------------------------------------------------------------------

  /** A comparison that decides on a jump. */
  private void jumpCompared(Expr place, BinaryOp op, int left, Expr right, Label label, Sense sense) {
    OptionalInt primitive = op == BinaryOp.IS || op == BinaryOp.IS_NOT ? gen.values.literals().primitive(right) : OptionalInt.empty();
    boolean holds = sense == Sense.TRUE;
    if (primitive.isPresent()) {
      code.at(place);
      code.jumpIf((op == BinaryOp.IS) == holds ? Op.ISEQP : Op.ISNEP, left, primitive.getAsInt(), label);
      return;
    }
    int operand = operand(op, right);
    code.at(place);
    jumpRelated(op, left, operand, label, sense);
  }

  /** The right operand; a display that is only searched is made once. */
  private int operand(BinaryOp op, Expr right) {
    if (op == BinaryOp.IN || op == BinaryOp.NOT_IN) {
      Expr inner = Literals.inner(right);
      Optional<Constant> constant =
          switch (inner) {
            case Expr.ListExpr list -> gen.values.literals().constants(list.elements()).map(Constant.Tuple::new);
            case Expr.SetExpr set -> gen.values.literals().constants(set.elements()).map(Constant.FrozenSet::new);
            default -> Optional.empty(); // no display that could change
          };
      if (constant.isPresent()) {
        int register = code.reserve(1);
        code.at(inner);
        code.constant(register, constant.get());
        return register;
      }
    }
    return gen.values.value(right);
  }

  private void jumpRelated(BinaryOp op, int left, int right, Label label, Sense sense) {
    Op test =
        switch (op) {
          case LESS -> Op.OLT;
          case LESS_EQUAL -> Op.OLE;
          case GREATER -> Op.OGT;
          case GREATER_EQUAL -> Op.OGE;
          case EQUAL -> Op.OEQ;
          case NOT_EQUAL -> Op.ONE;
          case IS -> Op.OIS;
          case IS_NOT -> Op.ONIS;
          case IN -> Op.OIN;
          case NOT_IN -> Op.ONIN;
          case ADD, SUBTRACT, MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO, POWER, MATRIX_MULTIPLY, SHIFT_LEFT, SHIFT_RIGHT, BIT_AND, BIT_OR, BIT_XOR, CONCAT ->
              throw new IllegalArgumentException("no comparison");
        };
    code.jumpIf(sense == Sense.TRUE ? test : opposite(test), left, right, label);
  }

  private static Op opposite(Op test) {
    return Op.of(test.encoding() ^ 1).orElseThrow();
  }

  /** A single comparison as a value. */
  void compare(Expr.Binary binary, int left, int to) {
    int mark = code.free();
    int right = operand(binary.op(), binary.right());
    code.at(binary);
    related(binary.op(), left, right, to);
    code.release(mark);
  }

  private void related(BinaryOp op, int left, int right, int to) {
    Op value =
        switch (op) {
          case LESS -> Op.VLT;
          case LESS_EQUAL -> Op.VLE;
          case GREATER -> Op.VGT;
          case GREATER_EQUAL -> Op.VGE;
          case EQUAL -> Op.VEQ;
          case NOT_EQUAL -> Op.VNE;
          case IS, IS_NOT -> Op.VIS;
          case IN, NOT_IN -> Op.VIN;
          case ADD, SUBTRACT, MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO, POWER, MATRIX_MULTIPLY, SHIFT_LEFT, SHIFT_RIGHT, BIT_AND, BIT_OR, BIT_XOR, CONCAT ->
              throw new IllegalArgumentException("no comparison");
        };
    if (op != BinaryOp.IS_NOT && op != BinaryOp.NOT_IN) {
      code.emit(value, to, left, right);
      return;
    }
    int at = gen.values.isTemporary(to) ? to : code.reserve(1);
    code.emit(value, at, left, right);
    code.emit(Op.VNOT, to, at);
  }

  /** A chain as a value, into a temporary. */
  void comparison(Expr.Comparison comparison, int to) {
    int mark = code.free();
    List<Expr> operands = comparison.operands();
    Label end = new Label();
    int left = gen.values.value(operands.getFirst());
    int last = comparison.operators().size() - 1;
    for (int i = 0; i <= last; i++) {
      BinaryOp op = comparison.operators().get(i);
      int right = operand(op, operands.get(i + 1));
      code.at(comparison);
      related(op, left, right, to);
      if (i < last) {
        code.jumpIf(Op.OFALSE, 0, to, end);
        left = right;
        // every operand but this one is done with
        if (gen.values.isTemporary(right) && right >= mark) {
          code.move(mark, right);
          code.release(mark + 1);
          left = mark;
        } else {
          code.release(mark);
        }
      }
    }
    code.release(mark);
    code.place(end);
  }

  private void chain(Expr.Comparison comparison, Label label, Sense sense) {
    int mark = code.free();
    List<Expr> operands = comparison.operands();
    Label fails = sense == Sense.FALSE ? label : new Label();
    int left = gen.values.value(operands.getFirst());
    int last = comparison.operators().size() - 1;
    for (int i = 0; i <= last; i++) {
      BinaryOp op = comparison.operators().get(i);
      int right = operand(op, operands.get(i + 1));
      code.at(comparison);
      if (i == last) {
        jumpRelated(op, left, right, label, sense);
        continue;
      }
      jumpRelated(op, left, right, fails, Sense.FALSE);
      left = right;
      if (gen.values.isTemporary(right) && right >= mark) {
        code.move(mark, right);
        code.release(mark + 1);
        left = mark;
      } else {
        code.release(mark);
      }
    }
    code.release(mark);
    if (fails != label) {
      code.place(fails);
    }
  }
}
