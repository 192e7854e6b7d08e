package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;

/**
 * Boxed numbers: 64-bit integers that wrap ({@link Kind#INT64}, {@link Kind#UINT64}) and complex numbers.
 *
 * <pre>
 *   +0 header  +8 bits:i64                      integers
 *   +0 header  +8 real:f64  +16 imaginary:f64   complex numbers
 * </pre>
 */
public final class BoxObject {
  public static final int BITS = 8;
  public static final int REAL = 8;
  public static final int IMAGINARY = 16;

  private BoxObject() {}

  /** A new integer of a kind. */
  public static long integer(Heap heap, Kind kind, long bits) {
    long address = heap.allocate(kind.ordinal(), 16);
    Memory.putLong(address + BITS, bits);
    return address;
  }

  /** A new complex number. */
  public static long complex(Heap heap, double real, double imaginary) {
    long address = heap.allocate(Kind.COMPLEX.ordinal(), 24);
    Memory.putDouble(address + REAL, real);
    Memory.putDouble(address + IMAGINARY, imaginary);
    return address;
  }

  /** The bits of an integer. */
  public static long bits(long address) {
    return Memory.getLong(address + BITS);
  }

  public static double real(long address) {
    return Memory.getDouble(address + REAL);
  }

  public static double imaginary(long address) {
    return Memory.getDouble(address + IMAGINARY);
  }
}
