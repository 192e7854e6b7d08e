package dev.lathe.vm.memory;

import jdk.internal.misc.Unsafe;

/**
 * Raw memory: the one place that reads and writes addresses. Little endian, no alignment needed. Nothing is checked: callers
 * own what they touch. Addresses have at most 47 bits; 0 is none.
 */
public final class Memory {
  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  private Memory() {}

  /** The 64 bits at an address. */
  public static long getLong(long address) {
    return UNSAFE.getLong(null, address);
  }

  /** Stores 64 bits. */
  public static void putLong(long address, long value) {
    UNSAFE.putLong(null, address, value);
  }

  /** The 32 bits at an address. */
  public static int getInt(long address) {
    return UNSAFE.getInt(null, address);
  }

  /** Stores 32 bits. */
  public static void putInt(long address, int value) {
    UNSAFE.putInt(null, address, value);
  }

  /** 32 bits that another thread may have stored by {@link #publishInt}. */
  public static int observeInt(long address) {
    return UNSAFE.getIntAcquire(null, address);
  }

  /** Stores 32 bits for other threads to see. */
  public static void publishInt(long address, int value) {
    UNSAFE.putIntRelease(null, address, value);
  }

  /** Adds bits to the 32 at an address, whoever else does so. */
  public static void orInt(long address, int bits) {
    UNSAFE.getAndBitwiseOrInt(null, address, bits);
  }

  /** Leaves only the given bits of the 32 at an address, whoever else changes them. */
  public static void andInt(long address, int bits) {
    UNSAFE.getAndBitwiseAndInt(null, address, bits);
  }

  /** The 16 bits at an address, signed. */
  public static short getShort(long address) {
    return UNSAFE.getShort(null, address);
  }

  /** Stores 16 bits. */
  public static void putShort(long address, short value) {
    UNSAFE.putShort(null, address, value);
  }

  /** The byte at an address, signed. */
  public static byte getByte(long address) {
    return UNSAFE.getByte(null, address);
  }

  /** Stores a byte. */
  public static void putByte(long address, byte value) {
    UNSAFE.putByte(null, address, value);
  }

  /** The double at an address. */
  public static double getDouble(long address) {
    return UNSAFE.getDouble(null, address);
  }

  /** Stores a double; which NaN is the processor's choice. */
  public static void putDouble(long address, double value) {
    UNSAFE.putDouble(null, address, value);
  }

  /** Copies bytes; the ranges may overlap. */
  public static void copy(long from, long to, long bytes) {
    UNSAFE.copyMemory(from, to, bytes);
  }

  /** Copies bytes out of an array. */
  public static void copy(byte[] from, int index, long to, int bytes) {
    UNSAFE.copyMemory(from, Unsafe.ARRAY_BYTE_BASE_OFFSET + index, null, to, bytes);
  }

  /** Copies bytes into an array. */
  public static void copy(long from, byte[] to, int index, int bytes) {
    UNSAFE.copyMemory(null, from, to, Unsafe.ARRAY_BYTE_BASE_OFFSET + index, bytes);
  }

  /** Makes all bytes zero. */
  public static void clear(long address, long bytes) {
    UNSAFE.setMemory(address, bytes, (byte) 0);
  }

  /**
   * Takes memory from the operating system; what it holds is undefined, and pages that are never touched cost nothing.
   *
   * @throws OutOfMemoryError if there is none
   */
  public static long allocate(long bytes) {
    return UNSAFE.allocateMemory(bytes);
  }

  /** Gives back what {@link #allocate} gave. */
  public static void free(long address) {
    UNSAFE.freeMemory(address);
  }
}
