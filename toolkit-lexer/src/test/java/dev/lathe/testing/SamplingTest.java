package dev.lathe.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingTest {

  private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

  @Test
  void aTenthKeepsTheOrderAndIsTheSameEachTime() {
    List<Integer> sample = Sampling.tenth(HUNDRED);
    assertEquals(Switch.LONG.isOn() ? 100 : 10, sample.size());
    assertEquals(sample.stream().sorted().distinct().toList(), sample);
    assertEquals(sample, Sampling.tenth(HUNDRED));
    assertTrue(HUNDRED.containsAll(sample));
  }

  @Test
  void aSmallSetGivesOne() {
    assertEquals(Switch.LONG.isOn() ? 5 : 1, Sampling.tenth(HUNDRED.subList(0, 5)).size());
    assertEquals(List.of(), Sampling.tenth(List.of()));
  }

  @Test
  void randomnessDependsOnThePurposeOnly() {
    assertEquals(Sampling.random("a").nextLong(), Sampling.random("a").nextLong());
    assertTrue(Sampling.random("a").nextLong() != Sampling.random("b").nextLong());
  }
}
