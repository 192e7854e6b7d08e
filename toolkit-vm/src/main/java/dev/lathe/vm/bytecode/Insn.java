package dev.lathe.vm.bytecode;

/** Instruction words: making them and reading their fields. See {@link Format} for the layout. */
public final class Insn {
  /** What is added to a jump's distance to make it an operand. */
  public static final int JUMP_BIAS = 0x8000;

  private Insn() {}

  /** A word of format ABC; operands 0 to 255. */
  public static int abc(Op op, int a, int b, int c) {
    assert op.format() == Format.ABC && (a | b | c) >>> 8 == 0 : op;
    return op.encoding() | a << 8 | c << 16 | b << 24;
  }

  /** A word of format AD; A 0 to 255, D 0 to 65,535. */
  public static int ad(Op op, int a, int d) {
    assert op.format() == Format.AD && a >>> 8 == 0 && d >>> 16 == 0 : op;
    return op.encoding() | a << 8 | d << 16;
  }

  /** A word of format AD that jumps {@code distance} instructions, counted from the next one: -32,768 to 32,767. */
  public static int jump(Op op, int a, int distance) {
    return ad(op, a, distance + JUMP_BIAS);
  }

  /** Operand A: 0 to 255. */
  public static int a(int word) {
    return word >>> 8 & 0xFF;
  }

  /** Operand B: 0 to 255. */
  public static int b(int word) {
    return word >>> 24;
  }

  /** Operand C: 0 to 255. */
  public static int c(int word) {
    return word >>> 16 & 0xFF;
  }

  /** Operand D: 0 to 65,535. */
  public static int d(int word) {
    return word >>> 16;
  }

  /** How far a jump goes, counted from the next instruction. */
  public static int distance(int word) {
    return d(word) - JUMP_BIAS;
  }

  /** The same word with another A. */
  public static int withA(int word, int a) {
    assert a >>> 8 == 0;
    return word & ~0xFF00 | a << 8;
  }

  /** The same word with another D. */
  public static int withD(int word, int d) {
    assert d >>> 16 == 0;
    return word & 0xFFFF | d << 16;
  }
}
