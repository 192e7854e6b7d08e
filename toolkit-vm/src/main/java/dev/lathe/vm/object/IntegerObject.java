package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.value.Value;
import java.math.BigInteger;

/**
 * Integers outside the range of small ones, of any size: sign and magnitude.
 *
 * <pre>
 *   +0 header  +8 limbs:u32  +12 sign:i32, 1 or −1  +16 limb:u64…, the lowest first, the highest not 0
 * </pre>
 *
 * Immutable. What fits a small integer is never one of these, so equal integers have equal forms.
 */
public final class IntegerObject {
  public static final int LIMBS = 8;
  public static final int SIGN = 12;
  public static final int FIRST = 16;

  /** No integer has more bits: BigInteger's own bound, less one limb. */
  public static final long MAXIMUM_BITS = Integer.MAX_VALUE - 64L;

  private static final int SMALL_BITS = 46;

  private IntegerObject() {}

  /** An integer as a value: small if it fits, else a new object. Reserves what is much. */
  public static long value(Heap heap, BigInteger number) {
    int bits = number.bitLength();
    if (bits <= SMALL_BITS) {
      return Value.ofInt(number.longValue());
    }
    if (bits <= 63) {
      return object(heap, number.longValue());
    }
    byte[] magnitude = number.abs().toByteArray();
    int limbs = magnitude.length + 7 >> 3;
    if (magnitude[0] == 0 && (magnitude.length & 7) == 1) {
      limbs--;
    }
    long address = allocate(heap, limbs, number.signum());
    for (int i = 0; i < limbs; i++) {
      long limb = 0;
      int end = magnitude.length - 8 * i;
      for (int j = Math.max(0, end - 8); j < end; j++) {
        limb = limb << 8 | magnitude[j] & 0xFF;
      }
      Memory.putLong(address + FIRST + 8L * i, limb);
    }
    return Value.object(address);
  }

  /** The same of 64 signed bits. */
  public static long value(Heap heap, long number) {
    return number << 17 >> 17 == number ? Value.ofInt(number) : object(heap, number);
  }

  private static long object(Heap heap, long number) {
    long address = allocate(heap, 1, number < 0 ? -1 : 1);
    // The magnitude of the lowest long is its own bits, unsigned.
    Memory.putLong(address + FIRST, Math.abs(number));
    return Value.object(address);
  }

  private static long allocate(Heap heap, int limbs, int sign) {
    long bytes = FIRST + 8L * limbs;
    heap.reserveIfMuch(bytes);
    long address = heap.allocate(Kind.INTEGER.ordinal(), bytes);
    Memory.putInt(address + LIMBS, limbs);
    Memory.putInt(address + SIGN, sign);
    return address;
  }

  /**
   * To be called before an integer of about so many bits is computed.
   *
   * @throws OutOfGuestMemory if there can be none
   */
  public static void reserve(Heap heap, long bits) {
    if (bits > MAXIMUM_BITS) {
      throw OutOfGuestMemory.INSTANCE;
    }
    heap.reserveIfMuch(FIRST + (bits >> 3));
  }

  /** Number of bytes of an object. */
  public static long bytes(long address) {
    return FIRST + 8L * limbs(address);
  }

  public static int limbs(long address) {
    return Memory.getInt(address + LIMBS);
  }

  /** 1 or −1. */
  public static int sign(long address) {
    return Memory.getInt(address + SIGN);
  }

  /** Whether it fits 64 bits, signed. */
  public static boolean fitsLong(long address) {
    return limbs(address) == 1 && (Memory.getLong(address + FIRST) >= 0 || sign(address) < 0 && Memory.getLong(address + FIRST) == Long.MIN_VALUE);
  }

  /** Its low 64 bits in two's complement; all of it if {@link #fitsLong}. */
  public static long low(long address) {
    long limb = Memory.getLong(address + FIRST);
    return sign(address) < 0 ? -limb : limb;
  }

  /** As Java has it. */
  public static BigInteger toBig(long address) {
    if (fitsLong(address)) {
      return BigInteger.valueOf(low(address));
    }
    int limbs = limbs(address);
    byte[] magnitude = new byte[8 * limbs];
    for (int i = 0; i < limbs; i++) {
      long limb = Memory.getLong(address + FIRST + 8L * i);
      int at = 8 * (limbs - i);
      for (int j = 0; j < 8; j++) {
        magnitude[--at] = (byte) limb;
        limb >>>= 8;
      }
    }
    return new BigInteger(sign(address), magnitude);
  }

  /** Whether two have the same value. */
  public static boolean equal(long one, long other) {
    if (limbs(one) != limbs(other) || sign(one) != sign(other)) {
      return false;
    }
    for (long at = FIRST; at < bytes(one); at += 8) {
      if (Memory.getLong(one + at) != Memory.getLong(other + at)) {
        return false;
      }
    }
    return true;
  }
}
