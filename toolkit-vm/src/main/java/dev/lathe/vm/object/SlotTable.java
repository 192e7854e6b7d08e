package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;

/**
 * Where keys are in tables of a shape, direct-mapped: a cache that machine code reads as well, so it lies outside of Java's heap.
 *
 * <pre>
 *   entry, 16 bytes   +0 atom*  +8 shape:u32  +12 where:i32
 * </pre>
 *
 * Where is positive: the slot is there in the table; negative: at ~where in its overflow part; 0: there is no such key. The entry of a pair is
 * at the upper bits of the sum of their hashes, 12 of 32 at most. An atom that is found may have died since: then no table of the shape has
 * one in its place.
 */
public final class SlotTable {
  /** What {@link #find} gives for a pair without an entry. */
  static final int UNKNOWN = -2;

  private static final int ENTRY = 16;
  public static final int ATOM = 0;
  public static final int SHAPE = 8;
  public static final int WHERE = 12;
  private static final int SMALLEST = 32;
  private static final int LARGEST = 2048;
  private static final int GROWTH = 4;
  private static final int MISSES_TO_GROW = 16;
  /** Of a hash, the lowest bit that may tell the entry. */
  public static final int HASH_SHIFT = 20;
  public static final int HASH_OF_NUMBER = 0x61C88647;
  public static final long HASH_OF_ATOM = AtomMap.HASH_FACTOR;

  private final Heap heap;
  private long entries;
  private int count = SMALLEST;
  private int misses;

  SlotTable(Heap heap) {
    this.heap = heap;
    allocate();
  }

  private void allocate() {
    entries = Memory.allocate((long) ENTRY * count);
    heap.account((long) ENTRY * count);
    heap.setSlotTable(entries, count);
    forget();
  }

  private void free() {
    Memory.free(entries);
    heap.account((long) -ENTRY * count);
  }

  private long entry(int number, long atom) {
    return entries + ENTRY * (AtomMap.hash(atom) + number * HASH_OF_NUMBER >>> HASH_SHIFT & count - 1);
  }

  /** The slot of an atom, {@link AtomMap#ABSENT} if tables of the shape have none, or {@link #UNKNOWN}. */
  int find(Shape shape, long atom) {
    long entry = entry(shape.number(), atom);
    if (Memory.getLong(entry) != atom || Memory.getInt(entry + SHAPE) != shape.number()) {
      return UNKNOWN;
    }
    int where = Memory.getInt(entry + WHERE);
    return where == 0 ? AtomMap.ABSENT : where > 0 ? where - TableObject.SLOTS >> 3 : shape.inlineCapacity() + (~where >> 3);
  }

  /** Remembers a slot, or {@link AtomMap#ABSENT}. */
  void remember(Shape shape, long atom, int slot) {
    misses++;
    if (misses > MISSES_TO_GROW * count && count < LARGEST) {
      free();
      count *= GROWTH;
      misses = 0;
      allocate();
    }
    int inlineCapacity = shape.inlineCapacity();
    int where = slot < 0 ? 0 : slot < inlineCapacity ? TableObject.SLOTS + 8 * slot : ~(8 * (slot - inlineCapacity));
    long entry = entry(shape.number(), atom);
    Memory.putLong(entry, atom);
    Memory.putInt(entry + SHAPE, shape.number());
    Memory.putInt(entry + WHERE, where);
  }

  /** Forgets everything: numbers of shapes are to be given out again. */
  void forget() {
    Memory.clear(entries, (long) ENTRY * count);
  }

  void close() {
    free();
  }
}
