package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.WeakReferences;

/**
 * The atoms of one machine: chains through {@link StringObject#LINK} by the low bits of the hash. It keeps nothing alive.
 *
 * <p>Invariant: no two atoms have the same bytes, and every atom that an object refers to is in the table.
 */
public final class Atoms implements WeakReferences {
  private static final int SMALLEST = 256;

  private final Heap heap;
  private final Strings strings;
  private long[] buckets = new long[SMALLEST];
  private int count;
  /** The first bucket that is still to be swept; all are if it is the number of buckets. */
  private int unswept = SMALLEST;

  Atoms(Heap heap, Strings strings) {
    this.heap = heap;
    this.strings = strings;
    heap.setWeakReferences(this);
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
      finishSweep();
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
        if (unswept < buckets.length && !heap.isMarked(atom)) {
          revive(atom);
        }
        return atom;
      }
    }
    return 0;
  }

  /** Nobody has referred to the atom when marking ended; somebody does now. */
  private void revive(long atom) {
    heap.revive(atom);
    heap.keep(atom, StringObject.size(atom));
    if ((Header.flags(atom) & StringObject.FLAT_ROPE) != 0) {
      heap.keep(strings.bytes(atom), StringObject.partSize(StringObject.length(atom)));
    }
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
    unswept = size;
  }

  @Override
  public void beginSweep() {
    unswept = 0;
  }

  @Override
  public boolean sweep(int most) {
    int end = (int) Math.min(buckets.length, (long) unswept + most);
    sweepTo(end);
    boolean isMore = unswept < buckets.length;
    if (!isMore && buckets.length > SMALLEST && count < buckets.length / 8) {
      resize(buckets.length / 4);
    }
    return isMore;
  }

  private void finishSweep() {
    sweepTo(buckets.length);
  }

  private void sweepTo(int end) {
    while (unswept < end) {
      sweepBucket(unswept);
      unswept++;
    }
  }

  private void sweepBucket(int bucket) {
    long last = 0;
    long atom = buckets[bucket];
    buckets[bucket] = 0;
    while (atom != 0) {
      long next = next(atom);
      if (!heap.isMarked(atom)) {
        count--;
      } else if (last == 0) {
        buckets[bucket] = atom;
        last = atom;
      } else {
        Memory.putLong(last + StringObject.LINK, atom);
        last = atom;
      }
      atom = next;
    }
    if (last != 0) {
      Memory.putLong(last + StringObject.LINK, 0);
    }
  }

  /** How many there are. */
  public int count() {
    return count;
  }
}
