package dev.lathe.bcgen;

import static dev.lathe.bcgen.FunctionBuilder.NO_REGISTER;

import dev.lathe.bcgen.Operand.Kind;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;

/** Puts operands into registers and out of them. The order of what is emitted is LuaJIT's. */
final class Discharge {

  private final FunctionBuilder function;

  Discharge(FunctionBuilder function) {
    this.function = function;
  }

  /** Makes a variable, an element or a call a value: in a register or still to be placed. Constants stay. */
  void discharge(Operand e) {
    switch (e.kind) {
      case UPVALUE -> e.becomeUnplaced(function.emit(Op.UGET, 0, e.info));
      case GLOBAL -> e.becomeUnplaced(function.emit(Op.GGET, 0, stringOperand(e.text)));
      case INDEXED -> {
        int word =
            switch (e.keyKind) {
              case STRING -> Insn.abc(Op.TGETS, 0, e.info, e.key);
              case BYTE -> Insn.abc(Op.TGETB, 0, e.info, e.key);
              case REGISTER -> {
                function.free(e.key);
                yield Insn.abc(Op.TGETV, 0, e.info, e.key);
              }
            };
        function.free(e.info);
        e.becomeUnplaced(function.emit(word));
      }
      case CALL -> e.becomeRegister(e.key);
      case LOCAL -> e.kind = Kind.REGISTER;
      case NIL, FALSE, TRUE, STRING, NUMBER, BOXED, JUMP, UNPLACED, REGISTER, NOTHING -> {}
    }
  }

  /** The number of a string as operand D. */
  int stringOperand(String text) {
    return constantOperand(function.string(text));
  }

  int numberOperand(double value) {
    return constantOperand(function.number(value));
  }

  /** A constant's number as operand D. One that does not fit is cut, as its function is refused at its end. */
  int constantOperand(int index) {
    return index & 0xFFFF;
  }

  /** Sets registers to nil, together with the instruction before if that does the like and nothing jumps between. */
  void nil(int first, int count) {
    int before = function.here() - 1;
    int last = first + count - 1;
    if (before > 0 && function.here() > function.lastTarget()) {
      int word = function.word(before);
      int a = Insn.a(word);
      if (function.isAt(before, Op.KPRI) && Insn.d(word) == Kind.NIL.ordinal() && (first == a || first == a + 1)) {
        if (last > a) {
          function.setWord(before, Insn.ad(Op.KNIL, a, last));
        }
        return;
      }
      if (function.isAt(before, Op.KNIL) && a <= first && first <= Insn.d(word) + 1) {
        function.setD(before, Math.max(last, Insn.d(word)));
        return;
      }
    }
    if (count == 1) {
      function.emit(Op.KPRI, first, Kind.NIL.ordinal());
    } else {
      function.emit(Op.KNIL, first, last);
    }
  }

  /** The value to a register, jumps left alone. */
  void toRegisterWithoutJumps(Operand e, int register) {
    discharge(e);
    switch (e.kind) {
      case STRING -> function.emit(Op.KSTR, register, stringOperand(e.text));
      case NUMBER -> {
        double value = e.number;
        if (value == (short) value) {
          function.emit(Op.KSHORT, register, (short) value & 0xFFFF);
        } else {
          function.emit(Op.KNUM, register, numberOperand(value));
        }
      }
      case BOXED -> {
        function.hasBoxed = true;
        function.emit(Op.KCDATA, register, constantOperand(function.constants.add(e.boxed)));
      }
      case UNPLACED -> function.setA(e.info, register);
      case REGISTER -> {
        if (register != e.info) {
          function.emit(Op.MOV, register, e.info);
        }
      }
      case NIL -> nil(register, 1);
      case FALSE, TRUE -> function.emit(Op.KPRI, register, e.kind.ordinal());
      case NOTHING, JUMP -> {
        return;
      }
      case LOCAL, UPVALUE, GLOBAL, INDEXED, CALL -> throw new AssertionError(e.kind);
    }
    e.becomeRegister(register);
  }

  /** The value to a register, and the values of its jumps. */
  void toRegister(Operand e, int register) {
    toRegisterWithoutJumps(e, register);
    if (e.kind == Kind.JUMP) {
      e.whenTrue = function.join(e.whenTrue, JumpList.of(e.info));
    }
    if (e.hasJumps()) {
      int whereFalse = JumpList.NONE;
      int whereTrue = JumpList.NONE;
      if (function.lacksValue(e.whenTrue) || function.lacksValue(e.whenFalse)) {
        long around = e.kind == Kind.JUMP ? JumpList.EMPTY : function.jump();
        whereFalse = function.emit(Op.KPRI, register, Kind.FALSE.ordinal());
        function.emitJump(Op.JMP, function.freeRegister, 1);
        whereTrue = function.emit(Op.KPRI, register, Kind.TRUE.ordinal());
        function.toHere(around);
      }
      int end = function.markTarget();
      function.patchValues(e.whenFalse, end, register, whereFalse);
      function.patchValues(e.whenTrue, end, register, whereTrue);
    }
    e.whenFalse = JumpList.EMPTY;
    e.whenTrue = JumpList.EMPTY;
    e.becomeRegister(register);
  }

  /** The value to the next free register. */
  void toNextRegister(Operand e) {
    discharge(e);
    function.free(e);
    toRegister(e, function.reserve(1));
  }

  /** The value to a register, its own if it has one. */
  int toAnyRegister(Operand e) {
    discharge(e);
    if (e.kind == Kind.REGISTER) {
      if (!e.hasJumps()) {
        return e.info;
      }
      if (e.info >= function.scopes.activeCount()) {
        toRegister(e, e.info);
        return e.info;
      }
    }
    toNextRegister(e);
    return e.info;
  }

