package dev.lathe.vm.object;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.memory.Heap;

/** Makes, compares and reads the strings of one machine. Arguments and results are addresses, not values. */
public final class Strings {

  /** The strings of a heap. */
  public Strings(Heap heap) {
    throw new UnsupportedOperationException();
  }

  /** A new string with the given bytes. */
  public long make(byte[] bytes) {
    throw new UnsupportedOperationException();
  }

  /** A new string of a text in UTF-8. */
  public long make(String text) {
    throw new UnsupportedOperationException();
  }

  /** A new string of bytes in memory, which may lie in another string. Calls {@link Heap#reserve} if they are many. */
  public long make(long bytes, int length) {
    throw new UnsupportedOperationException();
  }

  /** A new string whose bytes, from {@link StringObject#BYTES} on, the caller stores before the next poll. Reserves. */
  public long allocate(int length) {
    throw new UnsupportedOperationException();
  }

  /** The atom with the given bytes. */
  public long atom(ByteString bytes) {
    throw new UnsupportedOperationException();
  }

  /** The atom of a text in UTF-8. */
  public long atom(String text) {
    throw new UnsupportedOperationException();
  }

  /** The atom with a string's bytes; the string remembers it. */
  public long intern(long string) {
    throw new UnsupportedOperationException();
  }

  /** The address of a string's bytes; a rope is made flat. Holds until the string dies. Reserves. */
  public long bytes(long string) {
    throw new UnsupportedOperationException();
  }

  /** The hash of a string's bytes, never 0. */
  public int hash(long string) {
    throw new UnsupportedOperationException();
  }

  /** Whether two strings have the same bytes. */
  public boolean equal(long one, long other) {
    throw new UnsupportedOperationException();
  }

  /** Compares as unsigned bytes: negative, 0, positive. */
  public int compare(long one, long other) {
    throw new UnsupportedOperationException();
  }

  /** One string of two; long ones make a rope. Reserves. Raises nothing: lengths were checked to stay below 2^31. */
  public long concatenate(long left, long right) {
    throw new UnsupportedOperationException();
  }

  /** A copy of the bytes. */
  public byte[] toByteArray(long string) {
    throw new UnsupportedOperationException();
  }

  /** The bytes read as UTF-8, for messages and file names. */
  public String toJava(long string) {
    throw new UnsupportedOperationException();
  }
}
