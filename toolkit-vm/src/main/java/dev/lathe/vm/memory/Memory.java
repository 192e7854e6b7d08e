package dev.lathe.vm.memory;

import jdk.internal.misc.Unsafe;

/**
 * Raw memory: the one place that reads and writes addresses. Little endian, no alignment needed. Nothing is checked: callers
 * own what they touch. Addresses have at most 47 bits; 0 is none.
 *
 * <p>Where the host has not exported {@code jdk.internal.misc}, {@link MappedMemory} does the same, slower. That is decided
 * when the class is initialised, and folds away.
 */
public final class Memory {
  private static final boolean DIRECT = Object.class.getModule().isExported("jdk.internal.misc", Memory.class.getModule());
  private static final Unsafe UNSAFE = DIRECT ? Unsafe.getUnsafe() : null;

  private Memory() {}

  /** Whether nothing stands between here and the processor. */
  public static boolean isDirect() {
    return DIRECT;
  }

  /**
   * What all is done through, null where {@link MappedMemory} does it. For a method too large for the compiler to inline what it
   * calls; with null in front of an address it is the same as the methods here.
   */
  public static Unsafe direct() {
    return UNSAFE;
  }

  /** The 64 bits at an address. */
  public static long getLong(long address) {
    return DIRECT ? UNSAFE.getLong(null, address) : MappedMemory.getLong(address);
  }

  /** Stores 64 bits. */
  public static void putLong(long address, long value) {
    if (DIRECT) {
      UNSAFE.putLong(null, address, value);
    } else {
      MappedMemory.putLong(address, value);
    }
  }

  /** The 32 bits at an address. */
  public static int getInt(long address) {
    return DIRECT ? UNSAFE.getInt(null, address) : MappedMemory.getInt(address);
  }

  /** Stores 32 bits. */
  public static void putInt(long address, int value) {
    if (DIRECT) {
      UNSAFE.putInt(null, address, value);
    } else {
      MappedMemory.putInt(address, value);
    }
  }

  /** 32 bits that another thread may have stored by {@link #publishInt}. */
  public static int observeInt(long address) {
    return DIRECT ? UNSAFE.getIntAcquire(null, address) : MappedMemory.observeInt(address);
  }

  /** Stores 32 bits for other threads to see. */
  public static void publishInt(long address, int value) {
    if (DIRECT) {
      UNSAFE.putIntRelease(null, address, value);
    } else {
      MappedMemory.publishInt(address, value);
    }
  }

  /** Adds bits to the 32 at an address, whoever else does so. */
  public static void orInt(long address, int bits) {
    if (DIRECT) {
      UNSAFE.getAndBitwiseOrInt(null, address, bits);
    } else {
      MappedMemory.orInt(address, bits);
    }
  }

  /** Leaves only the given bits of the 32 at an address, whoever else changes them. */
  public static void andInt(long address, int bits) {
    if (DIRECT) {
      UNSAFE.getAndBitwiseAndInt(null, address, bits);
    } else {
      MappedMemory.andInt(address, bits);
    }
  }

  /** The 16 bits at an address, signed. */
  public static short getShort(long address) {
    return DIRECT ? UNSAFE.getShort(null, address) : MappedMemory.getShort(address);
  }

  /** Stores 16 bits. */
  public static void putShort(long address, short value) {
    if (DIRECT) {
      UNSAFE.putShort(null, address, value);
    } else {
      MappedMemory.putShort(address, value);
    }
  }

  /** The byte at an address, signed. */
  public static byte getByte(long address) {
    return DIRECT ? UNSAFE.getByte(null, address) : MappedMemory.getByte(address);
  }

  /** Stores a byte. */
  public static void putByte(long address, byte value) {
    if (DIRECT) {
      UNSAFE.putByte(null, address, value);
    } else {
      MappedMemory.putByte(address, value);
    }
  }

  /** The double at an address. */
  public static double getDouble(long address) {
    return DIRECT ? UNSAFE.getDouble(null, address) : MappedMemory.getDouble(address);
  }

  /** Stores a double; which NaN is the processor's choice. */
  public static void putDouble(long address, double value) {
    if (DIRECT) {
      UNSAFE.putDouble(null, address, value);
    } else {
      MappedMemory.putDouble(address, value);
    }
  }

  /** Copies bytes; the ranges may overlap. */
  public static void copy(long from, long to, long bytes) {
    if (DIRECT) {
      UNSAFE.copyMemory(from, to, bytes);
    } else {
      MappedMemory.copy(from, to, bytes);
    }
  }

  /** Copies bytes out of an array. */
  public static void copy(byte[] from, int index, long to, int bytes) {
    if (DIRECT) {
      UNSAFE.copyMemory(from, Unsafe.ARRAY_BYTE_BASE_OFFSET + index, null, to, bytes);
    } else {
      MappedMemory.copy(from, index, to, bytes);
    }
  }

  /** Copies bytes into an array. */
  public static void copy(long from, byte[] to, int index, int bytes) {
    if (DIRECT) {
      UNSAFE.copyMemory(null, from, to, Unsafe.ARRAY_BYTE_BASE_OFFSET + index, bytes);
    } else {
      MappedMemory.copy(from, to, index, bytes);
    }
  }

  /** Makes all bytes zero. */
  public static void clear(long address, long bytes) {
    fill(address, bytes, (byte) 0);
  }

  /** Makes all bytes the same. */
  public static void fill(long address, long bytes, byte value) {
    if (DIRECT) {
      UNSAFE.setMemory(address, bytes, value);
    } else {
      MappedMemory.fill(address, bytes, value);
    }
  }

  /**
   * Takes memory from the operating system; what it holds is undefined, and pages that are never touched cost nothing.
   *
   * @throws OutOfMemoryError if there is none
   */
  public static long allocate(long bytes) {
    return DIRECT ? UNSAFE.allocateMemory(bytes) : MappedMemory.allocate(bytes);
  }

  /** Gives back what {@link #allocate} gave. */
  public static void free(long address) {
    if (DIRECT) {
      UNSAFE.freeMemory(address);
    } else {
      MappedMemory.free(address);
    }
  }
}
