package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lathe.lexer.Source;
import dev.lathe.vm.bytecode.Prototype;
import org.junit.jupiter.api.Test;

/** What is excused, and what is not. */
class FoldedPowersTest {

  private static final String PLACES = "f(%1$s, function() return { %1$s, a = %1$s, [5] = -%1$s }, not not -%1$s end, ...)";

  private static Prototype compiled(String number) {
    return LuaBytecode.of(Source.encodeUtf8(PLACES.formatted(number)));
  }

  private static Prototype rounded(double theirs, double ours, String text) {
    return FoldedPowers.roundedAs(compiled(String.valueOf(theirs)), compiled(String.valueOf(ours)), Source.encodeUtf8(text));
  }

  @Test
  void theLastBitOfPowers() {
    double number = 1.7859576203757548;
    for (double ours : new double[] {Math.nextUp(number), Math.nextDown(number), number}) {
      assertEquals(compiled(String.valueOf(number)), rounded(number, ours, "x ^ y"));
    }
  }

  @Test
  void nothingElse() {
    double number = 1.7859576203757548;
    double near = Math.nextUp(number);
    double far = Math.nextUp(near);
    assertEquals(compiled(String.valueOf(far)), rounded(number, far, "x ^ y"));
    assertEquals(compiled(String.valueOf(near)), rounded(number, near, "x * y"));
    assertNotEquals(compiled(String.valueOf(near)), compiled(String.valueOf(number)));
  }
}
