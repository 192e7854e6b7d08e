package dev.lathe.vm.object;

import dev.lathe.vm.memory.Tracer;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.value.Value;

/**
 * Access by constant string keys with a cache record for each place in the code.
 *
 * <pre>
 *   record   +0 shape:u32  +4 offset:i32  +8 payload
 * </pre>
 *
 * Offset &gt; 0: in tables of the shape the key's slot is at table + offset. Offset 0: the record says nothing, and its shape is 0,
 * which no table has. The interpreter and machine code test for the first form themselves: reading, a value that is not nil is
 * the result, and so is nil if the table has no {@link TableObject#METATABLE}; storing, a slot whose value is not nil takes the
 * new one (and {@link Heap#barrier}). For all else they call here.
 *
 * <p>The payload is the address of the prototype that owns the record, or after the first thing that does not fit the
 * record, the address + 1 of a part with further shapes:
 *
 * <pre>
 *   part     +0 prototype*  +8 count:u32 capacity:u32  +16 misses:u64  +24 entries, 32 bytes each
 *   entry    +0 shape:u32 kind:u8 own:u24  +8 where  +16 version*  +24 version
 *
 *   kind                  in tables of the shape, as long as the word at version* is version
 *   1 OWN                 the key's slot is at table + where                              (version* is not used)
 *   2 OWN_OVERFLOW        the key's slot is at where in the overflow part                 (version* is not used)
 *   3 CHAIN               there is no such key, or own says where it is and it holds nil; the slot of the table in which
 *                         lookups end is at the address where; if it holds nil, the entry is no help
 *   4 NOTHING             the same; lookups end without a value
 *   5 FUNCTION            the same; lookups end at something that is no table
 *   6 ADD                 storing adds a slot at table + where:i32 (+8), or fills one that may hold nil, and makes the shape next:u32 (+12)
 *   7 ADD_OVERFLOW        the same with a slot in the overflow part, which has room
 * </pre>
 *
 * Own is 0, or the key's slot is at table + own, or with {@link #IN_OVERFLOW} at own − IN_OVERFLOW in the overflow part. A shape may have
 * an entry for its own slot and one for what is behind it.
 *
 * <p>There are at most four entries. A place that sees more shapes is megamorphic: what has no entry goes through the machine's
 * table of (shape, atom), and now and then an entry is replaced.
 *
 * <p>Instructions that make tables have records as well, with the number of the place at +4 ({@link Tables#create(int, int, long)}). Shape and
 * payload say what the next table gets, as long as {@link Heap#epoch} is that of the payload; they are read by machine code only:
 *
 * <pre>
 *   +0 shape:u32, 0 if nothing is known  +4 site:i32  +8 bytes of the table:u16, plus {@link #MAKES}  slots:u16 to copy from a template  epoch:u32
 * </pre>
 *
 * <p>The version is that of the shape's behaviour. It changes when a table on the way gains a key (also by a store to a slot that was nil),
 * when its slots move, when its metatable or the value of its own link to the next table changes. A value in a slot may
 * change at any time: so entries hold the slot's address. Slots that hold nil are not remembered as the end of a lookup, since
 * that they get a value must be seen.
 */
public final class Caches {
  public static final int SHAPE = 0;
  public static final int OFFSET = 4;
  public static final int PAYLOAD = 8;
  public static final int BYTES = 16;
  /** In the low bits of a payload: the record is of an instruction that makes tables. */
  public static final int MAKES = 2;
  private static final int PAYLOADS = 3;

  public static final int COUNT = 8;
  static final int CAPACITY = 12;
  private static final int MISSES = 16;
  public static final int ENTRIES = 24;
  public static final int ENTRY = 32;
  public static final int KIND = 4;
  public static final int WHERE = 8;
  public static final int NEXT = 12;
  public static final int VERSION_ADDRESS = 16;
  public static final int VERSION = 24;

  public static final int OWN = 1;
  public static final int OWN_OVERFLOW = 2;
  public static final int CHAIN = 3;
  public static final int NOTHING = 4;
  static final int FUNCTION = 5;
  public static final int ADD = 6;
  public static final int ADD_OVERFLOW = 7;
  private static final int KINDS = 0xFF;
  public static final int OWN_SHIFT = 8;
  public static final int IN_OVERFLOW = 1 << 23;

  private static final int MOST_ENTRIES = 4;
  /** A full part takes another shape at every so manieth miss. */
  private static final int MISSES_TO_REPLACE = 64;

