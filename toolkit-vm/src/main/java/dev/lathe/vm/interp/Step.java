package dev.lathe.vm.interp;

import dev.lathe.vm.runtime.Call;

/** How a guest frame goes on with the results of a call that one of its instructions has made. The link holds the ordinal, below {@link Call#FIRST_STEP}. */
enum Step {
  /** R[A] := the first result. */
  STORE,
  /** The first result is what the relation gave: take the jump or not. */
  CONDITION,
  /** The same, the operands having been exchanged: {@code a <= b} asked as {@code not b < a}. */
  NEGATED_CONDITION,
  /** The first result is a concatenation's last part. */
  CONCATENATE,
  /** The results are of no interest. */
  NOTHING,
  /** An error's handler has looked at it: the first result is the error now. */
  HANDLED,
  /** A hook has returned: the instruction that it was told of comes next. */
  HOOKED,
  /** A finalizer has returned: the next one is called, or the instruction at the pc comes next. */
  FINALIZED;

  private static final Step[] BY_NUMBER = values();

  static Step of(int number) {
    return BY_NUMBER[number];
  }
}
