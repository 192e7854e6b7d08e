package dev.lathe.vm.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.WorkListener;
import dev.lathe.vm.runtime.Interruption;
import dev.lathe.vm.value.Value;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TablesTest {
  private final Heap heap = new Heap(1L << 30);
  private final Strings strings = new Strings(heap);
  private final Shapes shapes = new Shapes(heap, strings);
  private final Tables tables = new Tables(heap, strings, shapes);

  private static long number(double number) {
    return Value.of(number);
  }

  private long name(String name) {
    return strings.atom(name);
  }

  private void setName(long table, String name, long value) {
    tables.setString(table, name(name), value);
  }

  private long bytes(long table) {
    long hash = TableObject.hash(table);
    return shapes.tableBytes(table)
        + 8L * TableObject.arrayCapacity(table)
        + (hash == 0 ? 0 : HashPart.bytes(HashPart.capacity(hash)))
        + 8L * TableObject.overflowCapacity(shapes.of(table).count(), shapes.of(table).inlineCapacity());
  }

  @Test
  void anArrayMadeByItsConstructorTakesEightBytesAKey() {
    for (int n : new int[] {0, 1, 5, 100, 100_000}) {
      long table = tables.create(n, 0);
      for (int i = 1; i <= n; i++) {
        tables.setInt(table, i, number(i));
      }
      assertEquals(n, tables.length(table));
      assertTrue(bytes(table) <= 8L * n + 64, bytes(table) + " bytes for " + n);
    }
  }

  @Test
  void anAppendedArrayTakesTenBytesAKeyAtMost() {
    long table = tables.create(0, 0);
    for (int i = 1; i <= 100_000; i++) {
      tables.setInt(table, i, number(i));
      assertTrue(bytes(table) <= 10L * i + 128, bytes(table) + " bytes for " + i);
    }
    assertEquals(0, TableObject.hash(table));
  }

  /** Growing may be given up in the middle, by an interrupt: the table is as it was, and grows at the next attempt. */
  @Test
  void growingThatIsEndedLeavesTheTableAsItWas() {
    Random random = new Random(1);
    int[] ended = new int[2];
    for (int kind = 0; kind < 2; kind++) {
      double fraction = kind / 2.0;
      long table = tables.create(0, 0);
      int count = 1 << 19;
      for (int i = 1; i <= count; i++) {
        long[] slices = new long[1];
        long stop = random.nextInt(8);
        heap.setWorkListener(bytes -> {
          assertEquals(WorkListener.SLICE, bytes);
          if (slices[0]++ == stop) {
            throw new Interruption("now");
          }
        });
        while (true) {
          try {
            tables.set(table, Value.of(i + fraction), number(i));
            break;
          } catch (Interruption interruption) {
            ended[kind]++;
            assertEquals(Value.NIL, tables.get(table, Value.of(i + fraction)));
            assertEquals(number(i - 1), tables.get(table, Value.of(i - 1 + fraction)));
          }
        }
      }
      heap.setWorkListener(WorkListener.NONE);
      for (int i = 1; i <= count; i++) {
        assertEquals(number(i), tables.get(table, Value.of(i + fraction)));
      }
    }
    assertTrue(ended[0] > 0, "the array part");
    assertTrue(ended[1] > 0, "the hash part");
  }

  @Test
  void aTableFilledBackwardsIsAnArray() {
    long table = tables.create(0, 0);
    for (int i = 1000; i > 0; i--) {
      tables.setInt(table, i, number(i));
    }
    assertEquals(1000, TableObject.arrayLength(table));
    assertEquals(1000, tables.length(table));
    assertTrue(bytes(table) <= 10_000, bytes(table) + " bytes");
  }

  @Test
  void aTableMadeWithRoomIsFilledBackwardsInPlace() {
    long table = tables.create(1000, 0);
    for (int i = 1000; i > 0; i--) {
      tables.setInt(table, i, number(i));
    }
    assertEquals(0, TableObject.hash(table));
    assertEquals(1000, tables.length(table));
  }

  @Test
  void everyThirdKeyIsNoArray() {
    long table = tables.create(0, 0);
    for (int i = 3; i <= 9000; i += 3) {
      tables.setInt(table, i, number(i));
    }
    assertTrue(TableObject.arrayCapacity(table) < 10);
    assertEquals(number(6000), tables.getInt(table, 6000));
    assertEquals(Value.NIL, tables.getInt(table, 6001));
  }

  @Test
  void aQueueDoesNotGrow() {
    long table = tables.create(0, 0);
    int head = 1;
    for (int tail = 1; tail <= 100_000; tail++) {
      tables.setInt(table, tail, number(tail));
      if (tail - head >= 10) {
        assertEquals(number(head), tables.getInt(table, head));
        tables.setInt(table, head, Value.NIL);
        head++;
      }
    }
    assertTrue(bytes(table) < 2000, bytes(table) + " bytes for ten values");
  }

  @Test
  void poppingFindsTheBorderAtOnce() {
    long table = tables.create(0, 0);
    for (int i = 1; i <= 100; i++) {
      tables.setInt(table, i, number(i));
    }
    for (int i = 100; i > 0; i--) {
      assertEquals(i, tables.length(table));
      tables.setInt(table, i, Value.NIL);
      assertEquals(i - 1, TableObject.arrayLength(table));
    }
  }

  @Test
  void oneSparseKeyFarAwayTakesNoRoom() {
    long table = tables.create(0, 0);
    tables.setInt(table, 1 << 26, number(1));
    tables.setInt(table, 1, number(1));
    tables.setInt(table, Integer.MAX_VALUE, number(2));
    tables.setInt(table, Long.MAX_VALUE, number(3));
    tables.setInt(table, Long.MIN_VALUE, number(4));
    assertTrue(bytes(table) < 1000);
    assertEquals(1, tables.length(table));
    assertEquals(number(3), tables.get(table, number(9223372036854775807.0)));
    assertEquals(number(4), tables.getInt(table, Long.MIN_VALUE));
  }

  @Test
  void equalNumbersAreOneKey() {
    long table = tables.create(0, 0);
    tables.set(table, number(-0.0), number(1));
    tables.set(table, Value.ofInt(7), number(2));
    tables.set(table, Value.ofInt(-3), number(3));
    assertEquals(number(1), tables.get(table, number(0.0)));
    assertEquals(number(1), tables.getInt(table, 0));
    assertEquals(number(2), tables.get(table, number(7.0)));
    assertEquals(number(3), tables.getInt(table, -3));
    int position = tables.advance(table, 0);
    assertEquals(number(0.0), tables.keyAt(table, position));
  }

  @Test
  void theBorderGoesOnInTheHashPart() {
    long table = tables.create(3, 0);
    for (int i : new int[] {4, 5, 6, 1, 2, 3}) {
      tables.setInt(table, i, number(i));
    }
    assertEquals(6, tables.length(table));
  }

  @Test
  void keysStoredInTheSameOrderShareAShape() {
    long one = tables.create(0, 2);
    long other = tables.create(0, 2);
    for (String key : new String[] {"x", "y", "z"}) {
      setName(one, key, number(1));
      setName(other, key, number(2));
    }
    assertEquals(Header.shape(one), Header.shape(other));
    setName(one, "y", Value.NIL);
    assertEquals(Header.shape(one), Header.shape(other));
    setName(one, "a", number(3));
    setName(other, "b", number(4));
    assertNotEquals(Header.shape(one), Header.shape(other));
    assertEquals(number(3), tables.getString(one, strings.make("a")));
    assertEquals(Value.NIL, tables.getString(one, strings.make("b")));
    assertEquals(number(4), tables.getString(other, strings.make("b")));
  }

  @Test
  void manyComputedKeysMakeADictionary() {
    long table = tables.create(0, 0);
    for (int i = 0; i < 1000; i++) {
      tables.setString(table, strings.make("key" + i), number(i));
    }
    assertTrue(shapes.of(table).isDictionary());
    for (int i = 0; i < 1000; i++) {
      assertEquals(number(i), tables.getString(table, strings.make("key" + i)));
    }
    long other = tables.create(0, 0);
    for (int i = 0; i < 100; i++) {
      tables.setString(other, strings.make("other" + i), number(i));
    }
    assertEquals(Header.shape(table), Header.shape(other));
  }

  @Test
  void tablesOfOneComputedKeyEachMakeFewShapes() {
    for (int i = 0; i < 10_000; i++) {
      long table = tables.create(0, 0);
      tables.setString(table, strings.make("key" + i), number(i));
      assertTrue(Header.shape(table) < 200);
    }
  }

  @Test
  void anEnvironmentKeepsItsShape() {
    long table = tables.create(0, 8);
    tables.own(table);
    int shape = Header.shape(table);
    for (int i = 0; i < 2000; i++) {
      setName(table, "global" + i, number(i));
    }
    assertEquals(shape, Header.shape(table));
    assertEquals(number(1999), tables.getString(table, name("global1999")));
  }

  @Test
  void aPlaceThatMakesTablesLearnsHowManySlotsTheyNeed() {
    long record = heap.allocatePart(Caches.BYTES);
    long first = tables.create(0, 0, record);
    for (int i = 0; i < 7; i++) {
      setName(first, "field" + i, number(i));
    }
    assertNotEquals(0, TableObject.overflow(first));
    long second = tables.create(0, 0, record);
    for (int i = 0; i < 7; i++) {
      setName(second, "field" + i, number(i));
    }
    assertEquals(0, TableObject.overflow(second));
    assertEquals(number(6), tables.getString(second, name("field6")));
    assertTrue(shapes.tableBytes(second) <= 40 + 8 * 8);
  }

  @Test
  void aMetatableIsAskedAsItIsNow() {
    long table = tables.create(0, 0);
    long metatable = tables.create(0, 0);
    tables.setMetatable(table, metatable);
    assertEquals(Value.NIL, tables.metamethod(table, Metamethod.ADD));
    assertEquals(Value.NIL, tables.metamethod(table, Metamethod.INDEX));
    setName(metatable, "__add", number(1));
    assertEquals(number(1), tables.metamethod(table, Metamethod.ADD));
    setName(metatable, "__add", number(2));
    assertEquals(number(2), tables.metamethod(table, Metamethod.ADD));
    setName(metatable, "__add", Value.NIL);
    assertEquals(Value.NIL, tables.metamethod(table, Metamethod.ADD));
    setName(metatable, "__add", number(3));
    assertEquals(number(3), tables.metamethod(table, Metamethod.ADD));
    tables.clear(metatable);
    assertEquals(Value.NIL, tables.metamethod(table, Metamethod.ADD));
    assertEquals(metatable, tables.metatable(table));
    tables.setMetatable(table, 0);
    assertEquals(0, tables.metatable(table));
  }

  @Test
  void aMetatableInDictionaryModeIsAskedAsItIsNow() {
    long table = tables.create(0, 0);
    long metatable = tables.create(0, 0);
    for (int i = 0; i < 100; i++) {
      tables.setString(metatable, strings.make("k" + i), number(i));
    }
    tables.setMetatable(table, metatable);
    assertEquals(Value.NIL, tables.metamethod(table, Metamethod.LEN));
    setName(metatable, "__len", number(1));
    assertEquals(number(1), tables.metamethod(table, Metamethod.LEN));
  }

  @Test
  void aTableMayBeItsOwnMetatable() {
    long table = tables.create(0, 0);
    setName(table, "__index", number(1));
    tables.setMetatable(table, table);
    assertEquals(table, tables.metatable(table));
    assertEquals(number(1), tables.metamethod(table, Metamethod.INDEX));
    setName(table, "__index", number(2));
    setName(table, "__len", number(3));
    assertEquals(number(2), tables.metamethod(table, Metamethod.INDEX));
    assertEquals(number(3), tables.metamethod(table, Metamethod.LEN));
  }

  @Test
  void tablesOfOneClassShareTheirShapes() {
    long metatable = tables.create(0, 0);
    long[] instances = new long[3];
    for (int i = 0; i < instances.length; i++) {
      instances[i] = tables.create(0, 4);
      setName(instances[i], "x", number(i));
      setName(instances[i], "y", number(i));
      tables.setMetatable(instances[i], metatable);
      setName(instances[i], "z", number(i));
    }
    assertEquals(Header.shape(instances[0]), Header.shape(instances[1]));
    assertEquals(Header.shape(instances[0]), Header.shape(instances[2]));
    assertEquals(number(2), tables.getString(instances[2], name("y")));
  }

  @Test
  void removedKeysAreStillStartingPoints() {
    long table = tables.create(0, 0);
    for (int i = 0; i < 40; i++) {
      tables.set(table, number(i + 0.5), number(i));
    }
    int visited = 0;
    long key = Value.NIL;
    int position;
    while ((position = tables.advance(table, tables.positionBehind(table, key))) >= 0) {
      key = tables.keyAt(table, position);
      tables.set(table, key, Value.NIL);
      visited++;
    }
    assertEquals(40, visited);
    assertEquals(-1, tables.positionBehind(table, number(99.5)));
    assertEquals(-1, tables.positionBehind(table, Value.string(name("nothing"))));
  }

  @Test
  void removedKeysMakeRoomForNewOnes() {
    long table = tables.create(0, 0);
    for (int i = 0; i < 100_000; i++) {
      tables.set(table, number(i + 0.5), number(i));
      tables.set(table, number(i - 9.5), Value.NIL);
    }
    assertTrue(bytes(table) < 1000, bytes(table) + " bytes for ten values");
  }

  @Test
  void slotsBeyondTheInlineOnesSurviveACopy() {
    long table = tables.create(2, 2);
    for (int i = 0; i < 20; i++) {
      setName(table, "k" + i, number(i));
    }
    tables.setInt(table, 1, number(5));
    tables.set(table, Value.TRUE, number(6));
    long copy = tables.copy(table);
    setName(table, "k19", Value.NIL);
    tables.setInt(table, 1, Value.NIL);
    tables.set(table, Value.TRUE, Value.NIL);
    assertEquals(number(19), tables.getString(copy, name("k19")));
    assertEquals(number(5), tables.getInt(copy, 1));
    assertEquals(number(6), tables.get(copy, Value.TRUE));
    assertFalse(TableObject.overflow(copy) == TableObject.overflow(table));
    assertEquals(Header.shape(table), Header.shape(copy));
    assertEquals(Memory.getInt(copy + TableObject.LENGTH), 1);
  }

  @Test
  void aPlaceThatCopiesTemplatesLearnsAsWell() {
    long template = tables.create(0, 2);
    setName(template, "x", number(1));
    setName(template, "y", number(2));
    long record = heap.allocatePart(Caches.BYTES);
    for (int round = 0; round < 3; round++) {
      long copy = tables.copy(template, record);
      setName(copy, "z", number(3));
      assertEquals(round == 0, TableObject.overflow(copy) != 0);
      assertEquals(number(1), tables.getString(copy, name("x")));
      assertEquals(number(2), tables.getString(copy, name("y")));
      assertEquals(number(3), tables.getString(copy, name("z")));
    }
  }

  @Test
  void aDictionaryThatBecomesAMetatableHasSlotsAgain() {
    long table = tables.create(0, 0);
    for (int i = 0; i < 100; i++) {
      tables.setString(table, strings.make("method" + i), number(i));
    }
    assertTrue(shapes.of(table).isDictionary());
    int position = tables.positionBehind(table, Value.string(name("method7")));
    tables.setMetatable(tables.create(0, 0), table);
    assertFalse(shapes.of(table).isDictionary());
    assertEquals(position, tables.positionBehind(table, Value.string(name("method7"))));
    for (int i = 0; i < 100; i++) {
      assertEquals(number(i), tables.getString(table, name("method" + i)));
    }
    setName(table, "method100", number(100));
    assertEquals(number(100), tables.getString(table, name("method100")));
  }

  @Test
  void aDictionaryWithOtherKeysKeepsItsOrderWhenItBecomesAMetatable() {
    long table = tables.create(0, 0);
    for (int i = 0; i < 100; i++) {
      tables.setString(table, strings.make("method" + i), number(i));
    }
    tables.set(table, Value.TRUE, number(0));
    tables.setMetatable(tables.create(0, 0), table);
    assertTrue(shapes.of(table).isDictionary());
    assertEquals(number(99), tables.getString(table, name("method99")));
    assertEquals(number(0), tables.get(table, Value.TRUE));
  }
}
