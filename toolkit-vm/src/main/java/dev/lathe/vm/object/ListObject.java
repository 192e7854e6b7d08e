package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.value.Value;

/**
 * Growing sequences of values; they have a tag of their own.
 *
 * <pre>
 *   +0 header  +8 items*  +16 length:u32 capacity:u32
 * </pre>
 */
public final class ListObject {
  public static final int ITEMS = 8;
  public static final int LENGTH = 16;
  public static final int CAPACITY = 20;
  public static final int BYTES = 24;

  /** No list is longer. */
  public static final int MAXIMUM_LENGTH = 1 << 28;

  private ListObject() {}

  /** A new list with room for some items; its address. Reserves. */
  public static long create(Heap heap, int capacity) {
    heap.reserveIfMuch(BYTES + 8L * capacity);
    long list = heap.allocate(Kind.LIST.ordinal(), BYTES);
    if (capacity > 0) {
      Memory.putLong(list + ITEMS, heap.allocatePart(8L * capacity));
      Memory.putInt(list + CAPACITY, capacity);
      heap.barrier(list);
    }
    return list;
  }

  /** A new list of values in memory. */
  public static long of(Heap heap, long values, int length) {
    long list = create(heap, length);
    Memory.copy(values, Memory.getLong(list + ITEMS), 8L * length);
    Memory.putInt(list + LENGTH, length);
    return list;
  }

  /** A list as a value. */
  public static long value(long list) {
    return Value.of(Value.LIST_TAG, list);
  }

  public static boolean is(long value) {
    return Value.tag(value) == Value.LIST_TAG;
  }

  public static int length(long list) {
    return Memory.getInt(list + LENGTH);
  }

  public static int capacity(long list) {
    return Memory.getInt(list + CAPACITY);
  }

  /** Item {@code index}, from 0, below the length. */
  public static long item(long list, int index) {
    return Memory.getLong(Memory.getLong(list + ITEMS) + 8L * index);
  }

  public static void setItem(Heap heap, long list, int index, long value) {
    Memory.putLong(Memory.getLong(list + ITEMS) + 8L * index, value);
    heap.barrier(list, value);
  }

  /** Adds an item at the end. Reserves. */
  public static void append(Heap heap, long list, long value) {
    int length = length(list);
    ensure(heap, list, length + 1);
    Memory.putLong(Memory.getLong(list + ITEMS) + 8L * length, value);
    Memory.putInt(list + LENGTH, length + 1);
    heap.barrier(list, value);
  }

  /** Makes room for so many items in all. Reserves. */
  public static void ensure(Heap heap, long list, int length) {
    int capacity = capacity(list);
    if (length <= capacity) {
      return;
    }
    // One eighth more than needed, so that a list that grows is copied rarely and wastes little.
    int larger = (int) Math.min(length + (length >> 3) + 4L, Math.max(MAXIMUM_LENGTH, length));
    heap.reserveIfMuch(8L * larger);
    long items = heap.allocatePart(8L * larger);
    long old = Memory.getLong(list + ITEMS);
    if (old != 0) {
      Memory.copy(old, items, 8L * length(list));
      heap.releasePart(old, 8L * capacity);
    }
    Memory.putLong(list + ITEMS, items);
    Memory.putInt(list + CAPACITY, larger);
    heap.barrier(list);
  }

  /**
   * Puts values in place of some items.
   *
   * @param from first item that goes
   * @param removed how many go
   * @param values where the new ones lie, not in this list; {@code count} of them
   */
  public static void replace(Heap heap, long list, int from, int removed, long values, int count) {
    int length = length(list);
    ensure(heap, list, length - removed + count);
    long items = Memory.getLong(list + ITEMS);
    Memory.copy(items + 8L * (from + removed), items + 8L * (from + count), 8L * (length - from - removed));
    if (count > 0) {
      Memory.copy(values, items + 8L * from, 8L * count);
    }
    Memory.putInt(list + LENGTH, length - removed + count);
    heap.barrier(list);
  }
}
