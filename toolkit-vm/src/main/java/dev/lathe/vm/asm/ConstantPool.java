package dev.lathe.vm.asm;

import java.util.Arrays;

/**
 * Constants of 8 and 16 bytes, each distinct one once. In the code the long ones come first, so that all are aligned. Open
 * addressing; a table that has been used keeps its size.
 */
final class ConstantPool {
  private static final int FIRST_CAPACITY = 16;

  /** Each constant's entry, less than zero for an empty cell. */
  private int[] cells = new int[2 * FIRST_CAPACITY];

  private long[] low = new long[FIRST_CAPACITY];
  private long[] high = new long[FIRST_CAPACITY];
  private boolean[] isLong = new boolean[FIRST_CAPACITY];
  private Label[] labels = new Label[FIRST_CAPACITY];
  private int count;
  private int longCount;

  ConstantPool() {
    Arrays.fill(cells, -1);
  }

  /** The label of 8 bytes. */
  Label of(long value) {
    return find(value, 0, false);
  }

  /** The label of 16 bytes, the lower half first. */
  Label of(long lowHalf, long highHalf) {
    return find(lowHalf, highHalf, true);
  }

  private Label find(long lowHalf, long highHalf, boolean two) {
    int mask = cells.length - 1;
    int cell = hash(lowHalf, highHalf) & mask;
    while (cells[cell] >= 0) {
      int entry = cells[cell];
      if (low[entry] == lowHalf && high[entry] == highHalf && isLong[entry] == two) {
        return labels[entry];
      }
      cell = cell + 1 & mask;
    }
    if (count == low.length) {
      grow();
      return find(lowHalf, highHalf, two);
    }
    cells[cell] = count;
    low[count] = lowHalf;
    high[count] = highHalf;
    isLong[count] = two;
    longCount += two ? 1 : 0;
    return labels[count++] = new Label();
  }

  private static int hash(long lowHalf, long highHalf) {
    long mixed = (lowHalf + 31 * highHalf) * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 40);
  }

  private void grow() {
    int capacity = 2 * low.length;
    low = Arrays.copyOf(low, capacity);
    high = Arrays.copyOf(high, capacity);
    isLong = Arrays.copyOf(isLong, capacity);
    labels = Arrays.copyOf(labels, capacity);
    cells = new int[2 * capacity];
    Arrays.fill(cells, -1);
    for (int entry = 0; entry < count; entry++) {
      int cell = hash(low[entry], high[entry]) & cells.length - 1;
      while (cells[cell] >= 0) {
        cell = cell + 1 & cells.length - 1;
      }
      cells[cell] = entry;
    }
  }

  /** 16 or 8 if there are constants of that size, else 1. */
  int alignment() {
    return longCount > 0 ? 16 : count > 0 ? 8 : 1;
  }

  /** Bytes of all constants. */
  int size() {
    return 8 * (count + longCount);
  }

  /** Writes all at the end of a buffer, which is aligned there, and binds their labels. */
  void appendTo(CodeBuffer buffer) {
    for (int entry = 0; longCount > 0 && entry < count; entry++) {
      if (isLong[entry]) {
        buffer.bind(labels[entry]);
        buffer.putLong(low[entry]);
        buffer.putLong(high[entry]);
      }
    }
    for (int entry = 0; entry < count; entry++) {
      if (!isLong[entry]) {
        buffer.bind(labels[entry]);
        buffer.putLong(low[entry]);
      }
    }
  }

  void clear() {
    if (count > 0) {
      Arrays.fill(cells, -1);
      Arrays.fill(labels, 0, count, null);
      count = 0;
      longCount = 0;
    }
  }
}
