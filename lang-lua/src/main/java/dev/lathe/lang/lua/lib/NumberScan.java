package dev.lathe.lang.lua.lib;

import dev.lathe.vm.value.Value;

/**
 * A number out of a stream the way C's {@code scanf("%lf")} takes it: the longest prefix that could become a number, with one
 * byte of look-ahead, so what does not become one is lost; an exponent without digits is ignored.
 */
final class NumberScan {
  /** More digits than any double needs; the rest of a longer number is read and counts as zeros. */
  private static final int MOST_DIGITS = 4000;

  private final FileStream stream;
  private final StringBuilder text = new StringBuilder();
  private int dropped;

  private NumberScan(FileStream stream) {
    this.stream = stream;
  }

  /** Reads a number; nil if there is none. */
  static long read(FileStream stream) {
    return new NumberScan(stream).number();
  }

  private long number() {
    while (isSpace(stream.peek())) {
      stream.take();
    }
    boolean negative = stream.peek() == '-';
    if (negative || stream.peek() == '+') {
      stream.take();
    }
    double magnitude = switch (lower(stream.peek())) {
      case 'n' -> word("nan") ? Double.NaN : -1;
      case 'i' -> infinity();
      default -> digits();
    };
    if (magnitude < 0) {
      return Value.NIL;
    }
    return Value.canonical(negative ? -magnitude : magnitude);
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  private static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  /** Takes a word as far as it is there. */
  private boolean word(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (lower(stream.peek()) != word.charAt(i)) {
        return false;
      }
      stream.take();
    }
    return true;
  }

  private double infinity() {
    if (!word("inf")) {
      return -1;
    }
    return lower(stream.peek()) != 'i' || word("inity") ? Double.POSITIVE_INFINITY : -1;
  }

  /** A number without a sign, −1 if there is none. */
  private double digits() {
    boolean zero = stream.peek() == '0';
    if (zero) {
      stream.take();
      if (lower(stream.peek()) == 'x') {
        stream.take();
        text.append("0x");
        return fraction(16, 'p', false);
      }
      text.append('0');
    }
    return fraction(10, 'e', zero);
  }

  private double fraction(int base, char exponentSign, boolean begun) {
    boolean any = run(base) || begun;
    if (stream.peek() == '.') {
      stream.take();
      text.append('.');
      int droppedBefore = dropped;
      any |= run(base);
      dropped = droppedBefore;
    }
    if (!any) {
      return -1;
    }
    String mantissa = text.toString();
    int exponent = 0;
    if (lower(stream.peek()) == exponentSign) {
      stream.take();
      exponent = exponent();
    }
    long shifted = exponent + (long) dropped * (base == 16 ? 4 : 1);
    return Double.parseDouble(mantissa + exponentSign + shifted);
  }

  private boolean run(int base) {
    boolean any = false;
    while (Character.digit(stream.peek(), base) >= 0) {
      any = true;
      if (text.length() < MOST_DIGITS) {
        text.append((char) stream.peek());
      } else {
        dropped++;
      }
      stream.take();
    }
    return any;
  }

  /** An exponent's value, 0 if it has no digits. */
  private int exponent() {
    boolean negative = stream.peek() == '-';
    if (negative || stream.peek() == '+') {
      stream.take();
    }
    int value = 0;
    for (int digit = Character.digit(stream.peek(), 10); digit >= 0; digit = Character.digit(stream.peek(), 10)) {
      value = Math.min(value * 10 + digit, 1_000_000);
      stream.take();
    }
    return negative ? -value : value;
  }
}
