package dev.lathe.vm.asm;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Prints what one instruction costs to encode and to decode, in processor time. A program to be run by hand: its numbers depend on the machine. */
final class AssemblerSpeed {
  private static final ThreadMXBean CLOCK = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 300;
  private static final int PIECES = 1000;

  /** Instructions of {@link #piece}. */
  private static final int PIECE = 20;

  private AssemblerSpeed() {}

  /** What a function compiler writes for an addition, with its checks, and for an access. */
  private static void piece(Assembler a, int slot) {
    Label slow = new Label();
    a.mov(Register.RAX, Register.RBX, 8 * slot);
    a.mov(Register.RCX, Register.RBX, 8 * slot + 8);
    a.cmp(Register.RAX, Register.R14);
    a.jcc(Condition.A, slow);
    a.cmp(Register.RCX, Register.R14);
    a.jcc(Condition.A, slow);
    a.movq(Vector.XMM0, Register.RAX);
    a.addsd(Vector.XMM0, Register.RBX, 8 * slot + 8);
    a.movsd(Register.RBX, 8 * slot + 16, Vector.XMM0);
    a.mov(Register.RDX, Register.RAX);
    a.sar(Register.RDX, 47);
    a.cmp32(Register.RDX, -8);
    a.jcc(Condition.NE, slow);
    a.and(Register.RAX, Register.R13);
    a.cmp32(Register.RAX, 0, 0x12345);
    a.jcc(Condition.NE, slow);
    a.mov(Register.RAX, Register.RAX, 40);
    a.mov(Register.RBX, 8 * slot + 24, Register.RAX);
    a.add32(Register.R15, 16, 1);
    a.bind(slow);
    a.lea(Register.R12, Register.R12, 8);
  }

  public static void main(String[] arguments) {
    Assembler assembler = new Assembler(CpuFeatures.all());
    long best = Long.MAX_VALUE;
    long bytes = 0;
    byte[] code = {};
    for (int round = 0; round < ROUNDS; round++) {
      assembler.reset();
      long allocated = CLOCK.getCurrentThreadAllocatedBytes();
      long start = CLOCK.getCurrentThreadCpuTime();
      for (int i = 0; i < PIECES; i++) {
        piece(assembler, i & 127);
      }
      best = Math.min(best, CLOCK.getCurrentThreadCpuTime() - start);
      bytes = CLOCK.getCurrentThreadAllocatedBytes() - allocated;
      code = assembler.position() > code.length ? assembler.finish().at(0) : code;
    }
    double count = (double) PIECES * PIECE;
    System.out.printf("encode %6.1f ns an instruction, %.1f bytes allocated (a label for each %d)%n", best / count, bytes / count, PIECE);

    best = Long.MAX_VALUE;
    int decoded = 0;
    for (int round = 0; round < ROUNDS / 10; round++) {
      long start = CLOCK.getCurrentThreadCpuTime();
      decoded = new Disassembler().decode(code, 0).size();
      best = Math.min(best, CLOCK.getCurrentThreadCpuTime() - start);
    }
    System.out.printf("decode %6.1f ns an instruction%n", (double) best / decoded);
  }
}
