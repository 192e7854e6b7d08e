package dev.lathe.vm.object;

import dev.lathe.vm.memory.Memory;

/**
 * Tables.
 *
 * <pre>
 *   +0 header  +8 array*  +16 hash*  +24 overflow*  +32 length:u32 capacity:u32  +40 inline slot…
 * </pre>
 *
 * Key k of the array part, 1 to length, lies at array + 8 (k − 1); from length to capacity there is room. Slots are those of
 * the table's shape; from the shape's inline capacity on they lie in the overflow part. {@link Tables} does the rest.
 */
public final class TableObject {
  public static final int ARRAY = 8;
  public static final int HASH = 16;
  public static final int OVERFLOW = 24;
  public static final int LENGTH = 32;
  public static final int CAPACITY = 36;
  public static final int SLOTS = 40;

  private TableObject() {}

  /** Number of keys in the array part, from 1 on; their values may be nil. */
  public static int arrayLength(long table) {
    return Memory.getInt(table + LENGTH);
  }

  /** Where the array part's values lie, key 1 first. */
  public static long array(long table) {
    return Memory.getLong(table + ARRAY);
  }
}
