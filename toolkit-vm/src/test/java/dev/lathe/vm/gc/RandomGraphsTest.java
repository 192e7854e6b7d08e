package dev.lathe.vm.gc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * A machine and a model in Java are changed alike, with steps and full collections in between: what the model reaches has
 * kept its contents, and memory stays in proportion to it.
 */
class RandomGraphsTest {
  private static final int ROOTS = 8;
  private static final int STEPS = 3000;
  private static final int LIMIT = 16 << 20;

  /** An object: a table, a host function or a string. */
  private abstract static sealed class Node {
    final long value;

    Node(long value) {
      this.value = value;
    }
  }

  private static final class Text extends Node {
    final byte[] bytes;

    Text(long value, byte[] bytes) {
      super(value);
      this.bytes = bytes;
    }
  }

  private static final class Holder extends Node {
    final Node[] values;

    Holder(long value, int size) {
      super(value);
      values = new Node[size];
    }
  }

  private static final class Table extends Node {
    final Map<Node, Node> byObject = new IdentityHashMap<>();
    final List<Node> array = new ArrayList<>();
    final Node[] slots = new Node[12];

    Table(long value) {
      super(value);
    }
  }

  private final Node[] roots = new Node[ROOTS];
  private Machine machine;
  private Random random;

  @Property(tries = 25)
  void whatIsReachableKeepsItsContents(@ForAll long seed) {
    random = new Random(seed);
    Arrays.fill(roots, null);
    try (Machine made = new Machine(LIMIT)) {
      machine = made;
      machine.collector.setStepMultiplier(random.nextBoolean() ? 40 : 300);
      if (random.nextBoolean()) {
        machine.collector.beginStressOfSteps();
      }
      for (int step = 0; step < STEPS; step++) {
        change();
        collect(step);
        assertTrue(machine.heap.used() < LIMIT, "limit passed");
      }
      machine.collector.full();
      long bytes = check();
      assertTrue(machine.collector.count() < 2 * bytes + 100_000, machine.collector.count() + " bytes for " + bytes);
      for (int i = 0; i < ROOTS; i++) {
        put(i, null);
      }
      machine.collector.full();
      assertTrue(machine.collector.count() < 100_000, machine.collector.count() + " bytes are left");
      assertTrue(machine.heap.used() < 1 << 20, machine.heap.used() + " bytes are used");
    }
  }

  private void collect(int step) {
    machine.poll();
    switch (random.nextInt(200)) {
      case 0 -> machine.collector.full();
      case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> machine.collector.step(0);
      default -> {}
    }
    if (step % 500 == 0) {
      check();
    }
  }

  private void change() {
    Node target = pick();
    Node made = random.nextInt(3) == 0 ? pick() : make();
    switch (target) {
      case null -> put(random.nextInt(ROOTS), made);
      case Text _ -> put(random.nextInt(ROOTS), made);
      case Holder holder -> {
        int at = random.nextInt(holder.values.length);
        holder.values[at] = made;
        machine.set(Value.address(holder.value), at, valueOf(made));
      }
      case Table table -> store(table, made);
    }
  }

  private void store(Table table, Node made) {
    long address = Value.address(table.value);
    switch (random.nextInt(4)) {
      case 0 -> {
        int slot = random.nextInt(table.slots.length);
        table.slots[slot] = made;
        machine.tables.setString(address, machine.strings.atom("slot " + slot), valueOf(made));
      }
      case 1 -> {
        Node key = pick();
        if (key instanceof Holder || key instanceof Table) {
          machine.tables.set(address, key.value, valueOf(made));
          if (made == null) {
            table.byObject.remove(key);
          } else {
            table.byObject.put(key, made);
          }
        }
      }
      case 2 -> {
        int at = table.array.isEmpty() ? 0 : random.nextInt(table.array.size());
        if (at < table.array.size()) {
          table.array.set(at, made);
          machine.tables.setInt(address, at + 1, valueOf(made));
        }
      }
      default -> {
        if (made != null) {
          int count = random.nextInt(20) == 0 ? 3000 : 1;
          for (int i = 0; i < count; i++) {
            table.array.add(made);
            machine.tables.setInt(address, table.array.size(), made.value);
          }
        }
      }
    }
  }

