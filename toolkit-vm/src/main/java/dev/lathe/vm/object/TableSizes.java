package dev.lathe.vm.object;

import static dev.lathe.vm.object.TableObject.array;
import static dev.lathe.vm.object.TableObject.arrayCapacity;
import static dev.lathe.vm.object.TableObject.arrayLength;
import static dev.lathe.vm.object.TableObject.hash;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.memory.WorkListener;
import dev.lathe.vm.value.Value;
import java.util.Arrays;

/**
 * How large the array part and the hash part of a table are. Decided only when one of them is full:
 *
 * <ul>
 *   <li>the array part, when the key behind it is stored: it grows by a quarter, or up to 16 keys doubles, if at least half of it is in use, else both parts
 *       are chosen anew (a queue that is filled at one end and emptied at the other moves to the hash part)
 *   <li>the hash part: if there is an n such that more than half of the keys 1…n are in use, the array part grows to hold
 *       them (the rule of Lua 5's implementation, section 4 of its paper); what remains decides its own size
 * </ul>
 *
 * Room is reserved before anything changes.
 */
final class TableSizes {
  /** Keys above it are never in the array part: 1 GB. */
  static final int MAX_ARRAY = 1 << 27;

  /** Allocations from here on are reserved. */
  private static final int MUCH = 8192;

  /** Below it, holes are not worth counting. */
  private static final int SMALL = 32;

  private final Heap heap;

  /** Number of keys k with 2^(i − 1) &lt; k ≤ 2^i. */
  private final int[] bins = new int[28];

  TableSizes(Heap heap) {
    this.heap = heap;
  }

  /** Reserves if much is asked for; raises if an array part of {@code keys} is more than there can be. */
  void reserve(long bytes, int keys) {
    if (keys > MAX_ARRAY) {
      throw OutOfGuestMemory.INSTANCE;
    }
    if (bytes >= MUCH) {
      heap.reserve(bytes);
    }
  }

  /** The array part is full, and the key behind it is about to be stored: it may go to either part afterwards. */
  void growArray(long table) {
    int length = arrayLength(table);
    if (length >= SMALL && looksSparse(table, length) && 2L * present(table, length) < length) {
      Arrays.fill(bins, 0);
      long array = array(table);
      for (int i = 0; i < length; i++) {
        if (Memory.getLong(array + 8L * i) != Value.NIL) {
          count(i + 1);
        }
      }
      countHash(table);
      count(length + 1);
      rebuild(table, trimmed(table, best(0, 0), length + 1), length + 1);
      return;
    }
    long growth = length < 16 ? Math.max(4, length) : Math.max(8, length >> 2);
    int capacity = (int) Math.min(MAX_ARRAY, length + growth);
    reserve(8L * capacity, capacity);
    long old = array(table);
    replaceArray(table, capacity);
    heap.releasePart(old, 8L * length);
    moveToArray(table);
    heap.barrier(table);
  }

  /** Whether most of some keys all over the array part have no value: so that counting is rare. */
  private static boolean looksSparse(long table, int length) {
    long array = array(table);
    int step = length / SMALL;
    int holes = 0;
    for (int i = 0; i < SMALL; i++) {
      if (Memory.getLong(array + 8L * i * step) == Value.NIL) {
        holes++;
      }
    }
    return holes >= SMALL / 2;
  }

  private static int present(long table, int length) {
    long array = array(table);
    int present = 0;
    for (long at = array; at < array + 8L * length; at += 8) {
      if (Memory.getLong(at) != Value.NIL) {
        present++;
      }
    }
    return present;
  }

  /** The hash part is full or not there, and a key that is in neither part is about to be stored: it may go to either part. */
  void growHash(long table, long key) {
    long part = hash(table);
    int capacity = arrayCapacity(table);
    int index = Tables.integralKey(key);
    if (part != 0 && (index != 0 || HashPart.integral(part) > 0)) {
      Arrays.fill(bins, 0);
      countHash(table);
      if (index != 0) {
        count(index);
      }
      int best = best(arrayLength(table), capacity);
      if (best > capacity) {
        capacity = trimmed(table, best, index);
      }
    }
    rebuild(table, capacity, index);
  }

  /** The largest power of two above {@code above} of whose keys more than half are in use, beside those in the bins the first {@code dense}; 0 if none. */
  private int best(int dense, int above) {
    int best = 0;
    int counted = 0;
    for (int i = 0; i < bins.length; i++) {
      int n = 1 << i;
      counted += bins[i];
      if (n > above && 2L * (counted + Math.min(dense, n)) > n) {
        best = n;
      }
    }
    return best;
  }

  /** The largest key in use up to {@code limit}; {@code index} is in use. */
  private static int trimmed(long table, int limit, int index) {
    int largest = index <= limit ? index : 0;
    int at = Math.min(limit, arrayLength(table));
    while (at > largest && Memory.getLong(array(table) + 8L * (at - 1)) == Value.NIL) {
      at--;
    }
    largest = Math.max(largest, at);
    long part = hash(table);
    int used = part == 0 ? 0 : HashPart.used(part);
    for (int i = 0; i < used; i++) {
      long entry = HashPart.entry(part, i);
      int key = Tables.integralKey(HashPart.key(entry));
      if (key > largest && key <= limit && HashPart.value(entry) != Value.NIL) {
        largest = key;
      }
    }
    return largest;
  }

