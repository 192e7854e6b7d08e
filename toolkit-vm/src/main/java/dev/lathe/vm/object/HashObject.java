package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.value.Value;

/**
 * Dictionaries and sets: entries in the order of their first store, and an index over them.
 *
 * <pre>
 *   +0 header  +8 part*  +16 live:u32 used:u32  +24 capacity:u32 mask:u32
 *   part: capacity entries of 24 bytes (key, value, hash:u32 0), then mask + 1 index words of 32 bits
 * </pre>
 *
 * An index word is 0 or an entry's number + 1. The key of a removed entry is UNDEF; it keeps its place, for iterations, until
 * the part is built again. Hashes are kept, so building asks nobody. Of a set, the values are nil. The scheme is that of
 * CPython's compact dictionaries (Hettinger 2012).
 *
 * <p>How keys compare is the caller's, by {@link Equality}, which may run a program: what it changes is seen, since
 * {@link #find} begins again then.
 */
public final class HashObject {
  public static final int PART = 8;
  public static final int LIVE = 16;
  public static final int USED = 20;
  public static final int CAPACITY = 24;
  public static final int MASK = 28;
  public static final int BYTES = 32;

  private static final int ENTRY = 24;
  private static final int MAXIMUM_CAPACITY = 1 << 26;

  /** Flag: a set that never changes. */
  public static final int FROZEN = 1;

  /** Whether a key of the same hash is the one that is looked for. */
  @FunctionalInterface
  public interface Equality {
    boolean equal(long entryKey, long key);
  }

  private HashObject() {}

  /** A new empty one of a kind; its address. Reserves. */
  public static long create(Heap heap, Kind kind, int entries) {
    assert kind == Kind.DICT || kind == Kind.SET;
    int capacity = entries == 0 ? 0 : capacityFor(entries);
    heap.reserveIfMuch(BYTES + partBytes(capacity));
    long object = heap.allocate(kind.ordinal(), BYTES);
    if (capacity > 0) {
      setPart(heap, object, heap.allocatePart(partBytes(capacity)), capacity);
    }
    return object;
  }

  /** Two thirds of a power of two, so that a third of the index words is always 0. */
  private static int capacityFor(int entries) {
    int words = 8;
    while (words / 3 * 2 + 1 < entries) {
      words <<= 1;
    }
    return words / 3 * 2 + 1;
  }

  private static int words(int capacity) {
    int words = capacity == 0 ? 0 : 8;
    while (words / 3 * 2 + 1 < capacity) {
      words <<= 1;
    }
    return words;
  }

  /** Size of a part. */
  public static long partBytes(int capacity) {
    return (long) ENTRY * capacity + 4L * words(capacity);
  }

  private static void setPart(Heap heap, long object, long part, int capacity) {
    Memory.putLong(object + PART, part);
    Memory.putInt(object + CAPACITY, capacity);
    Memory.putInt(object + MASK, words(capacity) - 1);
    heap.barrier(object);
  }

  /** Number of entries. */
  public static int size(long object) {
    return Memory.getInt(object + LIVE);
  }

  /** Number of places for {@link #keyAt}, removed ones as well. */
  public static int places(long object) {
    return Memory.getInt(object + USED);
  }

  public static int capacity(long object) {
    return Memory.getInt(object + CAPACITY);
  }

  private static long entry(long object, int place) {
    return Memory.getLong(object + PART) + (long) ENTRY * place;
  }

  /** The key at a place, UNDEF if it was removed. */
  public static long keyAt(long object, int place) {
    return Memory.getLong(entry(object, place));
  }

  public static long valueAt(long object, int place) {
    return Memory.getLong(entry(object, place) + 8);
  }

  /** The hash of the key at a place. */
  public static int hashAt(long object, int place) {
    return Memory.getInt(entry(object, place) + 16);
  }

