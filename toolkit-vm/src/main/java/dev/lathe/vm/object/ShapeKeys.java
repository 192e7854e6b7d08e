package dev.lathe.vm.object;

import java.util.Arrays;

/**
 * Keys in the order of their slots. Shapes along one path of a tree share a list, of which each sees as many as it has slots;
 * where the path branches the second branch copies.
 */
final class ShapeKeys {
  private static final int LINEAR = 8;
  private static final long[] NONE = {};

  private long[] atoms;
  private int size;
  private AtomMap slots;

  ShapeKeys() {
    atoms = NONE;
  }

  /** A list of the first {@code count} keys of another. */
  ShapeKeys(ShapeKeys other, int count) {
    atoms = Arrays.copyOf(other.atoms, count);
    size = count;
    if (count > LINEAR) {
      index();
    }
  }

  int size() {
    return size;
  }

  /** The key of a slot. */
  long atom(int slot) {
    return atoms[slot];
  }

  void add(long atom) {
    if (size == atoms.length) {
      atoms = Arrays.copyOf(atoms, Math.max(2, size * 2));
    }
    atoms[size] = atom;
    size++;
    if (slots != null) {
      slots.put(atom, size - 1);
    } else if (size > LINEAR) {
      index();
    }
  }

  private void index() {
    slots = new AtomMap();
    for (int slot = 0; slot < size; slot++) {
      slots.put(atoms[slot], slot);
    }
  }

  /** The slot of a key among the first {@code count}, or {@link AtomMap#ABSENT}. */
  int find(long atom, int count) {
    if (slots != null) {
      int slot = slots.get(atom);
      return slot < count ? slot : AtomMap.ABSENT;
    }
    for (int slot = 0; slot < count; slot++) {
      if (atoms[slot] == atom) {
        return slot;
      }
    }
    return AtomMap.ABSENT;
  }
}
