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
 * their atom once they have been a key, else 0. Hash 0 is one that has not been computed.
 */
public final class StringObject {
  public static final int LENGTH = 8;
  public static final int HASH = 12;
  public static final int LINK = 16;
  public static final int BYTES = 24;

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

  /** Number of bytes, below 2^31. */
  public static int length(long string) {
    return Memory.getInt(string + LENGTH);
  }

  /** Whether it is an atom. */
  public static boolean isAtom(long string) {
    return (Header.flags(string) & ATOM) != 0;
  }
}
