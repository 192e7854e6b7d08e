package dev.lathe.ast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PowerTest {

  private static void check(double expected, double x, double y) {
    OptionalDouble result = Power.certain(x, y);
    assertTrue(result.isPresent(), x + " ^ " + y);
    assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(result.getAsDouble()), x + " ^ " + y);
  }

  @Test
  void exactOnes() {
    check(1024, 2, 10);
    check(0x1p-1022, 2, -1022);
    check(0x1p1023, 2, 1023);
    check(0.5, 2, -1);
    check(-27, -3, 3);
    check(81, -3, 4);
    check(3, 9, 0.5);
    check(1e22, 10, 22);
    check(2, 0x1p-1074, -1.0 / 1074);
    check(Math.nextUp(1.0), Math.nextUp(1.0), 1);
    check(Double.MAX_VALUE, Double.MAX_VALUE, 1);
    check(1, 5, Double.MIN_VALUE);
    check(5e-200, 5e-200, 1);
  }

  /** C99, annex F.9.4.4; Java gives NaN for the first two. */
  @Test
  void specialCases() {
    double infinity = Double.POSITIVE_INFINITY;
    check(1, 1, infinity);
    check(1, -1, -infinity);
    check(1, infinity, 0);
    check(1, 1, Double.NaN);
    check(Double.NaN, 2, Double.NaN);
    check(Double.NaN, -8, 1.0 / 3);
    check(infinity, 0, -1);
    check(-infinity, -0.0, -3);
    check(-0.0, -infinity, -3);
    check(0, 0.5, infinity);
    check(infinity, 10, 309);
    check(-infinity, -10, 401);
    check(0, 10, -400);
    check(-0.0, -10, -401);
  }

  @Test
  void subnormalResultsAreDoubtful() {
    assertEquals(OptionalDouble.empty(), Power.certain(2, -1023));
    assertEquals(OptionalDouble.empty(), Power.certain(10, -320));
  }

  /** By exact arithmetic. */
  @Property
  void wholeExponents(@ForAll @DoubleRange(min = 0.01, max = 1000) double x, @ForAll @IntRange(max = 60) int y) {
    Power.certain(x, y).ifPresent(result -> assertEquals(new BigDecimal(x).pow(y).doubleValue(), result, 0));
    if (y > 0) {
      BigDecimal inverse = BigDecimal.ONE.divide(new BigDecimal(x).pow(y), new MathContext(60));
      Power.certain(x, -y).ifPresent(result -> assertEquals(inverse.doubleValue(), result, 0));
    }
  }

  @Test
  void oneInTenIsDoubtful() {
    Random random = new Random(1);
    int certain = 0;
    for (int i = 0; i < 1000; i++) {
      double x = random.nextDouble() * 100;
      double y = random.nextDouble() * 20 - 10;
      OptionalDouble result = Power.certain(x, y);
      result.ifPresent(value -> assertEquals(Math.pow(x, y), value, Math.ulp(value)));
      certain += result.isPresent() ? 1 : 0;
    }
    assertTrue(certain > 860 && certain < 940, certain + " of 1000");
  }
}
