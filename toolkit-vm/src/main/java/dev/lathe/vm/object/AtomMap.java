package dev.lathe.vm.object;

import java.util.Arrays;

/** Small numbers by atom: open addressing with linear probing, at most three quarters full. */
final class AtomMap {
  /** What {@link #get} gives for an atom without a number. */
  static final int ABSENT = -1;

  static final long HASH_FACTOR = 0x9E37_79B9_7F4A_7C15L;

  private long[] atoms = new long[8];
  private int[] numbers = new int[8];
  private int used;

  /** The number of an atom, from 0 on, or {@link #ABSENT}. */
  int get(long atom) {
    int at = find(atom);
    return atoms[at] == 0 ? ABSENT : numbers[at];
  }

  /** Gives an atom a number, from 0 on. */
  void put(long atom, int number) {
    int at = find(atom);
    if (atoms[at] == 0) {
      if (4 * (used + 1) > 3 * atoms.length) {
        rehash();
        at = find(atom);
      }
      used++;
    }
    atoms[at] = atom;
    numbers[at] = number;
  }

  /** Forgets an atom; its place stays taken until the next growth, so that probing goes on behind it. */
  void remove(long atom) {
    int at = find(atom);
    if (atoms[at] != 0) {
      numbers[at] = ABSENT;
    }
  }

  private int find(long atom) {
    int mask = atoms.length - 1;
    int at = hash(atom) & mask;
    while (atoms[at] != atom && atoms[at] != 0) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void rehash() {
    long[] oldAtoms = atoms;
    int[] oldNumbers = numbers;
    int live = 0;
    for (int i = 0; i < oldAtoms.length; i++) {
      if (oldAtoms[i] != 0 && oldNumbers[i] != ABSENT) {
        live++;
      }
    }
    int size = Math.max(8, Integer.highestOneBit(live + 1) << 2);
    atoms = new long[size];
    numbers = new int[size];
    Arrays.fill(numbers, ABSENT);
    used = live;
    for (int i = 0; i < oldAtoms.length; i++) {
      if (oldAtoms[i] != 0 && oldNumbers[i] != ABSENT) {
        int at = find(oldAtoms[i]);
        atoms[at] = oldAtoms[i];
        numbers[at] = oldNumbers[i];
      }
    }
  }

  /** Atoms are aligned to 8 bytes: the low bits say nothing. */
  static int hash(long atom) {
    return (int) (atom * HASH_FACTOR >>> 32);
  }
}