  /** Tables that a lookup may go through, as in LuaJIT; then the caller is to find out. */
  private static final int MAX_CHAIN = 100;

  /** No value: the entry does not help. */
  private static final long MISS = (long) -15 << 47;

  private final Heap heap;
  private final Tables tables;
  private final Shapes shapes;

  public Caches(Heap heap, Tables tables, Shapes shapes) {
    this.heap = heap;
    this.tables = tables;
    this.shapes = shapes;
  }

  /** Makes a zeroed record of a prototype an empty one. */
  public static void initialize(long record, long prototype) {
    Memory.putLong(record + PAYLOAD, prototype);
  }

  // ---- reading

  /**
   * Reads {@code table[atom]} with the chain of metatables whose lookup is a table, and fills the record.
   *
   * @return the value (nil where the chain ends without one), or {@code Value.UNDEF} if a function must be called, or
   *     something that is no table be indexed: then nothing has happened
   */
  public long get(long table, long atom, long record) {
    int shape = Header.shape(table);
    if (Memory.getInt(record) == shape) {
      long value = Memory.getLong(table + Memory.getInt(record + OFFSET));
      if (value != Value.NIL || !TableObject.hasMetatable(table)) {
        return value;
      }
    }
    long payload = Memory.getLong(record + PAYLOAD);
    if ((payload & 1) != 0) {
      long entry = payload - 1 + ENTRIES;
      long end = entry + (long) ENTRY * Memory.getInt(payload - 1 + COUNT);
      for (; entry < end; entry += ENTRY) {
        if (Memory.getInt(entry) == shape) {
          long value = read(table, entry);
          if (value != MISS) {
            return value;
          }
        }
      }
    }
    return find(table, atom, record);
  }

  private static long read(long table, long entry) {
    long where = Memory.getLong(entry + WHERE);
    int kind = Memory.getInt(entry + KIND);
    // Where the slot is holds as long as the version does.
    if (kind >>> OWN_SHIFT != 0 && (!isCurrent(entry) || ownSlot(table, kind >>> OWN_SHIFT) != Value.NIL)) {
      return MISS;
    }
    switch (kind & KINDS) {
      case CHAIN:
        if (isCurrent(entry)) {
          long value = Memory.getLong(where);
          return value == Value.NIL ? MISS : value;
        }
        return MISS;
      case OWN:
        return ownValue(table, Memory.getLong(table + where));
      case OWN_OVERFLOW:
        return ownValue(table, Memory.getLong(TableObject.overflow(table) + where));
      case NOTHING:
        return isCurrent(entry) ? Value.NIL : MISS;
      case FUNCTION:
        return isCurrent(entry) ? Value.UNDEF : MISS;
      default:
        throw new IllegalStateException("a record for storing is read");
    }
  }

  private static long ownSlot(long table, int own) {
    return Memory.getLong((own & IN_OVERFLOW) == 0 ? table + own : TableObject.overflow(table) + (own & ~IN_OVERFLOW));
  }

  private static long ownValue(long table, long value) {
    return value == Value.NIL && TableObject.hasMetatable(table) ? MISS : value;
  }

  private static boolean isCurrent(long entry) {
    return Memory.getLong(Memory.getLong(entry + VERSION_ADDRESS)) == Memory.getLong(entry + VERSION);
  }

  /** A lookup that no entry answers. */
  private long find(long table, long atom, long record) {
    Shape shape = shapes.of(table);
    if (shape.isDictionary()) {
      long value = tables.getAtom(table, atom);
      return value == Value.NIL && shape.hasMetatable() ? findBehind(shape, atom) : value;
    }
    int slot = shapes.find(shape, atom);
    if (slot >= 0) {
      long value = Memory.getLong(TableObject.slot(table, slot, shape.inlineCapacity()));
      if (value != Value.NIL || !shape.hasMetatable()) {
        rememberSlot(record, shape, slot);
        return value;
      }
      int inlineCapacity = shape.inlineCapacity();
      return findBehind(shape, slot < inlineCapacity ? TableObject.SLOTS + 8 * slot : IN_OVERFLOW | 8 * (slot - inlineCapacity), atom, record);
    }
    if (!shape.hasMetatable()) {
      if (!shape.isOwned()) {
        remember(record, shape, NOTHING, 0);
      }
      return Value.NIL;
    }
    return findBehind(shape, 0, atom, record);
  }

