package dev.lathe.vm.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.memory.Liveness;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.value.Value;
import org.junit.jupiter.api.Test;

class CachesTest {
  private static final long ONE = Value.of(1.0);
  private static final long TWO = Value.of(2.0);

  private final Heap heap = new Heap(1L << 30);
  private final Strings strings = new Strings(heap);
  private final Shapes shapes = new Shapes(heap, strings);
  private final Tables tables = new Tables(heap, strings, shapes);
  private final Caches caches = new Caches(heap, tables, shapes);
  private final long index = strings.atom("__index");
  private final long name = strings.atom("name");
  private final long record = heap.allocatePart(Caches.BYTES);

  /** A table with a metatable whose lookups go on in {@code parent}. */
  private long child(long parent) {
    long metatable = tables.create(0, 0);
    tables.setString(metatable, index, Value.table(parent));
    long child = tables.create(0, 2);
    tables.setMetatable(child, metatable);
    return child;
  }

  private long part() {
    long payload = Memory.getLong(record + Caches.PAYLOAD);
    assertEquals(1, payload & 1);
    return payload - 1;
  }

  private int kind(int entry) {
    assertTrue(entry < Memory.getInt(part() + Caches.COUNT));
    return Memory.getInt(part() + Caches.ENTRIES + Caches.ENTRY * entry + Caches.KIND);
  }

  @Test
  void anOwnSlotIsInTheRecordItself() {
    long table = tables.create(0, 2);
    tables.setString(table, name, ONE);
    assertEquals(ONE, caches.get(table, name, record));
    assertEquals(Header.shape(table), Memory.getInt(record + Caches.SHAPE));
    assertEquals(ONE, Memory.getLong(table + Memory.getInt(record + Caches.OFFSET)));
    assertEquals(0, Memory.getLong(record + Caches.PAYLOAD));
  }

  @Test
  void aSlotInTheOverflowPartHasAnEntry() {
    long table = tables.create(0, 0);
    tables.setString(table, name, ONE);
    assertEquals(ONE, caches.get(table, name, record));
    assertEquals(Caches.OWN_OVERFLOW, kind(0));
    assertTrue(caches.set(table, name, TWO, record));
    assertEquals(TWO, caches.get(table, name, record));
  }

  @Test
  void aMissingKeyIsRememberedUntilItIsThere() {
    long table = tables.create(0, 1);
    assertEquals(Value.NIL, caches.get(table, name, record));
    assertEquals(Caches.NOTHING, kind(0));
    tables.setString(table, name, ONE);
    assertEquals(ONE, caches.get(table, name, record));
  }

  @Test
  void behindASlotThatHoldsNilTheLookupIsRemembered() {
    for (int inline : new int[] {0, 2}) {
      long parent = tables.create(0, 2);
      tables.setString(parent, name, ONE);
      long metatable = tables.create(0, 0);
      tables.setString(metatable, index, Value.table(parent));
      long table = tables.create(0, inline);
      long other = tables.create(0, inline);
      for (long each : new long[] {table, other}) {
        tables.setMetatable(each, metatable);
        tables.setString(each, name, TWO);
      }
      assertEquals(Header.shape(table), Header.shape(other));
      long site = heap.allocatePart(Caches.BYTES);
      assertEquals(TWO, caches.get(other, name, site));
      tables.setString(table, name, Value.NIL);
      assertEquals(ONE, caches.get(table, name, site));
      int entries = Memory.getInt(Memory.getLong(site + Caches.PAYLOAD) - 1 + Caches.COUNT);
      for (int i = 0; i < 3; i++) {
        assertEquals(ONE, caches.get(table, name, site));
        assertEquals(TWO, caches.get(other, name, site));
      }
      assertEquals(entries, Memory.getInt(Memory.getLong(site + Caches.PAYLOAD) - 1 + Caches.COUNT));
      tables.setString(parent, name, Value.NIL);
      assertEquals(Value.NIL, caches.get(table, name, site));
      tables.setString(table, name, ONE);
      assertEquals(ONE, caches.get(table, name, site));
      assertEquals(TWO, caches.get(other, name, site));
    }
  }

  @Test
  void storesOfNewKeysAreTransitions() {
    for (int i = 0; i < 3; i++) {
      long table = tables.create(0, 1);
      assertTrue(caches.set(table, name, ONE, record));
      assertEquals(Caches.ADD, kind(0));
      assertEquals(ONE, tables.getString(table, name));
    }
    long table = tables.create(0, 1);
    assertTrue(caches.set(table, name, Value.NIL, record));
    assertEquals(shapes.root(shapes.plain(), 1).number(), Header.shape(table));
  }

