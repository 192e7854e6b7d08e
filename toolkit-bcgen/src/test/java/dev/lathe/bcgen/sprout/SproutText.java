package dev.lathe.bcgen.sprout;

import dev.lathe.ast.StringValue;

/** What a string literal says: its value, or the escape that is none. */
sealed interface SproutText {

  record Value(StringValue value) implements SproutText {}

  /** Offsets in code points from the opening quote. */
  record BadEscape(int start, int end) implements SproutText {}

  /** Reads a literal with its quotes. */
  static SproutText of(String spelling) {
    int[] text = spelling.codePoints().toArray();
    int[] value = new int[text.length];
    int length = 0;
    int end = text.length - 1;
    int i = 1;
    while (i < end) {
      if (text[i] != '\\') {
        value[length++] = text[i++];
        continue;
      }
      int escaped = text[i + 1];
      switch (escaped) {
        case 'n' -> value[length++] = '\n';
        case 't' -> value[length++] = '\t';
        case '"', '\\' -> value[length++] = escaped;
        case 'u' -> {
          int close = i + 2;
          int codePoint = 0;
          while (close < end && Character.digit(text[close], 16) >= 0 && text[close] < 0x80 || close == i + 2 && text[close] == '{') {
            codePoint = close == i + 2 ? 0 : Math.min(codePoint, 0xFFFFFF) * 16 + Character.digit(text[close], 16);
            close++;
          }
          if (text[i + 2] != '{' || close == i + 3 || close == end || text[close] != '}' || codePoint > Character.MAX_CODE_POINT) {
            return new BadEscape(i, Math.min(close + 1, end));
          }
          value[length++] = codePoint;
          i = close - 1;
        }
        default -> {
          return new BadEscape(i, i + 2);
        }
      }
      i += 2;
    }
    return new Value(StringValue.ofCodePoints(value, length));
  }
}
