package dev.lathe.vm.object;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StringsTest {
  private static final int LINKS = 1_000_000;

  private final Heap heap = new Heap(1L << 30);
  private final Strings strings = new Strings(heap);

  @Test
  void atomsOfTheSameBytesAreOneObject() {
    long one = strings.atom("name");
    assertEquals(one, strings.atom(ByteString.utf8("name")));
    assertNotEquals(one, strings.atom("Name"));
    assertTrue(StringObject.isAtom(one));
    assertEquals(2, strings.atoms().count());
  }

  @Test
  void aComputedStringRemembersItsAtom() {
    long atom = strings.atom("key");
    long computed = strings.make("key");
    assertNotEquals(atom, computed);
    assertEquals(atom, strings.intern(computed));
    assertEquals(atom, Memory.getLong(computed + StringObject.LINK));
    assertFalse(StringObject.isAtom(computed));
    assertTrue(strings.equal(atom, computed));
  }

  @Test
  void theFirstStringWithItsBytesBecomesTheAtom() {
    long computed = strings.make("fresh");
    assertEquals(computed, strings.intern(computed));
    assertEquals(computed, strings.atom("fresh"));
  }

  @Test
  void tenThousandAtomsAreFoundAgain() {
    long[] atoms = new long[10_000];
    for (int i = 0; i < atoms.length; i++) {
      atoms[i] = strings.atom("atom" + i);
    }
    for (int i = 0; i < atoms.length; i++) {
      assertEquals(atoms[i], strings.atom("atom" + i));
    }
    assertEquals(atoms.length, strings.atoms().count());
  }

  @Test
  void hashesOfSimilarStringsDiffer() {
    Set<Integer> hashes = new HashSet<>();
    Set<Integer> lowBits = new HashSet<>();
    for (int i = 0; i < 1 << 16; i++) {
      int hash = strings.hash(strings.make("k" + i));
      assertNotEquals(0, hash);
      hashes.add(hash);
      lowBits.add(hash & 0xFFFF);
    }
    assertTrue(hashes.size() > (1 << 16) - 10, hashes.size() + " hashes");
    assertTrue(lowBits.size() > 40_000, lowBits.size() + " of 65,536 buckets, 41,400 expected of chance");
    assertNotEquals(strings.hash(strings.make(new byte[3])), strings.hash(strings.make(new byte[4])));
  }

  @Test
  void hashingTellsAscii() {
    long ascii = strings.make("plain".getBytes(StandardCharsets.US_ASCII));
    long other = strings.make(new byte[] {'a', (byte) 0xFF});
    strings.hash(ascii);
    strings.hash(other);
    assertEquals(StringObject.ASCII | StringObject.UTF8, Header.flags(ascii));
    assertEquals(0, Header.flags(other));
    assertEquals(StringObject.UTF8, Header.flags(strings.make("grün")));
  }

  @Test
  void shortResultsAreCopiedAndLongOnesAreRopes() {
    long half = strings.make("x".repeat(Strings.ROPE_LENGTH / 2 - 1));
    long longer = strings.concatenate(half, strings.make("yz"));
    assertEquals(0, Header.flags(longer) & StringObject.ROPE);
    long rope = strings.concatenate(longer, longer);
    assertEquals(StringObject.ROPE, Header.flags(rope) & StringObject.ROPE);
    assertEquals(strings.toJava(longer).repeat(2), strings.toJava(rope));
    assertEquals(StringObject.FLAT_ROPE, Header.flags(rope) & (StringObject.ROPE | StringObject.FLAT_ROPE));
    assertEquals(0, Memory.getLong(rope + StringObject.LINK));
    long empty = strings.make("");
    assertEquals(rope, strings.concatenate(empty, rope));
    assertEquals(rope, strings.concatenate(rope, empty));
  }

  @Test
  void aRopeCanBeAKey() {
    long rope = strings.concatenate(strings.make("a".repeat(200)), strings.make("b".repeat(200)));
    long atom = strings.intern(rope);
    assertEquals(atom, strings.atom("a".repeat(200) + "b".repeat(200)));
  }

  @Test
  void ropesThatLeanLeftAreFlattened() {
    byte[] expected = digits(LINKS);
    long rope = strings.make("");
    long[] digit = digitStrings();
    for (int i = 0; i < LINKS; i++) {
      rope = strings.concatenate(rope, digit[i % 10]);
    }
    assertArrayEquals(expected, strings.toByteArray(rope));
  }

  @Test
  void ropesThatLeanRightAreFlattened() {
    byte[] expected = digits(LINKS);
    long rope = strings.make("");
    long[] digit = digitStrings();
    for (int i = LINKS - 1; i >= 0; i--) {
      rope = strings.concatenate(digit[i % 10], rope);
    }
    assertArrayEquals(expected, strings.toByteArray(rope));
  }

  @Test
  void ropesThatZigzagAreFlattened() {
    StringBuilder expected = new StringBuilder();
    long spine = strings.make("s".repeat(300));
    long side = strings.concatenate(spine, spine);
    expected.append("s".repeat(300));
    for (int i = 0; i < 1000; i++) {
      spine = (i & 1) == 0 ? strings.concatenate(side, spine) : strings.concatenate(spine, side);
    }
    assertEquals(300 + 600 * 1000, StringObject.length(spine));
    byte[] bytes = strings.toByteArray(spine);
    for (byte each : bytes) {
      assertEquals('s', each);
    }
  }

  @Test
  void joinIsRepeatedConcatenation() {
    long values = heap.allocatePart(8 * 3);
    for (int size : new int[] {0, 1, 40, 120, 5000}) {
      String[] parts = {"a".repeat(size), "b", "c".repeat(size)};
      for (int i = 0; i < 3; i++) {
        Memory.putLong(values + 8L * i, Value.string(strings.make(parts[i])));
      }
      assertEquals(String.join("", parts), strings.toJava(strings.join(values, 3)));
    }
    assertEquals(Value.address(Memory.getLong(values)), strings.join(values, 1));
  }

  @Test
  void tooLongStringsAreRefused() {
    assertThrows(OutOfGuestMemory.class, () -> strings.allocate(Integer.MAX_VALUE));
    assertThrows(OutOfGuestMemory.class, () -> strings.allocate(-1));
    long mega = strings.make(new byte[1 << 20]);
    while (StringObject.length(mega) < 1 << 30) {
      mega = strings.concatenate(mega, mega);
    }
    long giant = mega;
    assertThrows(OutOfGuestMemory.class, () -> strings.concatenate(giant, giant));
  }

  private long[] digitStrings() {
    long[] result = new long[10];
    for (int i = 0; i < 10; i++) {
      result[i] = strings.make(String.valueOf(i));
    }
    return result;
  }

  private static byte[] digits(int count) {
    byte[] result = new byte[count];
    for (int i = 0; i < count; i++) {
      result[i] = (byte) ('0' + i % 10);
    }
    return result;
  }
}
