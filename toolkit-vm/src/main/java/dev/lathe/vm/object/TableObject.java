package dev.lathe.vm.object;

import dev.lathe.vm.memory.Memory;

/**
 * Tables.
 *
 * <pre>
 *   +0 header  +8 array*  +16 hash*  +24 overflow*  +32 length:u32 capacity:u32  +40 inline slot…
 * </pre>
 *
 * Key k of the array part, 1 to length, lies at array + 8 (k − 1); from length to capacity there is room, and no key up to
 * the capacity is in the hash part: storing length + 1 while length &lt; capacity is a store and an increment. Slots are those of
 * the table's shape; from the shape's inline capacity on they lie in the overflow part. The header's flags are {@link #METATABLE}, {@link #DICTIONARY}
 * and the number of the place that made the table. {@link Tables} does the rest.
 */
public final class TableObject {
  public static final int ARRAY = 8;
  public static final int HASH = 16;
  public static final int OVERFLOW = 24;
  public static final int LENGTH = 32;
  public static final int CAPACITY = 36;
  public static final int SLOTS = 40;

  /** Flag, the sign of all 16: it has a metatable. Without it, what holds nil is absent, and new keys are nobody's business. */
  public static final int METATABLE = 0x8000;

  /** Flag: strings are keys of the hash part as all others are, and what is stored there is nobody's business. */
  public static final int DICTIONARY = 0x4000;

  private static final int SITE = 0xFFF;

  private TableObject() {}

  /** Whether it has a metatable. */
  public static boolean hasMetatable(long table) {
    return Memory.getShort(table + Header.FLAGS) < 0;
  }

  static void setHasMetatable(long table, long metatable) {
    setFlag(table, METATABLE, metatable != 0);
  }

  static void setIsDictionary(long table, boolean is) {
    setFlag(table, DICTIONARY, is);
  }

  private static void setFlag(long table, int flag, boolean isSet) {
    int flags = Header.flags(table);
    Header.setFlags(table, isSet ? flags | flag : flags & ~flag);
  }

  /** The number of the place that made it, 0 if none has one. */
  static int site(long table) {
    return Header.flags(table) & SITE;
  }

  /** Number of keys in the array part, from 1 on; their values may be nil. */
  public static int arrayLength(long table) {
    return Memory.getInt(table + LENGTH);
  }

  /** Number of keys for which the array part has room. */
  public static int arrayCapacity(long table) {
    return Memory.getInt(table + CAPACITY);
  }

  /** Where the array part's values lie, key 1 first. */
  public static long array(long table) {
    return Memory.getLong(table + ARRAY);
  }

  /** The hash part, 0 if there is none. */
  static long hash(long table) {
    return Memory.getLong(table + HASH);
  }

  /** The overflow part, 0 if there is none. */
  static long overflow(long table) {
    return Memory.getLong(table + OVERFLOW);
  }

  /** Where a slot lies. */
  static long slot(long table, int slot, int inlineCapacity) {
    return slot < inlineCapacity ? table + SLOTS + 8L * slot : overflow(table) + 8L * (slot - inlineCapacity);
  }

  /** Number of slots in the overflow part of a table with {@code slots} slots. */
  static int overflowCapacity(int slots, int inlineCapacity) {
    int needed = slots - inlineCapacity;
    return needed <= 0 ? 0 : needed <= 4 ? 4 : Integer.highestOneBit(needed - 1) << 1;
  }
}
