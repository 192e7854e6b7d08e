package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.WorkListener;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** Whole numbers in a base from 2 to 36, as C's {@code strtoul} reads them: 64 bits, a larger one is the largest there is. */
final class WholeNumberReader {
  private final WorkListener listener;
  private final long bytes;
  private final int length;
  private int at;

  private WholeNumberReader(VmState vm, long string) {
    listener = vm.heap().workListener();
    bytes = vm.strings().bytes(string);
    length = StringObject.length(string);
  }

  /** The number that a string spells, with blanks around it, as a value; nil if it spells none. */
  static long read(VmState vm, long string, int base) {
    return new WholeNumberReader(vm, string).number(base);
  }

  private long number(int base) {
    skipBlanks();
    boolean isNegative = peek(0) == '-';
    if (isNegative || peek(0) == '+') {
      at++;
    }
    if (base == 16 && peek(0) == '0' && (peek(1) | 0x20) == 'x' && digit(2) < base) {
      at += 2;
    }
    int start = at;
    long number = 0;
    boolean isTooLarge = false;
    for (; digit(0) < base; advance()) {
      int digit = digit(0);
      // A text may be as long as memory allows: what is too large is so for good.
      isTooLarge = isTooLarge || Long.compareUnsigned(number, Long.divideUnsigned(-1L - digit, base)) > 0;
      number = number * base + digit;
    }
    boolean isAny = at > start;
    skipBlanks();
    if (!isAny || peek(0) != 0) {
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

  /** The byte so far behind the place, 0 at the end: there the text ends for C too. */
  private int peek(int offset) {
    return at + offset < length ? Memory.getByte(bytes + at + offset) : 0;
  }

  private void advance() {
    at++;
    if ((at & WorkListener.SLICE - 1) == 0) {
      listener.spent(WorkListener.SLICE);
    }
  }

  private void skipBlanks() {
    while (CharClass.SPACE.has(peek(0))) {
      advance();
    }
  }

  private int digit(int offset) {
    int digit = Character.digit(peek(offset), 36);
    return digit < 0 ? Integer.MAX_VALUE : digit;
  }
}
