package dev.lathe.vm.object;

import static dev.lathe.vm.object.TableObject.array;
import static dev.lathe.vm.object.TableObject.arrayCapacity;
import static dev.lathe.vm.object.TableObject.arrayLength;
import static dev.lathe.vm.object.TableObject.hash;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Liveness;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.Tracer;
import dev.lathe.vm.value.Value;

/**
 * Tables of one machine, without metamethods: what LuaJIT calls raw access. Arguments named {@code table} and {@code string}
 * are addresses, {@code key} and {@code value} values.
 *
 * <p>Order of iteration: array part, slots of the shape, entries of the hash part, the latter two as they were first stored.
 * A key that was removed keeps its place until keys are added.
 */
public final class Tables {
  /** Sets from here on have room made before anything changes. */
  private static final int MUCH = 8192;

  private static final int MAX_ARRAY = TableSizes.MAX_ARRAY;

  /** A table with more string keys stays in dictionary mode when it gets a shape of its own. */
  private static final int MAX_FROM_DICTIONARY = 1024;

  /** Templates with more in their array part are not copied by machine code. */
  private static final int MOST_COPIED = 128;

  /** How far popping looks below for the next value: bounded, so that popping stays cheap in front of a long run of nils. */
  private static final int POP_STEPS = 8;

  private final Heap heap;
  private final Strings strings;
  private final Shapes shapes;
  private final TableSizes sizes;

  public Tables(Heap heap, Strings strings, Shapes shapes) {
    this.heap = heap;
    this.strings = strings;
    this.shapes = shapes;
    sizes = new TableSizes(heap);
  }

  // ---- creation

  /** A new table with room for keys 1 to {@code arrayCapacity} and {@code hashCapacity} others. Reserves. */
  public long create(int arrayCapacity, int hashCapacity) {
    return create(arrayCapacity, hashCapacity > Shapes.MAX_INLINE ? 0 : inlineCapacity(hashCapacity), 0);
  }

  /**
   * The same for an instruction, which has a cache record: later tables made there have slots for as many string keys as
   * earlier ones have needed.
   */
  public long create(int arrayCapacity, int hashCapacity, long record) {
    int site = site(record);
    int expected = Math.max(hashCapacity > Shapes.MAX_INLINE ? 0 : hashCapacity, shapes.learned(site));
    long table = create(arrayCapacity, inlineCapacity(expected), site);
    Caches.rememberMade(record, shapes.of(table), 0, heap.epoch());
    return table;
  }

  private int site(long record) {
    int site = Memory.getInt(record + Caches.OFFSET);
    if (site == 0) {
      site = shapes.takeSite();
      Memory.putInt(record + Caches.OFFSET, site);
    }
    return site;
  }

  private long create(int arrayCapacity, int inlineCapacity, int site) {
    long array = 0;
    if (arrayCapacity > 0) {
      sizes.reserve(8L * arrayCapacity, arrayCapacity);
      array = heap.allocateReservedPart(8L * arrayCapacity);
    }
    long table = heap.allocate(Kind.TABLE.ordinal(), TableObject.SLOTS + 8L * inlineCapacity);
    Header.setShape(table, shapes.root(shapes.plain(), inlineCapacity).number());
    Header.setFlags(table, site);
    if (arrayCapacity > 0) {
      Memory.putLong(table + TableObject.ARRAY, array);
      Memory.putInt(table + TableObject.CAPACITY, arrayCapacity);
    }
    return table;
  }

  /** Few different ones, so that tables of different places share shapes. */
  private static int inlineCapacity(int keys) {
    if (keys <= 4) {
      return keys;
    }
    return keys <= 8 ? keys + 1 & ~1 : keys <= 32 ? keys + 3 & ~3 : keys + 15 & ~15;
  }

  /** A copy of a table without its metatable. Reserves. */
  public long copy(long table) {
    return copy(table, shapes.of(table).inlineCapacity(), 0);
  }

