package dev.lathe.vm.nativecode;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The way from Java into machine code: a function of the C calling convention that takes a pointer and gives a word. The package's
 * page has the rules for what is entered.
 *
 * <p>The handle is a constant, so that HotSpot compiles the transition into the caller. It is not a critical one: the thread is in the
 * native state, and other threads' collections do not wait for it. There is one handle for all, with as many arguments as go in
 * registers: arguments that are not used cost nothing that can be measured, linking another signature costs 20 ms of CPU.
 */
public final class NativeEntry {
  private static final MethodHandle ENTRY = link();

  private NativeEntry() {}

  @SuppressWarnings("restricted")
  private static MethodHandle link() {
    return Linker.nativeLinker()
        .downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  }

  /**
   * Calls the code at an address with {@code threadState} in rdi.
   *
   * <p>A StackOverflowError or OutOfMemoryError that comes out of this was thrown by Java around the call: whether the code has run is
   * unknown.
   *
   * @param executableAddress from {@link CodeMemory#executable}; of anything else the process dies
   * @return what it leaves in rax
   */
  public static long enter(long executableAddress, long threadState) {
    return call(executableAddress, threadState, 0, 0, 0, 0, 0);
  }

  /** Calls a function with up to six words. */
  static long call(long function, long a, long b, long c, long d, long e, long f) {
    try {
      return (long) ENTRY.invokeExact(MemorySegment.ofAddress(function), a, b, c, d, e, f);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new AssertionError("no machine code throws", thrown);
    }
  }
}
