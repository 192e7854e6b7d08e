package dev.lathe.ast;

/** Operators that evaluate their right operand only when the left one does not decide; the result is an operand. */
public enum LogicalOp {
  AND,
  OR
}
