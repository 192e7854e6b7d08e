package dev.lathe.vm.object;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.WorkListener;
import dev.lathe.vm.value.Value;

/**
 * A table's hash part: entries in the order of their first store, and an index over them.
 *
 * <pre>
 *   +0 capacity:u32 used:u32  +8 live:u32 mask:u32  +16 integral:u32 0
 *   +24 entries, 16 bytes each: key, value
 *   +24 + 16 capacity  index words:u32, mask + 1 of them; none up to 8 entries, which are searched one by one
 * </pre>
 *
 * An index word is 0 or an entry's number + 1 in the bits of the mask, and bits of the key's hash above them. Keys are compared by
 * their bits: strings are atoms, numbers are normalised. An entry whose value is nil is dead: its key may refer to
 * nothing, keeps its place for iteration, and is dropped when the part is built again.
 *
 * <p>The scheme is that of CPython's compact dictionaries (Hettinger 2012).
 */
public final class HashPart {
  public static final int CAPACITY = 0;
  public static final int USED = 4;
  static final int LIVE = 8;
  public static final int MASK = 12;
  static final int INTEGRAL = 16;
  public static final int ENTRIES = 24;
  public static final int ENTRY = 16;

  /** What a folded key is multiplied with; the upper half is its hash. */
  public static final long HASH_FACTOR = 0x9E37_79B9_7F4A_7C15L;

  private static final int LINEAR = 8;
  private static final int ENTRIES_OF_A_SLICE = WorkListener.SLICE / ENTRY;
  /** More entries do not fit: 3 · 2^26. */
  static final int MAX_CAPACITY = 3 << 26;

  private HashPart() {}

  /** The capacity that a part for {@code entries} has: 4, 8, 3 · 2^k. */
  static int capacityFor(long entries) {
    if (entries <= 4) {
      return 4;
    }
    if (entries <= LINEAR) {
      return LINEAR;
    }
    int capacity = 12;
    while (capacity < entries && capacity < MAX_CAPACITY) {
      capacity <<= 1;
    }
    return capacity;
  }

  private static int indexWords(int capacity) {
    return capacity <= LINEAR ? 0 : capacity / 3 * 4;
  }

  /** Size of a part in bytes. */
  static long bytes(int capacity) {
    return ENTRIES + (long) ENTRY * capacity + 4L * indexWords(capacity);
  }

  /** Makes a zeroed part an empty one. */
  static void initialize(long part, int capacity) {
    Memory.putInt(part + CAPACITY, capacity);
    Memory.putInt(part + MASK, Math.max(0, indexWords(capacity) - 1));
  }

  static int capacity(long part) {
    return Memory.getInt(part + CAPACITY);
  }

  /** Number of entries, dead ones as well. */
  static int used(long part) {
    return Memory.getInt(part + USED);
  }

  /** Number of entries with a value. */
  static int live(long part) {
    return Memory.getInt(part + LIVE);
  }

  /** Number of entries, dead ones as well, whose key might be one of the array part. */
  static int integral(long part) {
    return Memory.getInt(part + INTEGRAL);
  }

  /** The address of an entry. */
  static long entry(long part, int number) {
    return part + ENTRIES + (long) ENTRY * number;
  }

  static long key(long entry) {
    return Memory.getLong(entry);
  }

  static long value(long entry) {
    return Memory.getLong(entry + 8);
  }

  /** The number of an entry. */
  static int number(long part, long entry) {
    return (int) (entry - part - ENTRIES >> 4);
  }

  /** The entry of a key, dead or alive, 0 if there is none. */
  static long find(long part, long key) {
    int mask = Memory.getInt(part + MASK);
    if (mask == 0) {
      long end = entry(part, used(part));
      for (long entry = part + ENTRIES; entry < end; entry += ENTRY) {
        if (Memory.getLong(entry) == key) {
          return entry;
        }
      }
      return 0;
    }
    int hash = hash(key);
    long index = entry(part, capacity(part));
    int at = hash & mask;
    while (true) {
      int word = Memory.getInt(index + 4L * at);
      if (word == 0) {
        return 0;
      }
      if (((word ^ hash) & ~mask) == 0) {
        long entry = entry(part, (word & mask) - 1);
        if (Memory.getLong(entry) == key) {
          return entry;
        }
      }
      at = at + 1 & mask;
    }
  }

  /** Gives an entry that {@link #find} gave another value. */
  static void setValue(long part, long entry, long value) {
    long old = Memory.getLong(entry + 8);
    if (old == Value.NIL != (value == Value.NIL)) {
      Memory.putInt(part + LIVE, live(part) + (value == Value.NIL ? -1 : 1));
    }
    Memory.putLong(entry + 8, value);
  }

  /** Adds an entry for a key that has none; there is room for it. */
  static void append(long part, long key, long value) {
    int number = used(part);
    assert number < capacity(part) && value != Value.NIL;
    long entry = entry(part, number);
    Memory.putLong(entry, key);
    Memory.putLong(entry + 8, value);
    Memory.putInt(part + USED, number + 1);
    Memory.putInt(part + LIVE, live(part) + 1);
    if (Tables.integralKey(key) != 0) {
      Memory.putInt(part + INTEGRAL, integral(part) + 1);
    }
    int mask = Memory.getInt(part + MASK);
    if (mask != 0) {
      int hash = hash(key);
      long index = entry(part, capacity(part));
      int at = hash & mask;
      while (Memory.getInt(index + 4L * at) != 0) {
        at = at + 1 & mask;
      }
      Memory.putInt(index + 4L * at, hash & ~mask | number + 1);
    }
  }

  /** Takes an entry out whose value has gone to the array part; its key will not be looked for here while it is there. */
  static void moveOut(long part, long entry) {
    setValue(part, entry, Value.NIL);
    Memory.putLong(entry, Value.UNDEF);
    Memory.putInt(part + INTEGRAL, integral(part) - 1);
  }

  /** Adds the living entries of one part to another; what the listener raises ends it. */
  static void appendAll(long from, long to, WorkListener listener) {
    int used = used(from);
    for (int i = 0; i < used; i++) {
      if ((i & ENTRIES_OF_A_SLICE - 1) == ENTRIES_OF_A_SLICE - 1) {
        listener.spent(WorkListener.SLICE);
      }
      long entry = entry(from, i);
      if (value(entry) != Value.NIL) {
        append(to, key(entry), value(entry));
      }
    }
  }

  /** Drops all entries. */
  static void clear(long part) {
    int capacity = capacity(part);
    Memory.clear(entry(part, capacity), 4L * indexWords(capacity));
    Memory.putInt(part + USED, 0);
    Memory.putInt(part + LIVE, 0);
    Memory.putInt(part + INTEGRAL, 0);
  }

  /** Drops dead entries. */
  static void compact(long part) {
    int used = used(part);
    clear(part);
    // What is appended never passes what is read.
    for (int i = 0; i < used; i++) {
      long entry = entry(part, i);
      long value = value(entry);
      if (value != Value.NIL) {
        append(part, key(entry), value);
      }
    }
  }

  /** Low bits of small doubles and of addresses are zero: the upper half is folded in before multiplying. */
  private static int hash(long key) {
    return (int) ((key ^ key >>> 32) * HASH_FACTOR >>> 32);
  }
}
