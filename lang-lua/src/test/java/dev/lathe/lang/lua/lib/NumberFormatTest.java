package dev.lathe.lang.lua.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.vm.runtime.ChunkLoader;
import dev.lathe.vm.runtime.VmState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected texts are what luajit prints. */
class NumberFormatTest {
  private final VmState vm = new VmState(1 << 24, (_, _, _, _, _) -> new ChunkLoader.Result.Fault("none"));
  private final Scratch scratch = new Scratch(vm);

  @AfterEach
  void close() {
    vm.close();
  }

  private String format(String format, double number) {
    FormatSpec spec = FormatSpec.parse(format.getBytes(StandardCharsets.US_ASCII), 1);
    scratch.clear();
    switch (spec.conversion()) {
      case 'd', 'i', 'u', 'x', 'o' -> NumberFormat.addInteger(scratch, spec, (long) number);
      default -> NumberFormat.addDouble(scratch, spec, number);
    }
    return new String(scratch.toByteArray(), StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({
    "%.0f, 0.5, 1", "%.0f, 1.5, 2", "%.0f, 2.5, 3", "%.1f, 0.25, 0.3", "%.2e, 1.125, 1.13e+00", "%a, 1, 0x1p+0", "%a, 0.5, 0x1p-1", "%a, 4.9e-324, 0x1p-1074",
    "%a, 1.7976931348623157e308, 0x1.fffffffffffffp+1023", "%.1a, 1.999, 0x2.0p+0", "%.0a, 1.5, 0x2p+0", "%020a, 3, 0x0000000000001.8p+1", "%+a, 3, +0x1.8p+1", "%#a, 1, 0x1.p+0",
    "%A, -0.1, -0X1.999999999999AP-4", "%e, NaN, nan", "%E, -Infinity, -INF", "%g, 1e-5, 1e-05", "%G, 1e-5, 1E-05", "%a, 0, 0x0p+0", "%08g, 3, 00000003", "%+g, 4, +4", "%#g, 6, 6.00000",
    "%#.0f, 7, 7.", "%.0e, 8, 8e+00", "%.20g, 0.1, 0.10000000000000000555", "%.17g, 0.1, 0.10000000000000001", "%.3g, 12345, 1.23e+04", "%g, 123456, 123456", "%g, 1234567, 1.23457e+06",
    "%g, 0.0001, 0.0001", "%05d, 42, 00042", "%+d, 42, +42", "%.3d, 42, 042", "%#x, 42, 0x2a", "%#o, 42, 052", "%.0d, 0, ''", "%x, -1, ffffffffffffffff", "%f, 1e22, 10000000000000000000000.000000"
  })
  void conversions(String format, double number, String text) {
    assertEquals(text, format(format, number));
  }

  @Test
  void fixedPointIsExact() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      double number = random.nextInt(1 << 30) / Math.pow(2, random.nextInt(20));
      int precision = random.nextInt(16);
      String exact = new BigDecimal(number).setScale(precision, RoundingMode.HALF_UP).toPlainString();
      assertEquals(exact, format("%." + precision + "f", number));
    }
  }
}
