package dev.lathe.lang.python;

import java.util.Optional;

/**
 * The first place where bytes are no UTF-8.
 *
 * @param start index of the first wrong byte
 * @param end index behind the last
 * @param reason CPython's
 */
record Utf8Fault(int start, int end, String reason) {

  /** Finds the fault of {@code bytes} from index {@code from}, if there is one. */
  static Optional<Utf8Fault> find(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length) {
      if (bytes[at] >= 0) {
        at++;
        continue;
      }
      int size = size(bytes[at] & 0xFF);
      if (size == 0) {
        return Optional.of(new Utf8Fault(at, at + 1, "invalid start byte"));
      }
      for (int k = 1; k < size; k++) {
        if (at + k == bytes.length) {
          return Optional.of(new Utf8Fault(at, at + k, "unexpected end of data"));
        }
        if (!continues(bytes[at] & 0xFF, k, bytes[at + k] & 0xFF)) {
          return Optional.of(new Utf8Fault(at, at + k, "invalid continuation byte"));
        }
      }
      at += size;
    }
    return Optional.empty();
  }

  private static int size(int first) {
    return first >= 0xC2 && first <= 0xDF ? 2 : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
  }

  /** Whether {@code byte_} may stand at place {@code k} behind {@code first} (RFC 3629: no overlong form, no surrogate). */
  private static boolean continues(int first, int k, int byte_) {
    if (byte_ < 0x80 || byte_ > 0xBF) {
      return false;
    }
    return k > 1
        || switch (first) {
          case 0xE0 -> byte_ >= 0xA0;
          case 0xED -> byte_ < 0xA0;
          case 0xF0 -> byte_ >= 0x90;
          case 0xF4 -> byte_ < 0x90;
          default -> true;
        };
  }

  /**
   * What CPython says of it.
   *
   * @param bytes that the fault was found in
   */
  String message(byte[] bytes) {
    return end - start == 1
        ? String.format("'utf-8' codec can't decode byte 0x%02x in position %d: %s", bytes[start] & 0xFF, start, reason)
        : String.format("'utf-8' codec can't decode bytes in position %d-%d: %s", start, end - 1, reason);
  }
}
