package dev.lathe.bcgen;

/**
 * Jumps that wait for one target, threaded through their own operands: each holds the distance to the next one of the list,
 * the last one {@link #END}. A list is a {@code long}, the first place in the high half and the last in the low half, so that
 * lists are joined in constant time without objects.
 */
final class JumpList {
  /** A list without jumps. */
  static final long EMPTY = -1L;

  /** No place in the code. */
  static final int NONE = -1;

  /** The distance that marks the last jump of a list: to itself, which no finished jump of this generator has. */
  static final int END = -1;

  private JumpList() {}

  static long of(int place) {
    return of(place, place);
  }

  static long of(int first, int last) {
    return (long) first << 32 | last & 0xFFFF_FFFFL;
  }

  /** The first jump, or {@link #NONE}. */
  static int first(long list) {
    return (int) (list >> 32);
  }

  /** The last jump, or {@link #NONE}. */
  static int last(long list) {
    return (int) list;
  }
}