  /** The same for an instruction, which has a cache record, as {@link #create(int, int, long)}. */
  public long copy(long table, long record) {
    int site = site(record);
    long copy = copy(table, Math.max(shapes.of(table).inlineCapacity(), inlineCapacity(shapes.learned(site))), site);
    Shape shape = shapes.of(copy);
    boolean isPlain = hash(table) == 0 && !shape.isDictionary() && !shape.isOwned() && shape.count() <= shapes.of(table).inlineCapacity();
    if (isPlain && arrayLength(table) <= MOST_COPIED) {
      Caches.rememberMade(record, shape, shape.count(), heap.epoch());
    }
    return copy;
  }

  private long copy(long table, int inlineCapacity, int site) {
    int length = arrayLength(table);
    long hash = hash(table);
    long hashBytes = hash == 0 ? 0 : HashPart.bytes(HashPart.capacity(hash));
    sizes.reserve(8L * length + hashBytes, length);
    long copy = create(length, inlineCapacity, site);
    if (length > 0) {
      Memory.copy(array(table), array(copy), 8L * length);
      Memory.putInt(copy + TableObject.LENGTH, length);
    }
    if (hash != 0) {
      long part = heap.allocatePart(hashBytes);
      Memory.copy(hash, part, hashBytes);
      Memory.putLong(copy + TableObject.HASH, part);
    }
    copySlots(table, copy, inlineCapacity);
    return copy;
  }

  private void copySlots(long table, long copy, int inlineCapacity) {
    Shape shape = shapes.of(table);
    int count = shape.count();
    if (shape.isDictionary()) {
      setShape(copy, shapes.dictionary(shapes.root(shapes.plain(), inlineCapacity)));
    } else if (shape.isOwned() || shape.hasMetatable()) {
      for (int slot = 0; slot < count; slot++) {
        setAtom(copy, shape.atom(slot), slotValue(table, shape, slot), KeyOrigin.CONSTANT);
      }
    } else {
      Shape wide = inlineCapacity == shape.inlineCapacity() ? shape : shapes.widened(shape, inlineCapacity);
      if (count > inlineCapacity) {
        Memory.putLong(copy + TableObject.OVERFLOW, heap.allocatePart(8L * TableObject.overflowCapacity(count, inlineCapacity)));
      }
      int inline = Math.min(count, shape.inlineCapacity());
      Memory.copy(table + TableObject.SLOTS, copy + TableObject.SLOTS, 8L * inline);
      for (int slot = inline; slot < count; slot++) {
        Memory.putLong(TableObject.slot(copy, slot, inlineCapacity), slotValue(table, shape, slot));
      }
      setShape(copy, wide);
    }
  }

  // ---- reading

  /** The value under any key but nil and NaN, which have none; nil if there is none. */
  public long get(long table, long key) {
    if (Value.isDouble(key)) {
      double number = Value.toDouble(key);
      int index = (int) number;
      if (index == number && Integer.compareUnsigned(index - 1, arrayLength(table)) < 0) {
        return Memory.getLong(array(table) + 8L * (index - 1));
      }
      return getHash(table, Value.of(number + 0.0));
    }
    return switch (Value.tag(key)) {
      case Value.STRING_TAG -> getString(table, Value.address(key));
      case Value.INT_TAG -> getInt(table, Value.toInt(key));
      default -> getHash(table, key);
    };
  }

  public long getString(long table, long string) {
    return getAtom(table, StringObject.isAtom(string) ? string : strings.intern(string));
  }

  public long getInt(long table, long index) {
    if (Long.compareUnsigned(index - 1, arrayLength(table)) < 0) {
      return Memory.getLong(array(table) + 8 * (index - 1));
    }
    return getHash(table, Value.of((double) index));
  }

