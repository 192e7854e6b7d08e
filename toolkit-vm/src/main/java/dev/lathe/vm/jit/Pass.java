package dev.lathe.vm.jit;

/**
 * A step of the compiler, or someone who watches it. Java's passes are services of this type, or are attached to a machine by
 * {@link Pipeline#attach}; guest programs attach functions.
 *
 * <p>Passes run by falling {@link #priority}: positive ones before the machine code is made, which is the pass of priority 0,
 * negative ones after it. When one fails the attempt, only those with odd priorities still run.
 *
 * <p>A pass that throws is detached, with one line on standard error, and the attempt goes on without it. It runs between two
 * instructions of the guest, whose frames are complete; it may run guest functions, and these may be anything but machine code that
 * is being made at the time.
 */
public interface Pass {
  /** What messages call it. */
  String name();

  /** Its place; of equal ones the first attached comes first. */
  int priority();

  /** Does its part for one function; fails the attempt by {@link CompilationUnit#fail}. */
  void run(CompilationUnit unit);

  /** It will not run again. */
  default void detached() {}
}
