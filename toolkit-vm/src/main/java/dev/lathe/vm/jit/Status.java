package dev.lathe.vm.jit;

/** What has become of a function that was to be machine code. */
public enum Status {
  /** Nothing yet. */
  NONE,
  /** It has machine code. */
  OK,
  /** Switched off for this function. */
  OFF,
  /** Switched off for all functions, or there is no machine code on this machine. */
  ENGINE_OFF,
  /** The compiler is busy, or not ready: it is tried again later. */
  DELAYED,
  /** It has too many instructions. */
  TOOLARGE,
  /** A pass has failed. */
  COMPILER_ERROR
}