  /** The value under a string that is an atom. */
  long getAtom(long table, long atom) {
    Shape shape = shapes.of(table);
    if (shape.isDictionary()) {
      return getHash(table, Value.string(atom));
    }
    int slot = shapes.find(shape, atom);
    return slot < 0 ? Value.NIL : slotValue(table, shape, slot);
  }

  private static long slotValue(long table, Shape shape, int slot) {
    return Memory.getLong(TableObject.slot(table, slot, shape.inlineCapacity()));
  }

  private static long getHash(long table, long key) {
    long part = hash(table);
    if (part == 0) {
      return Value.NIL;
    }
    long entry = HashPart.find(part, key);
    return entry == 0 ? Value.NIL : HashPart.value(entry);
  }

  /** A key of the array part as an integer, 0 for all others. */
  static int integralKey(long key) {
    if (!Value.isDouble(key)) {
      return 0;
    }
    double number = Value.toDouble(key);
    int index = (int) number;
    return index == number && index > 0 && index <= MAX_ARRAY ? index : 0;
  }

  // ---- writing

  /** Stores a value; nil removes. The key is neither nil nor NaN. May allocate much, and reserves before it changes anything. */
  public void set(long table, long key, long value) {
    if (Value.isDouble(key)) {
      double number = Value.toDouble(key);
      int index = (int) number;
      if (index == number) {
        setInt(table, index, value);
      } else {
        setHash(table, key, value);
      }
      return;
    }
    switch (Value.tag(key)) {
      case Value.STRING_TAG -> setString(table, Value.address(key), value);
      case Value.INT_TAG -> setInt(table, Value.toInt(key), value);
      default -> setHash(table, key, value);
    }
  }

  public void setString(long table, long string, long value) {
    setAtom(table, StringObject.isAtom(string) ? string : strings.intern(string), value, KeyOrigin.COMPUTED);
  }

  /** Stores under an atom that is in the program's text, not computed: tables with many such keys are no dictionaries yet. */
  public void setConstant(long table, long atom, long value) {
    setAtom(table, atom, value, KeyOrigin.CONSTANT);
  }

  public void setInt(long table, long index, long value) {
    int length = arrayLength(table);
    if (Long.compareUnsigned(index - 1, length) < 0) {
      Memory.putLong(array(table) + 8 * (index - 1), value);
      if (Value.isPointer(value)) {
        heap.barrier(table, value);
      } else if (value == Value.NIL && index == length) {
        pop(table, length);
      }
    } else {
      setBeyond(table, index, value);
    }
  }

  /** The last value of the array part is nil. */
  private static void pop(long table, int length) {
    long array = array(table);
    int remaining = length - 1;
    int stop = Math.max(0, remaining - POP_STEPS);
    while (remaining > stop && Memory.getLong(array + 8L * (remaining - 1)) == Value.NIL) {
      remaining--;
    }
    Memory.putInt(table + TableObject.LENGTH, remaining);
  }

  private void setBeyond(long table, long index, long value) {
    if (index > 0 && index <= arrayCapacity(table)) {
      if (value != Value.NIL) {
        long array = array(table);
        for (int hole = arrayLength(table); hole < index - 1; hole++) {
          Memory.putLong(array + 8L * hole, Value.NIL);
        }
        Memory.putLong(array + 8 * (index - 1), value);
        Memory.putInt(table + TableObject.LENGTH, (int) index);
        heap.barrier(table, value);
      }
    } else if (index == arrayLength(table) + 1L && index <= MAX_ARRAY && value != Value.NIL) {
      sizes.growArray(table);
      if (index <= arrayCapacity(table)) {
        setInt(table, index, value);
      } else {
        setHash(table, Value.of((double) index), value);
      }
    } else {
      setHash(table, Value.of((double) index), value);
    }
  }

