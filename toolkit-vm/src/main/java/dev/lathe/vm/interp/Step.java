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
  /** A hook has returned: the Java function below it, which it was told of, is called now. Extra: the tuple of names, or nil. */
  HOST_HOOKED,
  /** A finalizer has returned: the next one is called, or the instruction at the pc comes next. */
  FINALIZED,
  /** All results go where the call instruction wants them: of frames that are too large for calls inside them. */
  RESULTS,
  /** An operand's method has answered, or not: see {@link Protocols}. Extra: the stage. */
  OPERATE,
  /** Equality has answered for its contrary. */
  NOT_EQUAL,
  /** The first result is the truth of what the relation gave. */
  TRUTH,
  /** The first result tells whether a value is contained. */
  CONTAINED,
  /** R[A] := nil. */
  STORE_NIL,
  /** The first result is to be called: R[A] := UNDEF, R[A+1] := it. */
  METHOD,
  /** R[A] := an attribute of the first result. Extra: its name. */
  SUPER,
  /** The same for a call. */
  SUPER_METHOD,
  /** R[A] := the first result, an error, with a cause. Extra: that. */
  RAISE_FROM,
  /** The first result is an iterator: R[A], R[A+1] := its state. */
  ITERATE,
  /** The first result is the next item of a loop. The end of the iteration ends the loop. */
  NEXT,
  /** The first result is an iterator all of whose items are wanted. */
  COLLECT_FROM,
  /** The first result is one of them. Extra: the list. */
  COLLECT,
  /** The first result is what the delegate yields; if it has come to its end, R[A] := its result. */
  DELEGATE;

  private static final Step[] BY_NUMBER = values();

  static Step of(int number) {
    return BY_NUMBER[number];
  }
}
