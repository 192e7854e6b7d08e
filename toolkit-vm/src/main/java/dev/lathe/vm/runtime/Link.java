package dev.lathe.vm.runtime;

import dev.lathe.vm.memory.CodeSpace;

/**
 * The word below a frame's base that says how the frame returns. It reads as a small double.
 *
 * <pre>
 *   63         32 31             4 3    0
 *   resume or step | pc or delta  | type
 * </pre>
 */
public final class Link {
  /** To guest code: pc is the place in {@link CodeSpace}; A of the call in front of it gives the base below. */
  public static final int GUEST = 0;
  /** The same, the base one slot higher. */
  public static final int GUEST1 = 1;
  /** The frame below, {@code delta} slots down, is the same call's, and holds its variable arguments. */
  public static final int VARG = 2;
  /** The frame {@code delta} slots down waits for the results and goes on with a step. */
  public static final int CONT = 3;
  /** The same, and takes errors. */
  public static final int PROTECTED = 4;
  /** The frame {@code delta} slots down resumed this one, which was saved. */
  public static final int GENERATOR = 5;
  /** Entered from Java; the frame below, if there is one, is {@code delta} slots down. */
  public static final int HOST = 6;

  private Link() {}

  /** To guest code at {@code pc}. */
  public static long toGuest(int type, long pc) {
    return (pc - CodeSpace.BASE) << 1 | type;
  }

  /** To a frame {@code delta} slots down. */
  public static long toFrame(int type, long delta, int step) {
    return (long) step << 32 | delta << 4 | type;
  }

  public static int type(long link) {
    return (int) link & 0xF;
  }

  /** Where guest code goes on. */
  public static long pc(long link) {
    return CodeSpace.BASE + ((link & 0xFFFF_FFF0L) >>> 1);
  }

  /** The same link to guest code, by way of Java. */
  public static long withoutResume(long link) {
    return link & 0xFFFF_FFFFL;
  }

  /** How many slots down. */
  public static long delta(long link) {
    return (link & 0xFFFF_FFF0L) >>> 4;
  }

  /** How the frame below goes on. */
  public static int step(long link) {
    return (int) (link >>> 32);
  }
}