  /** Makes it a value without jumps, or a constant. */
  void toValue(Operand e) {
    if (e.hasJumps()) {
      toAnyRegister(e);
    } else {
      discharge(e);
    }
  }

  /** {@code table[key]}; the table is in a register. */
  void index(Operand table, Operand key) {
    table.kind = Kind.INDEXED;
    if (key.isNumber()) {
      int k = (int) key.number;
      if (k == key.number && k >>> 8 == 0) {
        table.key = k;
        table.keyKind = Operand.KeyKind.BYTE;
        return;
      }
    } else if (key.kind == Kind.STRING) {
      int constant = function.string(key.text);
      if (constant <= 0xFF) {
        table.key = constant;
        table.keyKind = Operand.KeyKind.STRING;
        return;
      }
    }
    table.key = toAnyRegister(key);
    table.keyKind = Operand.KeyKind.REGISTER;
  }

  /** Assigns a value to a variable or element. */
  void store(Operand target, Operand e) {
    int word =
        switch (target.kind) {
          case LOCAL -> {
            target.variable.assigned = true;
            define(target.info, e);
            yield 0;
          }
          case UPVALUE -> {
            target.variable.assigned = true;
            toValue(e);
            yield switch (e.kind) {
              case NIL, FALSE, TRUE -> Insn.ad(Op.USETP, target.info, e.kind.ordinal());
              case STRING -> Insn.ad(Op.USETS, target.info, stringOperand(e.text));
              case NUMBER -> Insn.ad(Op.USETN, target.info, numberOperand(e.number));
              case BOXED, LOCAL, UPVALUE, GLOBAL, INDEXED, JUMP, UNPLACED, REGISTER, CALL, NOTHING ->
                  Insn.ad(Op.USETV, target.info, toAnyRegister(e));
            };
          }
          case GLOBAL -> {
            int value = toAnyRegister(e);
            yield Insn.ad(Op.GSET, value, stringOperand(target.text));
          }
          case INDEXED -> {
            int value = toAnyRegister(e);
            yield switch (target.keyKind) {
              case STRING -> Insn.abc(Op.TSETS, value, target.info, target.key);
              case BYTE -> Insn.abc(Op.TSETB, value, target.info, target.key);
              case REGISTER -> Insn.abc(Op.TSETV, value, target.info, target.key);
            };
          }
          case NIL, FALSE, TRUE, STRING, NUMBER, BOXED, JUMP, UNPLACED, REGISTER, CALL, NOTHING -> throw new AssertionError(target.kind);
        };
    if (target.kind != Kind.LOCAL) {
      function.emit(word);
      if (e.kind == Kind.REGISTER && e.info >= function.scopes.activeCount()) {
        function.freeRegister--;
      }
    }
  }

  /** Gives a local variable its first value. */
  void define(int register, Operand e) {
    function.free(e);
    toRegister(e, register);
  }

  /** Method {@code name} of a value, and the value behind it as the first argument. */
  void method(Operand e, String name) {
    int object = toAnyRegister(e);
    function.free(e);
    int callee = function.freeRegister;
    function.emit(Op.MOV, callee + 2, object);
    int constant = function.string(name);
    if (constant <= 0xFF) {
      function.reserve(3);
      function.emit(Op.TGETS, callee, object, constant);
    } else {
      function.reserve(4);
      function.emit(Op.KSTR, callee + 3, constantOperand(constant));
      function.emit(Op.TGETV, callee, object, callee + 3);
      function.freeRegister--;
    }
    e.becomeRegister(callee);
  }

  // Tests

  private long branch(Operand e, Op copying, Op inverted) {
    if (e.kind == Kind.UNPLACED && function.isAt(e.info, Op.NOT)) {
      function.setWord(e.info, Insn.ad(inverted, 0, Insn.d(function.word(e.info))));
      return function.jump();
    }
    if (e.kind != Kind.REGISTER) {
      toRegisterWithoutJumps(e, function.reserve(1));
    }
    function.emit(copying, NO_REGISTER, e.info);
    long jump = function.jump();
    function.free(e);
    return jump;
  }

  private long constantJump(Operand e) {
    toRegisterWithoutJumps(e, NO_REGISTER);
    return function.jump();
  }

  /** Goes on where the value is true; its jumps where it is false wait. */
  void goOnIfTrue(Operand e) {
    discharge(e);
    long jump =
        switch (e.kind) {
          case STRING, NUMBER, TRUE -> JumpList.EMPTY;
          case JUMP -> {
            function.invert(e.info);
            yield JumpList.of(e.info);
          }
          case FALSE, NIL -> constantJump(e);
          case BOXED, LOCAL, UPVALUE, GLOBAL, INDEXED, UNPLACED, REGISTER, CALL, NOTHING -> branch(e, Op.ISFC, Op.IST);
        };
    e.whenFalse = function.join(e.whenFalse, jump);
    function.toHere(e.whenTrue);
    e.whenTrue = JumpList.EMPTY;
  }

  /** Goes on where the value is false; its jumps where it is true wait. */
  void goOnIfFalse(Operand e) {
    discharge(e);
    long jump =
        switch (e.kind) {
          case NIL, FALSE -> JumpList.EMPTY;
          case JUMP -> JumpList.of(e.info);
          case STRING, NUMBER, TRUE -> constantJump(e);
          case BOXED, LOCAL, UPVALUE, GLOBAL, INDEXED, UNPLACED, REGISTER, CALL, NOTHING -> branch(e, Op.ISTC, Op.ISF);
        };
    e.whenTrue = function.join(e.whenTrue, jump);
    function.toHere(e.whenFalse);
    e.whenFalse = JumpList.EMPTY;
  }
}
