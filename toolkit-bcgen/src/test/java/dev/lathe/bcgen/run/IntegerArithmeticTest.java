package dev.lathe.bcgen.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lathe.vm.object.IntegerObject;
import dev.lathe.vm.object.Numbers;
import dev.lathe.vm.runtime.Interruption;
import dev.lathe.vm.runtime.VmState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Integers of any size are BigInteger's, whatever form they have in the heap. */
class IntegerArithmeticTest {
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);
  private static final Map<String, BinaryOperator<BigInteger>> OPERATORS = new LinkedHashMap<>();

  static {
    OPERATORS.put("IADD", BigInteger::add);
    OPERATORS.put("ISUB", BigInteger::subtract);
    OPERATORS.put("IMUL", BigInteger::multiply);
    OPERATORS.put("IAND", BigInteger::and);
    OPERATORS.put("IOR", BigInteger::or);
    OPERATORS.put("IXOR", BigInteger::xor);
    OPERATORS.put("IFDIV", IntegerArithmeticTest::floorDivide);
    OPERATORS.put("IMOD", (x, y) -> x.subtract(y.multiply(floorDivide(x, y))));
    OPERATORS.put("ITDIV", BigInteger::divide);
    OPERATORS.put("ITREM", BigInteger::remainder);
    OPERATORS.put("WADD", (x, y) -> wrap(x.add(y)));
    OPERATORS.put("WSUB", (x, y) -> wrap(x.subtract(y)));
    OPERATORS.put("WMUL", (x, y) -> wrap(x.multiply(y)));
  }

  private static GuestMachine machine;
  private static final Map<String, Integer> FUNCTIONS = new LinkedHashMap<>();

  @BeforeContainer
  static void load() {
    machine = new GuestMachine();
    for (String operator : OPERATORS.keySet()) {
      add(operator, operator + " 2 0 1\nRET1 2 2\n");
    }
    add("shifts", "ISHL 2 0 1\nISHR 3 2 1\nISHR 4 0 1\nRET 2 4\n");
    add("order", "VLT 2 0 1\nVLE 3 0 1\nVEQ 4 0 1\nINEG 5 0\nIINV 6 0\nRET 2 6\n");
    add("power", "IPOW 2 0 1\nRET1 2 2\n");
    add("quotient", "IDIV 2 0 1\nRET1 2 2\n");
  }

  private static void add(String name, String code) {
    long function = machine.load(".function f\n.parameters 2\n.frame 8\n.kind function\n.arguments adjusted\n" + code);
    FUNCTIONS.put(name, machine.state().handles().add(function));
  }

  @AfterContainer
  static void close() {
    machine.close();
    FUNCTIONS.clear();
  }

  private static String call(String name, Object x, Object y) {
    return machine.call(machine.state().handles().at(FUNCTIONS.get(name)), x + " " + y);
  }

  private static BigInteger floorDivide(BigInteger x, BigInteger y) {
    BigInteger[] parts = x.divideAndRemainder(y);
    return parts[1].signum() * y.signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static BigInteger wrap(BigInteger x) {
    BigInteger low = x.mod(TWO_64);
    return low.testBit(63) ? low.subtract(TWO_64) : low;
  }

  /** Of any size, those next to powers of two most often: that is where forms change. */
  @Provide
  Arbitrary<BigInteger> integers() {
    Arbitrary<BigInteger> nearPowers =
        Arbitraries.of(0, 1, 31, 45, 46, 47, 52, 53, 62, 63, 64, 65, 127, 128, 129, 192)
            .flatMap(bits -> Arbitraries.integers().between(-3, 3).map(more -> BigInteger.ONE.shiftLeft(bits).add(BigInteger.valueOf(more))));
    BigInteger large = BigInteger.ONE.shiftLeft(400);
    return Arbitraries.oneOf(nearPowers, nearPowers.map(BigInteger::negate), Arbitraries.bigIntegers().between(large.negate(), large));
  }

  @Property(tries = 500)
  void operators_are_those_of_big_integers(@ForAll("integers") BigInteger x, @ForAll("integers") BigInteger y) {
    OPERATORS.forEach(
        (name, operator) -> {
          boolean divides = name.endsWith("DIV") || name.equals("IMOD") || name.equals("ITREM");
          if (!divides || y.signum() != 0) {
            assertEquals(operator.apply(x, y).toString(), call(name, x, y), name);
          }
        });
  }

  /** Of any length between one limb and four times what is computed in one go; long runs of zeros and ones among the rest. */
  @Provide
  Arbitrary<BigInteger> largeIntegers() {
    return Arbitraries.randomValue(
        random -> {
          int bits = 1 << 6 + random.nextInt(15);
          BigInteger number = new BigInteger(bits / 2 + random.nextInt(bits), random);
          for (int i = random.nextInt(4); i > 0; i--) {
            BigInteger run = BigInteger.ONE.shiftLeft(random.nextInt(bits)).subtract(BigInteger.ONE).shiftLeft(random.nextInt(bits));
            number = random.nextBoolean() ? number.or(run) : number.andNot(run);
          }
          return random.nextBoolean() ? number : number.negate();
        });
  }

  @Property(tries = 60)
  void large_products_and_quotients_are_those_of_big_integers(@ForAll("largeIntegers") BigInteger x, @ForAll("largeIntegers") BigInteger y) {
    assertEquals(x.multiply(y), compute("IMUL", x, y));
    BigInteger dividend = x.bitLength() < 1 << 18 ? x.shiftLeft(1 << 20).add(y) : x;
    if (y.signum() != 0) {
      assertEquals(dividend.divide(y), compute("ITDIV", dividend, y));
      assertEquals(dividend.remainder(y), compute("ITREM", dividend, y));
      assertEquals(floorDivide(dividend, y), compute("IFDIV", dividend, y));
    }
  }

  @Property(tries = 20)
  void large_powers_are_those_of_big_integers(@ForAll("largeIntegers") BigInteger x, @ForAll("exponents") int exponent) {
    BigInteger base = x.shiftRight(Math.max(0, x.bitLength() - (1 << 20) / exponent)).shiftLeft(exponent % 3);
    assertEquals(base.pow(exponent), compute("power", base, BigInteger.valueOf(exponent)));
  }

  @Provide
  Arbitrary<Integer> exponents() {
    return Arbitraries.of(1, 2, 3, 7, 64, 1000, 65_537);
  }

  /** The same as {@link #call} without a decimal text, which would take longer than the operation. */
  private static BigInteger compute(String name, BigInteger x, BigInteger y) {
    VmState vm = machine.state();
    long[] results = vm.nesting().execute(vm.handles().at(FUNCTIONS.get(name)), IntegerObject.value(vm.heap(), x), IntegerObject.value(vm.heap(), y));
    return Numbers.big(results[0]);
  }

  /** What would take minutes ends at a limit of a moment, in the middle of it; so does what an interrupt ends. */
  @Example
  void large_operations_count_as_work() {
    BigInteger x = BigInteger.ONE.shiftLeft(8_000_000).subtract(BigInteger.TEN);
    BigInteger y = BigInteger.ONE.shiftLeft(4_000_000).subtract(BigInteger.TWO);
    for (String name : List.of("IMUL", "IFDIV", "IMOD", "ITDIV", "ITREM")) {
      assertLimited(name, x, y);
    }
    assertLimited("power", BigInteger.valueOf(3), BigInteger.valueOf(5_000_000));
  }

  private static void assertLimited(String name, BigInteger x, BigInteger y) {
    machine.state().limitInstructions(100_000);
    try {
      assertEquals("instruction limit reached", assertThrows(Interruption.class, () -> compute(name, x, y), name).getMessage());
    } finally {
      machine.state().limitInstructions(-1);
    }
    assertEquals(BigInteger.TEN, compute("IADD", BigInteger.TWO, BigInteger.valueOf(8)));
  }

  @Property(tries = 300)
  void shifts_and_order_are_those_of_big_integers(@ForAll("integers") BigInteger x, @ForAll("integers") BigInteger y) {
    int bits = y.abs().mod(BigInteger.valueOf(300)).intValue();
    assertEquals(x.shiftLeft(bits) + ", " + x + ", " + x.shiftRight(bits), call("shifts", x, bits));
    int order = x.compareTo(y);
    assertEquals((order < 0) + ", " + (order <= 0) + ", " + (order == 0) + ", " + x.negate() + ", " + x.not(), call("order", x, y));
  }

  /** The quotient is the double nearest to it: no other double is nearer, compared exactly. */
  @Property(tries = 300)
  void quotients_are_rounded_once(@ForAll("integers") BigInteger x, @ForAll("integers") BigInteger y) {
    if (y.signum() == 0) {
      return;
    }
    double quotient = Double.parseDouble(call("quotient", x, y));
    BigDecimal error = error(x, y, quotient);
    assertEquals(true, error.compareTo(error(x, y, Math.nextUp(quotient))) <= 0, "rounded down");
    assertEquals(true, error.compareTo(error(x, y, Math.nextDown(quotient))) <= 0, "rounded up");
  }

  /** |quotient · y − x|, exactly. */
  private static BigDecimal error(BigInteger x, BigInteger y, double quotient) {
    return new BigDecimal(quotient).multiply(new BigDecimal(y)).subtract(new BigDecimal(x)).abs();
  }
}
