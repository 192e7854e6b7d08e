package dev.lathe.vm.object;

import java.util.HashSet;
import java.util.Set;

/**
 * Where the string keys of a table lie, and how the table behaves: slot i belongs to key i; slots from the inline capacity on lie
 * in the overflow part.
 *
 * <ul>
 *   <li>A shared shape never changes. It is a node of the tree of its behaviour and inline capacity; an edge is a key.
 *   <li>An owned shape belongs to one table and gains keys in place. Metatables, environments and tables in which lookups
 *       of others go on have one; it knows the behaviours whose records depend on the table.
 *   <li>Dictionary mode: there are no slots, all string keys are in the hash part. Such shapes are shared or owned as well.
 * </ul>
 */
final class Shape {
  /** Whether tables share it. */
  enum Ownership {
    SHARED,
    OWNED
  }

  /** Where string keys are. */
  enum Storage {
    SLOTS,
    DICTIONARY
  }

  /** What a shape takes of Java's memory, about: itself and its place in its parent, or with behaviour and dependents, and for each key. */
  private static final int SHARED_BYTES = 256;

  private static final int OWNED_BYTES = 640;
  private static final int KEY_BYTES = 40;

  private final int number;
  private final Behaviour behaviour;
  private final int inlineCapacity;
  private final Ownership ownership;
  private final Storage storage;
  private final ShapeKeys keys;
  private int count;
  /** How many keys it has put into its list, or copied into it. */
  private int listed;

  /** Shared: how it was made. */
  private final Shape parent;
  private final int computed;
  private long onlyAtom;
  private Shape onlyChild;
  private AtomMap children;
  private int childCount;

  /** Shared: the last shape with the same keys and another behaviour that was asked for. */
  Shape rebased;
  /** Shared and plain: the last one with the same keys and a larger inline capacity that was asked for. */
  Shape widened;

  /** Owned: the behaviour of the tables whose metatable the owner is; null if it is none. */
  Behaviour given;
  /** Owned: behaviours whose records depend on what keys the owner has, and on where they are. */
  private Set<Behaviour> dependents = Set.of();

  /** What {@link #cycle} is of a dead one. */
  static final int BURIED = -1;

  /** The collector's cycle that last found it. */
  int cycle;

  /** A shape without slots: a root, or one of dictionary mode. */
  Shape(int number, Behaviour behaviour, int inlineCapacity, Ownership ownership, Storage storage) {
    this(number, behaviour, inlineCapacity, ownership, storage, new ShapeKeys(), 0, null, 0);
  }

  private Shape(
      int number, Behaviour behaviour, int inlineCapacity, Ownership ownership, Storage storage, ShapeKeys keys, int count, Shape parent, int computed) {
    this.number = number;
    this.behaviour = behaviour;
    this.inlineCapacity = inlineCapacity;
    this.ownership = ownership;
    this.storage = storage;
    this.keys = keys;
    this.count = count;
    this.parent = parent;
    this.computed = computed;
  }

  /** A shared shape's successor with one key more. */
  Shape child(int number, long atom, int computed) {
    assert !isOwned() && !isDictionary();
    boolean isBranch = keys.size() != count;
    ShapeKeys extended = isBranch ? new ShapeKeys(keys, count) : keys;
    extended.add(atom);
    Shape child = new Shape(number, behaviour, inlineCapacity, Ownership.SHARED, Storage.SLOTS, extended, count + 1, this, computed);
    child.listed = isBranch ? count + 1 : 1;
    if (childCount == 0) {
      onlyAtom = atom;
      onlyChild = child;
    } else {
      if (children == null) {
        children = new AtomMap();
        children.put(onlyAtom, onlyChild.number);
        onlyChild = null;
        onlyAtom = 0;
      }
      children.put(atom, number);
    }
    childCount++;
    return child;
  }

  /** An owned shape with the same keys; an owned one is replaced by it, and its dependents are told. */
  Shape owned(int number, Behaviour behaviour) {
    Shape shape = new Shape(number, behaviour, inlineCapacity, Ownership.OWNED, storage, new ShapeKeys(keys, count), count, null, 0);
    shape.listed = count;
    shape.given = takeGiven();
    return shape;
  }

  /** Ends an owned shape: another one takes over what the owner gives to others. */
  Behaviour takeGiven() {
    changed();
    Behaviour taken = given;
    given = null;
    return taken;
  }

  /** Whether the collector has found it dead. */
  boolean isBuried() {
    return cycle == BURIED;
  }

  /** Forgets what the collector has found dead. */
  void forgetDead() {
    if (rebased != null && rebased.isBuried()) {
      rebased = null;
    }
    if (widened != null && widened.isBuried()) {
      widened = null;
    }
    if (!dependents.isEmpty()) {
      dependents.removeIf(Behaviour::isBuried);
      if (dependents.isEmpty()) {
        dependents = Set.of();
      }
    }
  }

  /** Number of a successor, {@link AtomMap#ABSENT} if there is none. */
  int childNumber(long atom) {
    if (children != null) {
      return children.get(atom);
    }
    return onlyAtom == atom && onlyChild != null ? onlyChild.number : AtomMap.ABSENT;
  }

  /** Forgets a successor, which was made by {@link #child}. */
  void removeChild(Shape child) {
    long atom = child.keys.atom(count);
    if (children != null) {
      children.remove(atom);
    } else {
      onlyAtom = 0;
      onlyChild = null;
    }
    childCount--;
    if (childCount == 0) {
      children = null;
    }
  }

  int childCount() {
    return childCount;
  }

  int number() {
    return number;
  }

  Behaviour behaviour() {
    return behaviour;
  }

  boolean hasMetatable() {
    return behaviour.metatable() != 0;
  }

  int inlineCapacity() {
    return inlineCapacity;
  }

  boolean isOwned() {
    return ownership == Ownership.OWNED;
  }

  boolean isDictionary() {
    return storage == Storage.DICTIONARY;
  }

  /** Number of slots. */
  int count() {
    return count;
  }

  /** The key of a slot. */
  long atom(int slot) {
    return keys.atom(slot);
  }

  /** How many of its keys were computed. */
  int computed() {
    return computed;
  }

  Shape parent() {
    return parent;
  }

  /** The slot of a key, {@link AtomMap#ABSENT} if it has none. */
  int find(long atom) {
    return keys.find(atom, count);
  }

  /** Adds a key to an owned shape. */
  void addOwned(long atom) {
    assert isOwned() && !isDictionary();
    keys.add(atom);
    count++;
    listed++;
  }

  /** What it takes of Java's memory, about. */
  long bytes() {
    return (isOwned() ? OWNED_BYTES : SHARED_BYTES) + (long) KEY_BYTES * listed;
  }

  /** Has a behaviour's version change with the owner's keys. */
  void addDependent(Behaviour dependent) {
    assert isOwned();
    if (dependents.isEmpty()) {
      dependents = new HashSet<>(4);
    }
    dependents.add(dependent);
  }

  /** The owner has gained a key, has another metatable or chain, or its slots have moved. */
  void changed() {
    if (!dependents.isEmpty()) {
      for (Behaviour dependent : dependents) {
        dependent.invalidate();
      }
      // Whoever fills a record again becomes a dependent again.
      dependents = Set.of();
    }
    if (given != null) {
      given.forgetAbsent();
    }
  }
}
