package dev.lathe.vm.jit;

import dev.lathe.vm.bytecode.OpCodes;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the compiler does for speed; functions are compiled with the options that hold then.
 *
 * @param optimizations those that are on
 */
public record Options(Set<Optimization> optimizations) {
  /** The highest level; {@code -O2}, the default. */
  public static final int HIGHEST = 2;

  public Options {
    optimizations = Set.copyOf(optimizations);
  }

  /**
   * A level: 0 leaves every instruction for Java but jumps, 1 has fast paths and caches inline, 2 uses hints.
   *
   * @param level 0 or more; above the highest it is that
   */
  public static Options level(int level) {
    return switch (level) {
      case 0 -> new Options(Set.of());
      case 1 -> new Options(EnumSet.complementOf(EnumSet.of(Optimization.HINTS)));
      default -> new Options(EnumSet.allOf(Optimization.class));
    };
  }

  /** These with one on. */
  public Options with(Optimization optimization) {
    EnumSet<Optimization> set = EnumSet.of(optimization);
    set.addAll(optimizations);
    return new Options(set);
  }

  /** These with one off. */
  public Options without(Optimization optimization) {
    EnumSet<Optimization> set = EnumSet.of(optimization);
    set.addAll(optimizations);
    set.remove(optimization);
    return new Options(set);
  }

  /** Whether one is on. */
  public boolean has(Optimization optimization) {
    return optimizations.contains(optimization);
  }

  /** Whether an instruction has its own template. Jumps always have: so a loop polls where it goes back, whatever else is off. */
  boolean inlines(int code) {
    return switch (code) {
      case OpCodes.JMP, OpCodes.LOOP, OpCodes.ILOOP, OpCodes.NOP -> true;
      default -> has(Optimization.of(code));
    };
  }
}
