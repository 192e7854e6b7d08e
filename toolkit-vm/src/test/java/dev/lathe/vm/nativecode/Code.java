package dev.lathe.vm.nativecode;

import dev.lathe.vm.memory.Memory;
import java.util.HexFormat;

/** A few bytes of machine code in code memory. */
record Code(CodeMemory memory, int offset, int bytes) {
  /** The argument and one. */
  static final String INCREMENT =
      """
      48 8D 47 01              lea rax, [rdi + 1]
      C3                       ret
      """;

  /**
   * Writes code.
   *
   * @param text lines of bytes in hexadecimal digits, then two blanks and what they mean
   */
  static Code of(CodeMemory memory, String text) {
    byte[] bytes = bytes(text);
    int offset = memory.allocate(bytes.length);
    if (offset == CodeMemory.NONE) {
      throw new IllegalStateException("code memory is full");
    }
    Memory.copy(bytes, 0, memory.writable(offset), bytes.length);
    return new Code(memory, offset, bytes.length);
  }

  static byte[] bytes(String text) {
    StringBuilder digits = new StringBuilder();
    text.lines().forEach(line -> digits.append(line.split(" {2}")[0].replace(" ", "")));
    return HexFormat.of().parseHex(digits);
  }

  long executable() {
    return memory.executable(offset);
  }

  long run(long argument) {
    return NativeEntry.enter(executable(), argument);
  }

  void release() {
    memory.release(offset, bytes);
  }
}
