package dev.lathe.bcgen.general;

import java.util.Arrays;

/** A place that jumps lead to, before or behind them, and the variables that are certainly bound there. */
final class Label {
  private static final int NOWHERE = -1;

  private int place = NOWHERE;
  private int[] waiting = {};
  private int count;
  /** What holds on all jumps so far; null before the first. */
  private VariableSet bound;

  boolean isPlaced() {
    return place != NOWHERE;
  }

  int place() {
    return place;
  }

  void placeAt(int at) {
    assert place == NOWHERE;
    place = at;
  }

  /** Whether something leads here. */
  boolean isUsed() {
    return bound != null;
  }

  /** A jump comes from where {@code now} are bound. */
  void meet(VariableSet now) {
    if (bound == null) {
      bound = now.copy();
    } else {
      bound.intersect(now);
    }
  }

  VariableSet bound() {
    return bound;
  }

  void await(int jump) {
    if (count == waiting.length) {
      waiting = Arrays.copyOf(waiting, Math.max(2, count * 2));
    }
    waiting[count++] = jump;
  }

  int waitingCount() {
    return count;
  }

  int waiting(int index) {
    return waiting[index];
  }
}
