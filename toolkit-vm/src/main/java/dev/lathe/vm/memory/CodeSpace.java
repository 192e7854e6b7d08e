package dev.lathe.vm.memory;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where loaded instructions live: one range of addresses for all machines of the process, so that a frame's link can name a
 * place in the code by 28 bits. Memory of it is only used where code lies.
 *
 * <p>Free ranges are kept by start, first fit, and merged with their neighbours.
 */
public final class CodeSpace {
  private static final CodeSpace SHARED = reserve();

  /** Address of word 0. */
  public static final long BASE = SHARED.base;

  private final long base;
  /** Free ranges: first word to number of words. Word 0 is never given out. */
  private final TreeMap<Integer, Integer> free = new TreeMap<>();

  private CodeSpace(long base, int words) {
    this.base = base;
    free.put(1, words - 1);
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
      for (Map.Entry<Integer, Integer> range : SHARED.free.entrySet()) {
        if (range.getValue() >= words) {
          int start = range.getKey();
          int rest = range.getValue() - words;
          SHARED.free.remove(start);
          if (rest > 0) {
            SHARED.free.put(start + words, rest);
          }
          return address(start);
        }
      }
      return 0;
    }
  }

  /** Gives a range back. */
  public static void release(long address, int words) {
    synchronized (SHARED) {
      int start = index(address);
      int length = words;
      Map.Entry<Integer, Integer> below = SHARED.free.lowerEntry(start);
      if (below != null && below.getKey() + below.getValue() == start) {
        SHARED.free.remove(below.getKey());
        start = below.getKey();
        length += below.getValue();
      }
      Integer above = SHARED.free.remove(start + length);
      if (above != null) {
        length += above;
      }
      SHARED.free.put(start, length);
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
