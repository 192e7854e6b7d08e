package dev.lathe.vm.memory;

/**
 * Where loaded instructions live: one range of addresses for all machines of the process, so that a frame's link can name a
 * place in the code by 28 bits. Memory of it is only used where code lies.
 */
public final class CodeSpace {
  private static final CodeSpace SHARED = reserve();

  /** Address of word 0. */
  public static final long BASE = SHARED.base;

  private final long base;
  /** In words from the base. Word 0 is never given out. */
  private final FreeRanges free = new FreeRanges();

  private CodeSpace(long base, int words) {
    this.base = base;
    free.give(1, words - 1);
  }

  private static CodeSpace reserve() {
    for (int bits = 28; ; bits--) {
      try {
        return new CodeSpace(Memory.allocate(8L << bits), 1 << bits);
      } catch (OutOfMemoryError e) {
        if (bits == 20) {
          throw e;
        }
      }
    }
  }

  /**
   * Takes a range of words.
   *
   * @return its address, 0 if there is no such range
   */
  public static long allocate(int words) {
    synchronized (SHARED) {
      long start = SHARED.free.take(words);
      return start == FreeRanges.NONE ? 0 : address((int) start);
    }
  }

  /** Gives a range back. */
  public static void release(long address, int words) {
    synchronized (SHARED) {
      SHARED.free.give(index(address), words);
    }
  }

  /** The number of the word at an address, below 2^28. */
  public static int index(long address) {
    return (int) (address - BASE >>> 3);
  }

  /** The address of a word. */
  public static long address(int index) {
    return BASE + ((long) index << 3);
  }
}