  /** @param key normalised, and none of the array part's */
  private void setHash(long table, long key, long value) {
    long part = hash(table);
    long entry = part == 0 ? 0 : HashPart.find(part, key);
    if (entry != 0) {
      HashPart.setValue(part, entry, value);
      // The key of a pair that was dead is referred to again.
      heap.barrier(table, key);
      heap.barrier(table, value);
    } else if (value != Value.NIL) {
      if (part == 0 || HashPart.used(part) == HashPart.capacity(part)) {
        sizes.growHash(table, key);
        int index = integralKey(key);
        if (index != 0 && index <= arrayCapacity(table)) {
          setInt(table, index, value);
          return;
        }
        part = hash(table);
      }
      HashPart.append(part, key, value);
      if (Value.isString(key)) {
        noteKey(Value.address(key));
      }
      heap.barrier(table, key);
      heap.barrier(table, value);
    }
  }

  /** Stores under a string that is an atom. */
  void setAtom(long table, long atom, long value, KeyOrigin origin) {
    Shape shape = shapes.of(table);
    if (shape.isDictionary()) {
      setDictionary(table, shape, atom, value);
      return;
    }
    int slot = shapes.find(shape, atom);
    if (slot >= 0) {
      setSlot(table, shape, slot, atom, value);
    } else if (value != Value.NIL) {
      addSlot(table, shape, atom, value, origin);
    }
  }

  /** Stores in a slot that a table has. */
  void setSlot(long table, Shape shape, int slot, long atom, long value) {
    long address = TableObject.slot(table, slot, shape.inlineCapacity());
    long old = Memory.getLong(address);
    Memory.putLong(address, value);
    heap.barrier(table, value);
    if (shape.isOwned() && old != value && (old == Value.NIL || isLink(shape, atom))) {
      shape.changed();
    }
  }

  /** Whether lookups in other tables go on with this slot's value, or the collector does: then a store is more than a store. */
  boolean isLink(Shape shape, long atom) {
    return shape.isOwned() && shapes.isLink(atom);
  }

  private void setDictionary(long table, Shape shape, long atom, long value) {
    if (!shape.isOwned()) {
      setHash(table, Value.string(atom), value);
      return;
    }
    long old = getHash(table, Value.string(atom));
    setHash(table, Value.string(atom), value);
    if (old != value && (old == Value.NIL || isLink(shape, atom))) {
      shape.changed();
    }
  }

  /** Gives a table without dictionary mode one slot more, or dictionary mode. */
  void addSlot(long table, Shape shape, long atom, long value, KeyOrigin origin) {
    noteKey(atom);
    Shape next = shape;
    if (!shape.isOwned()) {
      next = shapes.successor(shape, atom, origin);
    } else if (!shapes.canGrow(shape)) {
      next = null;
    }
    if (next == null) {
      toDictionary(table, shape);
      setAtom(table, atom, value, origin);
      return;
    }
    int slot = shape.count();
    growOverflow(table, shape, slot + 1);
    Memory.putLong(TableObject.slot(table, slot, shape.inlineCapacity()), value);
    if (shape.isOwned()) {
      shapes.add(shape, atom);
    } else {
      Header.setShape(table, next.number());
    }
    heap.barrier(table);
  }

  /** A table gets a key; what has it from the beginning was made by this as well. */
  private void noteKey(long atom) {
    if (atom == shapes.name(Metamethod.EQ)) {
      heap.noteCompared();
    }
  }

  private void growOverflow(long table, Shape shape, int slots) {
    int inlineCapacity = shape.inlineCapacity();
    int old = TableObject.overflowCapacity(slots - 1, inlineCapacity);
    int capacity = TableObject.overflowCapacity(slots, inlineCapacity);
    if (capacity == old) {
      return;
    }
    if (8L * capacity >= MUCH) {
      heap.reserve(8L * capacity);
    }
    long part = heap.allocatePart(8L * capacity);
    long oldPart = TableObject.overflow(table);
    if (old > 0) {
      Memory.copy(oldPart, part, 8L * old);
    }
    Memory.putLong(table + TableObject.OVERFLOW, part);
    heap.releasePart(oldPart, 8L * old);
    int site = TableObject.site(table);
    if (site != 0) {
      shapes.learn(site, inlineCapacity + capacity);
    }
  }

