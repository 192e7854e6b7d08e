package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;

/**
 * Objects of two values: {@link Kind#BOUND_METHOD}, a function and the object that it is called with, and {@link Kind#ITERATOR},
 * the two registers of an iteration.
 *
 * <pre>
 *   +0 header  +8 first  +16 second
 * </pre>
 */
public final class PairObject {
  public static final int FIRST = 8;
  public static final int SECOND = 16;
  public static final int BYTES = 24;

  private PairObject() {}

  /** A new one; its address. */
  public static long create(Heap heap, Kind kind, long first, long second) {
    long pair = heap.allocate(kind.ordinal(), BYTES);
    Memory.putLong(pair + FIRST, first);
    Memory.putLong(pair + SECOND, second);
    return pair;
  }

  public static long first(long pair) {
    return Memory.getLong(pair + FIRST);
  }

  public static long second(long pair) {
    return Memory.getLong(pair + SECOND);
  }
}
