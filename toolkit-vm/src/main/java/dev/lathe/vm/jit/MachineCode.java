package dev.lathe.vm.jit;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.nativecode.CodeMemory;

/**
 * A piece of code memory with the machine code of one function: tables of entries and of places, then code.
 *
 * @param memory that it lies in
 * @param offset where it begins
 * @param bytes its size
 * @param bytecodes how many instructions were compiled
 * @param code where code begins, from the beginning of the piece; in front of it are the tables
 * @param instructionBytes of code; constants are behind them
 * @param prologue where calls enter, from the beginning of the piece; 0 if they leave for Java
 */
public record MachineCode(CodeMemory memory, int offset, int bytes, int bytecodes, int code, int instructionBytes, int prologue) {

  /** Where the first instruction is run. */
  public long address() {
    return memory.executable(offset + code);
  }

  /** Bytes of code with its constants. */
  public int codeBytes() {
    return bytes - code;
  }

  /** The instructions and, behind them, the constants. */
  public byte[] copy() {
    byte[] copy = new byte[codeBytes()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = Memory.getByte(memory.writable(offset + code) + i);
    }
    return copy;
  }

  /** Where the code of bytecode number {@code index} from 0 begins, from {@link #address}; negative if it is part of the one before. */
  public int entry(int index) {
    int place = Memory.getInt(entries() + 4L * (bytecodes + index));
    return place == 0 ? -1 : place - offset - code;
  }

  /** The table of entries, where Java comes in. */
  long entries() {
    return memory.writable(offset);
  }
}
