package dev.lathe.vm.interp;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.Strings;
import dev.lathe.vm.runtime.VmState;

/**
 * Strings as sequences of code points in UTF-8. A byte that begins no code point there is an item of its own, so that any
 * bytes can be gone through.
 */
final class Text {
  private final Strings strings;

  Text(VmState vm) {
    this.strings = vm.strings();
  }

  private boolean isAscii(long string) {
    strings.hash(string);
    return (Header.flags(string) & StringObject.ASCII) != 0;
  }

  /** Number of code points. */
  int length(long string) {
    int bytes = StringObject.length(string);
    if (isAscii(string)) {
      return bytes;
    }
    long text = strings.bytes(string);
    int count = 0;
    for (int at = 0; at < bytes; at += size(text, at, bytes)) {
      count++;
    }
    return count;
  }

  /** Where code point {@code index} begins, as a number of bytes; the index may be the length. */
  int offset(long string, int index) {
    if (isAscii(string)) {
      return index;
    }
    long text = strings.bytes(string);
    int bytes = StringObject.length(string);
    int at = 0;
    for (int i = 0; i < index; i++) {
      at += size(text, at, bytes);
    }
    return at;
  }

  /** How many bytes the code point at an offset takes. */
  int size(long string, int offset) {
    return size(strings.bytes(string), offset, StringObject.length(string));
  }

  private static int size(long text, int at, int end) {
    int first = Memory.getByte(text + at) & 0xFF;
    int size = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1;
    if (at + size > end) {
      return 1;
    }
    for (int i = 1; i < size; i++) {
      if ((Memory.getByte(text + at + i) & 0xC0) != 0x80) {
        return 1;
      }
    }
    return size;
  }

  /** A new string of some of another one's bytes; its address. */
  long part(long string, int from, int to) {
    return strings.make(strings.bytes(string) + from, to - from);
  }
}