  /** Goes through the chain behind tables of a shape. */
  private long findBehind(Shape shape, long atom) {
    Behaviour behaviour = shape.behaviour();
    for (int i = 0; i < MAX_CHAIN; i++) {
      long link = tables.metamethod(behaviour, Metamethod.INDEX);
      if (link == Value.NIL) {
        return Value.NIL;
      }
      if (!Value.isTable(link)) {
        return Value.UNDEF;
      }
      long value = tables.getAtom(Value.address(link), atom);
      if (value != Value.NIL) {
        return value;
      }
      behaviour = shapes.of(Value.address(link)).behaviour();
    }
    return Value.UNDEF;
  }

  /**
   * The same for tables of a shape that have no such slot, or nil in it: what is found holds for all of them as long as no table on the way
   * changes.
   *
   * @param own where the slot is, as an entry says it
   */
  private long findBehind(Shape shape, int own, long atom, long record) {
    int behind = own << OWN_SHIFT;
    Behaviour dependent = shape.behaviour();
    if (shape.isOwned()) {
      shape.addDependent(dependent);
    }
    Behaviour behaviour = dependent;
    for (int i = 0; i < MAX_CHAIN; i++) {
      if (behaviour.metatable() == 0) {
        remember(record, shape, NOTHING | behind, 0);
        return Value.NIL;
      }
      shapes.of(behaviour.metatable()).addDependent(dependent);
      long link = tables.metamethod(behaviour, Metamethod.INDEX);
      if (!Value.isTable(link)) {
        remember(record, shape, (link == Value.NIL ? NOTHING : FUNCTION) | behind, 0);
        return link == Value.NIL ? Value.NIL : Value.UNDEF;
      }
      long holder = Value.address(link);
      tables.own(holder);
      Shape holderShape = shapes.of(holder);
      holderShape.addDependent(dependent);
      if (holderShape.isDictionary()) {
        long value = tables.getAtom(holder, atom);
        if (value != Value.NIL) {
          return value;
        }
      } else {
        int slot = shapes.find(holderShape, atom);
        if (slot >= 0) {
          long address = TableObject.slot(holder, slot, holderShape.inlineCapacity());
          long value = Memory.getLong(address);
          if (value != Value.NIL) {
            remember(record, shape, CHAIN | behind, address);
            return value;
          }
        }
      }
      behaviour = holderShape.behaviour();
    }
    return Value.UNDEF;
  }

  // ---- writing

  /**
   * Stores {@code table[atom] = value}, and fills the record.
   *
   * @return false if the metatable must be asked: then nothing has happened
   */
  public boolean set(long table, long atom, long value, long record) {
    int shape = Header.shape(table);
    if (Memory.getInt(record) == shape) {
      if (overwrite(table, table + Memory.getInt(record + OFFSET), value)) {
        return true;
      }
    }
    long payload = Memory.getLong(record + PAYLOAD);
    if ((payload & 1) != 0) {
      long entry = payload - 1 + ENTRIES;
      long end = entry + (long) ENTRY * Memory.getInt(payload - 1 + COUNT);
      for (; entry < end; entry += ENTRY) {
        if (Memory.getInt(entry) == shape) {
          if (write(table, entry, value)) {
            return true;
          }
          break;
        }
      }
    }
    return store(table, atom, value, record);
  }

  /** Stores to a slot that holds a value. */
  private boolean overwrite(long table, long slot, long value) {
    if (Memory.getLong(slot) == Value.NIL) {
      return false;
    }
    Memory.putLong(slot, value);
    heap.barrier(table, value);
    return true;
  }

  private boolean write(long table, long entry, long value) {
    int where = Memory.getInt(entry + WHERE);
    return switch (Memory.getInt(entry + KIND)) {
      case OWN -> overwrite(table, table + where, value);
      case OWN_OVERFLOW -> overwrite(table, TableObject.overflow(table) + where, value);
      case ADD -> add(table, entry, table + where, value);
      case ADD_OVERFLOW -> add(table, entry, TableObject.overflow(table) + where, value);
      default -> throw new IllegalStateException("a record for reading is written");
    };
  }

  private boolean add(long table, long entry, long slot, long value) {
    // To add nothing is to do nothing: no case for a record. Where the shape stays it is a store like any other.
    if (value == Value.NIL && Memory.getInt(entry + NEXT) != Header.shape(table) || !isCurrent(entry)) {
      return false;
    }
    Memory.putLong(slot, value);
    Header.setShape(table, Memory.getInt(entry + NEXT));
    heap.barrier(table);
    return true;
  }

