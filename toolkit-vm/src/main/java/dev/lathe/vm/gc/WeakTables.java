package dev.lathe.vm.gc;

import dev.lathe.vm.memory.AddressStack;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.object.DeadReferences;
import dev.lathe.vm.object.Tables;

/**
 * The weak tables that a cycle has found, and what is to be removed from them.
 *
 * <p>When nothing is grey, they are looked through in slices for references to what is not marked: marks only come, so the others
 * are alive for good. What was found is looked at again, and removed, when the program waits for the end. A table whose
 * structure changes meanwhile is told, and looked through, again; what is stored into one is marked by the barrier.
 */
final class WeakTables implements DeadReferences {
  /** How many references a cycle removes as a rule, in a few milliseconds. */
  private static final int LEAST = 1 << 14;
  /** What a position costs, in bytes of marking, and how many are looked at at once. */
  private static final int COST = 64;

  private static final int SLICE = 512;

  private final Tables tables;
  private final Marker marker;
  /** Those that are to be looked through, the next one on top. */
  private final AddressStack told;
  /** Those that were looked through. */
  private final AddressStack seen;
  /** Tables and positions by turns. */
  private final AddressStack dead;
  private final Allowance allowance = new Allowance(LEAST);
  /** Where to go on in the table on top. */
  private int position;

  WeakTables(Heap heap, Tables tables, Marker marker) {
    this.tables = tables;
    this.marker = marker;
    told = new AddressStack(heap);
    seen = new AddressStack(heap);
    dead = new AddressStack(heap);
  }

  /** A cycle begins. */
  void begin() {
    end();
    allowance.begin();
  }

  /** The program waits until this cycle has ended. */
  void waitForAll() {
    allowance.lift();
  }

  /** The cycle ends, or another begins. */
  void end() {
    told.release();
    seen.release();
    dead.release();
    position = 0;
  }

  /** A weak table was found, or found again. */
  void add(long table) {
    if (position > 0) {
      // The one on top stays there until it was looked through.
      long top = told.pop();
      told.push(table);
      told.push(top);
    } else {
      told.push(table);
    }
  }

  /**
   * Looks for references that are to go. It is asked when nothing is grey, and may make things grey: strings, and what there was no
   * allowance for.
   *
   * @param end of the work, as in {@link Marker#drain}
   * @return whether all tables were looked through
   */
  boolean look(long end) {
    while (!told.isEmpty()) {
      if (marker.work() >= end) {
        return false;
      }
      long table = told.get(told.size() - 1);
      int looked = tables.findDead(table, position, SLICE, marker, this);
      marker.cost((long) COST * (looked + 4));
      position += looked;
      if (looked < SLICE) {
        seen.push(told.pop());
        position = 0;
      }
    }
    return true;
  }

  @Override
  public void found(long table, int place, long key, long value) {
    if (allowance.take()) {
      dead.push(table);
      dead.push(place);
    } else {
      marker.value(key);
      marker.value(value);
    }
  }

  /** Has all weak tables traced again if metatables have made them something else since they were traced. */
  boolean traceChanged() {
    boolean hasChanged = tables.hasModeChanged();
    if (hasChanged) {
      while (!seen.isEmpty()) {
        marker.again(seen.pop());
      }
    }
    return hasChanged;
  }

  /** All is marked: removes what refers to nothing. */
  void clear() {
    marker.cost(COST * dead.size() / 2);
    while (!dead.isEmpty()) {
      int place = (int) dead.pop();
      tables.clearDead(dead.pop(), place, marker);
    }
  }
}