  @Test
  void aTransitionIsNotMadeOnceTheMetatableHasSomethingToSay() {
    long metatable = tables.create(0, 0);
    for (int i = 0; i < 3; i++) {
      long table = tables.create(0, 1);
      tables.setMetatable(table, metatable);
      assertTrue(caches.set(table, name, ONE, record));
    }
    assertEquals(Caches.ADD, kind(0));
    long late = tables.create(0, 1);
    tables.setMetatable(late, metatable);
    tables.setString(metatable, strings.atom("__newindex"), ONE);
    assertFalse(caches.set(late, name, ONE, record));
    assertEquals(Value.NIL, tables.getString(late, name));
    tables.setString(metatable, strings.atom("__newindex"), Value.NIL);
    assertTrue(caches.set(late, name, ONE, record));
  }

  @Test
  void aChainIsFollowedOnce() {
    long parent = tables.create(0, 0);
    tables.setString(parent, name, ONE);
    long table = child(child(child(parent)));
    assertEquals(ONE, caches.get(table, name, record));
    assertEquals(Caches.CHAIN, kind(0));
    tables.setString(parent, name, TWO);
    assertEquals(TWO, caches.get(table, name, record));
    tables.setString(parent, name, Value.NIL);
    assertEquals(Value.NIL, caches.get(table, name, record));
    tables.setString(parent, name, ONE);
    assertEquals(ONE, caches.get(table, name, record));
  }

  @Test
  void aKeyThatATableOnTheWayGainsIsSeen() {
    long parent = tables.create(0, 0);
    tables.setString(parent, name, ONE);
    long middle = child(parent);
    long table = child(middle);
    assertEquals(ONE, caches.get(table, name, record));
    tables.setString(middle, name, TWO);
    assertEquals(TWO, caches.get(table, name, record));
    tables.setString(middle, name, Value.NIL);
    assertEquals(ONE, caches.get(table, name, record));
  }

  @Test
  void aSlotOnTheWayThatWasNilAndIsStoredThroughARecordIsSeen() {
    long parent = tables.create(0, 0);
    tables.setString(parent, name, ONE);
    long middle = child(parent);
    tables.setString(middle, name, TWO);
    tables.setString(middle, name, Value.NIL);
    long table = child(middle);
    long storing = heap.allocatePart(Caches.BYTES);
    assertEquals(ONE, caches.get(table, name, record));
    assertTrue(caches.set(middle, name, TWO, storing));
    assertEquals(TWO, caches.get(table, name, record));
  }

  @Test
  void aChangedLinkIsSeen() {
    long parent = tables.create(0, 0);
    long other = tables.create(0, 0);
    tables.setString(parent, name, ONE);
    tables.setString(other, name, TWO);
    long table = child(parent);
    long metatable = tables.metatable(table);
    assertEquals(ONE, caches.get(table, name, record));
    long storing = heap.allocatePart(Caches.BYTES);
    for (int i = 0; i < 3; i++) {
      assertTrue(caches.set(metatable, index, Value.table(other), storing));
      assertEquals(TWO, caches.get(table, name, record));
      assertTrue(caches.set(metatable, index, Value.table(parent), storing));
      assertEquals(ONE, caches.get(table, name, record));
    }
    tables.setString(metatable, index, Value.TRUE);
    assertEquals(Value.UNDEF, caches.get(table, name, record));
    assertEquals(Value.UNDEF, caches.get(table, name, record));
    tables.setString(metatable, index, Value.NIL);
    assertEquals(Value.NIL, caches.get(table, name, record));
    tables.setMetatable(table, 0);
    assertEquals(Value.NIL, caches.get(table, name, record));
  }

  @Test
  void slotsThatMoveAreFoundAgain() {
    long parent = tables.create(0, 0);
    tables.setString(parent, name, ONE);
    long table = child(parent);
    assertEquals(ONE, caches.get(table, name, record));
    for (int i = 0; i < 40_000; i++) {
      tables.setString(parent, strings.make("key" + i), ONE);
      assertEquals(ONE, caches.get(table, name, record));
    }
    assertTrue(shapes.of(parent).isDictionary());
  }

  @Test
  void aSlotThatHoldsNilInOneTableDoesNotHideTheNext() {
    long parent = tables.create(0, 0);
    tables.setString(parent, name, ONE);
    long first = child(parent);
    tables.setString(first, name, TWO);
    long second = tables.create(0, 2);
    tables.setMetatable(second, tables.metatable(first));
    tables.setString(second, name, TWO);
    tables.setString(second, name, Value.NIL);
    assertEquals(Header.shape(first), Header.shape(second));
    for (int i = 0; i < 3; i++) {
      assertEquals(TWO, caches.get(first, name, record));
      assertEquals(ONE, caches.get(second, name, record));
    }
  }

  @Test
  void fourShapesHaveEntriesAndMoreAreRightNevertheless() {
    long[] several = new long[12];
    for (int i = 0; i < several.length; i++) {
      several[i] = tables.create(0, 4);
      tables.setString(several[i], strings.atom("first" + i), ONE);
      tables.setString(several[i], name, Value.of((double) i));
    }
    for (int round = 0; round < 100; round++) {
      for (int i = 0; i < several.length; i++) {
        assertEquals(Value.of((double) i), caches.get(several[i], name, record));
      }
    }
    assertEquals(4, Memory.getInt(part() + Caches.COUNT));
  }

