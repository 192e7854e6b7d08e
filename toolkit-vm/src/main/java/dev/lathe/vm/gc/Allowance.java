package dev.lathe.vm.gc;

/**
 * How many things the end of a cycle deals with while the program waits. More wait for the next cycle, which then deals with
 * twice as many: so the pause is short as a rule, and what waits cannot pile up.
 */
final class Allowance {
  private final int least;
  private int allowed;
  private int used;
  private boolean isUnlimited;

  Allowance(int least) {
    this.least = least;
    allowed = least;
  }

  /** A cycle begins. */
  void begin() {
    if (!isUnlimited) {
      allowed = used > allowed ? (int) Math.min(2L * allowed, Integer.MAX_VALUE) : Math.max(least, allowed / 2);
    }
    isUnlimited = false;
    used = 0;
  }

  /** The program waits for the whole of this cycle. */
  void lift() {
    isUnlimited = true;
  }

  /** Whether one more may be dealt with. */
  boolean take() {
    used++;
    return used <= allowed || isUnlimited;
  }
}
