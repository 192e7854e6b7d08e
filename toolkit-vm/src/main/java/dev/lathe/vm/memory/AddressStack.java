package dev.lathe.vm.memory;

/**
 * A stack of addresses off the Java heap, for marking: its size depends on what the guest has built, which must not exhaust
 * Java's memory. It takes memory when it is first used and gives it back when asked.
 */
public final class AddressStack {
  private static final int SMALLEST = 1 << 10;

  private final Heap heap;
  private long items;
  private long capacity;
  private long size;

  /** An empty one, whose memory a heap counts. */
  public AddressStack(Heap heap) {
    this.heap = heap;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public long size() {
    return size;
  }

  public void push(long address) {
    if (size == capacity) {
      grow();
    }
    Memory.putLong(items + 8 * size, address);
    size++;
  }

  public long pop() {
    size--;
    return Memory.getLong(items + 8 * size);
  }

  /** The item at an index from the bottom. */
  public long get(long index) {
    return Memory.getLong(items + 8 * index);
  }

  /** Replaces the item at an index from the bottom. */
  public void set(long index, long value) {
    Memory.putLong(items + 8 * index, value);
  }

  private void grow() {
    long newCapacity = Math.max(SMALLEST, 2 * capacity);
    long newItems = Memory.allocate(8 * newCapacity);
    heap.account(8 * (newCapacity - capacity));
    if (items != 0) {
      Memory.copy(items, newItems, 8 * size);
      Memory.free(items);
    }
    items = newItems;
    capacity = newCapacity;
  }

  /** Drops what it holds and gives its memory back. */
  public void release() {
    if (items != 0) {
      Memory.free(items);
      heap.account(-8 * capacity);
    }
    items = 0;
    capacity = 0;
    size = 0;
  }
}
