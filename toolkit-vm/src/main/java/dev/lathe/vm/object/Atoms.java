package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.WeakReferences;
import dev.lathe.vm.value.Value;
import java.util.Arrays;

/**
 * The atoms of one machine: chains through {@link StringObject#LINK} by the low bits of the hash. It keeps nothing alive.
 *
 * <p>Invariant: no two atoms have the same bytes, and every atom that an object refers to is in the table.
 *
 * <p>It grows and shrinks by one chain at a time, so that no atom waits for all others to move: linear hashing (Litwin, VLDB 1980).
 * There are as many chains as were asked for; of a hash, as many low bits count as number the last chain, or one less if they
 * number a chain that is not there yet.
 */
public final class Atoms implements WeakReferences {
  private static final int SMALLEST = 256;
  /** Chains in a segment. */
  private static final int SEGMENT = 256;

  private static final int SEGMENT_SHIFT = 8;
  /** What it costs to look at a chain, in bytes of marking. */
  private static final int COST = 32;

  private final Heap heap;
  private final Strings strings;
  private long[][] segments = {new long[SEGMENT]};
  private int chains = SMALLEST;
  /** The bits that number the last chain. */
  private int mask = SMALLEST - 1;
  private int count;
  private boolean isSweeping;
  /** The first chain that is still to be swept. */
  private int unswept;

  Atoms(Heap heap, Strings strings) {
    this.heap = heap;
    this.strings = strings;
    heap.addWeakReferences(this);
  }

  /** The atom with the bytes of a string that is none yet and remembers none. */
  long intern(long string) {
    int hash = strings.hash(string);
    long bytes = strings.bytes(string);
    int length = StringObject.length(string);
    long found = find(bytes, length, hash);
    if (found != 0) {
      Memory.putLong(string + StringObject.LINK, found);
      heap.barrier(string, Value.string(found));
      return found;
    }
    if (count >= chains) {
      split();
    }
    Header.setFlags(string, Header.flags(string) | StringObject.ATOM);
    push(string);
    count++;
    return string;
  }

  private long find(long bytes, int length, int hash) {
    for (long atom = first(chain(hash)); atom != 0; atom = next(atom)) {
      if (Memory.getInt(atom + StringObject.HASH) == hash
          && StringObject.length(atom) == length
          && Strings.sameBytes(strings.bytes(atom), bytes, length)) {
        if (isSweeping && !heap.isMarked(atom)) {
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

  private int chain(int hash) {
    int chain = hash & mask;
    return chain < chains ? chain : hash & mask >>> 1;
  }

  private long first(int chain) {
    return segments[chain >>> SEGMENT_SHIFT][chain & SEGMENT - 1];
  }

  private void setFirst(int chain, long atom) {
    segments[chain >>> SEGMENT_SHIFT][chain & SEGMENT - 1] = atom;
  }

  private void push(long atom) {
    int chain = chain(Memory.getInt(atom + StringObject.HASH));
    Memory.putLong(atom + StringObject.LINK, first(chain));
    setFirst(chain, atom);
  }

  /** One chain more: it gets its atoms from the one whose number has a bit less. */
  private void split() {
    int added = chains;
    if (added > mask) {
      mask = mask << 1 | 1;
    }
    if (added >>> SEGMENT_SHIFT == segments.length) {
      segments = Arrays.copyOf(segments, segments.length + Math.max(1, segments.length >> 1));
    }
    if (segments[added >>> SEGMENT_SHIFT] == null) {
      segments[added >>> SEGMENT_SHIFT] = new long[SEGMENT];
    }
    chains++;
    distribute(added & mask >>> 1);
  }

  /** One chain less, at the end of a sweep. */
  private void merge() {
    chains--;
    int removed = chains;
    if (removed == mask + 1 >>> 1) {
      mask >>>= 1;
    }
    distribute(removed);
    if ((removed & SEGMENT - 1) == 0) {
      segments[removed >>> SEGMENT_SHIFT] = null;
    }
  }

  /** Puts the atoms of a chain where they belong. */
  private void distribute(int chain) {
    long atom = first(chain);
    setFirst(chain, 0);
    while (atom != 0) {
      long next = next(atom);
      push(atom);
      atom = next;
    }
  }

  @Override
  public void beginSweep() {
    isSweeping = true;
    unswept = 0;
  }

  @Override
  public long sweep(long work) {
    long left = work;
    for (; left > 0 && unswept < chains; left -= COST) {
      sweepChain(unswept);
      unswept++;
    }
    if (left > 0) {
      isSweeping = false;
      for (; left > 0 && chains > SMALLEST && count < chains / 4; left -= COST) {
        merge();
      }
    }
    return left;
  }

  private void sweepChain(int chain) {
    long last = 0;
    long atom = first(chain);
    setFirst(chain, 0);
    while (atom != 0) {
      long next = next(atom);
      if (!heap.isMarked(atom)) {
        count--;
      } else if (last == 0) {
        setFirst(chain, atom);
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
