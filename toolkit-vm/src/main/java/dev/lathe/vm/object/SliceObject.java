package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;

/**
 * Slices: from where to where, in what steps; values, nil what was left out.
 *
 * <pre>
 *   +0 header  +8 start  +16 stop  +24 step
 * </pre>
 */
public final class SliceObject {
  public static final int START = 8;
  public static final int STOP = 16;
  public static final int STEP = 24;
  public static final int BYTES = 32;

  private SliceObject() {}

  /** A new one; its address. */
  public static long create(Heap heap, long start, long stop, long step) {
    long slice = heap.allocate(Kind.SLICE.ordinal(), BYTES);
    Memory.putLong(slice + START, start);
    Memory.putLong(slice + STOP, stop);
    Memory.putLong(slice + STEP, step);
    return slice;
  }
}