  /** Moves all string keys to the hash part, in front of the other keys. */
  private void toDictionary(long table, Shape shape) {
    int living = 0;
    for (int slot = 0; slot < shape.count(); slot++) {
      if (slotValue(table, shape, slot) != Value.NIL) {
        living++;
      }
    }
    long old = hash(table);
    int capacity = HashPart.capacityFor(living + (old == 0 ? 0 : HashPart.live(old)) + 1L);
    long bytes = HashPart.bytes(capacity);
    if (bytes >= MUCH) {
      heap.reserve(bytes);
    }
    long part = heap.allocateReservedPart(bytes);
    HashPart.initialize(part, capacity);
    for (int slot = 0; slot < shape.count(); slot++) {
      long value = slotValue(table, shape, slot);
      if (value != Value.NIL) {
        HashPart.append(part, Value.string(shape.atom(slot)), value);
      }
    }
    if (old != 0) {
      HashPart.appendAll(old, part, heap.workListener());
      heap.releasePart(old, HashPart.bytes(HashPart.capacity(old)));
    }
    Memory.putLong(table + TableObject.HASH, part);
    heap.releasePart(TableObject.overflow(table), 8L * TableObject.overflowCapacity(shape.count(), shape.inlineCapacity()));
    Memory.putLong(table + TableObject.OVERFLOW, 0);
    setShape(table, shapes.dictionary(shape));
  }

  private void setShape(long table, Shape shape) {
    Header.setShape(table, shape.number());
    TableObject.setIsDictionary(table, shape.isDictionary() && !shape.isOwned());
    heap.barrier(table);
  }

  /** Removes all keys and keeps the room. */
  public void clear(long table) {
    Memory.putInt(table + TableObject.LENGTH, 0);
    Shape shape = shapes.of(table);
    for (int slot = 0; slot < shape.count(); slot++) {
      Memory.putLong(TableObject.slot(table, slot, shape.inlineCapacity()), Value.NIL);
    }
    long part = hash(table);
    if (part != 0) {
      HashPart.clear(part);
    }
    if (shape.isOwned()) {
      shape.changed();
    }
  }

  // ---- length and iteration

  /** A border: n such that n is 0 or key n has a value, and key n + 1 has none. */
  public long length(long table) {
    int length = arrayLength(table);
    if (length == 0 || Memory.getLong(array(table) + 8L * (length - 1)) != Value.NIL) {
      return length < arrayCapacity(table) || hash(table) == 0 || HashPart.integral(hash(table)) == 0 ? length : lengthInHash(table, length);
    }
    long array = array(table);
    int present = 0;
    int absent = length;
    while (absent - present > 1) {
      int middle = present + absent >>> 1;
      if (Memory.getLong(array + 8L * (middle - 1)) == Value.NIL) {
        absent = middle;
      } else {
        present = middle;
      }
    }
    return present;
  }

  /** The border from a key on that is 0 or has a value: doubling, then halving. */
  private static long lengthInHash(long table, int from) {
    long present = from;
    long step = 1;
    while (getHash(table, Value.of((double) (present + step))) != Value.NIL) {
      present += step;
      step *= 2;
    }
    long absent = present + step;
    while (absent - present > 1) {
      long middle = present + absent >>> 1;
      if (getHash(table, Value.of((double) middle)) == Value.NIL) {
        absent = middle;
      } else {
        present = middle;
      }
    }
    return present;
  }

