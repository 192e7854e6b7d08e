package dev.lathe.vm.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.memory.Tracer;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever a cache record has seen, it answers as a lookup without caches in a model does. */
class CachesPropertyTest {
  private static final String[] NAMES = {"__index", "__newindex", "a", "b", "c", "d"};
  private static final int RECORDS = 2;
  private static final int MOST_TABLES = 24;

  /** A table as the model has it. */
  private static final class Model {
    final Map<String, Long> values = new HashMap<>();
    Model metatable;
    long address;
  }

  private final Heap heap = new Heap(1L << 30);
  private final Strings strings = new Strings(heap);
  private final Shapes shapes = new Shapes(heap, strings);
  private final Tables tables = new Tables(heap, strings, shapes);
  private final Caches caches = new Caches(heap, tables, shapes);
  private final long[] atoms = new long[NAMES.length];
  private final long[] reading = new long[NAMES.length * RECORDS];
  private final long[] writing = new long[NAMES.length * RECORDS];
  private List<Model> models;
  private Map<Long, Model> byAddress;

  @Property(tries = 300)
  void recordsAgreeWithAModel(@ForAll @Size(min = 1, max = 600) List<Integer> steps) {
    models = new ArrayList<>();
    byAddress = new HashMap<>();
    for (int i = 0; i < NAMES.length; i++) {
      atoms[i] = strings.atom(NAMES[i]);
    }
    for (int i = 0; i < reading.length; i++) {
      reading[i] = heap.allocatePart(Caches.BYTES);
      writing[i] = heap.allocatePart(Caches.BYTES);
    }
    for (int i = 0; i < 6; i++) {
      create(i % 3);
    }
    for (int seed : steps) {
      // Generated numbers are small more often than not: all bits are to vary.
      int mixed = seed * 0x9E3779B1;
      int step = mixed ^ mixed >>> 15;
      perform(step & 15, step >>> 4 & 31, step >>> 9 & 7, step >>> 12 & 31, step >>> 17);
    }
    for (Model model : models) {
      for (int name = 0; name < NAMES.length; name++) {
        for (int record = 0; record < RECORDS; record++) {
          read(model, name, record);
        }
        assertEquals(model.values.getOrDefault(NAMES[name], Value.NIL), tables.getString(model.address, atoms[name]));
      }
    }
  }

  private void create(int inlineCapacity) {
    Model model = new Model();
    model.address = tables.create(0, inlineCapacity);
    models.add(model);
    byAddress.put(model.address, model);
  }

  private void perform(int operation, int which, int what, int with, int value) {
    Model model = models.get(which % models.size());
    Model other = models.get(with % models.size());
    int name = what % NAMES.length;
    switch (operation) {
      case 0, 1, 2, 3 -> read(model, name, value % RECORDS);
      case 4, 5, 6 -> write(model, name, value % RECORDS, Value.of((double) value));
      case 7 -> write(model, name, value % RECORDS, Value.NIL);
      case 8 -> {
        // Without metamethods: changes that no record sees.
        long stored = value % 3 == 0 ? Value.NIL : Value.of((double) value);
        tables.setString(model.address, atoms[name], stored);
        put(model, NAMES[name], stored);
      }
      case 9, 10 -> write(model, 0, value % RECORDS, Value.table(other.address));
      case 11, 12 -> {
        model.metatable = value % 5 == 0 ? null : other;
        tables.setMetatable(model.address, model.metatable == null ? 0 : other.address);
      }
      case 13 -> {
        if (models.size() < MOST_TABLES) {
          create(what % 5);
        }
      }
      case 14 -> {
        int count = value % 4 == 0 ? 60 : value % 7;
        for (int i = 0; i < count; i++) {
          tables.setString(model.address, strings.make("filler" + i), Value.TRUE);
        }
      }
      default -> {
        switch (value % 5) {
          case 0 -> {
            tables.clear(model.address);
            model.values.clear();
          }
          case 1 -> tables.own(model.address);
          default -> collect(value % 2 == 0 ? model : null);
        }
      }
    }
  }

  private static void put(Model model, String name, long value) {
    if (value == Value.NIL) {
      model.values.remove(name);
    } else {
      model.values.put(name, value);
    }
  }

  /** What a machine does: the test of the record's own form, then the call. */
  private void read(Model model, int name, int record) {
    long at = reading[name * RECORDS + record];
    long table = model.address;
    long expected = lookup(model, NAMES[name]);
    if (Memory.getInt(at) == Header.shape(table)) {
      assertTrue(Memory.getInt(at + Caches.OFFSET) > 0);
      long value = Memory.getLong(table + Memory.getInt(at + Caches.OFFSET));
      if (value != Value.NIL) {
        assertEquals(expected, value);
        return;
      }
    }
    assertEquals(expected, caches.get(table, atoms[name], at));
  }

  private void write(Model model, int name, int record, long value) {
    long at = writing[name * RECORDS + record];
    long table = model.address;
    boolean isStored = model.values.containsKey(NAMES[name]) || model.metatable == null || !model.metatable.values.containsKey("__newindex");
    boolean isDone = false;
    if (Memory.getInt(at) == Header.shape(table)) {
      long slot = table + Memory.getInt(at + Caches.OFFSET);
      if (Memory.getLong(slot) != Value.NIL) {
        Memory.putLong(slot, value);
        isDone = true;
      }
    }
    assertEquals(model.metatable != null, TableObject.hasMetatable(table));
    assertEquals(isStored, isDone || caches.set(table, atoms[name], value, at));
    if (isStored) {
      put(model, NAMES[name], value);
    }
    assertEquals(model.values.getOrDefault(NAMES[name], Value.NIL), tables.getString(table, atoms[name]));
  }

  private long lookup(Model model, String name) {
    Model at = model;
    for (int i = 0; i <= 100; i++) {
      Long value = at.values.get(name);
      if (value != null) {
        return value;
      }
      Long link = at.metatable == null ? null : at.metatable.values.get("__index");
      if (link == null) {
        return Value.NIL;
      }
      if (!Value.isTable(link)) {
        return Value.UNDEF;
      }
      at = byAddress.get(Value.address(link));
    }
    return Value.UNDEF;
  }

  /** What the collector does with shapes, in a heap that frees nothing; one table dies if nobody refers to it. */
  private void collect(Model dying) {
    if (dying != null && models.size() > 2 && isUnused(dying)) {
      models.remove(dying);
    }
    shapes.beginCycle();
    for (Model model : models) {
      shapes.mark(shapes.of(model.address), IGNORE);
    }
    shapes.beginSweep();
    for (long record : reading) {
      caches.sweepRecord(record);
    }
    for (long record : writing) {
      caches.sweepRecord(record);
    }
    shapes.sweep(Long.MAX_VALUE);
  }

  private boolean isUnused(Model dying) {
    for (Model model : models) {
      if (model != dying && (model.metatable == dying || model.values.containsValue(Value.table(dying.address)))) {
        return false;
      }
    }
    return true;
  }

  static final Tracer IGNORE =
      new Tracer() {
        @Override
        public void value(long value) {}

        @Override
        public void values(long address, long count) {}

        @Override
        public void entries(long address, long count) {}

        @Override
        public void entryKeys(long address, long count) {}

        @Override
        public void entryValues(long address, long count) {}

        @Override
        public void object(long address) {}

        @Override
        public void part(long address, long bytes) {}

        @Override
        public void cost(long bytes) {}

        @Override
        public void weak(long table) {}
      };
}
