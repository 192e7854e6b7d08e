package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.VmState;

/**
 * Matches Lua's patterns against bytes in memory, by backtracking. A pattern ends at its first zero byte, and both strings read
 * as if a zero byte stood behind them. Depth is limited, so the Java stack is safe; time is not, so it looks every
 * so many steps whether the program is to be interrupted.
 */
final class PatternMatcher {
  private static final int MOST_CAPTURES = 32;
  private static final int DEEPEST = 200;
  private static final int STEPS_BETWEEN_POLLS = 1 << 14;
  /** So many count as one instruction. */
  private static final int STEPS_OF_A_UNIT = 4;
  private static final int OPEN = -1;
  private static final int POSITION = -2;
  /** No place in the text. */
  private static final long NO = 0;

  private final VmState vm;
  private long textStart;
  private long textEnd;
  private long patternEnd;
  private int depth;
  private int level;
  private int steps;
  private final long[] captureStart = new long[MOST_CAPTURES];
  private final int[] captureLength = new int[MOST_CAPTURES];

  PatternMatcher(VmState vm) {
    this.vm = vm;
  }

  /** What is matched from now on. Addresses hold until the next poll. */
  void begin(long text, int length, long pattern, int patternLength) {
    textStart = text;
    textEnd = text + length;
    patternEnd = pattern + patternLength;
    for (int i = 0; i < patternLength; i++) {
      if (Memory.getByte(pattern + i) == 0) {
        patternEnd = pattern + i;
        break;
      }
    }
    steps = STEPS_BETWEEN_POLLS;
  }

  /** Matches at a place: the end of the match, 0 if there is none. */
  long match(long text, long pattern) {
    level = 0;
    depth = 0;
    step();
    return run(text, pattern);
  }

  /** Number of captures of the last match. */
  int captures() {
    return level;
  }

  /** Where capture {@code index} begins. */
  long captureStart(int index) {
    return captureStart[index];
  }

  /** How long it is; {@link #isPosition} ones have no length. */
  int captureLength(int index) {
    if (captureLength[index] == OPEN) {
      throw error("unfinished capture");
    }
    return captureLength[index];
  }

  /** Whether a capture is a position only. */
  boolean isPosition(int index) {
    return captureLength[index] == POSITION;
  }

  private GuestError error(String message) {
    return vm.errors().atCaller(message);
  }

  private int pattern(long at) {
    return at < patternEnd ? Memory.getByte(at) & 0xFF : 0;
  }

  private int text(long at) {
    return at < textEnd ? Memory.getByte(at) & 0xFF : 0;
  }

  private void step() {
    spend(1);
  }

  /** Counts the bytes that one comparison looks at: sets and captures can be as long as strings. */
  private void spend(long bytes) {
    steps -= (int) Math.min(bytes, STEPS_BETWEEN_POLLS);
    if (steps < 0) {
      steps = STEPS_BETWEEN_POLLS;
      vm.work(STEPS_BETWEEN_POLLS / STEPS_OF_A_UNIT);
    }
  }

  private long run(long from, long patternFrom) {
    if (++depth > DEEPEST) {
      throw error("pattern too complex");
    }
    long end = items(from, patternFrom);
    depth--;
    return end;
  }

  private long items(long from, long patternFrom) {
    long s = from;
    long p = patternFrom;
    while (p < patternEnd) {
      step();
      int c = pattern(p);
      if (c == '(') {
        return pattern(p + 1) == ')' ? startCapture(s, p + 2, POSITION) : startCapture(s, p + 1, OPEN);
      }
      if (c == ')') {
        return endCapture(s, p + 1);
      }
      if (c == '$' && p + 1 >= patternEnd) {
        return s == textEnd ? s : NO;
      }
      if (c == '%') {
        int next = pattern(p + 1);
        if (next == 'b') {
          s = matchBalance(s, p + 2);
          p += 4;
          if (s == NO) {
            return NO;
          }
          continue;
        }
        if (next == 'f') {
          p = frontier(s, p + 2);
          if (p == NO) {
            return NO;
          }
          continue;
        }
        if (CharClass.DIGIT.has(next)) {
          s = matchCapture(s, next);
          p += 2;
          if (s == NO) {
            return NO;
          }
          continue;
        }
      }
      long itemEnd = itemEnd(p);
      spend(itemEnd - p);
      boolean matches = s < textEnd && matchesItem(text(s), p, itemEnd);
      switch (pattern(itemEnd)) {
        case '?' -> {
          if (matches) {
            long end = run(s + 1, itemEnd + 1);
            if (end != NO) {
              return end;
            }
          }
          p = itemEnd + 1;
        }
        case '*' -> {
          return expandMost(s, p, itemEnd);
        }
        case '+' -> {
          return matches ? expandMost(s + 1, p, itemEnd) : NO;
        }
        case '-' -> {
          return expandLeast(s, p, itemEnd);
        }
        default -> {
          if (!matches) {
            return NO;
          }
          s++;
          p = itemEnd;
        }
      }
    }
    return s;
  }