  /**
   * The position behind the one of a key, for {@link #advance}; nil gives 0; −1 if the key was never in the table. Removing keys
   * moves no position.
   */
  public int positionBehind(long table, long key) {
    if (key == Value.NIL) {
      return 0;
    }
    int capacity = arrayCapacity(table);
    Shape shape = shapes.of(table);
    long normal = key;
    if (Value.isString(key)) {
      long string = Value.address(key);
      long atom = StringObject.isAtom(string) ? string : strings.intern(string);
      if (!shape.isDictionary()) {
        int slot = shapes.find(shape, atom);
        return slot < 0 ? -1 : capacity + slot + 1;
      }
      normal = Value.string(atom);
    } else if (Value.isDouble(key) || Value.tag(key) == Value.INT_TAG) {
      double number = Value.isDouble(key) ? Value.toDouble(key) : Value.toInt(key);
      normal = Value.of(number + 0.0);
      int index = integralKey(normal);
      if (index != 0 && index <= capacity) {
        return index;
      }
    }
    long part = hash(table);
    long entry = part == 0 ? 0 : HashPart.find(part, normal);
    return entry == 0 ? -1 : capacity + shape.count() + HashPart.number(part, entry) + 1;
  }

  /** The first position from {@code position} on that holds a value, −1 at the end. */
  public int advance(long table, int position) {
    int capacity = arrayCapacity(table);
    if (position < capacity) {
      long array = array(table);
      int length = arrayLength(table);
      for (int i = position; i < length; i++) {
        if (Memory.getLong(array + 8L * i) != Value.NIL) {
          return i;
        }
      }
      position = capacity;
    }
    Shape shape = shapes.of(table);
    int slots = shape.count();
    for (int slot = position - capacity; slot < slots; slot++) {
      if (slotValue(table, shape, slot) != Value.NIL) {
        return capacity + slot;
      }
    }
    long part = hash(table);
    if (part != 0) {
      int used = HashPart.used(part);
      for (int i = Math.max(0, position - capacity - slots); i < used; i++) {
        if (HashPart.value(HashPart.entry(part, i)) != Value.NIL) {
          return capacity + slots + i;
        }
      }
    }
    return -1;
  }

  /** The key at a position that {@link #advance} gave. */
  public long keyAt(long table, int position) {
    int capacity = arrayCapacity(table);
    if (position < capacity) {
      return Value.of((double) (position + 1));
    }
    Shape shape = shapes.of(table);
    int slot = position - capacity;
    return slot < shape.count() ? Value.string(shape.atom(slot)) : HashPart.key(HashPart.entry(hash(table), slot - shape.count()));
  }

  /** The value there. */
  public long valueAt(long table, int position) {
    int capacity = arrayCapacity(table);
    if (position < capacity) {
      return position < arrayLength(table) ? Memory.getLong(array(table) + 8L * position) : Value.NIL;
    }
    Shape shape = shapes.of(table);
    int slot = position - capacity;
    return slot < shape.count() ? slotValue(table, shape, slot) : HashPart.value(HashPart.entry(hash(table), slot - shape.count()));
  }

  // ---- metatables

  /** The metatable's address, 0 if none. */
  public long metatable(long table) {
    return TableObject.hasMetatable(table) ? shapes.of(table).behaviour().metatable() : 0;
  }

  /** Gives a table another metatable, 0 for none. */
  public void setMetatable(long table, long metatable) {
    Behaviour behaviour = shapes.plain();
    if (metatable != 0) {
      own(metatable);
      behaviour = shapes.given(shapes.of(metatable), metatable);
    }
    Shape shape = shapes.of(table);
    if (shape.behaviour() != behaviour) {
      setShape(table, shapes.rebased(shape, behaviour));
      TableObject.setHasMetatable(table, metatable);
    }
  }

  /** What a table's metatable has for an operation, nil if nothing; remembers what is absent. */
  public long metamethod(long table, Metamethod metamethod) {
    return TableObject.hasMetatable(table) ? metamethod(shapes.of(table).behaviour(), metamethod) : Value.NIL;
  }

  long metamethod(Behaviour behaviour, Metamethod metamethod) {
    if (behaviour.isAbsent(metamethod)) {
      return Value.NIL;
    }
    long value = getAtom(behaviour.metatable(), shapes.name(metamethod));
    if (value == Value.NIL) {
      behaviour.noteAbsent(metamethod);
    }
    return value;
  }

