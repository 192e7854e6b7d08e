package dev.lathe.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.PerProperty;
import net.jqwik.api.lifecycle.PropertyExecutionResult;

/** The hooks of this package, as jqwik finds them by the service file. */
class FixedSeedsTest {

  @Property(tries = 10, generation = GenerationMode.RANDOMIZED)
  @PerProperty(Expectations.class)
  void seedIsTheMethods(@ForAll long value) {}

  static final class Expectations implements PerProperty.Lifecycle {
    @Override
    public void after(PropertyExecutionResult result) {
      assertEquals(Switch.LONG.isOn() ? 50 : 10, result.countTries());
      if (!Switch.LONG.isOn()) {
        assertEquals(Optional.of(expectedSeed()), result.seed());
      }
    }

    private static String expectedSeed() {
      try {
        String method = FixedSeedsTest.class.getDeclaredMethod("seedIsTheMethods", long.class).toGenericString();
        return String.valueOf((long) method.hashCode());
      } catch (NoSuchMethodException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Property(tries = 10)
  @Requires(Present.class)
  @PerProperty(RanAllTries.class)
  void runsWithWhatItRequires(@ForAll int value) {}

  static final class Present implements Supplier<String> {
    @Override
    public String get() {
      return "present";
    }
  }

  static final class RanAllTries implements PerProperty.Lifecycle {
    @Override
    public void after(PropertyExecutionResult result) {
      assertEquals(Switch.LONG.isOn() ? 50 : 10, result.countChecks());
    }
  }
}
