package dev.lathe.vm.nativecode;

import dev.lathe.vm.memory.Memory;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Prints what the way to machine code costs in processor time. A program to be run by hand: its numbers depend on the machine. With the
 * argument {@code prepare} it prepares and ends, with {@code nothing} it ends at once: for measuring the process.
 */
final class NativeSpeed {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 60;
  private static final int COUNT = 100_000;

  private NativeSpeed() {}

  private interface Loop {
    long run(int count);
  }

  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      if (arguments[0].equals("prepare")) {
        NativeCode.await();
      }
      return;
    }
    long start = System.nanoTime();
    System.out.println(NativeCode.await().getClass().getSimpleName() + " after " + (System.nanoTime() - start) / 1_000_000 + " ms");
    CodeMemory memory = NativeCode.memory();
    long increment = Code.of(memory, Code.INCREMENT).executable();
    int piece = memory.allocate(Long.BYTES);
    measure("enter and return", count -> enter(increment, count));
    measure("write 8 bytes, enter", count -> write(memory, piece, count));
    measure("allocate, write 8 bytes, enter, release", count -> replace(memory, count));
    measure("allocate and release 1,000 bytes", count -> allocate(memory, count));
  }

  private static void measure(String what, Loop loop) {
    long best = Long.MAX_VALUE;
    long sum = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = CLOCK.getCurrentThreadCpuTime();
      sum += loop.run(COUNT);
      best = Math.min(best, CLOCK.getCurrentThreadCpuTime() - start);
    }
    System.out.printf("%-42s %7.2f ns   (%x)%n", what, (double) best / COUNT, sum & 0xFF);
  }

  private static long enter(long code, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += NativeEntry.enter(code, sum);
    }
    return sum;
  }

  /** Each time another function, at the same place. */
  private static long write(CodeMemory memory, int piece, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += writeAndRun(memory, piece, i);
    }
    return sum;
  }

  private static long replace(CodeMemory memory, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      int piece = memory.allocate(Long.BYTES);
      sum += writeAndRun(memory, piece, i);
      memory.release(piece, Long.BYTES);
    }
    return sum;
  }

  /** {@code mov eax, number} (B8 and 4 bytes), {@code ret} (C3). */
  private static long writeAndRun(CodeMemory memory, int piece, int number) {
    Memory.putLong(memory.writable(piece), 0xC3L << 40 | (number & 0xFFFF_FFFFL) << 8 | 0xB8);
    return NativeEntry.enter(memory.executable(piece), 0);
  }

  private static long allocate(CodeMemory memory, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      int piece = memory.allocate(1000);
      sum += piece;
      memory.release(piece, 1000);
    }
    return sum;
  }
}