  private void count(int index) {
    bins[32 - Integer.numberOfLeadingZeros(index - 1)]++;
  }

  private void countHash(long table) {
    long part = hash(table);
    if (part == 0 || HashPart.integral(part) == 0) {
      return;
    }
    int used = HashPart.used(part);
    for (int i = 0; i < used; i++) {
      long entry = HashPart.entry(part, i);
      int index = Tables.integralKey(HashPart.key(entry));
      if (index != 0 && HashPart.value(entry) != Value.NIL) {
        count(index);
      }
    }
  }

  /** Gives both parts new sizes, with room for {@code index}, or if that is 0 for any other key. */
  private void rebuild(long table, int capacity, int index) {
    long array = array(table);
    int oldCapacity = arrayCapacity(table);
    int length = arrayLength(table);
    long part = hash(table);
    int incoming = 0;
    int live = 0;
    int hashCapacity = 0;
    if (part != 0) {
      live = HashPart.live(part);
      hashCapacity = HashPart.capacity(part);
      incoming = HashPart.integral(part) == 0 ? 0 : integralUpTo(part, capacity);
    }
    int outgoing = 0;
    for (int i = capacity; i < length; i++) {
      if (Memory.getLong(array + 8L * i) != Value.NIL) {
        outgoing++;
      }
    }
    long needed = (long) live - incoming + outgoing + (index != 0 && index <= capacity ? 0 : 1);
    int newHashCapacity = hashCapacity;
    if (4 * needed > 3L * hashCapacity) {
      newHashCapacity = HashPart.capacityFor(Math.max(needed, hashCapacity + 1L));
    } else if (4 * needed <= hashCapacity) {
      newHashCapacity = needed == 0 ? 0 : HashPart.capacityFor(2 * needed);
    }
    if (needed > newHashCapacity) {
      throw OutOfGuestMemory.INSTANCE;
    }
    boolean isInPlace = newHashCapacity == hashCapacity && outgoing == 0;
    reserve((capacity == oldCapacity ? 0 : 8L * capacity) + (isInPlace || newHashCapacity == 0 ? 0 : HashPart.bytes(newHashCapacity)), capacity);

    if (capacity != oldCapacity) {
      replaceArray(table, capacity);
    }
    if (incoming > 0) {
      moveToArray(table);
    }
    if (isInPlace) {
      HashPart.compact(part);
    } else {
      long newPart = 0;
      if (newHashCapacity > 0) {
        // While the array part is as it was, an interrupt may end this.
        boolean isUnchanged = capacity == oldCapacity;
        newPart = isUnchanged ? heap.allocateReservedPart(HashPart.bytes(newHashCapacity)) : heap.allocatePart(HashPart.bytes(newHashCapacity));
        HashPart.initialize(newPart, newHashCapacity);
        if (part != 0) {
          HashPart.appendAll(part, newPart, isUnchanged ? heap.workListener() : WorkListener.NONE);
        }
        for (int i = capacity; i < length; i++) {
          long value = Memory.getLong(array + 8L * i);
          if (value != Value.NIL) {
            HashPart.append(newPart, Value.of((double) (i + 1)), value);
          }
        }
      }
      Memory.putLong(table + TableObject.HASH, newPart);
      if (part != 0) {
        heap.releasePart(part, HashPart.bytes(hashCapacity));
      }
    }
    if (capacity != oldCapacity) {
      heap.releasePart(array, 8L * oldCapacity);
    }
    heap.barrier(table);
  }

  private static int integralUpTo(long part, int capacity) {
    int found = 0;
    int used = HashPart.used(part);
    for (int i = 0; i < used; i++) {
      long entry = HashPart.entry(part, i);
      int index = Tables.integralKey(HashPart.key(entry));
      if (index != 0 && index <= capacity && HashPart.value(entry) != Value.NIL) {
        found++;
      }
    }
    return found;
  }

  /** Another array part, which was reserved, with what fits of the old one's values; the old one is the caller's. Nothing was changed before. */
  private void replaceArray(long table, int capacity) {
    int kept = Math.min(arrayLength(table), capacity);
    long array = capacity == 0 ? 0 : heap.allocateReservedPart(8L * capacity);
    if (kept > 0) {
      heap.copyReserved(array(table), array, 8L * kept);
    }
    Memory.putLong(table + TableObject.ARRAY, array);
    Memory.putInt(table + TableObject.CAPACITY, capacity);
    Memory.putInt(table + TableObject.LENGTH, kept);
  }

  /** Keys up to the capacity leave the hash part. */
  private static void moveToArray(long table) {
    long part = hash(table);
    if (part == 0 || HashPart.integral(part) == 0) {
      return;
    }
    long array = array(table);
    int capacity = arrayCapacity(table);
    int length = arrayLength(table);
    int used = HashPart.used(part);
    for (int i = 0; i < used; i++) {
      long entry = HashPart.entry(part, i);
      int index = Tables.integralKey(HashPart.key(entry));
      if (index != 0 && index <= capacity && HashPart.value(entry) != Value.NIL) {
        for (; length < index; length++) {
          Memory.putLong(array + 8L * length, Value.NIL);
        }
        Memory.putLong(array + 8L * (index - 1), HashPart.value(entry));
        HashPart.moveOut(part, entry);
      }
    }
    Memory.putInt(table + TableObject.LENGTH, length);
  }
}
