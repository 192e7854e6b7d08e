package dev.lathe.vm.jit;

import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.runtime.VmState;
import java.util.stream.LongStream;

/**
 * How often machine code was left: to have an instruction run in full, by opcode; and at random, for tests. With the system property
 * {@code lathe.jit.counts} machine code also counts, by opcode, the instructions that it reaches.
 */
public final class ExitCounts {
  private static final String COUNTS = "lathe.jit.counts";
  private static final int BYTES = 8 * 0x100;

  private final long[] slow = new long[0x100];
  private long random;
  private long unfit;
  /** A long for each opcode, for machine code; 0 if that does not count. */
  private final long reached;

  ExitCounts(VmState vm) {
    reached = Boolean.getBoolean(COUNTS) ? Memory.allocate(BYTES) : 0;
    if (reached != 0) {
      Memory.clear(reached, BYTES);
      vm.whenClosing(() -> Memory.free(reached));
    }
  }

  /** None yet, for sums. */
  public ExitCounts() {
    reached = 0;
  }

  /** It was left to have this instruction run in full. */
  public void slow(long insn) {
    slow[(int) insn & 0xFF]++;
  }

  /** It was left because a hint was wrong; what the instruction's own template would have done is not known. */
  public void unfit() {
    unfit++;
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
    unfit += more.unfit;
  }

  /** Where machine code counts an instruction that it reaches; 0 if it does not. */
  long reachedAddress(int opcode) {
    return reached == 0 ? 0 : reached + 8L * opcode;
  }

  /** How often machine code has reached an opcode; 0 if it does not count. Not when the machine is closed. */
  public long reached(Op op) {
    return reached == 0 ? 0 : Memory.getLong(reachedAddress(op.encoding()));
  }

  /** How often it was left to have an instruction of an opcode run in full. */
  public long slowAt(Op op) {
    return slow[op.encoding()];
  }

  /** How often it was left to have an instruction run in full. */
  public long allSlow() {
    return LongStream.of(slow).sum();
  }

  /** How often it was left because a hint was wrong. */
  public long allUnfit() {
    return unfit;
  }

  /** How often it was left for nothing. */
  public long allRandom() {
    return random;
  }
}
