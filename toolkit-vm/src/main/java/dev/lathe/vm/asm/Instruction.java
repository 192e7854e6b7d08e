package dev.lathe.vm.asm;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A decoded instruction, or a byte that begins none ({@code .byte}).
 *
 * @param address of its first byte
 * @param bytes of the instruction
 * @param operands as Intel writes them, empty if there are none
 */
public record Instruction(long address, byte[] bytes, String mnemonic, String operands) {
  /** What a byte is called that begins no known instruction. */
  public static final String UNKNOWN = ".byte";

  /** Whether it is an instruction. */
  public boolean isKnown() {
    return !mnemonic.equals(UNKNOWN);
  }

  /** Mnemonic and operands. */
  public String text() {
    return operands.isEmpty() ? mnemonic : mnemonic + " " + operands;
  }

  /** Address, bytes and text: a line of a listing. */
  @Override
  public String toString() {
    return "%8x  %-30s  %-7s %s".formatted(address, HexFormat.ofDelimiter(" ").formatHex(bytes), mnemonic, operands).stripTrailing();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Instruction that
        && address == that.address
        && Arrays.equals(bytes, that.bytes)
        && mnemonic.equals(that.mnemonic)
        && operands.equals(that.operands);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(address) * 31 + Arrays.hashCode(bytes);
  }
}
