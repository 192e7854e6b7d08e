package dev.lathe.vm.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Tables behave as Java's maps do, whatever part a key is in. */
class TablesPropertyTest {
  private static final int STRINGS = 50;
  private static final int OBJECTS = 5;

  private final Heap heap = new Heap(1L << 30);
  private final Strings strings = new Strings(heap);
  private final Shapes shapes = new Shapes(heap, strings);
  private final Tables tables = new Tables(heap, strings, shapes);
  private final long[] objects = new long[OBJECTS];
  private final long record = heap.allocatePart(Caches.BYTES);
  private long table;
  private Map<Long, Long> model;
  /** Keys that were removed at some time: they may have kept their old places. */
  private Set<Long> disturbed;

  @Property(tries = 400)
  void anyOperationsAgreeWithAMap(@ForAll @Size(min = 1, max = 400) List<Integer> steps, @ForAll @IntRange(max = 20) int array, @ForAll @IntRange(max = 12) int slots) {
    for (int i = 0; i < OBJECTS; i++) {
      objects[i] = tables.create(0, 0);
    }
    table = tables.create(array, slots);
    model = new LinkedHashMap<>();
    disturbed = new HashSet<>();
    for (int seed : steps) {
      // Generated numbers are small more often than not: all bits are to vary.
      int mixed = seed * 0x9E3779B1;
      int step = mixed ^ mixed >>> 15;
      perform((step & 0xFFFF) % 17, step >>> 4 & 0xFFF, step >>> 16);
      check();
    }
  }

  private void perform(int operation, int what, int value) {
    switch (operation) {
      case 0, 1, 2, 3 -> store(key(what), Value.of((double) value));
      case 4 -> store(key(what), Value.table(objects[value % OBJECTS]));
      case 5, 6 -> store(key(what), Value.NIL);
      case 7, 8, 9 -> {
        for (int i = 0; i <= value % 7; i++) {
          store(Value.of((double) (tables.length(table) + 1)), Value.of((double) i));
        }
      }
      case 10 -> {
        long border = tables.length(table);
        if (border > 0) {
          store(Value.of((double) border), Value.NIL);
        }
      }
      case 11 -> {
        // Backwards, or with gaps.
        for (int i = value % 40; i > 0; i -= 1 + what % 3) {
          store(Value.of((double) (i + what % 5)), Value.of((double) i));
        }
      }
      case 12 -> traverse(what, value);
      case 13 -> {
        if (what % 8 == 0) {
          tables.clear(table);
          disturbed.addAll(model.keySet());
          model.clear();
        }
      }
      case 14 -> {
        table = what % 2 == 0 ? tables.copy(table) : tables.copy(table, record);
        assertEquals(0, tables.metatable(table));
      }
      case 15 -> {
        if (what % 4 == 0) {
          int place = tables.advance(table, 0);
          long first = place < 0 ? Value.NIL : tables.keyAt(table, place);
          tables.own(table);
          assertEquals(place < 0 ? 0 : place + 1, tables.positionBehind(table, first));
        }
      }
      default -> tables.setMetatable(table, what % 3 == 0 ? 0 : what % 7 == 0 ? table : objects[what % OBJECTS]);
    }
  }

  private long key(int what) {
    int number = what >>> 4;
    return switch (what & 15) {
      case 0, 1, 2, 3 -> Value.of((double) (number % 70));
      case 4 -> Value.of((double) (number - 100));
      case 5 -> Value.of(number / 2.0);
      case 6 -> Value.ofInt(number % 20 - 2);
      case 7 -> Value.of(-0.0);
      case 8 -> Value.table(objects[number % OBJECTS]);
      case 9 -> Value.of(number % 2 == 0);
      case 10 -> Value.of(number * 1e15);
      case 11 -> Value.string(strings.make("s" + number % STRINGS));
      default -> Value.string(strings.atom("s" + number % STRINGS));
    };
  }

  /** The key as the model has it. */
  private long normal(long key) {
    if (Value.isString(key)) {
      return Value.string(strings.intern(Value.address(key)));
    }
    if (Value.tag(key) == Value.INT_TAG) {
      return Value.of((double) Value.toInt(key));
    }
    return Value.isDouble(key) ? Value.of(Value.toDouble(key) + 0.0) : key;
  }

  private void store(long key, long value) {
    tables.set(table, key, value);
    long normal = normal(key);
    if (value == Value.NIL) {
      if (model.remove(normal) != null) {
        disturbed.add(normal);
      }
    } else {
      model.put(normal, value);
    }
    assertEquals(value, tables.get(table, key));
  }

  /** Goes through all keys as `next` does, and removes some meanwhile, which may be behind, here or ahead. */
  private void traverse(int what, int value) {
    Set<Long> wanted = new HashSet<>(model.keySet());
    Set<Long> seen = new HashSet<>();
    List<Long> removable = new ArrayList<>(model.keySet());
    int next = 0;
    long key = Value.NIL;
    int position;
    int held = 0;
    while ((position = tables.advance(table, tables.positionBehind(table, key))) >= 0) {
      assertEquals(position, tables.advance(table, held), "a position holds while keys are removed");
      held = position + 1;
      key = tables.keyAt(table, position);
      assertTrue(seen.add(key), "seen twice");
      assertEquals(model.get(key), tables.valueAt(table, position));
      if ((what >>> next % 12 & 1) != 0) {
        long removed = value % 3 == 0 ? key : removable.get((int) ((long) (next + value) * 7919 % removable.size()));
        store(removed, Value.NIL);
        if (!seen.contains(removed)) {
          wanted.remove(removed);
        }
      }
      next++;
    }
    assertEquals(wanted, seen);
  }

  private void check() {
    Map<Long, Integer> places = new HashMap<>();
    int position = 0;
    long lastIndex = 0;
    while ((position = tables.advance(table, position)) >= 0) {
      long key = tables.keyAt(table, position);
      assertEquals(model.get(key), tables.valueAt(table, position));
      assertEquals(model.get(key), tables.get(table, key));
      if (position < TableObject.arrayCapacity(table)) {
        assertTrue(Value.toDouble(key) > lastIndex);
        lastIndex = (long) Value.toDouble(key);
      } else {
        int index = Tables.integralKey(key);
        assertTrue(index == 0 || index > TableObject.arrayCapacity(table), "a key that belongs to the array part");
      }
      places.put(key, position);
      position++;
      assertEquals(position, tables.positionBehind(table, key));
    }
    assertEquals(model.keySet(), places.keySet());
    int string = -1;
    int other = -1;
    for (long key : model.keySet()) {
      if (disturbed.contains(key) || Value.isDouble(key)) {
        continue;
      }
      int place = places.get(key);
      if (Value.isString(key)) {
        assertTrue(place > string, "strings in the order of their first store");
        string = place;
      } else {
        assertTrue(place > other, "other keys in the order of their first store");
        other = place;
      }
    }
    long border = tables.length(table);
    assertTrue(border == 0 || model.containsKey(Value.of((double) border)));
    assertTrue(!model.containsKey(Value.of((double) (border + 1))));
    assertEquals(shapes.of(table).hasMetatable(), TableObject.hasMetatable(table));
    assertNotEquals(0, Header.shape(table));
  }
}
