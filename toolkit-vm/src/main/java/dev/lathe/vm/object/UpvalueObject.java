package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;

/**
 * Captured variables.
 *
 * <pre>
 *   +0 header  +8 where*  +16 value  +24 next*
 * </pre>
 *
 * While the frame lives, {@code where} is a slot of its stack and {@code next} the open upvalue below it in the same stack;
 * closed, {@code where} is the object's own {@code value}. A cell is closed from its birth.
 */
public final class UpvalueObject {
  public static final int WHERE = 8;
  public static final int VALUE = 16;
  public static final int NEXT = 24;
  public static final int BYTES = 32;

  private UpvalueObject() {}

  /** A new cell, its address. */
  public static long cell(Heap heap, long value) {
    long cell = heap.allocate(Kind.UPVALUE.ordinal(), BYTES);
    Memory.putLong(cell + WHERE, cell + VALUE);
    Memory.putLong(cell + VALUE, value);
    return cell;
  }

  /** What the variable holds. */
  public static long get(long upvalue) {
    return Memory.getLong(Memory.getLong(upvalue + WHERE));
  }

  /** Whether it is closed. */
  public static boolean isClosed(long upvalue) {
    return Memory.getLong(upvalue + WHERE) == upvalue + VALUE;
  }
}
