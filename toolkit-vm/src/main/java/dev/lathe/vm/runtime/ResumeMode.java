package dev.lathe.vm.runtime;

/** What a generator is resumed with. */
public enum ResumeMode {
  /** A value, which its YIELD gives. */
  NEXT,
  /** An error, which its YIELD raises. */
  THROW
}