  /** A store that no entry answers. */
  private boolean store(long table, long atom, long value, long record) {
    Shape shape = shapes.of(table);
    if (shape.isDictionary()) {
      if (asks(shape) && tables.getAtom(table, atom) == Value.NIL) {
        return false;
      }
      tables.setAtom(table, atom, value, KeyOrigin.CONSTANT);
      return true;
    }
    int slot = shapes.find(shape, atom);
    if (slot >= 0) {
      boolean isNew = Memory.getLong(TableObject.slot(table, slot, shape.inlineCapacity())) == Value.NIL;
      if (isNew && asks(shape)) {
        return false;
      }
      tables.setSlot(table, shape, slot, atom, value);
      if (isNew && !shape.isOwned()) {
        rememberStore(record, shape, slot, shape);
      } else if (!tables.isLink(shape, atom)) {
        rememberSlot(record, shape, slot);
      }
      return true;
    }
    if (asks(shape)) {
      return false;
    }
    if (value != Value.NIL) {
      tables.addSlot(table, shape, atom, value, KeyOrigin.CONSTANT);
      rememberAdded(record, shape, shapes.of(table));
    }
    return true;
  }

  /** Whether the metatable has something to say about new keys. */
  private boolean asks(Shape shape) {
    return tables.metamethod(shape.behaviour(), Metamethod.NEWINDEX) != Value.NIL;
  }

  private void rememberAdded(long record, Shape shape, Shape next) {
    int inlineCapacity = shape.inlineCapacity();
    int slot = shape.count();
    if (next.parent() == shape && TableObject.overflowCapacity(slot, inlineCapacity) == TableObject.overflowCapacity(slot + 1, inlineCapacity)) {
      rememberStore(record, shape, slot, next);
    }
  }

  /** A store of a value into a slot, whatever it holds, as long as the metatable has nothing to say; the table's shape is {@code next} then, perhaps as before. */
  private void rememberStore(long record, Shape shape, int slot, Shape next) {
    int inlineCapacity = shape.inlineCapacity();
    if (shape.hasMetatable()) {
      shapes.of(shape.behaviour().metatable()).addDependent(shape.behaviour());
    }
    long where = slot < inlineCapacity ? TableObject.SLOTS + 8L * slot : 8L * (slot - inlineCapacity);
    remember(record, shape, slot < inlineCapacity ? ADD : ADD_OVERFLOW, (long) next.number() << 32 | where);
  }

  // ---- records

  /** Tells machine code what the instruction that made a table makes next: one of that shape, with copies of so many slots of its template. */
  static void rememberMade(long record, Shape shape, int copiedSlots, int epoch) {
    Memory.putInt(record + SHAPE, shape.number());
    long bytes = TableObject.SLOTS + 8L * shape.inlineCapacity();
    Memory.putLong(record + PAYLOAD, (long) epoch << 32 | (long) copiedSlots << 16 | bytes | MAKES);
  }

  private void rememberSlot(long record, Shape shape, int slot) {
    int inlineCapacity = shape.inlineCapacity();
    if (slot >= inlineCapacity) {
      remember(record, shape, OWN_OVERFLOW, 8L * (slot - inlineCapacity));
    } else if (Memory.getInt(record + SHAPE) == 0) {
      Memory.putInt(record + SHAPE, shape.number());
      Memory.putInt(record + OFFSET, TableObject.SLOTS + 8 * slot);
    } else if (Memory.getInt(record + SHAPE) != shape.number()) {
      remember(record, shape, OWN, TableObject.SLOTS + 8L * slot);
    }
  }

  private void remember(long record, Shape shape, int kind, long where) {
    long entry = entryFor(record, shape.number(), kind);
    if (entry != 0) {
      keepAdded(entry);
      long version = shape.behaviour().versionAddress();
      Memory.putInt(entry + SHAPE, shape.number());
      Memory.putInt(entry + KIND, kind);
      Memory.putLong(entry + WHERE, where);
      Memory.putLong(entry + VERSION_ADDRESS, version);
      Memory.putLong(entry + VERSION, Memory.getLong(version));
    }
  }

  /** An entry is overwritten before the sweep has seen it: a table may have got its shape by it. */
  private void keepAdded(long entry) {
    int kind = Memory.getInt(entry + KIND);
    if (kind == ADD || kind == ADD_OVERFLOW) {
      shapes.revive(Memory.getInt(entry + NEXT));
    }
  }

