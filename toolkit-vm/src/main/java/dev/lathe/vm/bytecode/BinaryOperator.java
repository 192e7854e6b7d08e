package dev.lathe.vm.bytecode;

/** The operators of {@link Op#INPL}; its operand is the ordinal, so rows are only added at the end. */
public enum BinaryOperator {
  ADD(Op.IADD),
  SUB(Op.ISUB),
  MUL(Op.IMUL),
  DIV(Op.IDIV),
  FLOORDIV(Op.IFDIV),
  MOD(Op.IMOD),
  POW(Op.IPOW),
  AND(Op.IAND),
  OR(Op.IOR),
  XOR(Op.IXOR),
  SHL(Op.ISHL),
  SHR(Op.ISHR);

  private final Op op;

  BinaryOperator(Op op) {
    this.op = op;
  }

  /** The opcode that applies where the left operand does not change itself. */
  public Op op() {
    return op;
  }
}
