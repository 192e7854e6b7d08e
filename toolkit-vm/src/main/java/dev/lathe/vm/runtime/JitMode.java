package dev.lathe.vm.runtime;

import java.util.Arrays;
import java.util.Optional;

/** When functions are compiled. */
public enum JitMode {
  /** Never, unless the program switches the compiler on. */
  OFF("off"),
  /** When they are hot; native code comes up in the background. */
  FUNCTIONS("functions"),
  /** At the first call or round, for tests: everything that runs is machine code. */
  FIRST("first");

  private static final String PROPERTY = "lathe.jit";

  private final String word;

  JitMode(String word) {
    this.word = word;
  }

  /** What users write. */
  public String word() {
    return word;
  }

  /** The mode that a word names. */
  public static Optional<JitMode> of(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
  }

  /**
   * What the system property {@code lathe.jit} asks for.
   *
   * @param otherwise what holds if it is not set, or is no mode
   */
  public static JitMode asked(JitMode otherwise) {
    String word = System.getProperty(PROPERTY);
    return word == null ? otherwise : of(word).orElse(otherwise);
  }
}
