package dev.lathe.vm.asm;

import java.util.Locale;

/**
 * What conditional forms test, in the processor's order. After a comparison A, AE, B, BE compare unsigned numbers and
 * floating-point ones, G, GE, L, LE signed ones; P says that a floating-point operand was not a number.
 */
public enum Condition implements Operand {
  /** Overflow. */
  O,
  /** No overflow. */
  NO,
  /** Below, carry. */
  B,
  /** Above or equal, no carry. */
  AE,
  /** Equal, zero. */
  E,
  /** Not equal, not zero. */
  NE,
  /** Below or equal. */
  BE,
  /** Above. */
  A,
  /** Negative. */
  S,
  /** Not negative. */
  NS,
  /** Parity even; unordered. */
  P,
  /** Parity odd; ordered. */
  NP,
  /** Less. */
  L,
  /** Greater or equal. */
  GE,
  /** Less or equal. */
  LE,
  /** Greater. */
  G;

  private static final Condition[] BY_NUMBER = values();

  private final String suffix = name().toLowerCase(Locale.ROOT);

  /** The condition with a number in 0…15. */
  public static Condition of(int number) {
    return BY_NUMBER[number];
  }

  /** The processor's number, 0…15. */
  public int number() {
    return ordinal();
  }

  /** The condition that holds when this one does not. */
  public Condition negated() {
    return BY_NUMBER[ordinal() ^ 1];
  }

  /** What the names of its instructions end in, {@code ne} for example. */
  public String suffix() {
    return suffix;
  }
}
