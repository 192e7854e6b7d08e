package dev.lathe.lexer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches in byte arrays, eight bytes at a step: a whole file is searched for what most files hardly have, which else takes
 * as long as a lexer.
 *
 * <p>A byte of {@code v} is zero where {@code (v - ONES) & ~v & HIGH} is set; above such a byte the test may be wrong, but
 * then a byte by byte search follows anyway.
 */
final class ByteScan {

  private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH = ONES << 7;

  private ByteScan() {}

  /** Index of the first byte from {@code from} that is not ASCII, or {@code to}. */
  static int nonAscii(byte[] bytes, int from, int to) {
    int i = from;
    while (i + 8 <= to && ((long) EIGHT.get(bytes, i) & HIGH) == 0) {
      i += 8;
    }
    while (i < to && bytes[i] >= 0) {
      i++;
    }
    return i;
  }

  /** Index of the first LF or CR from {@code from}, or {@code to}. */
  static int lineEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i + 8 <= to) {
      long eight = (long) EIGHT.get(bytes, i);
      if (hasZero(eight ^ ONES * '\n') || hasZero(eight ^ ONES * '\r')) {
        break;
      }
      i += 8;
    }
    while (i < to && bytes[i] != '\n' && bytes[i] != '\r') {
      i++;
    }
    return i;
  }

  /** Index of the first byte from {@code from} that is no ASCII or less than {@code limit}, at most 128; or {@code to}. */
  static int nonAsciiOrBelow(int limit, byte[] bytes, int from, int to) {
    int i = from;
    while (i + 8 <= to) {
      long eight = (long) EIGHT.get(bytes, i);
      if (((eight | eight - ONES * limit) & HIGH) != 0) {
        break;
      }
      i += 8;
    }
    while (i < to && bytes[i] >= limit) {
      i++;
    }
    return i;
  }

  private static boolean hasZero(long v) {
    return (v - ONES & ~v & HIGH) != 0;
  }
}
