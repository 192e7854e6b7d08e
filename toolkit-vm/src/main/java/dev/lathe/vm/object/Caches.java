package dev.lathe.vm.object;

/**
 * Access by constant string keys with a cache record for each place in the code.
 *
 * <pre>
 *   record   +0 shape:u32  +4 offset:i32  +8 payload
 * </pre>
 *
 * Offset &gt; 0: the key's slot is at table + offset. What other offsets mean is this class's own business. The interpreter and
 * machine code test for the first form themselves and call here for the rest.
 */
public final class Caches {
  public static final int SHAPE = 0;
  public static final int OFFSET = 4;
  public static final int PAYLOAD = 8;
  public static final int BYTES = 16;

  public Caches(Tables tables, Shapes shapes, Strings strings) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads {@code table[atom]} with the chain of metatables whose lookup is a table, and fills the record.
   *
   * @return the value (nil where the chain ends without one), or {@code Value.UNDEF} if a function must be called, or something that is no table be indexed: then nothing has happened
   */
  public long get(long table, long atom, long record) {
    throw new UnsupportedOperationException();
  }

  /**
   * Stores {@code table[atom] = value}, and fills the record.
   *
   * @return false if the metatable must be asked: then nothing has happened
   */
  public boolean set(long table, long atom, long value, long record) {
    throw new UnsupportedOperationException();
  }
}