  public static void setValueAt(Heap heap, long object, int place, long value) {
    Memory.putLong(entry(object, place) + 8, value);
    heap.barrier(object, value);
  }

  /** What {@link #find} gives if there is no such key. */
  public static final int ABSENT = -1;

  /** The place of a key. */
  public static int find(long object, long key, int hash, Equality equality) {
    search:
    for (; ; ) {
      long part = Memory.getLong(object + PART);
      if (part == 0) {
        return ABSENT;
      }
      int used = Memory.getInt(object + USED);
      int mask = Memory.getInt(object + MASK);
      long index = part + (long) ENTRY * capacity(object);
      for (int at = spread(hash) & mask; ; at = at + 1 & mask) {
        int word = Memory.getInt(index + 4L * at);
        if (word == 0) {
          return ABSENT;
        }
        long entry = part + (long) ENTRY * (word - 1);
        long candidate = Memory.getLong(entry);
        if (candidate == Value.UNDEF || Memory.getInt(entry + 16) != hash) {
          continue;
        }
        if (candidate == key || equality.equal(candidate, key)) {
          return word - 1;
        }
        if (Memory.getLong(object + PART) != part || Memory.getInt(object + USED) != used || Memory.getLong(entry) != candidate) {
          continue search;
        }
      }
    }
  }

  private static int spread(int hash) {
    return hash * 0x9E3779B9 >>> 7;
  }

  /** Adds an entry whose key is not there. Reserves. */
  public static void add(Heap heap, long object, long key, int hash, long value) {
    int used = Memory.getInt(object + USED);
    if (used == capacity(object)) {
      rebuild(heap, object, size(object) + 1);
      used = Memory.getInt(object + USED);
    }
    Memory.putInt(object + USED, used + 1);
    Memory.putInt(object + LIVE, size(object) + 1);
    append(object, used, key, value, hash);
    heap.barrier(object, key);
    heap.barrier(object, value);
  }

  private static void append(long object, int place, long key, long value, int hash) {
    long entry = entry(object, place);
    Memory.putLong(entry, key);
    Memory.putLong(entry + 8, value);
    Memory.putLong(entry + 16, Integer.toUnsignedLong(hash));
    int mask = Memory.getInt(object + MASK);
    long index = Memory.getLong(object + PART) + (long) ENTRY * capacity(object);
    int at = spread(hash) & mask;
    while (Memory.getInt(index + 4L * at) != 0) {
      at = at + 1 & mask;
    }
    Memory.putInt(index + 4L * at, place + 1);
  }

  /** Builds the part again, with room for twice as many entries as are alive, or a few; removed ones go. */
  private static void rebuild(Heap heap, long object, int wanted) {
    if (wanted > MAXIMUM_CAPACITY) {
      throw OutOfGuestMemory.INSTANCE;
    }
    int capacity = capacityFor((int) Math.min(Math.max(wanted, 2L * size(object)), MAXIMUM_CAPACITY));
    heap.reserveIfMuch(partBytes(capacity));
    long old = Memory.getLong(object + PART);
    int oldCapacity = capacity(object);
    int used = Memory.getInt(object + USED);
    setPart(heap, object, heap.allocatePart(partBytes(capacity)), capacity);
    int place = 0;
    for (long entry = old; entry < old + (long) ENTRY * used; entry += ENTRY) {
      if (Memory.getLong(entry) != Value.UNDEF) {
        append(object, place++, Memory.getLong(entry), Memory.getLong(entry + 8), Memory.getInt(entry + 16));
      }
    }
    Memory.putInt(object + USED, place);
    heap.releasePart(old, partBytes(oldCapacity));
  }

  /** Removes the entry at a place. */
  public static void removeAt(long object, int place) {
    long entry = entry(object, place);
    Memory.putLong(entry, Value.UNDEF);
    Memory.putLong(entry + 8, Value.NIL);
    Memory.putInt(object + LIVE, size(object) - 1);
  }
}
