package dev.lathe.vm.jit;

import dev.lathe.vm.bytecode.Op;
import java.util.stream.LongStream;

/** How often machine code was left: to have an instruction run in full, by opcode; and at random, for tests. */
public final class ExitCounts {
  private final long[] slow = new long[0x100];
  private long random;

  /** It was left to have this instruction run in full. */
  public void slow(long insn) {
    slow[(int) insn & 0xFF]++;
  }

  /** It was left for nothing, see {@link RandomExits}. */
  public void random() {
    random++;
  }

  /** Adds those of another machine. */
  public void add(ExitCounts more) {
    for (int i = 0; i < slow.length; i++) {
      slow[i] += more.slow[i];
    }
    random += more.random;
  }

  /** How often it was left to have an instruction of an opcode run in full. */
  public long slowAt(Op op) {
    return slow[op.encoding()];
  }

  /** How often it was left to have an instruction run in full. */
  public long allSlow() {
    return LongStream.of(slow).sum();
  }

  /** How often it was left for nothing. */
  public long allRandom() {
    return random;
  }
}
