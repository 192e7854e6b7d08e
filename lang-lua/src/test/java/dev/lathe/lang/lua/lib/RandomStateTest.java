package dev.lathe.lang.lua.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The numbers are luajit's. */
class RandomStateTest {

  @Test
  void withoutASeed() {
    RandomState random = new RandomState();
    assertEquals(0.79420629243124097, random.next());
    assertEquals(0.69885246563716397, random.next());
    assertEquals(6, Math.floor(random.next() * 10) + 1);
    assertEquals(8, Math.floor(random.next() * 4) + 5);
  }

  @Test
  void withSeeds() {
    RandomState random = new RandomState();
    random.seed(7);
    assertEquals(263871933, Math.floor(random.next() * 1e9) + 1);
    random.seed(1.5);
    assertEquals(811972661436.0, Math.floor(random.next() * 0x1p40) + 1);
  }
}
