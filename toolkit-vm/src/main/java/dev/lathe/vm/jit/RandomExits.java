package dev.lathe.vm.jit;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * For tests: machine code is left for the interpreter at random boundaries and entered again at random ones, the same for the same seed
 * and program. The system property {@code lathe.jit.exits} is the seed; machines that begin while it is set run so. A function is not
 * compiled when it is hot but at some moment while it runs, so the first entry is at any boundary, too; and now and then it is compiled
 * again while frames of it are in the machine code that it had.
 */
public final class RandomExits {
  private static final String SEED = "lathe.jit.exits";
  /** Turns are up to so many instructions, most of them much shorter. */
  private static final int LONGEST_BITS = 8;
  /** Of so many turns of a function without machine code one compiles it. */
  private static final int TURNS_TO_COMPILE = 3;

  /** Of so many turns of a function with machine code one compiles it again, until it has so many pieces. */
  private static final int TURNS_TO_COMPILE_AGAIN = 40;

  static final int MOST_PIECES = 4;

  private final SplittableRandom random;

  private RandomExits(long seed) {
    random = new SplittableRandom(seed);
  }

  /** What the system property asks for. */
  static Optional<RandomExits> asked() {
    return Optional.ofNullable(Long.getLong(SEED)).map(RandomExits::new);
  }

  /** How many boundaries the next turn of an engine has, at least 1. Short ones and long ones are about as frequent. */
  public int turn() {
    return 1 + random.nextInt(1 << random.nextInt(LONGEST_BITS));
  }

  /** Whether the function that runs, which has machine code, is compiled again now. */
  public boolean compilesAgain() {
    return random.nextInt(TURNS_TO_COMPILE_AGAIN) == 0;
  }

  /** Whether the function that runs, which has no machine code, gets it now. */
  boolean compiles() {
    return random.nextInt(TURNS_TO_COMPILE) == 0;
  }
}
