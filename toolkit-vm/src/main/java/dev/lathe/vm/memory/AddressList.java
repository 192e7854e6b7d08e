package dev.lathe.vm.memory;

import java.util.Arrays;

/** A growing list of addresses, without boxing. */
public final class AddressList {
  private long[] items = new long[16];
  private int size;

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public long get(int index) {
    return items[index];
  }

  public void set(int index, long address) {
    items[index] = address;
  }

  public void add(long address) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
    }
    items[size] = address;
    size++;
  }

  /** Takes the last one away. */
  public long removeLast() {
    size--;
    return items[size];
  }

  /** Takes one away; the last one gets its place. */
  public void removeSwapping(int index) {
    size--;
    items[index] = items[size];
  }

  /** Leaves the first ones only. */
  public void truncate(int newSize) {
    assert newSize <= size;
    size = newSize;
    if (items.length > 64 && size < items.length / 8) {
      items = Arrays.copyOf(items, items.length / 4);
    }
  }
}
