package dev.lathe.ast;

/** Binary operators that evaluate both operands. What they do to which kinds is {@link Semantics}' business. */
public enum BinaryOp {
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  FLOOR_DIVIDE,
  MODULO,
  POWER,
  MATRIX_MULTIPLY,
  SHIFT_LEFT,
  SHIFT_RIGHT,
  BIT_AND,
  BIT_OR,
  BIT_XOR,
  CONCAT,
  EQUAL,
  NOT_EQUAL,
  LESS,
  LESS_EQUAL,
  GREATER,
  GREATER_EQUAL,
  IN,
  NOT_IN,
  IS,
  IS_NOT;

  /** Whether the result is a truth value. */
  public boolean isComparison() {
    return compareTo(EQUAL) >= 0;
  }
}
