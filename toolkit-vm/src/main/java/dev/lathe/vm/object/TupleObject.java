package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;

/**
 * Immutable sequences of values.
 *
 * <pre>
 *   +0 header  +8 length:u32  +12 hash:u32, 0 as long as nobody asked  +16 item…
 * </pre>
 */
public final class TupleObject {
  public static final int LENGTH = 8;
  public static final int HASH = 12;
  public static final int ITEMS = 16;

  private TupleObject() {}

  /** A new one, whose items the caller stores before the next poll. Reserves. */
  public static long allocate(Heap heap, int length) {
    long bytes = ITEMS + 8L * length;
    heap.reserveIfMuch(bytes);
    long address = heap.allocate(Kind.TUPLE.ordinal(), bytes);
    Memory.putInt(address + LENGTH, length);
    return address;
  }

  /** A new one of values in memory. */
  public static long of(Heap heap, long values, int length) {
    long address = allocate(heap, length);
    Memory.copy(values, address + ITEMS, 8L * length);
    return address;
  }

  /** A new one of some values. */
  public static long of(Heap heap, long... values) {
    long address = allocate(heap, values.length);
    for (int i = 0; i < values.length; i++) {
      Memory.putLong(address + ITEMS + 8L * i, values[i]);
    }
    return address;
  }

  public static int length(long tuple) {
    return Memory.getInt(tuple + LENGTH);
  }

  /** Item {@code index}, from 0. */
  public static long item(long tuple, int index) {
    return Memory.getLong(tuple + ITEMS + 8L * index);
  }

  public static long bytes(long tuple) {
    return ITEMS + 8L * length(tuple);
  }
}
