package dev.lathe.vm.runtime;

/**
 * Runs a guest function inside a Java function. It takes Java stack, and no coroutine can yield across it: only for callers
 * that are Java programs, and for the few library functions that cannot wait in a step. At most 200 are nested.
 */
public interface Nesting {

  /**
   * Calls a function, or what has a metamethod for calls.
   *
   * @return its results
   * @throws GuestError what it raises
   */
  long[] execute(long function, long... arguments);

  /** Says which function walks over tables as {@code Tables.advance} does: loops over it need no calls. */
  void setNextFunction(long value);
}
