package dev.lathe.vm.nativecode;

import dev.lathe.vm.memory.Memory;

/**
 * Prints what the way to machine code costs. A program to be run by hand: its numbers depend on the machine. With the argument
 * {@code prepare} it prepares and ends, with {@code nothing} it ends at once.
 */
final class NativeSpeed {
  private static final int ROUNDS = 20;
  private static final int COUNT = 2_000_000;

  private NativeSpeed() {}

  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      if (arguments[0].equals("prepare")) {
        prepare();
      }
      return;
    }
    prepare();
    CodeMemory memory = NativeCode.memory();
    Code increment = Code.of(memory, Code.INCREMENT);
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long sum = enter(increment.executable(), COUNT);
      print(round, "enter and return", start, COUNT, sum);
    }
    int piece = memory.allocate(Long.BYTES);
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long sum = writeAll(memory, piece, COUNT / 10);
      print(round, "write 8 bytes, enter", start, COUNT / 10, sum);
    }
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long sum = rewriteAll(memory, COUNT / 10);
      print(round, "allocate, write 8 bytes, enter, release", start, COUNT / 10, sum);
    }
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long sum = allocate(memory, COUNT / 10);
      print(round, "allocate and release 1,000 bytes", start, COUNT / 10, sum);
    }
  }

  private static void prepare() {
    long start = System.nanoTime();
    NativeSupport support = NativeCode.await();
    System.out.println(support.getClass().getSimpleName() + " after " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }

  private static void print(int round, String what, long start, int count, long sum) {
    if (round == ROUNDS - 1) {
      System.out.printf("%-42s %8.2f ns   (%x)%n", what, (double) (System.nanoTime() - start) / count, sum & 0xFF);
    }
  }

  private static long enter(long code, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += NativeEntry.enter(code, sum);
    }
    return sum;
  }

  /** {@code mov eax, number} (B8 and 4 bytes), {@code ret} (C3). */
  private static long write(CodeMemory memory, int piece, int number) {
    Memory.putLong(memory.writable(piece), 0xC3L << 40 | (number & 0xFFFF_FFFFL) << 8 | 0xB8);
    return NativeEntry.enter(memory.executable(piece), 0);
  }

  private static long writeAll(CodeMemory memory, int piece, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += write(memory, piece, i);
    }
    return sum;
  }

  private static long rewriteAll(CodeMemory memory, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      int piece = memory.allocate(Long.BYTES);
      sum += write(memory, piece, i);
      memory.release(piece, Long.BYTES);
    }
    return sum;
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
