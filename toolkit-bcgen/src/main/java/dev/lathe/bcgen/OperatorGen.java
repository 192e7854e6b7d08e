package dev.lathe.bcgen;

import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.DoubleConstants;
import dev.lathe.ast.Expr;
import dev.lathe.ast.LogicalOp;
import dev.lathe.ast.UnaryOp;
import dev.lathe.bcgen.Operand.Kind;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;

/** Operators on operands. A binary one is met twice: when its left operand is complete, and when both are. */
final class OperatorGen {

  private final FunctionBuilder function;
  private final Discharge discharge;

  OperatorGen(FunctionBuilder function, Discharge discharge) {
    this.function = function;
    this.discharge = discharge;
  }

  void left(LogicalOp op, Operand left) {
    switch (op) {
      case AND -> discharge.goOnIfTrue(left);
      case OR -> discharge.goOnIfFalse(left);
    }
  }

  /** The result of both operands. */
  Operand logical(LogicalOp op, Operand left, Operand right) {
    discharge.discharge(right);
    switch (op) {
      case AND -> right.whenFalse = function.join(right.whenFalse, left.whenFalse);
      case OR -> right.whenTrue = function.join(right.whenTrue, left.whenTrue);
    }
    return right;
  }

  void left(BinaryOp op, Operand left) {
    boolean waits =
        switch (op) {
          case CONCAT -> {
            discharge.toNextRegister(left);
            yield true;
          }
          case EQUAL, NOT_EQUAL -> left.isPlainConstant();
          default -> left.isPlainNumber(); // arithmetic and order
        };
    if (!waits) {
      discharge.toAnyRegister(left);
    }
  }

  /** Makes {@code left} the result of both operands. */
  void binary(Expr.Binary at, Operand left, Operand right) {
    switch (at.op()) {
      case ADD -> arithmetic(at.op(), Op.ADDVV, Op.ADDVN, Op.ADDNV, left, right);
      case SUBTRACT -> arithmetic(at.op(), Op.SUBVV, Op.SUBVN, Op.SUBNV, left, right);
      case MULTIPLY -> arithmetic(at.op(), Op.MULVV, Op.MULVN, Op.MULNV, left, right);
      case DIVIDE -> arithmetic(at.op(), Op.DIVVV, Op.DIVVN, Op.DIVNV, left, right);
      case MODULO -> arithmetic(at.op(), Op.MODVV, Op.MODVN, Op.MODNV, left, right);
      case POWER -> power(left, right);
      case CONCAT -> concatenation(left, right);
      case EQUAL -> equality(Op.ISEQV, Op.ISEQS, Op.ISEQN, Op.ISEQP, left, right);
      case NOT_EQUAL -> equality(Op.ISNEV, Op.ISNES, Op.ISNEN, Op.ISNEP, left, right);
      case LESS -> order(Op.ISLT, left, right);
      case LESS_EQUAL -> order(Op.ISLE, left, right);
      case GREATER -> swappedOrder(Op.ISLT, left, right);
      case GREATER_EQUAL -> swappedOrder(Op.ISLE, left, right);
      case FLOOR_DIVIDE -> throw Unsupported.node("divisions that round down", at);
      case MATRIX_MULTIPLY -> throw Unsupported.node("products of matrices", at);
      case SHIFT_LEFT, SHIFT_RIGHT, BIT_AND, BIT_OR, BIT_XOR -> throw Unsupported.node("operators on bits", at);
      case IN, NOT_IN -> throw Unsupported.node("tests of membership", at);
      case IS, IS_NOT -> throw Unsupported.node("tests of identity", at);
    }
  }

  private boolean folds(BinaryOp op, Operand left, Operand right) {
    if (!left.isPlainNumber() || !right.isPlainNumber()) {
      return false;
    }
    double result = DoubleConstants.arithmetic(op, left.number, right.number);
    if (Double.isNaN(result)) {
      return false;
    }
    left.number = result;
    return true;
  }

  private void arithmetic(BinaryOp op, Op registers, Op numberRight, Op numberLeft, Operand left, Operand right) {
    if (folds(op, left, right)) {
      return;
    }
    Op chosen = registers;
    // the right operand first, as an element may give registers back
    discharge.toValue(right);
    int c = right.isNumber() ? function.number(right.number) : Integer.MAX_VALUE;
    if (c <= 0xFF) {
      chosen = numberRight;
    } else {
      c = discharge.toAnyRegister(right);
    }
    discharge.toValue(left);
    int b = left.isNumber() && !right.isNumber() ? function.number(left.number) : Integer.MAX_VALUE;
    if (b <= 0xFF) {
      int number = b;
      b = c;
      c = number;
      chosen = numberLeft;
    } else {
      b = discharge.toAnyRegister(left);
    }
    freeBoth(left, right);
    left.becomeUnplaced(function.emit(chosen, 0, b, c));
  }

  private void power(Operand left, Operand right) {
    if (folds(BinaryOp.POWER, left, right)) {
      return;
    }
    int c = discharge.toAnyRegister(right);
    int b = discharge.toAnyRegister(left);
    freeBoth(left, right);
    left.becomeUnplaced(function.emit(Op.POW, 0, b, c));
  }

