package dev.lathe.vm.jit;

import java.util.Arrays;
import java.util.Optional;

/** What has become of a function that was to be machine code. The numbers that programs see are those of the declaration, from 0. */
public enum Status {
  /** It has machine code. */
  OK,
  /** Nothing yet. */
  NONE,
  /** Switched off for this function. */
  OFF,
  /** Switched off for all functions, or there is no machine code on this machine. */
  ENGINE_OFF,
  /** The compiler is busy, or not ready: it is tried again later. */
  DELAYED,
  /** It has too many instructions. */
  TOOLARGE,
  /** A pass has failed. */
  COMPILER_ERROR;

  /** What programs know it by. */
  public int number() {
    return ordinal();
  }

  /** The status of a number. */
  public static Optional<Status> of(double number) {
    return Arrays.stream(values()).filter(status -> status.number() == number).findFirst();
  }

  /** Whether a function with it is not looked at again by itself. */
  boolean isFinal() {
    return this == TOOLARGE || this == COMPILER_ERROR;
  }
}
