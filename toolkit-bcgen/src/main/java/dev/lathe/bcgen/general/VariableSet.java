package dev.lathe.bcgen.general;

import java.util.Arrays;

/** A set of variables of a function, by their numbers. */
final class VariableSet {
  private long[] words;

  VariableSet() {
    this(new long[1]);
  }

  private VariableSet(long[] words) {
    this.words = words;
  }

  VariableSet copy() {
    return new VariableSet(words.clone());
  }

  boolean has(int number) {
    int word = number >>> 6;
    return word < words.length && (words[word] & 1L << number) != 0;
  }

  void add(int number) {
    int word = number >>> 6;
    if (word >= words.length) {
      words = Arrays.copyOf(words, word + 1);
    }
    words[word] |= 1L << number;
  }

  void remove(int number) {
    int word = number >>> 6;
    if (word < words.length) {
      words[word] &= ~(1L << number);
    }
  }

  void intersect(VariableSet other) {
    for (int i = 0; i < words.length; i++) {
      words[i] &= i < other.words.length ? other.words[i] : 0;
    }
  }

  void removeAll(VariableSet other) {
    for (int i = 0; i < Math.min(words.length, other.words.length); i++) {
      words[i] &= ~other.words[i];
    }
  }
}
