package dev.lathe.bcgen.source;

/**
 * A place for an expression: which levels of binding may stand there without parentheses. Levels are the constants of an
 * enum of the language, at most 64, loosest first.
 *
 * <p>Most places take a level and all that bind tighter. Some take single looser ones too, such as {@code :=} in a test
 * that takes no bare tuple.
 *
 * @param levels a bit for each level, by its ordinal
 */
public record Position(long levels) {

  /** Takes every expression as it is. */
  public static final Position ANY = new Position(-1L);

  /** Takes {@code level} and what binds tighter. */
  public static Position atLeast(Enum<?> level) {
    return new Position(-1L << level.ordinal());
  }

  /** Takes what binds tighter than {@code level}. */
  public static Position above(Enum<?> level) {
    return new Position(-2L << level.ordinal());
  }

  /** Takes also these levels. */
  public Position and(Enum<?>... more) {
    long all = levels;
    for (Enum<?> level : more) {
      all |= 1L << level.ordinal();
    }
    return new Position(all);
  }

  boolean admits(int level) {
    return (levels >>> level & 1) != 0;
  }
}
