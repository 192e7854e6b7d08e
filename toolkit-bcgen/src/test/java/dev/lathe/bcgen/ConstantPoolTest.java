package dev.lathe.bcgen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConstantPoolTest {

  @Test
  void constantsAreNumberedByFirstUse() {
    ConstantPool pool = new ConstantPool();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 1000; i++) {
        assertEquals(i, pool.string("s" + i));
        assertEquals(i, pool.number(i * 0.5));
      }
    }
    assertEquals(OptionalInt.of(7), pool.find("s7"));
    assertEquals(OptionalInt.empty(), pool.find("t"));
    assertEquals(1000, pool.objects().size());
  }

  @Test
  void otherConstantsAreNeverShared() {
    ConstantPool pool = new ConstantPool();
    Object constant = new Object();
    assertNotEquals(pool.add(constant), pool.add(constant));
    assertEquals(2, pool.string("a"));
    assertEquals(2, pool.string("a"));
  }

  @Test
  void numbersAreOneIfTheyAreEqual() {
    ConstantPool pool = new ConstantPool();
    assertEquals(0, pool.number(1));
    assertEquals(1, pool.number(Math.nextUp(1.0)));
    assertEquals(0, pool.number(1));
    assertArrayEquals(new double[] {1, Math.nextUp(1.0)}, pool.numbers());
  }
}
