package dev.lathe.vm.runtime;

import dev.lathe.vm.value.Value;

/**
 * A function in Java that guests call.
 *
 * <p>It must not call guests itself: it asks the interpreter to do so, by returning what {@link Call#invoke} gives, and goes
 * on in {@link #resume} when the results are there. What it has to remember in between lies in its frame's registers
 * ({@link Call#argument}, {@link Call#setArgument}), never in Java: the frame may be dropped, or wait in a coroutine for
 * ever. Objects do not move, and die only while the interpreter runs: addresses may be held until the function returns.
 */
@FunctionalInterface
public interface HostFunction {

  /**
   * Runs it.
   *
   * @return the number of results, which it has pushed, or what a method of {@link Call} has returned for the purpose
   */
  int call(Call call);

  /**
   * The same for a call with named arguments: the last ones of those that {@link Call} shows.
   *
   * @param names a tuple of their names
   */
  default int callNamed(Call call, long names) {
    throw call.vm().errors().of(Failure.NO_NAMED_ARGUMENTS, Value.function(call.function()));
  }

  /** Goes on after {@link Call#invoke} with {@code step}; the results of the call are {@link Call#result}. */
  default int resume(Call call, int step) {
    throw new IllegalStateException("not called by invoke: step " + step);
  }

  /** Goes on after an error in what {@link Call#invokeProtected} has called. */
  default int recover(Call call, int step, long error) {
    throw new IllegalStateException("not called by invokeProtected: step " + step);
  }

  /** The function that is to see an error before the frames above this one are dropped; nil if there is none. */
  default long handler(Call call, int step) {
    return Value.NIL;
  }
}
