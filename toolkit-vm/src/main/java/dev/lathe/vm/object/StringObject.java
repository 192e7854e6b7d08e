package dev.lathe.vm.object;

import dev.lathe.vm.memory.Memory;

/**
 * Strings: immutable bytes.
 *
 * <pre>
 *   +0 header  +8 length:u32  +12 hash:u32  +16 link*  +24 bytes…
 *   rope, flattened rope: +24 right* or bytes*
 * </pre>
 *
 * The flags tell what link is: of an {@link #ATOM} the next one in its bucket, of a {@link #ROPE} its left part, of others
 * their atom once they have been a key, else 0. Hash 0 is one that has not been computed. Behind the last byte there are zeros
 * up to a multiple of 8, wherever the bytes lie, so that whole words can be hashed and compared.
 */
public final class StringObject {
  public static final int LENGTH = 8;
  public static final int HASH = 12;
  public static final int LINK = 16;
  public static final int BYTES = 24;
  /** Where the address of a rope's right part, or of a flattened rope's bytes, lies. */
  public static final int RIGHT = 24;
  /** Size of a rope, flattened or not. */
  public static final int ROPE_BYTES = 32;

  /** The longest string there may be, in bytes. */
  public static final int MAXIMUM_LENGTH = 0x7FFF_FF00;

  /** Flag: the only atom with its bytes; equal atoms are one object. */
  public static final int ATOM = 1;
  /** Flag: not yet one run of bytes. */
  public static final int ROPE = 2;
  /** Flag: the bytes lie in a part of the heap, whose address is at +24. */
  public static final int FLAT_ROPE = 4;
  /** Flag: known to be ASCII. */
  public static final int ASCII = 8;
  /** Flag: known to be UTF-8. */
  public static final int UTF8 = 16;

  private StringObject() {}

  /** Number of bytes, at most {@link #MAXIMUM_LENGTH}. */
  public static int length(long string) {
    return Memory.getInt(string + LENGTH);
  }

  /** Whether it is an atom. */
  public static boolean isAtom(long string) {
    return (Header.flags(string) & ATOM) != 0;
  }

  /** The size of the object itself, without what a flattened rope keeps elsewhere. */
  public static long size(long string) {
    return (Header.flags(string) & (ROPE | FLAT_ROPE)) != 0 ? ROPE_BYTES : BYTES + (long) length(string);
  }

  /** How many bytes a part for {@code length} bytes of a string has. */
  public static long partSize(int length) {
    return length + 7L & -8L;
  }
}