  /** In whatever order they were taken. */
  private void freeBoth(Operand one, Operand other) {
    freeTemporary(one);
    freeTemporary(other);
  }

  private void freeTemporary(Operand e) {
    if (e.kind == Kind.REGISTER && e.info >= function.scopes.activeCount()) {
      function.freeRegister--;
    }
  }

  private void concatenation(Operand left, Operand right) {
    discharge.toValue(right);
    if (right.kind == Kind.UNPLACED && function.isAt(right.info, Op.CAT)) {
      // a .. (b .. c) is one instruction on a row of registers
      function.free(left);
      function.setB(right.info, left.info);
      left.becomeUnplaced(right.info);
    } else {
      discharge.toNextRegister(right);
      function.free(right);
      function.free(left);
      left.becomeUnplaced(function.emit(Op.CAT, 0, left.info, right.info));
    }
  }

  private void equality(Op registers, Op string, Op number, Op primitive, Operand left, Operand right) {
    discharge.toValue(left);
    Operand first = left.isConstant() ? right : left;
    Operand second = left.isConstant() ? left : right;
    int a = discharge.toAnyRegister(first);
    discharge.toValue(second);
    int word =
        switch (second.kind) {
          case NIL, FALSE, TRUE -> Insn.ad(primitive, a, second.kind.ordinal());
          case STRING -> Insn.ad(string, a, discharge.stringOperand(second.text));
          case NUMBER -> Insn.ad(number, a, discharge.numberOperand(second.number));
          case BOXED, LOCAL, UPVALUE, GLOBAL, INDEXED, JUMP, UNPLACED, REGISTER, CALL, NOTHING ->
              Insn.ad(registers, a, discharge.toAnyRegister(second));
        };
    test(word, left, right);
  }

  private void order(Op op, Operand left, Operand right) {
    discharge.toValue(left);
    int d = discharge.toAnyRegister(right);
    int a = discharge.toAnyRegister(left);
    test(Insn.ad(op, a, d), left, right);
  }

  private void swappedOrder(Op op, Operand left, Operand right) {
    discharge.toValue(left);
    discharge.toValue(right);
    int a = discharge.toAnyRegister(right);
    int d = discharge.toAnyRegister(left);
    test(Insn.ad(op, a, d), left, right);
  }

  private void test(int word, Operand left, Operand right) {
    freeBoth(left, right);
    function.emit(word);
    left.info = JumpList.first(function.jump());
    left.kind = Kind.JUMP;
  }

  /** Makes {@code e} the result of a prefix operator. */
  void unary(Expr.Unary at, Operand e) {
    switch (at.op()) {
      case NOT -> not(e);
      case NEGATE -> {
        if (!negates(e)) {
          prefix(Op.UNM, e);
        }
      }
      case LENGTH -> prefix(Op.LEN, e);
      case PLUS -> throw Unsupported.node("the prefix operator of addition", at);
      case BIT_NOT -> throw Unsupported.node("operators on bits", at);
    }
  }

  private void prefix(Op op, Operand e) {
    int register = discharge.toAnyRegister(e);
    function.free(e);
    e.becomeUnplaced(function.emit(op, 0, register));
  }

  /** Whether a constant could be negated; zero is not, as -0 is no constant. */
  private static boolean negates(Operand e) {
    if (e.hasJumps()) {
      return false;
    }
    if (e.isNumber() && e.number != 0) {
      e.number = -e.number;
      return true;
    }
    if (e.kind != Kind.BOXED) {
      return false;
    }
    e.boxed =
        switch (e.boxed) {
          case Constant.Int64(long bits) -> new Constant.Int64(-bits);
          case Constant.UInt64(long bits) -> new Constant.UInt64(-bits);
          case Constant.Complex(double real, double imaginary) -> new Constant.Complex(real, -imaginary);
          default -> throw new AssertionError(e.boxed); // no other constant is boxed
        };
    return true;
  }

  private void not(Operand e) {
    long whenTrue = e.whenTrue;
    e.whenTrue = e.whenFalse;
    e.whenFalse = whenTrue;
    function.dropValues(e.whenFalse);
    function.dropValues(e.whenTrue);
    discharge.discharge(e);
    switch (e.kind) {
      case NIL, FALSE -> e.kind = Kind.TRUE;
      case TRUE, STRING, NUMBER, BOXED -> e.kind = Kind.FALSE;
      case JUMP -> function.invert(e.info);
      case UNPLACED -> {
        int register = function.reserve(1);
        function.setA(e.info, register);
        e.becomeRegister(register);
        negateTruth(e);
      }
      case REGISTER -> negateTruth(e);
      case LOCAL, UPVALUE, GLOBAL, INDEXED, CALL, NOTHING -> throw new AssertionError(e.kind);
    }
  }

  private void negateTruth(Operand e) {
    function.free(e);
    e.becomeUnplaced(function.emit(Op.NOT, 0, e.info));
  }
}
