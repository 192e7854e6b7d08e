package dev.lathe.vm.asm;

/**
 * Four bytes of code whose value depends on where the code is put. They hold a number to which is added:
 *
 * @param offset of the four bytes from the start of the code
 * @param target for DISTANCE, an absolute address outside the code
 */
public record Relocation(Kind kind, int offset, long target) {
  /** What is added. */
  public enum Kind {
    /** The target less the address of the four bytes: jumps, calls and memory relative to the instruction. */
    DISTANCE,
    /** The address of the code less the origin that {@link Code#copyTo(long, long, long)} is given: places in the code, as numbers. */
    PLACE
  }
}
