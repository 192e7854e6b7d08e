package dev.lathe.ast;

import java.util.ArrayList;
import java.util.List;

/** The value of a string literal. */
public sealed interface StringValue {

  /** Unicode text; may hold lone surrogates, which {@link Surrogates} keeps apart where they would read as a pair. */
  record Text(String text) implements StringValue {}

  /**
   * Unicode text in which a lone high surrogate stands in front of a lone low one: UTF-16 would take the two for one
   * character, so the code points are written out.
   */
  record Surrogates(List<Integer> codePoints) implements StringValue {
    public Surrogates {
      codePoints = List.copyOf(codePoints);
    }
  }

  /** Bytes, each as the character of its number: U+0000 to U+00FF. */
  record Bytes(String latin1) implements StringValue {}

  /** Text made of the first {@code length} elements of {@code codePoints}, any of which may be a surrogate. */
  static StringValue ofCodePoints(int[] codePoints, int length) {
    for (int i = 1; i < length; i++) {
      if (isSurrogate(codePoints[i - 1], Character.MIN_HIGH_SURROGATE) && isSurrogate(codePoints[i], Character.MIN_LOW_SURROGATE)) {
        List<Integer> list = new ArrayList<>(length);
        for (int k = 0; k < length; k++) {
          list.add(codePoints[k]);
        }
        return new Surrogates(list);
      }
    }
    return new Text(new String(codePoints, 0, length));
  }

  private static boolean isSurrogate(int codePoint, int first) {
    return codePoint >= first && codePoint < first + 0x400;
  }
}