  /** The entry to be filled for a shape and what it has to say, 0 if it is not to be remembered. */
  private long entryFor(long record, int shape, int kind) {
    long payload = Memory.getLong(record + PAYLOAD);
    if ((payload & 1) == 0) {
      return append(newPart(record, payload, 1));
    }
    long part = payload - 1;
    int count = Memory.getInt(part + COUNT);
    long end = part + ENTRIES + (long) ENTRY * count;
    for (long entry = part + ENTRIES; entry < end; entry += ENTRY) {
      if (Memory.getInt(entry) == shape && isBehind(Memory.getInt(entry + KIND)) == isBehind(kind)) {
        return entry;
      }
    }
    for (long entry = part + ENTRIES; entry < end; entry += ENTRY) {
      if (Memory.getInt(entry) == 0) {
        return entry;
      }
    }
    if (count < Memory.getInt(part + CAPACITY)) {
      return append(part);
    }
    if (count < MOST_ENTRIES) {
      long larger = newPart(record, Memory.getLong(part), MOST_ENTRIES);
      Memory.copy(part + ENTRIES, larger + ENTRIES, (long) ENTRY * count);
      Memory.putInt(larger + COUNT, count);
      heap.releasePart(part, partBytes(part));
      return append(larger);
    }
    long misses = Memory.getLong(part + MISSES) + 1;
    Memory.putLong(part + MISSES, misses);
    return misses % MISSES_TO_REPLACE == 0 ? part + ENTRIES + ENTRY * (misses / MISSES_TO_REPLACE % MOST_ENTRIES) : 0;
  }

  private static boolean isBehind(int kind) {
    return (kind & KINDS) >= CHAIN && (kind & KINDS) <= FUNCTION;
  }

  private long newPart(long record, long prototype, int capacity) {
    long part = heap.allocatePart(ENTRIES + (long) ENTRY * capacity);
    Memory.putLong(part, prototype);
    Memory.putInt(part + CAPACITY, capacity);
    Memory.putLong(record + PAYLOAD, part + 1);
    if (prototype != 0) {
      heap.barrier(prototype);
    }
    return part;
  }

  private static long append(long part) {
    int count = Memory.getInt(part + COUNT);
    Memory.putInt(part + COUNT, count + 1);
    return part + ENTRIES + (long) ENTRY * count;
  }

  private static long partBytes(long part) {
    return ENTRIES + (long) ENTRY * Memory.getInt(part + CAPACITY);
  }

  // ---- collector

  /** Tells of the parts of a prototype's records. */
  public static void trace(long prototype, Tracer tracer) {
    long record = firstRecord(prototype);
    long end = record + (long) BYTES * PrototypeObject.recordCount(prototype);
    for (; record < end; record += BYTES) {
      long payload = Memory.getLong(record + PAYLOAD);
      if ((payload & 1) != 0) {
        tracer.part(payload - 1, partBytes(payload - 1));
      }
    }
  }

  /** Clears what a prototype's records say of shapes that were not marked. What a shape that was marked leads to is marked here. */
  public void sweep(long prototype) {
    long record = firstRecord(prototype);
    long end = record + (long) BYTES * PrototypeObject.recordCount(prototype);
    for (; record < end; record += BYTES) {
      sweepRecord(record);
    }
  }

  void sweepRecord(long record) {
    long payload = Memory.getLong(record + PAYLOAD);
    if ((payload & PAYLOADS) == MAKES) {
      // The epoch has changed: the shape is looked for again.
      Memory.putInt(record + SHAPE, 0);
      return;
    }
    if (!shapes.isAlive(Memory.getInt(record + SHAPE))) {
      Memory.putInt(record + SHAPE, 0);
      Memory.putInt(record + OFFSET, 0);
    }
    if ((payload & 1) == 0) {
      return;
    }
    long entry = payload - 1 + ENTRIES;
    long end = entry + (long) ENTRY * Memory.getInt(payload - 1 + COUNT);
    for (; entry < end; entry += ENTRY) {
      if (shapes.isAlive(Memory.getInt(entry + SHAPE))) {
        keepAdded(entry);
      } else {
        Memory.putInt(entry + SHAPE, 0);
        Memory.putInt(entry + KIND, 0);
      }
    }
  }

  private static long firstRecord(long prototype) {
    return prototype + PrototypeObject.NUMBERS + 8L * PrototypeObject.numberCount(prototype);
  }
}
