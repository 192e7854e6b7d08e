package dev.lathe.bcgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class JumpListTest {

  @Test
  void bothEndsAreKept() {
    for (int first : new int[] {0, 1, 65_536, Integer.MAX_VALUE}) {
      for (int last : new int[] {0, 1, 65_536, Integer.MAX_VALUE}) {
        long list = JumpList.of(first, last);
        assertEquals(first, JumpList.first(list));
        assertEquals(last, JumpList.last(list));
        assertNotEquals(JumpList.EMPTY, list);
      }
    }
    assertEquals(JumpList.of(3, 3), JumpList.of(3));
  }

  @Test
  void anEmptyListHasNoEnds() {
    assertEquals(JumpList.NONE, JumpList.first(JumpList.EMPTY));
    assertEquals(JumpList.NONE, JumpList.last(JumpList.EMPTY));
  }
}
