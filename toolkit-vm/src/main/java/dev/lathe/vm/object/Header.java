package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;

/**
 * What every heap object begins with.
 *
 * <pre>
 *   +0 shape:u32   +4 kind:u8   +5 mark:u8   +6 flags:u16
 * </pre>
 *
 * A shape check is one comparison of 32 bits. The mark is the collector's.
 */
public final class Header {
  public static final int SHAPE = 0;
  public static final int KIND = 4;
  public static final int MARK = Heap.MARK;
  public static final int FLAGS = 6;
  public static final int BYTES = 8;

  private Header() {}

  /** The number of the object's shape, 0 if it has none. */
  public static int shape(long address) {
    return Memory.getInt(address);
  }

  public static void setShape(long address, int shape) {
    Memory.putInt(address, shape);
  }

  /** The ordinal of the object's {@link Kind}. */
  public static int kind(long address) {
    return Memory.getByte(address + KIND);
  }

  /** Whether the object is of a kind. */
  public static boolean is(long address, Kind kind) {
    return kind(address) == kind.ordinal();
  }

  /** Bits whose meaning is the kind's. */
  public static int flags(long address) {
    return Memory.getShort(address + FLAGS) & 0xFFFF;
  }

  public static void setFlags(long address, int flags) {
    Memory.putShort(address + FLAGS, (short) flags);
  }
}
