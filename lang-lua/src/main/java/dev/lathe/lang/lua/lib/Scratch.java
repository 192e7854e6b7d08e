package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.Strings;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.NumberText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes on their way to become a string. There is one for a machine, which whoever begins with {@link #clear} owns until its Java
 * code returns. Growing reserves as much of the machine's memory, so it keeps within the limit, and whoever uses it must
 * not have changed anything before.
 */
final class Scratch {
  private static final int KEPT = 1 << 16;
  /** No string is longer. */
  static final int LONGEST = 0x7FFF_FF00;
  /** Bytes that a loop over a string goes through between two looks at interrupts. */
  static final int SLICE = 1 << 20;
  /** So many count as one instruction. */
  static final int BYTES_OF_A_UNIT = 16;

  private final VmState vm;
  private byte[] bytes = new byte[256];
  private int length;

  Scratch(VmState vm) {
    this.vm = vm;
  }

  /** Begins. */
  Scratch clear() {
    if (bytes.length > KEPT) {
      bytes = new byte[KEPT];
    }
    length = 0;
    return this;
  }

  int length() {
    return length;
  }

  /** Drops what is behind. */
  void truncate(int to) {
    length = to;
  }

  private void ensure(int more) {
    if (more > bytes.length - length) {
      long needed = (long) length + more;
      if (needed > LONGEST) {
        throw tooLong();
      }
      int capacity = (int) Math.min(Math.max(needed, 2L * bytes.length), LONGEST);
      if (capacity > KEPT) {
        vm.heap().reserve(2L * capacity);
      }
      bytes = Arrays.copyOf(bytes, capacity);
    }
  }

  private GuestError tooLong() {
    return vm.errors().plain("not enough memory");
  }

  /** A loop over a string, which may be ended here, has gone through a {@link #SLICE}, or the rest. */
  static void pollSlice(VmState vm) {
    vm.work(SLICE / BYTES_OF_A_UNIT);
  }

  /** Adds a byte. */
  void add(int b) {
    ensure(1);
    bytes[length++] = (byte) b;
  }

  /** Adds a byte many times. */
  void fill(int b, int count) {
    if (count > 0) {
      ensure(count);
      Arrays.fill(bytes, length, length + count, (byte) b);
      length += count;
    }
  }

  /** Adds bytes from memory. */
  void add(long address, int count) {
    ensure(count);
    Memory.copy(address, bytes, length, count);
    length += count;
  }

  /** Adds a string's bytes. */
  void addString(long string) {
    int count = StringObject.length(string);
    add(vm.strings().bytes(string), count);
  }

  /** Adds a text of ASCII. */
  void add(String text) {
    ensure(text.length());
    byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(ascii, 0, bytes, length, ascii.length);
    length += ascii.length;
  }

  /** Adds bytes of an array. */
  void add(byte[] from, int at, int count) {
    ensure(count);
    System.arraycopy(from, at, bytes, length, count);
    length += count;
  }

  /** Adds a number as programs see it. */
  void addNumber(double number) {
    ensure(NumberText.LONGEST);
    length = NumberText.write(number, bytes, length);
  }

  /** Adds all of it to a buffer. */
  void addTo(GuestBuffer buffer) {
    buffer.add(bytes, 0, length);
  }

  /** The string of it all, its address. */
  long toStringObject() {
    Strings strings = vm.strings();
    long string = strings.allocate(length);
    Memory.copy(bytes, 0, string + StringObject.BYTES, length);
    return string;
  }

  /** A copy of the bytes. */
  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }
}