  private Node make() {
    int kind = random.nextInt(10);
    if (kind < 4) {
      return new Table(Value.table(machine.tables.create(random.nextInt(5), random.nextInt(5))));
    }
    if (kind < 7) {
      int size = random.nextInt(10) == 0 ? 1 + random.nextInt(3000) : 1 + random.nextInt(8);
      return new Holder(Value.function(machine.node(size)), size);
    }
    if (kind == 7) {
      return null;
    }
    byte[] bytes = new byte[random.nextInt(10) == 0 ? random.nextInt(30_000) : random.nextInt(60)];
    random.nextBytes(bytes);
    long string = machine.strings.make(bytes);
    if (random.nextInt(4) == 0) {
      string = machine.strings.intern(string);
    } else if (random.nextInt(4) == 0) {
      long twice = machine.strings.concatenate(string, string);
      byte[] both = Arrays.copyOf(bytes, 2 * bytes.length);
      System.arraycopy(bytes, 0, both, bytes.length, bytes.length);
      return new Text(Value.string(twice), both);
    }
    return new Text(Value.string(string), bytes);
  }

  private void put(int root, Node node) {
    roots[root] = node;
    machine.root(root + 1, valueOf(node));
  }

  private static long valueOf(Node node) {
    return node == null ? Value.NIL : node.value;
  }

  /** Something that can be reached: a random walk. */
  private Node pick() {
    if (random.nextInt(10) == 0) {
      put(random.nextInt(ROOTS), null);
    }
    Node at = roots[random.nextInt(ROOTS)];
    for (int i = random.nextInt(6); i > 0; i--) {
      Node next =
          switch (at) {
            case null -> null;
            case Text _ -> null;
            case Holder holder -> holder.values[random.nextInt(holder.values.length)];
            case Table table -> {
              if (!table.array.isEmpty() && random.nextBoolean()) {
                yield table.array.get(random.nextInt(table.array.size()));
              }
              yield table.slots[random.nextInt(table.slots.length)];
            }
          };
      if (next == null) {
        break;
      }
      at = next;
    }
    return at;
  }

  /** Compares all that can be reached; gives about how many bytes it takes. */
  private long check() {
    Map<Node, Boolean> seen = new IdentityHashMap<>();
    ArrayDeque<Node> open = new ArrayDeque<>();
    long bytes = 0;
    for (int i = 0; i < ROOTS; i++) {
      visit(roots[i], seen, open);
      assertEquals(valueOf(roots[i]), machine.tables.getInt(machine.vm.registry(), i + 1));
    }
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Text text -> {
          assertArrayEquals(text.bytes, machine.strings.toByteArray(Value.address(text.value)));
          bytes += 32 + text.bytes.length;
        }
        case Holder holder -> {
          for (int i = 0; i < holder.values.length; i++) {
            assertEquals(valueOf(holder.values[i]), Memory.getLong(Machine.slot(Value.address(holder.value), i)));
            visit(holder.values[i], seen, open);
          }
          bytes += 32 + 8L * holder.values.length;
        }
        case Table table -> bytes += checkTable(table, seen, open);
      }
    }
    return bytes;
  }

  private long checkTable(Table table, Map<Node, Boolean> seen, ArrayDeque<Node> open) {
    long address = Value.address(table.value);
    for (int i = 0; i < table.array.size(); i++) {
      assertEquals(valueOf(table.array.get(i)), machine.tables.getInt(address, i + 1));
      visit(table.array.get(i), seen, open);
    }
    for (int i = 0; i < table.slots.length; i++) {
      assertEquals(valueOf(table.slots[i]), machine.tables.getString(address, machine.strings.atom("slot " + i)));
      visit(table.slots[i], seen, open);
    }
    table.byObject.forEach((key, value) -> {
      assertEquals(value.value, machine.tables.get(address, key.value));
      visit(key, seen, open);
      visit(value, seen, open);
    });
    return 200 + 12L * table.array.size() + 50L * table.byObject.size();
  }

  private static void visit(Node node, Map<Node, Boolean> seen, ArrayDeque<Node> open) {
    if (node != null && seen.put(node, true) == null) {
      open.push(node);
    }
  }
}
