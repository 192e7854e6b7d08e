package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.value.NumberReader;
import dev.lathe.vm.value.Value;
import java.io.IOException;

/** Reads a number from a file as C's {@code scanf} does: the longest run that could begin one is taken, and must be one. */
final class NumberScan {
  private static final int LONGEST = 400;

  private final GuestFile file;
  private final byte[] text = new byte[LONGEST];
  private int length;

  private NumberScan(GuestFile file) {
    this.file = file;
  }

  /** The number as a value, nil if there is none. */
  static long read(GuestFile file) throws IOException {
    return new NumberScan(file).number();
  }

  private long number() throws IOException {
    while (CharClass.SPACE.has(file.peek()) && file.peek() >= 0) {
      file.read();
    }
    take('+', '-');
    int first = file.peek();
    boolean isComplete = first == 'n' || first == 'N' ? takeWord("nan") : first == 'i' || first == 'I' ? takeInfinity() : takeDigits();
    if (!isComplete) {
      return Value.NIL;
    }
    long memory = Memory.allocate(LONGEST);
    try {
      Memory.copy(text, 0, memory, length);
      long value = NumberReader.read(memory, length);
      return value == Value.UNDEF ? Value.NIL : value;
    } finally {
      Memory.free(memory);
    }
  }

  private boolean takeInfinity() throws IOException {
    return takeWord("inf") && ((file.peek() | 0x20) != 'i' || takeWord("inity"));
  }

  private boolean takeWord(String word) throws IOException {
    for (int i = 0; i < word.length(); i++) {
      if (!take(word.charAt(i), Character.toUpperCase(word.charAt(i)))) {
        return false;
      }
    }
    return true;
  }

  private boolean takeDigits() throws IOException {
    int digits = 0;
    CharClass kind = CharClass.DIGIT;
    char exponent = 'e';
    if (take('0', '0')) {
      digits = 1;
      if (take('x', 'X')) {
        digits = 0;
        kind = CharClass.XDIGIT;
        exponent = 'p';
      }
    }
    digits += takeRun(kind);
    if (take('.', '.')) {
      digits += takeRun(kind);
    }
    if (digits == 0) {
      return false;
    }
    if (take(exponent, Character.toUpperCase(exponent))) {
      take('+', '-');
      return takeRun(CharClass.DIGIT) > 0;
    }
    return true;
  }

  private int takeRun(CharClass kind) throws IOException {
    int count = 0;
    while (file.peek() >= 0 && kind.has(file.peek()) && length < LONGEST - 4) {
      text[length++] = (byte) file.read();
      count++;
    }
    return count;
  }

  private boolean take(int one, int other) throws IOException {
    int next = file.peek();
    if (next != one && next != other || length == LONGEST) {
      return false;
    }
    text[length++] = (byte) file.read();
    return true;
  }
}
