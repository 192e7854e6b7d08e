package dev.lathe.vm.object;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.value.Value;
import java.util.Arrays;

/**
 * How tables with one metatable behave; part of their shapes. Tables without one share a behaviour whose metatable is 0.
 *
 * <p>The version lies off the Java heap, where machine code reads it. It changes whenever what a lookup beginning at one of
 * these tables finds behind their own slots may have changed.
 */
final class Behaviour {
  static final int ALL = (1 << Metamethod.values().length) - 1;

  private static final Shape[] NO_SHAPES = {};

  private final long metatable;
  private final long version;
  private int absent;
  private Weakness weakness = Weakness.NONE;
  private boolean knowsWeakness;
  private Weakness toldWeakness = Weakness.NONE;
  private boolean wasToldApart;
  private boolean buried;
  /** Most behaviours have one shape without keys: that of the only table. */
  private Shape onlyRoot;

  private Shape[] roots = NO_SHAPES;
  private Shape[] dictionaries = NO_SHAPES;

  Behaviour(long metatable, long version) {
    this.metatable = metatable;
    this.version = version;
    absent = metatable == 0 ? ALL : 0;
  }

  /** The metatable's address, 0 for none. */
  long metatable() {
    return metatable;
  }

  /** Where its version lies: 64 bits that only grow. */
  long versionAddress() {
    return version;
  }

  /** Whether the metatable is known to have nothing for an operation. */
  boolean isAbsent(Metamethod metamethod) {
    return (absent & 1 << metamethod.ordinal()) != 0;
  }

  /** Notes that the metatable has nothing for an operation. */
  void noteAbsent(Metamethod metamethod) {
    absent |= 1 << metamethod.ordinal();
  }

  /** The metatable has gained a key, or its mode has changed. */
  void forgetAbsent() {
    absent = metatable == 0 ? ALL : 0;
    knowsWeakness = false;
  }

  boolean knowsWeakness() {
    return knowsWeakness;
  }

  /** Which references of the tables are weak, if that is known. */
  Weakness weakness() {
    return weakness;
  }

  void setWeakness(Weakness found) {
    weakness = found;
    knowsWeakness = true;
  }

  /** The tracer was told that the tables are weak as they are now; gives whether it is the first time. */
  boolean noteTold() {
    boolean isFirst = toldWeakness == Weakness.NONE;
    wasToldApart |= !isFirst && toldWeakness != weakness;
    toldWeakness = weakness;
    return isFirst;
  }

  /** Whether what the tables are now is not what the tracer was told of each; it will be told again. */
  boolean changesToldWeakness(Weakness now) {
    boolean changes = wasToldApart || now != toldWeakness;
    wasToldApart = false;
    toldWeakness = now;
    return changes;
  }

  /** A cycle begins that has been told nothing. */
  void forgetTold() {
    toldWeakness = Weakness.NONE;
    wasToldApart = false;
  }

  /** The metatable is dead, and with it all tables that had it. */
  void bury() {
    buried = true;
  }

  boolean isBuried() {
    return buried;
  }

  /** Makes every record that holds the version stale. */
  void invalidate() {
    Memory.putLong(version, Memory.getLong(version) + 1);
  }

  /** The shape without keys for an inline capacity, null if there is none yet. */
  Shape root(int inlineCapacity) {
    if (onlyRoot != null && onlyRoot.inlineCapacity() == inlineCapacity) {
      return onlyRoot;
    }
    return inlineCapacity < roots.length ? roots[inlineCapacity] : null;
  }

  /** Sets or, with null, forgets it. */
  void setRoot(int inlineCapacity, Shape shape) {
    if (onlyRoot != null && onlyRoot.inlineCapacity() == inlineCapacity || onlyRoot == null && roots == NO_SHAPES) {
      onlyRoot = shape;
      return;
    }
    if (inlineCapacity >= roots.length) {
      roots = Arrays.copyOf(roots, inlineCapacity + 1);
    }
    roots[inlineCapacity] = shape;
  }

  /** The shape of tables in dictionary mode for an inline capacity, null if there is none yet. */
  Shape dictionary(int inlineCapacity) {
    return inlineCapacity < dictionaries.length ? dictionaries[inlineCapacity] : null;
  }

  void setDictionary(int inlineCapacity, Shape shape) {
    if (inlineCapacity >= dictionaries.length) {
      dictionaries = Arrays.copyOf(dictionaries, inlineCapacity + 1);
    }
    dictionaries[inlineCapacity] = shape;
  }

  @Override
  public String toString() {
    return metatable == 0 ? "plain" : "metatable " + Long.toHexString(Value.address(metatable));
  }
}
