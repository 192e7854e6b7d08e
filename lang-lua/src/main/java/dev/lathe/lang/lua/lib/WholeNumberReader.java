package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.value.Value;

/** Whole numbers in a base from 2 to 36, as C's {@code strtoul} reads them: 64 bits, a larger one is the largest there is. */
final class WholeNumberReader {

  private WholeNumberReader() {}

  /** The number that bytes in memory spell, with blanks around it, as a value; nil if they spell none. */
  static long read(long bytes, int length, int base) {
    int end = 0;
    while (end < length && Memory.getByte(bytes + end) != 0) {
      end++;
    }
    int at = skipBlanks(bytes, 0, end);
    boolean isNegative = at < end && Memory.getByte(bytes + at) == '-';
    if (isNegative || at < end && Memory.getByte(bytes + at) == '+') {
      at++;
    }
    if (base == 16 && at + 2 < end && Memory.getByte(bytes + at) == '0' && (Memory.getByte(bytes + at + 1) | 0x20) == 'x'
        && digit(bytes + at + 2) < base) {
      at += 2;
    }
    int start = at;
    long number = 0;
    boolean isTooLarge = false;
    for (; at < end && digit(bytes + at) < base; at++) {
      int digit = digit(bytes + at);
      // A text may be as long as memory allows: what is too large is so for good.
      isTooLarge = isTooLarge || Long.compareUnsigned(number, Long.divideUnsigned(-1L - digit, base)) > 0;
      number = number * base + digit;
    }
    if (at == start || skipBlanks(bytes, at, end) < end) {
      return Value.NIL;
    }
    double magnitude = unsigned(isTooLarge ? -1L : number);
    return Value.of(isNegative ? -magnitude : magnitude);
  }

  /** The double nearest to 64 bits read as an unsigned number. */
  static double unsigned(long bits) {
    // Odd rounding: the lowest bit stands for those that are shifted out.
    return bits >= 0 ? bits : 2.0 * (bits >>> 1 | bits & 1);
  }

  private static int skipBlanks(long bytes, int from, int end) {
    int at = from;
    while (at < end && CharClass.SPACE.has(Memory.getByte(bytes + at))) {
      at++;
    }
    return at;
  }

  private static int digit(long address) {
    int digit = Character.digit(Memory.getByte(address), 36);
    return digit < 0 ? Integer.MAX_VALUE : digit;
  }
}
