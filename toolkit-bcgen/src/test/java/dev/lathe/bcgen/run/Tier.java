package dev.lathe.bcgen.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lathe.vm.Vm;
import dev.lathe.vm.jit.ExitCounts;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.nativecode.NativeCode;
import dev.lathe.vm.nativecode.NativeSupport;
import java.util.List;
import java.util.concurrent.Callable;

/** The ways in which a machine may run functions; all must come to the same. */
public enum Tier {
  INTERPRETER,
  /** Machine code from the first call or round on. */
  FIRST_CALL,
  /** Random turns between machine code and single instructions, entries in the middle included. */
  RANDOM_EXITS;

  private static final String MODE = "lathe.jit";
  private static final String COUNTS = "lathe.jit.counts";
  private static final String EXITS = "lathe.jit.exits";

  /** Those that need machine code. */
  public static final List<Tier> COMPILED = List.of(FIRST_CALL, RANDOM_EXITS);

  /** Skips the test, with the reason, where this computer runs no machine code. */
  public static void assumeMachineCode() {
    NativeSupport support = NativeCode.await();
    assumeTrue(support instanceof NativeSupport.Available, () -> "no machine code here: " + support);
  }

  /**
   * Does something in which machines begin: they run in this way for good. One thread at a time.
   *
   * @param seed of the random turns
   */
  public <T> T begin(long seed, Callable<T> job) throws Exception {
    synchronized (Tier.class) {
      String mode = System.getProperty(MODE);
      String exits = System.getProperty(EXITS);
      try {
        set(MODE, this == INTERPRETER ? "off" : "first");
        set(EXITS, this == RANDOM_EXITS ? Long.toString(seed) : null);
        return job.call();
      } finally {
        set(MODE, mode);
        set(EXITS, exits);
      }
    }
  }

  /** The same, and machine code counts what it reaches. */
  public <T> T beginCounting(Callable<T> job) throws Exception {
    return begin(0, () -> {
      set(COUNTS, "true");
      try {
        return job.call();
      } finally {
        set(COUNTS, null);
      }
    });
  }

  /** The options of a Java machine whose machines run in this way. */
  public List<String> options(long seed) {
    return switch (this) {
      case INTERPRETER -> List.of();
      case FIRST_CALL -> List.of("-D" + MODE + "=first");
      case RANDOM_EXITS -> List.of("-D" + EXITS + "=" + seed);
    };
  }

  /** How often a machine has left machine code. */
  public static ExitCounts exits(Vm vm) {
    return ((FunctionCompiler) vm.state().functionTier()).exits();
  }

  private static void set(String property, String value) {
    if (value == null) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }
}
