package dev.lathe.lang.python.lib;

import java.util.Arrays;

/** UTF-8 in which lone surrogates are written as other characters of three bytes are. */
final class Utf8 {

  private Utf8() {}

  static int[] codePoints(byte... bytes) {
    int[] out = new int[bytes.length];
    int length = 0;
    for (int at = 0; at < bytes.length; ) {
      int first = bytes[at] & 0xFF;
      int size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
      int c = size == 1 ? first : first & 0x7F >> size;
      for (int i = 1; i < size && at + i < bytes.length; i++) {
        c = c << 6 | bytes[at + i] & 0x3F;
      }
      out[length++] = c;
      at += size;
    }
    return Arrays.copyOf(out, length);
  }

  /** A Java string; a pair of lone surrogates becomes one character in it. */
  static String decode(byte... bytes) {
    int[] codePoints = codePoints(bytes);
    return new String(codePoints, 0, codePoints.length);
  }

  static byte[] encode(String text) {
    byte[] bytes = new byte[text.length() * 3];
    int length = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x80) {
        bytes[length++] = (byte) c;
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xC0 | c >> 6);
        bytes[length++] = (byte) (0x80 | c & 0x3F);
      } else if (c < 0x10000) {
        bytes[length++] = (byte) (0xE0 | c >> 12);
        bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | c & 0x3F);
      } else {
        bytes[length++] = (byte) (0xF0 | c >> 18);
        bytes[length++] = (byte) (0x80 | c >> 12 & 0x3F);
        bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | c & 0x3F);
      }
    }
    return Arrays.copyOf(bytes, length);
  }
}