  /**
   * Gives a table a shape of its own, which grows in place and holds more keys than shared ones: for tables of which there is one,
   * such as environments. Metatables and tables that lookups go on in get one by themselves.
   */
  public void own(long table) {
    Shape shape = shapes.of(table);
    if (shape.isOwned()) {
      return;
    }
    if (shape.isDictionary() && isReplaceableBySlots(hash(table))) {
      toSlots(table, shape);
    } else {
      setShape(table, shapes.owned(shape));
    }
  }

  /** Whether the entries could be slots without any key changing its position: someone may be walking over the table. */
  private static boolean isReplaceableBySlots(long part) {
    if (part == 0) {
      return true;
    }
    int used = HashPart.used(part);
    if (used != HashPart.live(part) || used > MAX_FROM_DICTIONARY) {
      return false;
    }
    for (int i = 0; i < used; i++) {
      if (!Value.isString(HashPart.key(HashPart.entry(part, i)))) {
        return false;
      }
    }
    return true;
  }

  private void toSlots(long table, Shape dictionary) {
    long part = hash(table);
    int used = part == 0 ? 0 : HashPart.used(part);
    int inlineCapacity = dictionary.inlineCapacity();
    long bytes = 8L * TableObject.overflowCapacity(used, inlineCapacity);
    if (bytes >= MUCH) {
      heap.reserve(bytes);
    }
    Shape owned = shapes.ownedWithoutKeys(dictionary);
    if (bytes > 0) {
      Memory.putLong(table + TableObject.OVERFLOW, heap.allocatePart(bytes));
    }
    for (int i = 0; i < used; i++) {
      long entry = HashPart.entry(part, i);
      shapes.add(owned, Value.address(HashPart.key(entry)));
      Memory.putLong(TableObject.slot(table, i, inlineCapacity), HashPart.value(entry));
    }
    Memory.putLong(table + TableObject.HASH, 0);
    if (part != 0) {
      heap.releasePart(part, HashPart.bytes(HashPart.capacity(part)));
    }
    setShape(table, owned);
  }

  // ---- collector

  /** Tells the collector of a table's parts and of what it refers to. Of a weak table, only of strong references; the tracer is told that it is weak. */
  public void trace(long table, Tracer tracer) {
    Shape shape = shapes.of(table);
    shapes.mark(shape, tracer);
    int inlineCapacity = shape.inlineCapacity();
    int inline = Math.min(shape.count(), inlineCapacity);
    int beyond = shape.count() - inline;
    long part = hash(table);
    tracer.part(table, TableObject.SLOTS + 8L * inlineCapacity);
    tracer.part(array(table), 8L * arrayCapacity(table));
    tracer.part(TableObject.overflow(table), 8L * TableObject.overflowCapacity(shape.count(), inlineCapacity));
    if (part != 0) {
      tracer.part(part, HashPart.bytes(HashPart.capacity(part)));
    }
    Weakness weakness = weakness(shape.behaviour());
    if (weakness != Weakness.NONE) {
      tracer.weak(table);
      shapes.noteWeak(shape.behaviour());
    }
    if (!weakness.hasWeakValues()) {
      tracer.values(table + TableObject.SLOTS, inline);
      tracer.values(TableObject.overflow(table), beyond);
      tracer.values(array(table), arrayLength(table));
      if (part != 0 && weakness == Weakness.NONE) {
        tracer.entries(HashPart.entry(part, 0), HashPart.used(part));
      }
    }
    if (part != 0 && weakness != Weakness.NONE) {
      traceWeakEntries(part, weakness, tracer);
    }
  }

  private static void traceWeakEntries(long part, Weakness weakness, Tracer tracer) {
    if (!weakness.hasWeakValues()) {
      tracer.entryValues(HashPart.entry(part, 0), HashPart.used(part));
    }
    if (!weakness.hasWeakKeys()) {
      tracer.entryKeys(HashPart.entry(part, 0), HashPart.used(part));
    }
  }

