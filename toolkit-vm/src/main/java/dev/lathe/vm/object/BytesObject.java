package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;

/**
 * Immutable bytes that are no text.
 *
 * <pre>
 *   +0 header  +8 length:u32  +12 hash:u32, 0 as long as nobody asked  +16 byte…, zeros up to a multiple of 8
 * </pre>
 */
public final class BytesObject {
  public static final int LENGTH = 8;
  public static final int HASH = 12;
  public static final int BYTES = 16;

  private BytesObject() {}

  /** New ones. Reserves. */
  public static long of(Heap heap, byte[] bytes) {
    heap.reserveIfMuch(BYTES + (long) bytes.length);
    long address = heap.allocate(Kind.BYTES.ordinal(), BYTES + (long) bytes.length);
    Memory.putInt(address + LENGTH, bytes.length);
    Memory.copy(bytes, 0, address + BYTES, bytes.length);
    return address;
  }

  public static int length(long address) {
    return Memory.getInt(address + LENGTH);
  }

  /** Size of the object. */
  public static long size(long address) {
    return BYTES + (long) length(address);
  }

  /** Compares as unsigned bytes: negative, 0, positive. */
  public static int compare(long one, long other) {
    int common = Math.min(length(one), length(other));
    for (long i = 0; i < common; i++) {
      int order = (Memory.getByte(one + BYTES + i) & 0xFF) - (Memory.getByte(other + BYTES + i) & 0xFF);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(length(one), length(other));
  }
}
