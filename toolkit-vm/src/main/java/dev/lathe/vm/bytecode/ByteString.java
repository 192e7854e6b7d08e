package dev.lathe.vm.bytecode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An immutable string of bytes, compared by content. */
public final class ByteString {
  private final byte[] bytes;
  /** Computed when it is asked for, 0 before: threads that do so at once come to the same. */
  private int hash;

  private ByteString(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The given bytes, copied. */
  public static ByteString of(byte... bytes) {
    return new ByteString(bytes.clone());
  }

  /** The bytes from {@code from} to before {@code to}, copied. */
  public static ByteString of(byte[] bytes, int from, int to) {
    return new ByteString(Arrays.copyOfRange(bytes, from, to));
  }

  /** The UTF-8 form of a text without lone surrogates. */
  public static ByteString utf8(String text) {
    return new ByteString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Each character's low byte; the others must be zero. */
  public static ByteString latin1(String text) {
    return new ByteString(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Number of bytes. */
  public int length() {
    return bytes.length;
  }

  /** The byte at an index, 0 to 255. */
  public int at(int index) {
    return bytes[index] & 0xFF;
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** Each byte as the character of its number. */
  public String toLatin1() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteString that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = Arrays.hashCode(bytes);
      hash = known;
    }
    return known;
  }

  /** The bytes read as UTF-8, for messages. */
  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
