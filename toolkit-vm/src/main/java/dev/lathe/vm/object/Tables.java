package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;

/**
 * Tables of one machine, without metamethods: what LuaJIT calls raw access. Arguments named {@code table} and {@code string}
 * are addresses, {@code key} and {@code value} values.
 *
 * <p>Order of iteration: array part, slots of the shape, entries of the hash part, the latter two as they were first stored.
 */
public final class Tables {

  public Tables(Heap heap, Strings strings, Shapes shapes) {
    throw new UnsupportedOperationException();
  }

  /** A new table with room for keys 1 to {@code arrayCapacity} and {@code hashCapacity} others. Reserves. */
  public long create(int arrayCapacity, int hashCapacity) {
    throw new UnsupportedOperationException();
  }

  /** A copy of a table without its metatable. Reserves. */
  public long copy(long table) {
    throw new UnsupportedOperationException();
  }

  /** The value under any key but nil and NaN, which have none; nil if there is none. */
  public long get(long table, long key) {
    throw new UnsupportedOperationException();
  }

  public long getString(long table, long string) {
    throw new UnsupportedOperationException();
  }

  public long getInt(long table, long index) {
    throw new UnsupportedOperationException();
  }

  /** Stores a value; nil removes. The key is neither nil nor NaN. May allocate much, and reserves before it changes anything. */
  public void set(long table, long key, long value) {
    throw new UnsupportedOperationException();
  }

  public void setString(long table, long string, long value) {
    throw new UnsupportedOperationException();
  }

  public void setInt(long table, long index, long value) {
    throw new UnsupportedOperationException();
  }

  /** A border: n such that n is 0 or key n has a value, and key n + 1 has none. */
  public long length(long table) {
    throw new UnsupportedOperationException();
  }

  /** The position behind the one of a key, for {@link #advance}; nil gives 0; −1 if the key was never in the table. */
  public int positionBehind(long table, long key) {
    throw new UnsupportedOperationException();
  }

  /** The first position from {@code position} on that holds a value, −1 at the end. */
  public int advance(long table, int position) {
    throw new UnsupportedOperationException();
  }

  /** The key at a position that {@link #advance} gave. */
  public long keyAt(long table, int position) {
    throw new UnsupportedOperationException();
  }

  /** The value there. */
  public long valueAt(long table, int position) {
    throw new UnsupportedOperationException();
  }

  /** The metatable's address, 0 if none. */
  public long metatable(long table) {
    throw new UnsupportedOperationException();
  }

  /** Gives a table another metatable, 0 for none. */
  public void setMetatable(long table, long metatable) {
    throw new UnsupportedOperationException();
  }

  /** What a table's metatable has for an operation, nil if nothing; remembers what is absent. */
  public long metamethod(long table, Metamethod metamethod) {
    throw new UnsupportedOperationException();
  }

  /** Removes all keys and keeps the room. */
  public void clear(long table) {
    throw new UnsupportedOperationException();
  }
}
