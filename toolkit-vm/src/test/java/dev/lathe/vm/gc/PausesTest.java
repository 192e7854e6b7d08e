package dev.lathe.vm.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.runtime.Stacks;
import dev.lathe.vm.value.Value;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * No step of the collector does more than a little, whatever is alive and whatever the program does meanwhile: counted in bytes of
 * marking, which no clock decides. Each heap here costs far more than a step as a whole.
 */
class PausesTest {
  private static final long LIMIT = 1L << 30;
  /** Two steps' marking, an attempt to end it, and a stack of the usual size; what takes longer is a pause that grows with the heap. */
  private static final long MOST = 3 << 20;

  private final Random random = new Random(7);
  private final Machine machine = new Machine(LIMIT);

  @BeforeEach
  void begin() {
    machine.collector.setPause(120);
  }

  @AfterEach
  void close() {
    machine.close();
  }

  /** A root under the next key. */
  private long kept(int key) {
    long table = machine.table();
    machine.root(key, Value.table(table));
    return table;
  }

  private long withMode(int key, String mode) {
    long weak = kept(key);
    long metatable = machine.table();
    machine.tables.setString(metatable, Value.address(machine.string("__mode")), machine.string(mode));
    machine.tables.setMetatable(weak, metatable);
    return weak;
  }

  /** Calls what changes the heap until a cycle has come to its end; gives what the longest step has cost. */
  private long longestStepWhile(Runnable changes) {
    machine.collector.full();
    machine.collector.takeLongestStep();
    long end = machine.collector.cycles() + 1;
    for (int i = 0; machine.collector.cycles() < end; i++) {
      changes.run();
      machine.poll();
      assertTrue(i < 20_000_000, "marking comes to no end");
    }
    while (machine.heap.isSweeping()) {
      machine.strings.make("garbage");
      machine.collector.step(0);
    }
    return machine.collector.takeLongestStep();
  }

  private void assertShort(long longest) {
    assertTrue(longest < MOST, longest + " bytes in one step");
  }

  /** What dies together faster than cycles may deal with is dealt with by doubling what a cycle may do. */
  private void assertCaughtUp(long longest) {
    assertTrue(longest < 2 * MOST, longest + " bytes in one step");
  }

  @Test
  void aLongArrayThatIsWrittenToAllTheTime() {
    long array = kept(1);
    int size = 300_000;
    for (int i = 1; i <= size; i++) {
      machine.tables.setInt(array, i, Value.table(machine.table()));
    }
    assertShort(longestStepWhile(() -> machine.tables.setInt(array, 1 + random.nextInt(size), machine.string("text"))));
    for (int i = 1; i <= size; i++) {
      assertTrue(machine.heap.isMarked(Value.address(machine.tables.getInt(array, i))));
    }
  }

  @Test
  void manyArraysThatAreWrittenToAllTheTime() {
    long arrays = kept(1);
    int count = 12_000;
    int size = 100;
    for (int i = 1; i <= count; i++) {
      long array = machine.tables.create(size, 0);
      machine.tables.setInt(arrays, i, Value.table(array));
      for (int j = 1; j <= size; j++) {
        machine.tables.setInt(array, j, Value.table(arrays));
      }
    }
    int[] next = new int[1];
    assertShort(longestStepWhile(() -> {
      for (int i = 0; i < 10; i++) {
        next[0] = next[0] % count + 1;
        machine.tables.setInt(Value.address(machine.tables.getInt(arrays, next[0])), 1 + random.nextInt(size), Value.table(machine.table()));
      }
    }));
  }

  @Test
  void manyCoroutinesThatAreLeftAllTheTime() {
    long all = kept(1);
    int count = 20_000;
    for (int i = 1; i <= count; i++) {
      long coroutine = machine.coroutine();
      Memory.putLong(coroutine + CoroutineObject.TOP, Memory.getLong(coroutine + CoroutineObject.STACK) + 80);
      machine.tables.setInt(all, i, Value.object(coroutine));
    }
    int[] next = new int[1];
    assertShort(longestStepWhile(() -> {
      for (int i = 0; i < 20; i++) {
        next[0] = next[0] % count + 1;
        long coroutine = Value.address(machine.tables.getInt(all, next[0]));
        Memory.putLong(Memory.getLong(coroutine + CoroutineObject.STACK) + 8L * (i % 10), machine.string("on the stack"));
        machine.collector.left(coroutine);
      }
    }));
    machine.collector.full();
    for (int i = 1; i <= count; i++) {
      long stack = Memory.getLong(Value.address(machine.tables.getInt(all, i)) + CoroutineObject.STACK);
      for (int slot = 0; slot < 10; slot++) {
        long value = Memory.getLong(stack + 8L * slot);
        assertTrue(value == Value.NIL || machine.strings.toJava(Value.address(value)).equals("on the stack"));
      }
    }
  }

  @Test
  void whatWasWrittenToASuspendedStackBeforeItWasLeftIsAlive() {
    long coroutine = machine.coroutine();
    machine.root(1, Value.object(coroutine));
    long slot = Memory.getLong(coroutine + CoroutineObject.STACK);
    Memory.putLong(coroutine + CoroutineObject.TOP, slot + 8);
    for (int round = 0; round < 50; round++) {
      // At every distance from the beginning of a cycle.
      machine.collector.full();
      for (int i = 0; i < round; i++) {
        machine.collector.step(0);
      }
      Memory.putLong(slot, machine.string("round " + round));
      Memory.putLong(slot + 8, machine.string("above the top"));
      machine.collector.left(coroutine);
      while (!machine.collector.step(0)) {
        machine.strings.make("garbage");
      }
      for (int i = 0; i < 100; i++) {
        machine.strings.make("in its place");
      }
      assertEquals("round " + round, machine.strings.toJava(Value.address(Memory.getLong(slot))));
    }
  }

