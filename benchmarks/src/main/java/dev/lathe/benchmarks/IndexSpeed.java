package dev.lathe.benchmarks;

import dev.lathe.vm.GuestFunction;
import dev.lathe.vm.Vm;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.Options;
import dev.lathe.vm.nativecode.NativeCode;
import dev.lathe.vm.nativecode.NativeSupport;
import dev.lathe.vm.runtime.JitMode;

/**
 * LuaJIT 1's own example of what its optimiser does, {@code function foo(t, k) return t[k] end} with a table and a positive integer:
 * nanoseconds a call, its loop included, by what is optimised.
 */
final class IndexSpeed {
  private static final long MEMORY = 64L << 20;
  private static final int CALLS = 2_000_000;
  private static final int ROUNDS = 15;
  private static final double AIM = 3;
  private static final String FUNCTION = "return function(t, k) return t[k] end";
  private static final String LOOP = "local foo = ... local t = {} for i = 1, 100 do t[i] = i end return function(n) local s = 0 for i = 1, n do s = s + foo(t, 42) end return s end";

  private IndexSpeed() {}

  public static void main(String[] arguments) {
    if (NativeCode.await() instanceof NativeSupport.Refused(String reason, _)) {
      System.out.println("no machine code is made here: " + reason);
      return;
    }
    double without = nanoseconds(0, 0);
    double mixed = nanoseconds(0, Options.HIGHEST);
    double with = nanoseconds(Options.HIGHEST, Options.HIGHEST);
    System.out.printf("all under -O0                    %8.2f ns a call%n", without);
    System.out.printf("foo under -O0, its loop under -O%d %7.2f ns a call%n", Options.HIGHEST, mixed);
    System.out.printf("all under -O%d                    %8.2f ns a call%n", Options.HIGHEST, with);
    System.out.printf("%.1f and %.1f times faster than under -O0, aim %.0f%n", without / with, mixed / with, AIM);
  }

  /** The best round of the function compiled on one level, called by a loop compiled on another. */
  private static double nanoseconds(int ofFunction, int ofLoop) {
    try (Vm vm = LuaMachines.create(MEMORY, JitMode.FIRST)) {
      FunctionCompiler compiler = FunctionCompiler.of(vm.state()).orElseThrow();
      compiler.setOptions(Options.level(ofFunction));
      GuestFunction foo = (GuestFunction) vm.load(FUNCTION).call()[0];
      foo.call(vm.table(), 1.0);
      compiler.setOptions(Options.level(ofLoop));
      GuestFunction loop = (GuestFunction) vm.load(LOOP).call(foo)[0];
      double best = Double.POSITIVE_INFINITY;
      for (int i = 0; i < ROUNDS; i++) {
        long start = System.nanoTime();
        loop.call((double) CALLS);
        best = Math.min(best, System.nanoTime() - start);
      }
      return best / CALLS;
    }
  }
}
