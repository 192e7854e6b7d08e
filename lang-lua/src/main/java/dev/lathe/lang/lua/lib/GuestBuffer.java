package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.runtime.Releasable;
import dev.lathe.vm.runtime.VmState;

/**
 * Bytes that are put in at the end and taken at the front. They lie in an array of Java's, which the machine's memory pays for.
 *
 * <pre>
 *   0 … taken … from … to … free … length of the array
 * </pre>
 *
 * Only {@link #ensure} asks for memory, and so may ask for the call to be tried again: whoever puts something ensures all of
 * it first.
 */
final class GuestBuffer implements Releasable {
  /** No buffer holds more, as no string does. */
  static final int LONGEST = StringObject.MAXIMUM_LENGTH;

  private static final int SMALLEST = 32;
  private static final int MUCH = 8192;

  private final VmState vm;
  private byte[] bytes = {};
  private int from;
  private int to;

  GuestBuffer(VmState vm) {
    this.vm = vm;
  }

  int length() {
    return to - from;
  }

  /** Makes room for so many more bytes. */
  void ensure(long more) {
    if (more <= bytes.length - to) {
      return;
    }
    long needed = length() + more;
    if (needed > LONGEST) {
      throw OutOfGuestMemory.INSTANCE;
    }
    if (needed <= bytes.length && from >= bytes.length / 2) {
      // What was taken is at least half: moving the rest costs no more than what was taken did.
      System.arraycopy(bytes, from, bytes, 0, length());
    } else {
      int capacity = (int) Math.clamp(2L * bytes.length, Math.max(needed, SMALLEST), LONGEST);
      if (capacity >= MUCH) {
        vm.heap().reserve(capacity);
      }
      byte[] larger = new byte[capacity];
      System.arraycopy(bytes, from, larger, 0, length());
      vm.heap().account((long) capacity - bytes.length);
      bytes = larger;
    }
    to -= from;
    from = 0;
  }

  /** Adds a byte. */
  void add(int b) {
    ensure(1);
    bytes[to++] = (byte) b;
  }

  /** Adds a number of 64 bits, its low byte first. */
  void addLong(long bits) {
    ensure(8);
    for (int i = 0; i < 8; i++) {
      bytes[to++] = (byte) (bits >>> 8 * i);
    }
  }

  /** Adds a number of 32 bits, its low byte first. */
  void addInt(int bits) {
    ensure(4);
    for (int i = 0; i < 4; i++) {
      bytes[to++] = (byte) (bits >>> 8 * i);
    }
  }

  /** Adds bytes of memory. */
  void add(long address, int count) {
    ensure(count);
    Memory.copy(address, bytes, to, count);
    to += count;
  }

  /** Adds bytes of an array. */
  void add(byte[] array, int at, int count) {
    ensure(count);
    System.arraycopy(array, at, bytes, to, count);
    to += count;
  }

  /** Adds a string, given by its address. */
  void addString(long string) {
    add(vm.strings().bytes(string), StringObject.length(string));
  }

  /** Adds what another one holds. */
  void addBuffer(GuestBuffer other) {
    ensure(other.length());
    System.arraycopy(other.bytes, other.from, bytes, to, other.length());
    to += other.length();
  }

  /** Drops what was put behind the first bytes. */
  void truncate(int length) {
    to = from + length;
  }

  /** Takes bytes away; there are so many. */
  void skip(int count) {
    from += count;
    if (from == to) {
      from = 0;
      to = 0;
    }
  }

  /** Byte number {@code index} of those that it holds, 0 to 255. */
  int at(int index) {
    return bytes[from + index] & 0xFF;
  }

  /** The 64 bits from a byte on. */
  long longAt(int index) {
    return intAt(index) & 0xFFFF_FFFFL | (long) intAt(index + 4) << 32;
  }

  /** The 32 bits from a byte on. */
  int intAt(int index) {
    return at(index) | at(index + 1) << 8 | at(index + 2) << 16 | at(index + 3) << 24;
  }

  /** A string of some of its bytes; its address. */
  long string(int index, int count) {
    long string = vm.strings().allocate(count);
    Memory.copy(bytes, from + index, string + StringObject.BYTES, count);
    return string;
  }

  /** A string of all that it holds; its address. */
  long string() {
    return string(0, length());
  }

  /** Writes what it holds. */
  void writeTo(FileStream stream) {
    stream.write(bytes, from, length());
  }

  /** Forgets what it holds, and keeps the memory. */
  void reset() {
    from = 0;
    to = 0;
  }

  /** Gives the memory back; it may be used again. */
  @Override
  public void release() {
    vm.heap().account(-bytes.length);
    bytes = new byte[0];
    reset();
  }
}