  @Test
  void aDeepStack() {
    machine.vm.thread().setTop(Memory.getLong(machine.main + CoroutineObject.STACK));
    int slots = 200_000;
    Stacks.grow(machine.vm, slots);
    long stack = Memory.getLong(machine.main + CoroutineObject.STACK);
    for (int i = 0; i < slots; i++) {
      Memory.putLong(stack + 8L * i, Value.table(machine.table()));
    }
    machine.vm.thread().setTop(stack + 8L * slots);
    // It is looked at as a whole while the program waits, since its end is where the program is.
    assertTrue(longestStepWhile(() -> Memory.putLong(stack + 8L * random.nextInt(slots), Value.table(machine.table()))) < MOST + 16L * slots);
    assertTrue(machine.collector.attempts() < 8, "attempts to end marking: " + machine.collector.attempts());
  }

  @Test
  void weakTablesLoseNoMoreThanIsShortAtOnceAndEverythingInTheEnd() {
    long byKey = withMode(1, "k");
    long values = withMode(2, "v");
    long strong = kept(3);
    int size = 50_000;
    for (int i = 1; i <= size; i++) {
      long object = machine.table();
      machine.tables.setInt(strong, i, Value.table(object));
      machine.tables.set(byKey, Value.table(object), Value.of(i));
      machine.tables.setInt(values, i, Value.table(object));
    }
    assertCaughtUp(longestStepWhile(() -> {
      int i = 1 + random.nextInt(size);
      long object = machine.table();
      machine.tables.setInt(strong, i, Value.table(object));
      machine.tables.set(byKey, Value.table(object), Value.of(i));
      machine.tables.setInt(values, i, Value.table(object));
    }));
    machine.collector.full();
    for (int i = 1; i <= size; i++) {
      long object = machine.tables.getInt(strong, i);
      assertEquals(object, machine.tables.getInt(values, i));
      assertEquals(Value.of(i), machine.tables.get(byKey, object));
    }
    machine.root(3, Value.NIL);
    assertCaughtUp(longestStepWhile(() -> machine.string("garbage")));
    for (int i = 0; i < 8; i++) {
      while (!machine.collector.step(0)) {
        machine.string("garbage");
      }
    }
    assertCaughtUp(machine.collector.takeLongestStep());
    assertEquals(-1, machine.tables.advance(byKey, 0));
    assertEquals(-1, machine.tables.advance(values, 0));
  }

  @Test
  void aTableThatBecomesStrongWhileItIsMarkedKeepsWhatItHas() {
    for (int steps = 0; steps < 30; steps++) {
      long weak = withMode(1, "v");
      long metatable = machine.tables.metatable(weak);
      for (int i = 1; i <= 1000; i++) {
        machine.tables.setInt(weak, i, Value.table(machine.table()));
      }
      machine.collector.beginStressOfSteps();
      machine.collector.step(0);
      for (int i = 0; i < steps * 20; i++) {
        machine.collector.step();
      }
      boolean isWhole = machine.tables.getInt(weak, 1) != Value.NIL;
      machine.tables.setString(metatable, Value.address(machine.string("__mode")), Value.NIL);
      machine.collector.endStress();
      while (!machine.collector.step(0)) {
        machine.string("garbage");
      }
      assertEquals(isWhole, machine.tables.getInt(weak, 1) != Value.NIL, "after " + steps);
      machine.collector.full();
    }
  }

  @Test
  void manyUserdataThatDieTogether() {
    long all = kept(1);
    long metatable = machine.table();
    machine.tables.setString(metatable, Value.address(machine.string("__gc")), Value.TRUE);
    int count = 100_000;
    for (int i = 1; i <= count; i++) {
      machine.tables.setInt(all, i, Value.object(machine.vm.userdata(i, i % 2 == 0 ? metatable : 0)));
    }
    machine.collector.full();
    machine.root(1, Value.NIL);
    machine.collector.takeLongestStep();
    int finalized = 0;
    for (int cycle = 0; cycle < 12; cycle++) {
      while (!machine.collector.step(0)) {
        machine.string("garbage");
      }
      while (machine.collector.takeFinalizer() != 0) {
        finalized++;
      }
    }
    assertCaughtUp(machine.collector.takeLongestStep());
    assertEquals(count / 2, finalized);
    machine.collector.full();
    for (int number = 0; number < machine.vm.objects().size(); number++) {
      assertTrue(!machine.vm.objects().has(number), "number " + number);
    }
  }

  @Test
  void manyMetatablesThatDieTogether() {
    long all = kept(1);
    for (int i = 1; i <= 50_000; i++) {
      long object = machine.tables.create(0, 1);
      machine.tables.setString(object, machine.strings.atom("name"), Value.TRUE);
      machine.tables.setMetatable(object, machine.table());
      machine.tables.setInt(all, i, Value.table(object));
    }
    machine.collector.full();
    machine.root(1, Value.NIL);
    assertShort(longestStepWhile(() -> machine.string("garbage")));
  }

  @Test
  void manyAtomsThatDieTogether() {
    long all = kept(1);
    int before = machine.strings.atoms().count();
    for (int i = 1; i <= 150_000; i++) {
      machine.tables.setInt(all, i, Value.string(machine.strings.atom("atom " + i)));
    }
    machine.collector.full();
    machine.root(1, Value.NIL);
    assertShort(longestStepWhile(() -> machine.string("garbage")));
    machine.collector.full();
    assertEquals(before, machine.strings.atoms().count());
    long atom = machine.strings.atom("atom 7");
    assertEquals(atom, machine.strings.atom("atom 7"));
  }
}
