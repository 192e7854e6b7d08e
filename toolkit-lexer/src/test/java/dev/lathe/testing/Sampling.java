package dev.lathe.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** How much of a large set a run takes: a fixed sample, or everything with {@code -Dlathe.long=true}. */
public final class Sampling {

  /**
   * Generated programs of one property in a short run. {@code @Property(tries = Sampling.PROGRAMS)}: {@link FixedSeeds}
   * multiplies the tries of a property by {@link #LONG_FACTOR} in a long run.
   */
  public static final int PROGRAMS = 2_000;

  /** How many times more tries a property has in a long run. */
  public static final int LONG_FACTOR = 5;

  private static final long SEED = 0x1A7E;

  private Sampling() {}

  /** Number of generated programs in this run, for loops that jqwik does not drive. */
  public static int programs() {
    return count(PROGRAMS, PROGRAMS * LONG_FACTOR);
  }

  /** The one of two counts that is meant for this run. */
  public static int count(int inShortRun, int inLongRun) {
    return Switch.LONG.isOn() ? inLongRun : inShortRun;
  }

  /** A tenth of {@code all}, at least one, always the same ones and in their order; everything in a long run. */
  public static <T> List<T> tenth(List<T> all) {
    if (Switch.LONG.isOn() || all.size() <= 1) {
      return all;
    }
    List<Integer> indexes = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      indexes.add(i);
    }
    Collections.shuffle(indexes, new Random(SEED));
    return indexes.subList(0, Math.max(1, all.size() / 10)).stream().sorted().map(all::get).toList();
  }

  /** A source of randomness that is the same in every run, for what {@code purpose} names. */
  public static Random random(String purpose) {
    return new Random(SEED ^ purpose.hashCode());
  }
}
