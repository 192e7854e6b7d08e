package dev.lathe.vm.jit;

import dev.lathe.vm.bytecode.Op;

/** How often machine code was left to have an instruction run in full, by opcode. */
public final class ExitCounts {
  private final long[] counts = new long[0x100];

  /** It was left at this instruction. */
  public void add(long insn) {
    counts[(int) insn & 0xFF]++;
  }

  /** How often it was left at an opcode. */
  public long of(Op op) {
    return counts[op.encoding()];
  }
}
