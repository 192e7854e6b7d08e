package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;

/**
 * The atoms of one machine: chains through {@link StringObject#LINK} by the low bits of the hash. It keeps nothing alive.
 *
 * <p>Invariant: no two atoms have the same bytes, and every atom that an object refers to is in the table.
 */
public final class Atoms {
  private static final int SMALLEST = 256;

  private final Heap heap;
  private final Strings strings;
  private long[] buckets = new long[SMALLEST];
  private int count;

  Atoms(Heap heap, Strings strings) {
    this.heap = heap;
    this.strings = strings;
  }

  /** The atom with the bytes of a string that is none yet and remembers none. */
  long intern(long string) {
    int hash = strings.hash(string);
    long bytes = strings.bytes(string);
    int length = StringObject.length(string);
    long found = find(bytes, length, hash);
    if (found != 0) {
      Memory.putLong(string + StringObject.LINK, found);
      heap.barrier(string);
      return found;
    }
    if (count >= buckets.length) {
      resize(2 * buckets.length);
    }
    Header.setFlags(string, Header.flags(string) | StringObject.ATOM);
    push(buckets, string);
    count++;
    return string;
  }

  private long find(long bytes, int length, int hash) {
    for (long atom = buckets[hash & buckets.length - 1]; atom != 0; atom = next(atom)) {
      if (Memory.getInt(atom + StringObject.HASH) == hash
          && StringObject.length(atom) == length
          && Strings.sameBytes(strings.bytes(atom), bytes, length)) {
        return atom;
      }
    }
    return 0;
  }

  private static long next(long atom) {
    return Memory.getLong(atom + StringObject.LINK);
  }

  private static void push(long[] buckets, long atom) {
    int bucket = Memory.getInt(atom + StringObject.HASH) & buckets.length - 1;
    Memory.putLong(atom + StringObject.LINK, buckets[bucket]);
    buckets[bucket] = atom;
  }

  private void resize(int size) {
    long[] bigger = new long[size];
    for (long first : buckets) {
      long atom = first;
      while (atom != 0) {
        long next = next(atom);
        push(bigger, atom);
        atom = next;
      }
    }
    buckets = bigger;
  }

  /** How many there are. */
  public int count() {
    return count;
  }
}
