package dev.lathe.vm.gc;

import java.util.List;

/**
 * What a machine under test does at polls. The system property {@code lathe.stress}, a list, has {@code gc} or {@code gcsteps}
 * for machines that begin so.
 */
enum Stress {
  NONE,
  /** A full collection at each of the first 2,000 polls, then at every 97th: finds what is not kept. */
  FULL,
  /** A little marking at every poll: finds what is stored without a barrier. */
  STEPS;

  private static final int FIRST = 2000;
  private static final int EVERY = 97;

  static Stress ofProperty() {
    List<String> words = List.of(System.getProperty("lathe.stress", "").split(","));
    return words.contains("gc") ? FULL : words.contains("gcsteps") ? STEPS : NONE;
  }

  /** Whether the full collection is due at a poll, counted from 1. */
  static boolean isDue(long poll) {
    return poll <= FIRST || poll % EVERY == 0;
  }
}
