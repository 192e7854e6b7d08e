package dev.lathe.vm.asm;

import dev.lathe.vm.memory.Memory;
import java.util.Arrays;
import java.util.List;

/** Finished code: instructions, behind them the constants that they use, and what remains to be filled in when it gets its place. */
public final class Code {
  private final byte[] bytes;
  private final int instructionBytes;
  private final int alignment;
  private final List<Relocation> relocations;

  Code(byte[] bytes, int instructionBytes, int alignment, List<Relocation> relocations) {
    this.bytes = bytes;
    this.instructionBytes = instructionBytes;
    this.alignment = alignment;
    this.relocations = relocations;
  }

  /** Bytes of instructions and constants. */
  public int size() {
    return bytes.length;
  }

  /** Bytes of instructions: where the padding before the constants begins. */
  public int instructionBytes() {
    return instructionBytes;
  }

  /** What its address must be a multiple of: 16 or 8 if there are such constants, else 1. */
  public int alignment() {
    return alignment;
  }

  /** What depends on its place. */
  public List<Relocation> relocations() {
    return relocations;
  }

  /** The bytes, for a place that is its own origin. */
  public byte[] at(long address) {
    return at(address, address);
  }

  /**
   * The bytes as they are to be at an address.
   *
   * @param origin what places in the code, as numbers, are counted from
   * @throws IllegalArgumentException if the address is not aligned, a target is more than two gigabytes away, or a place more than
   *     four behind the origin
   */
  public byte[] at(long address, long origin) {
    if (address % alignment != 0) {
      throw new IllegalArgumentException("code with constants at 0x%x, which is no multiple of %d".formatted(address, alignment));
    }
    byte[] placed = bytes.clone();
    for (Relocation relocation : relocations) {
      int offset = relocation.offset();
      long held = LittleEndian.getInt(placed, offset);
      LittleEndian.putInt(
          placed,
          offset,
          switch (relocation.kind()) {
            case DISTANCE -> distance(held + relocation.target() - (address + offset), relocation);
            case PLACE -> place(held + address - origin);
          });
    }
    return placed;
  }

  private static int distance(long distance, Relocation relocation) {
    if (distance != (int) distance) {
      throw new IllegalArgumentException(
          "0x%x is out of reach of the instruction at +%d: %d bytes".formatted(relocation.target(), relocation.offset(), distance));
    }
    return (int) distance;
  }

  private static int place(long place) {
    if (place >>> 32 != 0) {
      throw new IllegalArgumentException("a place in the code is %d bytes from the origin".formatted(place));
    }
    return (int) place;
  }

  /** Puts the code where it is to run. Code memory may be written at one address and run at another. */
  public void copyTo(long writableAddress, long executableAddress) {
    copyTo(writableAddress, executableAddress, executableAddress);
  }

  /** The same, with the origin of places in the code; errors as for {@link #at(long, long)}. */
  public void copyTo(long writableAddress, long executableAddress, long origin) {
    Memory.copy(at(executableAddress, origin), 0, writableAddress, bytes.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Code code
        && Arrays.equals(bytes, code.bytes)
        && instructionBytes == code.instructionBytes
        && relocations.equals(code.relocations);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
