package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.value.Value;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Prints what single accesses to tables cost in processor time. A program to be run by hand: its numbers depend on the machine. */
final class TableSpeed {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 60;
  private static final int COUNT = 500_000;

  private final Heap heap = new Heap(1L << 32);
  private final Strings strings = new Strings(heap);
  private final Shapes shapes = new Shapes(heap, strings);
  private final Tables tables = new Tables(heap, strings, shapes);
  private final Caches caches = new Caches(heap, tables, shapes);
  private final long name = strings.atom("name");
  private final long record = heap.allocatePart(Caches.BYTES);
  private final long setRecord = heap.allocatePart(Caches.BYTES);
  private final long chainRecord = heap.allocatePart(Caches.BYTES);
  private final long array = tables.create(0, 0);
  private final long object = tables.create(0, 4);
  private final long derived = tables.create(0, 4);
  private final long hash = tables.create(0, 0);
  private final long dictionary = tables.create(0, 0);
  private final long[] words = new long[1024];

  private TableSpeed() {
    for (int i = 1; i <= 1024; i++) {
      tables.setInt(array, i, Value.of((double) i));
      tables.set(hash, Value.of(i + 0.5), Value.of((double) i));
      words[i - 1] = strings.atom("word" + i);
      tables.setString(dictionary, words[i - 1], Value.of((double) i));
    }
    tables.setString(object, name, Value.of(1.0));
    long metatable = tables.create(0, 0);
    long parent = tables.create(0, 0);
    tables.setString(parent, name, Value.of(2.0));
    tables.setString(metatable, strings.atom("__index"), Value.table(parent));
    tables.setMetatable(derived, metatable);
  }

  private interface Loop {
    long run(int count);
  }

  private static void measure(String what, Loop loop) {
    long best = Long.MAX_VALUE;
    long sum = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = CLOCK.getCurrentThreadCpuTime();
      sum += loop.run(COUNT);
      best = Math.min(best, CLOCK.getCurrentThreadCpuTime() - start);
    }
    System.out.printf("%-28s %6.2f ns   (%x)%n", what, (double) best / COUNT, sum & 0xFF);
  }

  private long getArray(int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += tables.getInt(array, (i & 1023) + 1);
    }
    return sum;
  }

  private long setArray(int count) {
    for (int i = 0; i < count; i++) {
      tables.setInt(array, (i & 1023) + 1, Value.of((double) i));
    }
    return count;
  }

  private long append(int count) {
    long table = 0;
    for (int i = 0; i < count; i++) {
      if ((i & 0xFFFF) == 0) {
        table = tables.create(0, 0);
      }
      tables.setInt(table, (i & 0xFFFF) + 1, Value.TRUE);
    }
    return count;
  }

  private long getOwn(int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += caches.get(object, name, record);
    }
    return sum;
  }

  private long setOwn(int count) {
    for (int i = 0; i < count; i++) {
      caches.set(object, name, Value.of((double) i), setRecord);
    }
    return count;
  }

  private long getChain(int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += caches.get(derived, name, chainRecord);
    }
    return sum;
  }

  private long getSlotUncached(int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += tables.getString(object, name);
    }
    return sum;
  }

  private long getHash(int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += tables.get(hash, Value.of((i & 1023) + 1.5));
    }
    return sum;
  }

  private long setHash(int count) {
    for (int i = 0; i < count; i++) {
      tables.set(hash, Value.of((i & 1023) + 1.5), Value.of((double) i));
    }
    return count;
  }

  private long getDictionary(int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += tables.getString(dictionary, words[i & 1023]);
    }
    return sum;
  }

  private long construct(int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      long table = tables.create(0, 2);
      caches.set(table, words[0], Value.TRUE, first);
      caches.set(table, words[1], Value.TRUE, second);
      sum += table;
    }
    return sum;
  }

  private final long first = heap.allocatePart(Caches.BYTES);
  private final long second = heap.allocatePart(Caches.BYTES);

  private long iterate(int count) {
    long sum = 0;
    int position = 0;
    for (int i = 0; i < count; i++) {
      position = tables.advance(dictionary, position);
      if (position < 0) {
        position = 0;
      } else {
        sum += tables.keyAt(dictionary, position) ^ tables.valueAt(dictionary, position);
        position++;
      }
    }
    return sum;
  }

  public static void main(String[] arguments) {
    TableSpeed speed = new TableSpeed();
    measure("array get", speed::getArray);
    measure("array set", speed::setArray);
    measure("array append", speed::append);
    measure("own slot get, record", speed::getOwn);
    measure("own slot set, record", speed::setOwn);
    measure("chain get, record", speed::getChain);
    measure("slot get, no record", speed::getSlotUncached);
    measure("hash get, number", speed::getHash);
    measure("hash set, number", speed::setHash);
    measure("dictionary get, string", speed::getDictionary);
    measure("next, with key and value", speed::iterate);
    new TableSpeed().constructing();
  }

  /** Apart, since nothing is collected here: 28 MB a round. */
  private void constructing() {
    measure("object with two fields", count -> construct(count) & 0xFF);
  }
}
