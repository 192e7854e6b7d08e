package dev.lathe.bcgen;

import dev.lathe.vm.bytecode.Constant;

/**
 * An expression that has been read but not yet placed: what is known about its value, and jumps out of it that carry a
 * truth value. It is discharged when its consumer says where the value goes. Mutable, and used by one consumer.
 */
final class Operand {

  /** What is known. Those up to {@link #NUMBER} are constants that instructions can hold. */
  enum Kind {
    NIL,
    FALSE,
    TRUE,
    /** {@link Operand#text}. */
    STRING,
    /** {@link Operand#number}. */
    NUMBER,
    /** {@link Operand#boxed}. */
    BOXED,
    /** A local variable: register {@link Operand#info}, {@link Operand#variable}. */
    LOCAL,
    /** Upvalue {@link Operand#info}, {@link Operand#variable}. */
    UPVALUE,
    /** The global called {@link Operand#text}. */
    GLOBAL,
    /** An element of the table in register {@link Operand#info} under the key {@link Operand#key}. */
    INDEXED,
    /** The outcome of the test whose jump is at {@link Operand#info}, taken if it holds. */
    JUMP,
    /** The result of the instruction at {@link Operand#info}, whose register is still open. */
    UNPLACED,
    /** In register {@link Operand#info}. */
    REGISTER,
    /** Results of the instruction at {@link Operand#info}, in registers from {@link Operand#key} on. */
    CALL,
    /** Nothing was read. */
    NOTHING
  }

  /** What the key of an {@link Kind#INDEXED} is. */
  enum KeyKind {
    /** The value of register {@link Operand#key}. */
    REGISTER,
    /** String constant number {@link Operand#key}, 0 to 255. */
    STRING,
    /** The number {@link Operand#key}, 0 to 255. */
    BYTE
  }

  Kind kind;
  int info;
  int key;
  KeyKind keyKind = KeyKind.REGISTER;
  String text;
  double number;
  Constant boxed;
  Variable variable;

  /** Jumps taken where the value is true, and where it is false. */
  long whenTrue = JumpList.EMPTY;

  long whenFalse = JumpList.EMPTY;

  Operand(Kind kind) {
    this.kind = kind;
  }

  static Operand string(String latin1) {
    Operand operand = new Operand(Kind.STRING);
    operand.text = latin1;
    return operand;
  }

  static Operand number(double value) {
    Operand operand = new Operand(Kind.NUMBER);
    operand.number = value;
    return operand;
  }

  static Operand boxed(Constant value) {
    Operand operand = new Operand(Kind.BOXED);
    operand.boxed = value;
    return operand;
  }

  static Operand register(int register) {
    Operand operand = new Operand(Kind.REGISTER);
    operand.info = register;
    return operand;
  }

  static Operand call(int place, int base) {
    Operand operand = new Operand(Kind.CALL);
    operand.info = place;
    operand.key = base;
    return operand;
  }

  /** Becomes the result of the instruction at {@code place}. */
  void becomeUnplaced(int place) {
    kind = Kind.UNPLACED;
    info = place;
  }

  /** Becomes the value of a register. */
  void becomeRegister(int register) {
    kind = Kind.REGISTER;
    info = register;
  }

  boolean hasJumps() {
    return whenTrue != whenFalse;
  }

  boolean isConstant() {
    return kind.ordinal() <= Kind.NUMBER.ordinal();
  }

  /** Nil, false or true; the operand of instructions that hold one is the kind's ordinal. */
  boolean isPrimitive() {
    return kind.ordinal() <= Kind.TRUE.ordinal();
  }

  boolean isPlainConstant() {
    return isConstant() && !hasJumps();
  }

  boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  boolean isPlainNumber() {
    return isNumber() && !hasJumps();
  }
}
