package dev.lathe.vm.gc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.memory.Retry;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.object.UserdataObject;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.value.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectorTest {
  private static final int LIMIT = 20 << 20;

  private final Machine machine = new Machine(LIMIT);

  @AfterEach
  void close() {
    machine.close();
  }

  private String text(long value) {
    return machine.strings.toJava(Value.address(value));
  }

  @Test
  void twoHundredMegabytesOfGarbageFitIntoTwenty() {
    long allocated = 0;
    long most = 0;
    for (int i = 0; allocated < 200 << 20; i++) {
      long table = machine.table();
      machine.tables.setInt(table, 1, machine.string("garbage number " + i));
      machine.tables.setString(table, Value.address(machine.string("name")), Value.table(table));
      allocated += 150;
      if (i % 1000 == 0) {
        machine.heap.reserve(100_000);
        machine.tables.setInt(table, 2, Value.string(machine.strings.allocate(100_000)));
        allocated += 100_000;
      }
      machine.root(1, Value.table(table));
      most = Math.max(most, machine.heap.used());
      machine.poll();
    }
    assertTrue(most < 8 << 20, most + " bytes at most");
    assertTrue(machine.collector.cycles() > 10, machine.collector.cycles() + " cycles");
  }

  @Test
  void whatIsAliveAtTheLimitIsAnError() {
    long list = machine.table();
    machine.root(1, Value.table(list));
    assertThrows(OutOfGuestMemory.class, () -> {
      int i = 1;
      while (true) {
        try {
          machine.tables.setInt(list, i, machine.string("number " + i));
          machine.poll();
          i++;
        } catch (Retry retry) {
          machine.vm.collectForRetry();
        }
      }
    });
    assertTrue(machine.heap.used() <= LIMIT + (2 << 20), machine.heap.used() + " bytes");
    machine.root(1, Value.NIL);
    machine.collector.full();
    assertTrue(machine.heap.used() < 1 << 20, machine.heap.used() + " bytes");
    assertTrue(machine.heap.footprint() < 4 << 20, machine.heap.footprint() + " bytes");
  }

  @Test
  void muchIsTriedAgainAfterACollection() {
    machine.root(1, Value.string(machine.strings.allocate(15 << 20)));
    assertThrows(Retry.class, () -> machine.strings.allocate(15 << 20));
    machine.vm.collectForRetry();
    assertThrows(OutOfGuestMemory.class, () -> machine.strings.allocate(15 << 20));
    machine.poll();
    assertThrows(Retry.class, () -> machine.strings.allocate(15 << 20));
    machine.root(1, Value.NIL);
    machine.vm.collectForRetry();
    assertEquals(15 << 20, StringObject.length(machine.strings.allocate(15 << 20)));
    assertThrows(OutOfGuestMemory.class, () -> machine.strings.allocate(30 << 20));
  }

  @Test
  void longChainsDoNotNest() {
    long first = Value.NIL;
    for (int i = 0; i < 100_000; i++) {
      long node = machine.node(1);
      machine.set(node, 0, first);
      first = Value.function(node);
    }
    machine.root(1, first);
    machine.collector.full();
    int length = 0;
    for (long at = first; at != Value.NIL; at = Memory.getLong(Machine.slot(Value.address(at), 0))) {
      length++;
    }
    assertEquals(100_000, length);
    assertTrue(machine.collector.count() > 4_000_000, machine.collector.count() + " bytes");
    machine.root(1, Value.NIL);
    machine.collector.full();
    assertTrue(machine.collector.count() < 100_000, machine.collector.count() + " bytes");
  }

  @Test
  void weakKeysAndValuesGo() {
    for (String mode : new String[] {"k", "v", "kv"}) {
      long weak = machine.table();
      machine.root(1, Value.table(weak));
      long metatable = machine.table();
      machine.tables.setString(metatable, Value.address(machine.string("__mode")), machine.string(mode));
      machine.tables.setMetatable(weak, metatable);
      long kept = Value.table(machine.table());
      machine.root(2, kept);
      machine.tables.set(weak, kept, Value.TRUE);
      machine.tables.set(weak, Value.table(machine.table()), Value.TRUE);
      machine.tables.setString(weak, Value.address(machine.string("slot")), Value.table(machine.table()));
      machine.tables.setInt(weak, 1, Value.table(machine.table()));
      machine.tables.setInt(weak, 2, machine.string("a string is no object"));
      machine.tables.setInt(weak, 3, kept);
      machine.tables.setInt(weak, 1000, Value.table(machine.table()));
      machine.collector.full();
      boolean weakValues = mode.contains("v");
      boolean weakKeys = mode.contains("k");
      assertEquals(weakValues, machine.tables.getInt(weak, 1) == Value.NIL, mode);
      assertEquals(weakValues, machine.tables.getInt(weak, 1000) == Value.NIL, mode);
      assertEquals(weakValues, machine.tables.getString(weak, Value.address(machine.string("slot"))) == Value.NIL, mode);
      assertEquals(Value.TRUE, machine.tables.get(weak, kept), mode);
      assertEquals(kept, machine.tables.getInt(weak, 3), mode);
      assertEquals("a string is no object", text(machine.tables.getInt(weak, 2)));
      int tableKeys = 0;
      for (int at = machine.tables.advance(weak, 0); at >= 0; at = machine.tables.advance(weak, at + 1)) {
        tableKeys += Value.isTable(machine.tables.keyAt(weak, at)) ? 1 : 0;
      }
      assertEquals(weakKeys ? 1 : 2, tableKeys, mode);
    }
  }

  @Test
  void aWeakKeyIsKeptByItsOwnStrongValue() {
    long weak = machine.table();
    machine.root(1, Value.table(weak));
    long metatable = machine.table();
    machine.tables.setString(metatable, Value.address(machine.string("__mode")), machine.string("k"));
    machine.tables.setMetatable(weak, metatable);
    long key = machine.table();
    machine.tables.set(weak, Value.table(key), Value.table(key));
    machine.collector.full();
    assertEquals(Value.table(key), machine.tables.get(weak, Value.table(key)));
  }

  private long withFinalizer(Object object) {
    long metatable = machine.table();
    machine.tables.setString(metatable, Value.address(machine.string("__gc")), Value.TRUE);
    return machine.vm.userdata(object, metatable);
  }

  @Test
  void finalizersComeOnceInReverseOrderOfCreation() {
    long first = withFinalizer("first");
    long second = withFinalizer("second");
    machine.vm.userdata("none", 0);
    long kept = withFinalizer("kept");
    machine.root(1, Value.object(kept));
    machine.collector.full();
    assertEquals(second, machine.collector.takeFinalizer());
    long third = withFinalizer("third");
    machine.collector.full();
    // One cycle after the other, each backwards.
    assertEquals(first, machine.collector.takeFinalizer());
    assertEquals(third, machine.collector.takeFinalizer());
    assertEquals("first", machine.vm.objects().at(UserdataObject.number(first)));
    machine.root(2, Value.object(first));
    machine.collector.full();
    assertEquals(0, machine.collector.takeFinalizer());
    machine.root(2, Value.NIL);
    machine.collector.full();
    assertEquals(0, machine.collector.takeFinalizer());
    machine.collector.finalizeAll();
    assertEquals(kept, machine.collector.takeFinalizer());
    assertEquals(0, machine.collector.takeFinalizer());
  }

  @Test
  void javaObjectsOfDeadUserdataAreForgotten() {
    machine.root(1, Value.object(machine.vm.userdata("alive", 0)));
    int number = UserdataObject.number(machine.vm.userdata("dead", 0));
    machine.collector.full();
    assertEquals(number, machine.vm.objects().add("next"));
    int host = FunctionObject.hostNumber(machine.vm.hostFunction("f", _ -> 0));
    machine.collector.full();
    assertEquals(host, FunctionObject.hostNumber(machine.vm.hostFunction("g", _ -> 0)));
  }

  @Test
  void finalizedUserdataIsNoWeakValueButAWeakKey() {
    long weak = machine.table();
    machine.root(1, Value.table(weak));
    long metatable = machine.table();
    machine.tables.setString(metatable, Value.address(machine.string("__mode")), machine.string("kv"));
    machine.tables.setMetatable(weak, metatable);
    long userdata = withFinalizer("object");
    machine.tables.setInt(weak, 1, Value.object(userdata));
    machine.tables.set(weak, Value.object(userdata), Value.TRUE);
    machine.collector.full();
    assertEquals(Value.NIL, machine.tables.getInt(weak, 1));
    assertEquals(Value.TRUE, machine.tables.get(weak, Value.object(userdata)));
    assertEquals(userdata, machine.collector.takeFinalizer());
    machine.collector.full();
    assertEquals(Value.NIL, machine.tables.get(weak, Value.object(userdata)));
  }

  @Test
  void upvaluesOutliveTheStackTheyAreIn() {
    long coroutine = machine.coroutine();
    long slot = Memory.getLong(coroutine + CoroutineObject.STACK);
    Memory.putLong(slot, machine.string("captured"));
    Memory.putLong(coroutine + CoroutineObject.TOP, slot + 8);
    long upvalue = machine.heap.allocate(Kind.UPVALUE.ordinal(), UpvalueObject.BYTES);
    Memory.putLong(upvalue + UpvalueObject.WHERE, slot);
    Memory.putLong(coroutine + CoroutineObject.OPEN, upvalue);
    machine.root(1, Value.object(upvalue));
    machine.collector.full();
    assertTrue(UpvalueObject.isClosed(upvalue));
    for (int i = 0; i < 10_000; i++) {
      machine.string("in its place " + i);
    }
    machine.collector.full();
    assertEquals("captured", text(UpvalueObject.get(upvalue)));
  }

  @Test
  void slotsOfTheStackAreRootsUpToTheTopAndNilAbove() {
    long stack = Memory.getLong(machine.main + CoroutineObject.STACK);
    Memory.putLong(stack, machine.string("below"));
    Memory.putLong(stack + 8, machine.string("above"));
    machine.vm.thread().setTop(stack + 8);
    machine.collector.full();
    assertEquals("below", text(Memory.getLong(stack)));
    assertEquals(Value.NIL, Memory.getLong(stack + 8));
  }

  @Test
  void atomsDieAndAreMadeAgain() {
    int before = machine.strings.atoms().count();
    for (int i = 0; i < 5000; i++) {
      machine.strings.atom("temporary " + i);
    }
    long kept = machine.strings.atom("kept");
    machine.root(1, Value.string(kept));
    machine.collector.full();
    // The strings "0" to "9" and the like are none: 1 is kept beside what the machine itself has.
    assertEquals(before + 1, machine.strings.atoms().count());
    assertEquals(kept, machine.strings.atom("kept"));
  }

  @Test
  void anAtomFoundBeforeItsBucketWasSweptLives() {
    long[] atoms = new long[3000];
    for (int i = 0; i < atoms.length; i++) {
      atoms[i] = machine.strings.atom("atom " + i);
    }
    long cycles = machine.collector.cycles();
    while (machine.collector.cycles() == cycles) {
      machine.collector.step(0);
    }
    // Marking has ended, no bucket was swept: all are dead and still in the table.
    long found = machine.strings.atom("atom 77");
    assertEquals(atoms[77], found);
    machine.root(1, Value.string(found));
    machine.heap.finishSweep();
    for (int i = 0; i < 10_000; i++) {
      machine.string("in their places " + i);
    }
    assertEquals("atom 77", machine.strings.toJava(found));
    assertEquals(found, machine.strings.atom("atom 77"));
  }

  @Test
  void aLongArrayMayMoveWhileItIsMarked() {
    long list = machine.table();
    machine.root(1, Value.table(list));
    int size = 20_000;
    for (int i = 1; i <= size; i++) {
      machine.tables.setInt(list, i, machine.string("" + i));
    }
    machine.collector.full();
    machine.collector.setStepMultiplier(40);
    for (int round = 0; round < 40; round++) {
      machine.collector.step(0);
      for (int i = 0; i < 1000; i++) {
        size++;
        machine.tables.setInt(list, size, machine.string("" + size));
      }
    }
    machine.collector.full();
    for (int i = 1; i <= size; i++) {
      assertEquals("" + i, text(machine.tables.getInt(list, i)));
    }
  }

  @Test
  void aRopeMadeFlatWhileItIsMarkedKeepsItsBytes() {
    long rope = machine.strings.make("");
    for (int i = 0; i < 2000; i++) {
      rope = machine.strings.concatenate(rope, Value.address(machine.string("piece " + i)));
    }
    machine.root(1, Value.string(rope));
    byte[] expected = null;
    for (int i = 0; i < 20; i++) {
      machine.collector.step(0);
      if (i == 2) {
        expected = machine.strings.toByteArray(rope);
      }
    }
    machine.collector.full();
    assertArrayEquals(expected, machine.strings.toByteArray(rope));
  }

  @Test
  void stoppedItCollectsOnlyAtTheLimit() {
    machine.collector.stop();
    for (int i = 0; i < 40_000; i++) {
      machine.string("some garbage with the number " + i);
      machine.poll();
    }
    assertEquals(0, machine.collector.cycles());
    assertTrue(machine.collector.isStopped());
    for (int i = 0; i < 400_000; i++) {
      machine.string("some garbage with the number " + i);
      machine.poll();
    }
    assertNotEquals(0, machine.collector.cycles());
    machine.collector.restart();
    assertFalse(machine.collector.isStopped());
  }

  @Test
  void stepsComeToAnEndAndSettingsTellWhatTheyWere() {
    assertEquals(200, machine.collector.setPause(100));
    assertEquals(100, machine.collector.setPause(150));
    assertEquals(200, machine.collector.setStepMultiplier(400));
    assertEquals(400, machine.collector.setStepMultiplier(0));
    int steps = 0;
    while (!machine.collector.step(0)) {
      steps++;
    }
    assertTrue(steps < 100, steps + " steps");
    assertTrue(machine.collector.step(100 << 20));
  }

  @Test
  void stressCollectsAtEachPoll() {
    machine.collector.beginStress();
    for (int i = 0; i < 2000; i++) {
      machine.poll();
    }
    assertEquals(2000, machine.collector.cycles());
    for (int i = 0; i < 970; i++) {
      machine.poll();
    }
    assertEquals(2010, machine.collector.cycles());
    machine.collector.endStress();
    machine.poll();
    machine.poll();
    assertEquals(0, Memory.getInt(machine.vm.thread().address() + ThreadState.POLL));
  }
}
