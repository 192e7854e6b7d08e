package dev.lathe.vm.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.vm.memory.Memory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0", "-0.0, -0", "1, 1", "-17, -17", "0.1, 0.1", "-2.5, -2.5", "1e14, 1e+14", "99999999999999, 99999999999999", "1e15, 1e+15",
    "123456789012345, 1.2345678901235e+14", "0.30000000000000004, 0.3", "1e-7, 1e-07", "0.0001, 0.0001", "0.00012345678901234567, 0.00012345678901235",
    "9007199254740992, 9.007199254741e+15", "4.9e-324, 4.9406564584125e-324", "1.7976931348623157e308, 1.7976931348623e+308", "9.99999999999991, 9.9999999999999",
    "9.99999999999996, 10", "NaN, nan", "Infinity, inf", "-Infinity, -inf", "3.141592653589793, 3.1415926535898", "100, 100", "120000.5, 120000.5", "1e100, 1e+100"
  })
  void fourteenDigits(double number, String text) {
    assertEquals(text, NumberText.of(number));
  }

  @Test
  void digitsAreThoseOfExactArithmetic() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 200_000; i++) {
      double number = switch (i % 4) {
        case 0 -> random.nextDouble() * Math.pow(10, random.nextInt(-9, 17));
        case 1 -> random.nextLong(1L << 40) / 1024.0;
        case 2 -> Math.abs(Double.longBitsToDouble(random.nextLong() & 0x7FEF_FFFF_FFFF_FFFFL));
        default -> random.nextInt(100_000) / Math.pow(10, random.nextInt(8));
      };
      int precision = 1 + random.nextInt(15);
      if (number == 0) {
        continue;
      }
      BigDecimal exact = new BigDecimal(number).round(new MathContext(precision, RoundingMode.HALF_UP));
      long packed = NumberText.significant(number, precision);
      BigDecimal got = BigDecimal.valueOf(NumberText.digits(packed)).scaleByPowerOfTen(NumberText.exponent(packed) - precision + 1);
      assertEquals(0, exact.compareTo(got), () -> number + " to " + precision + ": " + got);
    }
  }

  @Test
  void textReadsAsTheNumberItWasMadeOf() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 50_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        assertEquals(Value.of(number), read(Double.toString(number)));
        assertEquals(Value.of(number), read(Double.toHexString(number)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "' 10 ', 10", "0x, ", "1e, ", "1_0, ", "inf, Infinity", "+inf, Infinity", "'-INFinity ', -Infinity", "nan, NaN", "0b11, 3", "1LL, ", "0x1p4, 16", "0x.8, 0.5", "0X1F, 31", "-0x10, -16",
    "'', ", "' ', ", "0x.p1, ", "- 1, ", "0b, ", "0b2, ", "1e+, ", "1p3, ", ".5, 0.5", "5., 5", ".,", "1..2, ", "1e5, 100000", "1e400, Infinity", "1e-400, 0", "1e1048576, ", "1e1048575, Infinity", "0xffffffffffffffffff, 4.722366482869645e21", "infinit, ", "nanx, "
  })
  void reads(String text, Double number) {
    assertEquals(number == null ? Value.UNDEF : Value.canonical(number), read(text));
  }

  private static long read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    long memory = Memory.allocate(bytes.length + 1);
    try {
      Memory.copy(bytes, 0, memory, bytes.length);
      return NumberReader.read(memory, bytes.length, _ -> {});
    } finally {
      Memory.free(memory);
    }
  }
}
