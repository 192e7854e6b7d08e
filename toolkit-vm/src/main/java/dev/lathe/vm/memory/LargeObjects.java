package dev.lathe.vm.memory;

import java.util.Arrays;

/**
 * Objects and parts too large for blocks, each in memory of its own.
 *
 * <pre>
 *   −16 index:u32 mark:u8   −8 size:u64   +0 the object or part
 * </pre>
 *
 * The index is its place in the list here. Sweeping goes down the list, and fills gaps with the last one, which has been seen.
 */
final class LargeObjects {
  private static final int PREFIX = 16;
  private static final int INDEX = -16;
  private static final int MARK = -12;
  private static final int SIZE = -8;

  private long[] all = new long[16];
  private int count;
  private int unswept;
  private long bytes;

  /** New memory, all zero. */
  long allocate(long size, int mark) {
    long address = Memory.allocate(size + PREFIX) + PREFIX;
    Memory.clear(address - PREFIX, size + PREFIX);
    if (count == all.length) {
      all = Arrays.copyOf(all, count * 2);
    }
    Memory.putInt(address + INDEX, count);
    Memory.putByte(address + MARK, (byte) mark);
    Memory.putLong(address + SIZE, size);
    all[count] = address;
    count++;
    bytes += size;
    return address;
  }

  void mark(long address, int mark) {
    Memory.putByte(address + MARK, (byte) mark);
  }

  /** Gives one back; tells its size. */
  long release(long address) {
    int index = Memory.getInt(address + INDEX);
    long size = Memory.getLong(address + SIZE);
    assert all[index] == address;
    count--;
    long last = all[count];
    all[index] = last;
    Memory.putInt(last + INDEX, index);
    Memory.free(address - PREFIX);
    bytes -= size;
    unswept = Math.min(unswept, count);
    return size;
  }

  /** All bytes that are taken. */
  long bytes() {
    return bytes;
  }

  void beginSweep() {
    unswept = count;
  }

  boolean isSwept() {
    return unswept == 0;
  }

  /** Looks at up to {@code most}, and frees those that do not have the mark. */
  void sweep(int most, int mark) {
    for (int i = 0; i < most && unswept > 0; i++) {
      unswept--;
      long address = all[unswept];
      if (Memory.getByte(address + MARK) != mark) {
        release(address);
      }
    }
  }

  void close() {
    for (int i = 0; i < count; i++) {
      Memory.free(all[i] - PREFIX);
    }
    count = 0;
    unswept = 0;
    bytes = 0;
  }
}
