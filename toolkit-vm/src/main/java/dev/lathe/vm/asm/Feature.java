package dev.lathe.vm.asm;

import java.util.List;
import java.util.Set;

/** Extensions of the instruction set that a {@link Form} may need. Every x86-64 processor has {@link #BASE}. */
public enum Feature {
  BASE("sse2"),
  SSE4_1("sse4_1"),
  SSE4_2("sse4_2"),
  CX16("cx16"),
  POPCNT("popcnt"),
  /** Without it the encoding is another instruction, bsr: never to be emitted on a guess. Linux calls it by AMD's name. */
  LZCNT("abm", "lzcnt"),
  AVX("avx"),
  AVX2("avx2"),
  /** Holds tzcnt too. */
  BMI1("bmi1"),
  BMI2("bmi2"),
  FMA("fma");

  private static final Feature[] ALL = values();

  private final List<String> words;

  Feature(String... words) {
    this.words = List.of(words);
  }

  /** Adds the feature that a lower-case word names, as in Linux's list of the processor's flags; other words name none. */
  static void addNamed(String word, Set<Feature> found) {
    for (Feature feature : ALL) {
      if (feature.words.contains(word)) {
        found.add(feature);
      }
    }
  }

  /** The word that stands for it in lists. */
  public String word() {
    return words.getFirst();
  }
}