  @Test
  void anEndlessChainIsLeftToTheCaller() {
    long one = tables.create(0, 0);
    tables.setMetatable(one, one);
    tables.setString(one, index, Value.table(one));
    assertEquals(Value.UNDEF, caches.get(one, name, record));
    assertEquals(Value.UNDEF, caches.get(one, name, record));
  }

  @Test
  void aLinkThatDiesInAWeakMetatableIsSeen() {
    long parent = tables.create(0, 0);
    tables.setString(parent, name, ONE);
    long table = child(parent);
    long metatable = tables.metatable(table);
    long weak = tables.create(0, 0);
    tables.setString(weak, strings.atom("__mode"), Value.string(strings.atom("v")));
    tables.setMetatable(metatable, weak);
    assertEquals(ONE, caches.get(table, name, record));
    assertEquals(Caches.CHAIN, kind(0));
    Liveness withoutParent =
        new Liveness() {
          @Override
          public boolean isDeadKey(long value) {
            return false;
          }

          @Override
          public boolean isDeadValue(long value) {
            return value == Value.table(parent);
          }
        };
    int[] found = new int[1];
    int looked = tables.findDead(metatable, 0, 100, withoutParent, (_, position, _, value) -> {
      assertEquals(Value.table(parent), value);
      found[0]++;
      tables.clearDead(metatable, position, withoutParent);
    });
    assertEquals(1, found[0]);
    assertTrue(looked < 100, looked + " positions");
    // What the parent left is somebody else's now.
    Memory.putLong(TableObject.slot(parent, 0, 0), TWO);
    assertEquals(Value.NIL, caches.get(table, name, record));
  }

  @Test
  void deadShapesLeaveRecordsAndTheirNumbersAreUsedAgain() {
    long table = tables.create(0, 1);
    tables.setString(table, name, ONE);
    long other = tables.create(0, 2);
    tables.setString(other, name, TWO);
    caches.get(table, name, record);
    caches.get(other, name, record);
    int number = Header.shape(table);
    shapes.beginCycle();
    shapes.mark(shapes.of(other), CachesPropertyTest.IGNORE);
    shapes.beginSweep();
    assertFalse(shapes.isAlive(number));
    caches.sweepRecord(record);
    assertTrue(shapes.sweep(Long.MAX_VALUE) > 0);
    assertEquals(0, Memory.getInt(record + Caches.SHAPE));
    assertEquals(TWO, caches.get(other, name, record));
    long next = tables.create(0, 3);
    tables.setString(next, strings.atom("another"), ONE);
    tables.setString(next, name, TWO);
    boolean isUsedAgain = false;
    for (Shape at = shapes.of(next); at != null; at = at.parent()) {
      isUsedAgain |= at.number() == number;
    }
    assertTrue(isUsedAgain);
    assertEquals(TWO, caches.get(next, name, record));
  }

  /** What else is swept may take longer than shapes, which are asked again then. */
  @Test
  void shapesThatAreNewWhenAllAreSweptStay() {
    shapes.beginCycle();
    shapes.beginSweep();
    assertTrue(shapes.sweep(Long.MAX_VALUE) > 0);
    long table = tables.create(0, 1);
    tables.setString(table, name, ONE);
    assertTrue(shapes.sweep(Long.MAX_VALUE) > 0);
    assertEquals(ONE, caches.get(table, name, record));
    assertEquals(ONE, tables.getString(table, name));
  }

  @Test
  void aMetatableThatDiesTakesItsBehaviourAlong() {
    long kept = tables.create(0, 1);
    for (int i = 0; i < 1000; i++) {
      tables.setMetatable(kept, tables.create(0, 0));
      shapes.beginCycle();
      shapes.mark(shapes.of(kept), CachesPropertyTest.IGNORE);
      shapes.mark(shapes.of(tables.metatable(kept)), CachesPropertyTest.IGNORE);
      shapes.beginSweep();
      assertTrue(shapes.sweep(Long.MAX_VALUE) > 0);
      assertNotEquals(0, tables.metatable(kept));
    }
    assertTrue(Header.shape(kept) < 50, "shape " + Header.shape(kept));
  }

  @Test
  void whatShapesTakeOfJavasMemoryIsCountedAndGivenBack() {
    long before = heap.used();
    for (int i = 0; i < 200; i++) {
      long table = tables.create(0, 0);
      tables.own(table);
      for (int j = 0; j < 100; j++) {
        tables.setString(table, strings.atom("key" + j), ONE);
      }
    }
    assertTrue(heap.used() - before > 200 * 100 * 32, "counted " + (heap.used() - before));
    long full = heap.used();
    shapes.beginCycle();
    shapes.beginSweep();
    assertTrue(shapes.sweep(1) <= 0);
    assertTrue(shapes.sweep(Long.MAX_VALUE) > 0);
    assertTrue(full - heap.used() > 200 * 100 * 32, "given back " + (full - heap.used()));
  }
}
