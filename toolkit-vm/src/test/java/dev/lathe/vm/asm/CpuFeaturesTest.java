package dev.lathe.vm.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a processor has is read from Linux's list of flags. */
final class CpuFeaturesTest {
  @Test
  void wordsOfTheListAreFeatures() {
    CpuFeatures found = CpuFeatures.parse("flags\t\t: fpu vme sse sse2 sse4_1 sse4_2 popcnt avx fma abm bmi1 bmi2 avx512f cx16\n");
    assertEquals(EnumSet.complementOf(EnumSet.of(Feature.AVX2)), found.features());
    assertEquals(Set.of(Feature.BASE), CpuFeatures.parse("flags\t: sse2 avx512f xbmi1 AVX").features());
    assertEquals(CpuFeatures.baseline(), CpuFeatures.parse(""));
  }

  @Test
  void theBaselineIsInEverySet() {
    assertTrue(CpuFeatures.of(Feature.AVX).has(Feature.BASE));
    assertTrue(CpuFeatures.of().has(Feature.BASE));
    assertFalse(CpuFeatures.baseline().has(Feature.AVX));
    assertEquals(Set.of(Feature.values()), CpuFeatures.all().features());
  }

  @Test
  void thisMachineHasWhatItsListSays() throws IOException {
    Path list = Path.of("/proc/cpuinfo");
    String flags = Files.exists(list) ? Files.readString(list) : "";
    CpuFeatures here = CpuFeatures.detect();
    for (Feature feature : Feature.values()) {
      if (feature != Feature.BASE) {
        assertEquals(flags.matches("(?s).*\\b" + feature.word() + "\\b.*"), here.has(feature), feature.name());
      }
    }
  }
}
