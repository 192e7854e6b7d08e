package dev.lathe.vm.asm;

/** Numbers in byte arrays, lowest byte first. */
final class LittleEndian {
  private LittleEndian() {}

  static int getInt(byte[] bytes, int at) {
    return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
  }

  static long getLong(byte[] bytes, int at) {
    return getInt(bytes, at) & 0xFFFF_FFFFL | (long) getInt(bytes, at + 4) << 32;
  }

  static void putInt(byte[] bytes, int at, int value) {
    bytes[at] = (byte) value;
    bytes[at + 1] = (byte) (value >> 8);
    bytes[at + 2] = (byte) (value >> 16);
    bytes[at + 3] = (byte) (value >> 24);
  }

  static void putLong(byte[] bytes, int at, long value) {
    putInt(bytes, at, (int) value);
    putInt(bytes, at + 4, (int) (value >> 32));
  }
}