  private Weakness weakness(Behaviour behaviour) {
    if (!behaviour.knowsWeakness()) {
      behaviour.setWeakness(weakness(metamethod(behaviour, Metamethod.MODE)));
    }
    return behaviour.weakness();
  }

  private Weakness weakness(long mode) {
    if (!Value.isString(mode) || (Header.flags(Value.address(mode)) & StringObject.ROPE) != 0) {
      return Weakness.NONE;
    }
    long string = Value.address(mode);
    long bytes = strings.bytes(string);
    Weakness weakness = Weakness.NONE;
    for (int i = 0; i < StringObject.length(string); i++) {
      weakness = weakness.with(Memory.getByte(bytes + i));
    }
    return weakness;
  }

  /** Whether metatables of tables that the tracer was told to be weak make them something else now: then all those are to be traced again. */
  public boolean hasModeChanged() {
    boolean hasChanged = false;
    for (Behaviour behaviour : shapes.weakBehaviours()) {
      hasChanged |= behaviour.changesToldWeakness(weakness(behaviour));
    }
    return hasChanged;
  }

  /**
   * Looks for pairs that are about to go, in a table of which the tracer was told that it is weak.
   *
   * @param from the first position to look at, from 0 on
   * @param most at how many to look
   * @return at how many it has looked: fewer than {@code most} if the table ends there
   */
  public int findDead(long table, int from, int most, Liveness liveness, DeadReferences dead) {
    Shape shape = shapes.of(table);
    Weakness weakness = weakness(shape.behaviour());
    long part = hash(table);
    long end = (long) arrayCapacity(table) + shape.count() + (part == 0 ? 0 : HashPart.used(part));
    int to = (int) Math.clamp(end, from, (long) from + most);
    for (int position = from; position < to; position++) {
      if (isDead(table, shape, position, weakness, liveness)) {
        dead.found(table, position, isEntry(table, shape, position) ? keyAt(table, position) : Value.NIL, valueAt(table, position));
      }
    }
    return to - from;
  }

  private static boolean isEntry(long table, Shape shape, int position) {
    return position - arrayCapacity(table) >= shape.count();
  }

  private boolean isDead(long table, Shape shape, int position, Weakness weakness, Liveness liveness) {
    if (!isEntry(table, shape, position)) {
      return weakness.hasWeakValues() && liveness.isDeadValue(valueAt(table, position));
    }
    long entry = HashPart.entry(hash(table), position - arrayCapacity(table) - shape.count());
    long value = HashPart.value(entry);
    return value != Value.NIL
        && (weakness.hasWeakValues() && liveness.isDeadValue(value) || weakness.hasWeakKeys() && liveness.isDeadKey(HashPart.key(entry)));
  }

  /** Removes a pair that {@link #findDead} has found, if it is still about to go, or whatever else is there and is. */
  public void clearDead(long table, int position, Liveness liveness) {
    Shape shape = shapes.of(table);
    long part = hash(table);
    long end = (long) arrayCapacity(table) + shape.count() + (part == 0 ? 0 : HashPart.used(part));
    if (position >= end || !isDead(table, shape, position, weakness(shape.behaviour()), liveness)) {
      return;
    }
    int beyond = position - arrayCapacity(table);
    if (beyond < 0) {
      Memory.putLong(array(table) + 8L * position, Value.NIL);
      return;
    }
    if (beyond < shape.count()) {
      Memory.putLong(TableObject.slot(table, beyond, shape.inlineCapacity()), Value.NIL);
    } else {
      HashPart.setValue(part, HashPart.entry(part, beyond - shape.count()), Value.NIL);
    }
    if (shape.isOwned()) {
      // The link to the next table of a chain may be what has gone.
      shape.changed();
    }
  }
}
