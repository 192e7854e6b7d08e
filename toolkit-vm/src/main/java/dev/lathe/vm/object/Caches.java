package dev.lathe.vm.object;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.value.Value;

/**
 * Access by constant string keys with a cache record for each place in the code.
 *
 * <pre>
 *   record   +0 shape:u32  +4 offset:i32  +8 payload
 * </pre>
 *
 * Offset &gt; 0: the key's slot is at table + offset. What other offsets mean is this class's own business. The interpreter and
 * machine code test for the first form themselves and call here for the rest.
 */
public final class Caches {
  public static final int SHAPE = 0;
  public static final int OFFSET = 4;
  public static final int PAYLOAD = 8;
  public static final int BYTES = 16;

  /** Tables that a lookup may go through, as in LuaJIT. */
  private static final int MAX_CHAIN = 100;

  private final Tables tables;
  private final Shapes shapes;

  public Caches(Tables tables, Shapes shapes, Strings strings) {
    this.tables = tables;
    this.shapes = shapes;
  }

  /**
   * Reads {@code table[atom]} with the chain of metatables whose lookup is a table, and fills the record.
   *
   * @return the value (nil where the chain ends without one), or {@code Value.UNDEF} if a function must be called, or something that is no table be indexed: then nothing has happened
   */
  public long get(long table, long atom, long record) {
    long at = table;
    for (int i = 0; i < MAX_CHAIN; i++) {
      long value = tables.getAtom(at, atom);
      if (value != Value.NIL) {
        return value;
      }
      long link = tables.metamethod(at, Metamethod.INDEX);
      if (link == Value.NIL) {
        return Value.NIL;
      }
      if (!Value.isTable(link)) {
        return Value.UNDEF;
      }
      at = Value.address(link);
    }
    return Value.UNDEF;
  }

  /**
   * Stores {@code table[atom] = value}, and fills the record.
   *
   * @return false if the metatable must be asked: then nothing has happened
   */
  public boolean set(long table, long atom, long value, long record) {
    Shape shape = shapes.of(table);
    if (shape.hasMetatable() && tables.getAtom(table, atom) == Value.NIL && tables.metamethod(table, Metamethod.NEWINDEX) != Value.NIL) {
      return false;
    }
    tables.setAtom(table, atom, value, KeyOrigin.CONSTANT);
    return true;
  }
}
