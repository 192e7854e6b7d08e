package dev.lathe.vm.object;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.value.Value;

/**
 * Attributes of objects of classes by the cache records of {@link Caches}, of which only the part with entries is used. An entry is for
 * objects of one shape, which says class and slots, and holds as long as the version does that it names, whatever its kind:
 *
 * <pre>
 *   OWN, OWN_OVERFLOW    the object's own slot; if it holds nil, the entry is no help
 *   CHAIN                the object has no slot of that name; what it gets is in the slot of a class's table, at the address where
 *   ADD, ADD_OVERFLOW    storing adds a slot, as in {@link Caches}
 * </pre>
 *
 * The version is that of the behaviour that objects of the class have. It changes when a table of attributes in the class's order gains
 * a key, and when {@link Classes#set} replaces a value by an object or removes it: an object may have methods that govern the attribute. So none
 * governs it while the entry holds, nor is there a method for all attributes. What is read from a class is looked at again each time.
 */
public final class AttributeCaches {
  private final Tables tables;
  private final Shapes shapes;
  private final Caches caches;

  public AttributeCaches(Tables tables, Shapes shapes, Caches caches) {
    this.tables = tables;
    this.shapes = shapes;
    this.caches = caches;
  }

  // ---- reading

  /** The entry that holds for an object of a class, its address; 0 if none does. */
  public static long entry(long object, long record) {
    long payload = Memory.getLong(record + Caches.PAYLOAD);
    if ((payload & 1) == 0) {
      return 0;
    }
    int shape = Header.shape(object);
    long entry = payload - 1 + Caches.ENTRIES;
    long end = entry + (long) Caches.ENTRY * Memory.getInt(payload - 1 + Caches.COUNT);
    for (; entry < end; entry += Caches.ENTRY) {
      if (Memory.getInt(entry) == shape) {
        return Caches.isCurrent(entry) ? entry : 0;
      }
    }
    return 0;
  }

  /** Whether an entry says that the attribute is the class's. */
  public static boolean isOfClass(long entry) {
    return Memory.getInt(entry + Caches.KIND) == Caches.CHAIN;
  }

  /** What is in the slot of an entry, as slots hold it; nil if the entry is no help. */
  public static long value(long object, long entry) {
    long where = Memory.getLong(entry + Caches.WHERE);
    return switch (Memory.getInt(entry + Caches.KIND)) {
      case Caches.OWN -> Memory.getLong(object + where);
      case Caches.OWN_OVERFLOW -> Memory.getLong(TableObject.overflow(object) + where);
      default -> Memory.getLong(where);
    };
  }

  /**
   * An attribute was found without any method being asked: remembers where.
   *
   * @param type the object's class
   */
  public void remember(long object, long type, long atom, long record) {
    Shape shape = shapes.of(object);
    if (shape.isDictionary() || shape.isOwned()) {
      return;
    }
    long ofClass = slotInOrder(type, atom, shape.behaviour());
    if (ofClass == NOT_TO_BE_KNOWN || ofClass != 0 && Value.isObject(Memory.getLong(ofClass))) {
      return;
    }
    int slot = shapes.find(shape, atom);
    if (slot < 0 && ofClass != 0) {
      caches.remember(record, shape, Caches.CHAIN, ofClass);
    } else if (slot >= 0 && Memory.getLong(TableObject.slot(object, slot, shape.inlineCapacity())) != Value.NIL) {
      rememberSlot(record, shape, slot);
    }
  }

  private void rememberSlot(long record, Shape shape, int slot) {
    int beyond = slot - shape.inlineCapacity();
    caches.remember(record, shape, beyond < 0 ? Caches.OWN : Caches.OWN_OVERFLOW, beyond < 0 ? TableObject.SLOTS + 8L * slot : 8L * beyond);
  }

  private static final long NOT_TO_BE_KNOWN = -1;

  /** Where the first class in the order that has an attribute keeps it, 0 if none has; the behaviour's version changes with the tables. */
  private long slotInOrder(long type, long atom, Behaviour behaviour) {
    long found = 0;
    long order = ClassObject.order(type);
    for (int i = 0; i < TupleObject.length(order); i++) {
      long attributes = ClassObject.attributes(Value.address(TupleObject.item(order, i)));
      Shape shape = shapes.of(attributes);
      if (shape.isDictionary() || !shape.isOwned()) {
        return NOT_TO_BE_KNOWN;
      }
      shape.addDependent(behaviour);
      int slot = found == 0 ? shapes.find(shape, atom) : -1;
      if (slot >= 0) {
        long address = TableObject.slot(attributes, slot, shape.inlineCapacity());
        found = Memory.getLong(address) == Value.NIL ? 0 : address;
      }
    }
    return found;
  }

  // ---- writing

  /**
   * Stores an object's own attribute by an entry.
   *
   * @param value as slots hold it
   * @return false if the entry is no help: then nothing has happened
   */
  public boolean store(long object, long entry, long value) {
    int where = Memory.getInt(entry + Caches.WHERE);
    return switch (Memory.getInt(entry + Caches.KIND)) {
      case Caches.OWN -> caches.overwrite(object, object + where, value);
      case Caches.OWN_OVERFLOW -> caches.overwrite(object, TableObject.overflow(object) + where, value);
      case Caches.ADD -> caches.add(object, entry, object + where, value);
      default -> caches.add(object, entry, TableObject.overflow(object) + where, value);
    };
  }

  /**
   * Stores an object's own attribute, of which no method is to be asked, and remembers how.
   *
   * @param type the object's class
   * @param value as slots hold it
   */
  public void store(long object, long type, long atom, long value, long record) {
    Shape shape = shapes.of(object);
    tables.setConstant(object, atom, value);
    Shape next = shapes.of(object);
    if (next.isDictionary() || next.isOwned() || value == Value.NIL) {
      return;
    }
    int slot = shapes.find(next, atom);
    int needed = next.count();
    if (needed > next.inlineCapacity() && needed > Memory.getInt(type + ClassObject.SLOTS)) {
      Memory.putInt(type + ClassObject.SLOTS, Math.min(needed, Shapes.MAX_INLINE));
    }
    long ofClass = slotInOrder(type, atom, shape.behaviour());
    if (ofClass == NOT_TO_BE_KNOWN || ofClass != 0 && Value.isObject(Memory.getLong(ofClass))) {
      return;
    }
    if (next == shape) {
      rememberSlot(record, shape, slot);
    } else {
      caches.rememberAdded(record, shape, next);
    }
  }
}
