package dev.lathe.vm.bytecode;

/** What an operand of an instruction holds. */
public enum Operand {
  /** Nothing: the field is zero or, in a few rows of old, a register that nobody reads. */
  ___,
  /** A register that is written. */
  DST,
  /** The first of a run of registers, which the row's meaning tells. */
  BASE,
  /** A register that is read. */
  VAR,
  /** The first of a run of registers that is only read, or above which the frame is free. */
  RBASE,
  /** An upvalue. */
  UV,
  /** An unsigned number. */
  LIT,
  /** A signed number: 8 bits as C, 16 bits as D. */
  LITS,
  /** A primitive: 0 nil, 1 false, 2 true. */
  PRI,
  /** A number constant. */
  NUM,
  /** A string among the constants. */
  STR,
  /** A table template among the constants. */
  TAB,
  /** A prototype among the constants. */
  FUNC,
  /** A place in the code: D - 0x8000 instructions behind the next one. */
  JUMP,
  /** A 64-bit integer or a complex number among the constants. */
  CDATA,
  /** Any constant but a prototype, a template or a jump table. */
  OBJ,
  /** A jump table among the constants. */
  TABLE,
  /** A {@link BinaryOperator} by its number. */
  OPER,
  /** An {@link Intrinsic} by its number. */
  INTRINSIC,
  /** As W only: further bits of C or D, above its own. */
  EXT,
  /** As W only: a register of any number. */
  REG,
  /** As W only: a count. */
  COUNT,
  /** As W only: a tuple of strings among the constants. */
  NAMES;

  /** Whether the operand is a register or the first of a run of them. */
  public boolean isRegister() {
    return switch (this) {
      case DST, BASE, VAR, RBASE, REG -> true;
      case ___, UV, LIT, LITS, PRI, NUM, STR, TAB, FUNC, JUMP, CDATA, OBJ, TABLE, OPER, INTRINSIC, EXT, COUNT, NAMES -> false;
    };
  }
}
