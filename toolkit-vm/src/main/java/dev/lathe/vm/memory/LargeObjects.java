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
  /** What it costs to look at one, and how many bytes are freed in the time that one is looked at while marking. */
  private static final int COST = 128;

  private static final int FREED_AT_ONCE = 32;

  private long[] all = new long[16];
  private int count;
  private int unswept;
  private long bytes;

  /** New memory, all zero. What the listener raises while it is being cleared ends the attempt. */
  long allocate(long size, int mark, WorkListener listener) {
    long address = Memory.allocate(size + PREFIX) + PREFIX;
    boolean isCleared = false;
    try {
      clear(address - PREFIX, size + PREFIX, listener);
      isCleared = true;
    } finally {
      if (!isCleared) {
        Memory.free(address - PREFIX);
      }
    }
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

  private static void clear(long address, long bytes, WorkListener listener) {
    for (long done = 0; done < bytes; done += WorkListener.SLICE) {
      long part = Math.min(WorkListener.SLICE, bytes - done);
      Memory.clear(address + done, part);
      if (part == WorkListener.SLICE) {
        listener.spent(part);
      }
    }
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

  /** Looks at some, and frees those that do not have the mark; gives what is left of the work, positive if all were seen. */
  long sweep(long work, int mark) {
    long left = work;
    while (left > 0 && unswept > 0) {
      unswept--;
      long address = all[unswept];
      left -= COST;
      if (Memory.getByte(address + MARK) != mark) {
        left -= release(address) / FREED_AT_ONCE;
      }
    }
    return left;
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
