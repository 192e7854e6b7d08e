package dev.lathe.ast;

/** Prefix operators. */
public enum UnaryOp {
  NEGATE,
  PLUS,
  NOT,
  BIT_NOT,
  LENGTH
}
