package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.ByteString;
import java.util.Arrays;

/** Growing bytes. */
final class DumpOutput {
  /** The order of the bytes of larger numbers. */
  enum Endian {
    LITTLE,
    BIG
  }

  private final Endian endian;
  private byte[] bytes = new byte[256];
  private int size;

  /** In little-endian order. */
  DumpOutput() {
    this(Endian.LITTLE);
  }

  DumpOutput(Endian endian) {
    this.endian = endian;
  }

  private void reserve(int count) {
    if (count > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, count), (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 16)));
    }
  }

  int size() {
    return size;
  }

  DumpOutput u8(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
    return this;
  }

  DumpOutput u16(int value) {
    return endian == Endian.LITTLE ? u8(value).u8(value >>> 8) : u8(value >>> 8).u8(value);
  }

  DumpOutput u32(int value) {
    return endian == Endian.LITTLE ? u16(value).u16(value >>> 16) : u16(value >>> 16).u16(value);
  }

  DumpOutput u64(long value) {
    return endian == Endian.LITTLE ? u32((int) value).u32((int) (value >>> 32)) : u32((int) (value >>> 32)).u32((int) value);
  }

  /** An unsigned number of 32 bits. */
  DumpOutput uleb(int value) {
    return uleb33(Integer.toUnsignedLong(value));
  }

  DumpOutput uleb33(long value) {
    long rest = value;
    while (rest >= 0x80) {
      u8((int) rest | 0x80);
      rest >>>= 7;
    }
    return u8((int) rest);
  }

  DumpOutput string(ByteString string) {
    return bytes(string.toByteArray());
  }

  /** A string behind its length. */
  DumpOutput counted(ByteString string) {
    return uleb(string.length()).string(string);
  }

  DumpOutput bytes(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
    return this;
  }

  /** ASCII text in a field of {@code width} bytes, zeros behind it. */
  DumpOutput field(String text, int width) {
    return bytes(Arrays.copyOf(Listing.bytes(text), width));
  }

  DumpOutput zeros(int count) {
    reserve(count);
    size += count;
    return this;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }
}
