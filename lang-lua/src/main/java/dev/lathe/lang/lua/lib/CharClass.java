package dev.lathe.lang.lua.lib;

/** Classes of bytes as C's {@code ctype.h} has them for ASCII; bytes above are in none. */
enum CharClass {
  ALPHA,
  CNTRL,
  DIGIT,
  GRAPH,
  LOWER,
  PUNCT,
  SPACE,
  UPPER,
  ALNUM,
  XDIGIT;

  private final long low;
  private final long high;

  CharClass() {
    long bits = 0;
    long more = 0;
    for (int c = 0; c < 64; c++) {
      bits |= contains(c) ? 1L << c : 0;
      more |= contains(c + 64) ? 1L << c : 0;
    }
    low = bits;
    high = more;
  }

  private boolean contains(int c) {
    boolean upper = c >= 'A' && c <= 'Z';
    boolean lower = c >= 'a' && c <= 'z';
    boolean digit = c >= '0' && c <= '9';
    boolean graph = c > 32 && c < 127;
    return switch (ordinal()) {
      case 0 -> upper || lower;
      case 1 -> c < 32 || c == 127;
      case 2 -> digit;
      case 3 -> graph;
      case 4 -> lower;
      case 5 -> graph && !upper && !lower && !digit;
      case 6 -> c == 32 || c >= 9 && c <= 13;
      case 7 -> upper;
      case 8 -> upper || lower || digit;
      default -> digit || (c | 0x20) >= 'a' && (c | 0x20) <= 'f';
    };
  }

  /** Whether a byte, signed or not, belongs to it. */
  boolean has(int c) {
    return ((c & 0xC0) == 0 ? low >>> c & 1 : (c & 0xC0) == 0x40 ? high >>> c & 1 : 0) != 0;
  }
}