  /** Behind the item for one byte that begins at a place. */
  private long itemEnd(long item) {
    long p = item + 1;
    int c = pattern(item);
    if (c == '%') {
      if (p >= patternEnd) {
        throw error("malformed pattern (ends with '%')");
      }
      return p + 1;
    }
    if (c != '[') {
      return p;
    }
    if (pattern(p) == '^') {
      p++;
    }
    do {
      if (p >= patternEnd) {
        throw error("malformed pattern (missing ']')");
      }
      if (pattern(p++) == '%' && p < patternEnd) {
        p++;
      }
    } while (pattern(p) != ']');
    return p + 1;
  }

  private boolean matchesItem(int c, long item, long itemEnd) {
    int first = pattern(item);
    return switch (first) {
      case '.' -> true;
      case '%' -> matchesClass(c, pattern(item + 1));
      case '[' -> matchesSet(c, item, itemEnd - 1);
      default -> first == c;
    };
  }

  private static boolean matchesClass(int c, int letter) {
    boolean result;
    switch (letter | 0x20) {
      case 'a' -> result = CharClass.ALPHA.has(c);
      case 'c' -> result = CharClass.CNTRL.has(c);
      case 'd' -> result = CharClass.DIGIT.has(c);
      case 'g' -> result = CharClass.GRAPH.has(c);
      case 'l' -> result = CharClass.LOWER.has(c);
      case 'p' -> result = CharClass.PUNCT.has(c);
      case 's' -> result = CharClass.SPACE.has(c);
      case 'u' -> result = CharClass.UPPER.has(c);
      case 'w' -> result = CharClass.ALNUM.has(c);
      case 'x' -> result = CharClass.XDIGIT.has(c);
      case 'z' -> result = c == 0;
      default -> {
        return letter == c;
      }
    }
    return (letter & 0xC0) == 0x40 ? result == ((letter & 0x20) != 0) : letter == c;
  }

  /** A set from its bracket to the one that closes it. */
  private boolean matchesSet(int c, long open, long close) {
    long p = open;
    boolean isPositive = true;
    if (pattern(p + 1) == '^') {
      isPositive = false;
      p++;
    }
    while (++p < close) {
      int member = pattern(p);
      if (member == '%') {
        p++;
        if (matchesClass(c, pattern(p))) {
          return isPositive;
        }
      } else if (pattern(p + 1) == '-' && p + 2 < close) {
        p += 2;
        if (member <= c && c <= pattern(p)) {
          return isPositive;
        }
      } else if (member == c) {
        return isPositive;
      }
    }
    return !isPositive;
  }

  /** Behind a set at the edge of which the place is, 0 if it is not. */
  private long frontier(long s, long set) {
    if (pattern(set) != '[') {
      throw error("missing '[' after '%f' in pattern");
    }
    long end = itemEnd(set);
    spend(end - set);
    int before = s == textStart ? 0 : Memory.getByte(s - 1) & 0xFF;
    return !matchesSet(before, set, end - 1) && matchesSet(text(s), set, end - 1) ? end : NO;
  }

  private long matchBalance(long from, long pair) {
    if (pair + 1 >= patternEnd) {
      throw error("unbalanced pattern");
    }
    int open = pattern(pair);
    int close = pattern(pair + 1);
    if (text(from) != open || from >= textEnd) {
      return NO;
    }
    int nested = 1;
    for (long s = from + 1; s < textEnd; s++) {
      step();
      int c = text(s);
      if (c == close) {
        if (--nested == 0) {
          return s + 1;
        }
      } else if (c == open) {
        nested++;
      }
    }
    return NO;
  }

  private long expandMost(long from, long item, long itemEnd) {
    long s = from;
    while (s < textEnd && matchesItem(text(s), item, itemEnd)) {
      s++;
      spend(itemEnd - item);
    }
    for (; s >= from; s--) {
      long end = run(s, itemEnd + 1);
      if (end != NO) {
        return end;
      }
    }
    return NO;
  }

  private long expandLeast(long from, long item, long itemEnd) {
    for (long s = from; ; s++) {
      spend(itemEnd - item);
      long end = run(s, itemEnd + 1);
      if (end != NO) {
        return end;
      }
      if (s >= textEnd || !matchesItem(text(s), item, itemEnd)) {
        return NO;
      }
    }
  }

  private long startCapture(long s, long p, int what) {
    if (level >= MOST_CAPTURES) {
      throw error("too many captures");
    }
    captureStart[level] = s;
    captureLength[level] = what;
    level++;
    long end = run(s, p);
    if (end == NO) {
      level--;
    }
    return end;
  }

  private long endCapture(long s, long p) {
    int open = level - 1;
    while (open >= 0 && captureLength[open] != OPEN) {
      open--;
    }
    if (open < 0) {
      throw error("invalid pattern capture");
    }
    captureLength[open] = (int) (s - captureStart[open]);
    long end = run(s, p);
    if (end == NO) {
      captureLength[open] = OPEN;
    }
    return end;
  }

  private long matchCapture(long s, int digit) {
    int index = digit - '1';
    if (index < 0 || index >= level || captureLength[index] == OPEN) {
      throw error("invalid capture index");
    }
    int length = captureLength[index];
    if (length < 0 || textEnd - s < length) {
      return NO; // a position is longer than any text to C
    }
    spend(length);
    for (int i = 0; i < length; i++) {
      if (Memory.getByte(captureStart[index] + i) != Memory.getByte(s + i)) {
        return NO;
      }
    }
    return s + length;
  }
}
