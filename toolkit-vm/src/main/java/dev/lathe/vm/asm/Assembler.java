package dev.lathe.vm.asm;

/**
 * Assembles x86-64 code into a byte array that grows: instructions by method or by {@link Form}, labels, constants. What it has made
 * is taken by {@link #finish}, after which it can be used again, with its memory. One thread at a time.
 *
 * <p>Backward jumps take the short form where it reaches. Forward ones have four bytes of distance, unless the short form is asked
 * for. Jumps and calls to absolute addresses get their distance when the code gets its place.
 */
public final class Assembler extends AvxInstructions {
  /** The recommended fillers of one to nine bytes, from the manual's page on NOP: opcode and operand, the longer ones with unused parts. */
  private static final byte[][] NOPS = {
    {},
    {(byte) 0x90},
    {0x66, (byte) 0x90},
    {0x0F, 0x1F, 0x00},
    {0x0F, 0x1F, 0x40, 0x00},
    {0x0F, 0x1F, 0x44, 0x00, 0x00},
    {0x66, 0x0F, 0x1F, 0x44, 0x00, 0x00},
    {0x0F, 0x1F, (byte) 0x80, 0x00, 0x00, 0x00, 0x00},
    {0x0F, 0x1F, (byte) 0x84, 0x00, 0x00, 0x00, 0x00, 0x00},
    {0x66, 0x0F, 0x1F, (byte) 0x84, 0x00, 0x00, 0x00, 0x00, 0x00},
  };

  /** Bytes of a short jump. */
  private static final int SHORT_JUMP = 2;

  /** Code for this machine's processor. */
  public Assembler() {
    this(CpuFeatures.detect());
  }

  /** Code that uses no other features. */
  public Assembler(CpuFeatures cpu) {
    super(cpu);
  }

  /**
   * Stores 32 bits that say where a label is: its address less the origin that {@link Code#copyTo(long, long, long)} is given. What is
   * so stored can be jumped to later.
   */
  public void mov32(Register base, int displacement, Label place) {
    emitAt(Form.MOV_RM32_I32, base, displacement, place);
  }

  /** Loads where a label is, as above. */
  public void mov32(Register to, Label place) {
    emit(Form.MOV_R32_I32, to, place);
  }

  /** Loads the address of a label. */
  public void lea(Register to, Label place) {
    emit(Form.LEA_R64_M, to, Address.of(place));
  }

  /** Jumps to a label. */
  public void jmp(Label target) {
    jump(isNear(target) ? Form.JMP_REL8 : Form.JMP_REL32, 0, target);
  }

  /** Jumps to a label at most 127 bytes ahead; {@link #bind} complains if it is farther. */
  public void jmpShort(Label target) {
    jump(Form.JMP_REL8, 0, target);
  }

  /** Jumps to an address outside the code, at most two gigabytes away. */
  public void jmp(long target) {
    jump(Form.JMP_REL32, 0, target);
  }

  /** Jumps to the address in a register. */
  public void jmp(Register target) {
    emit(Form.JMP_RM64, target);
  }

  /** Jumps to the address in memory. */
  public void jmp(Address target) {
    emit(Form.JMP_RM64, target);
  }

  /** Jumps to the address in {@code [base + displacement]}. */
  public void jmp(Register base, int displacement) {
    emitAt(Form.JMP_RM64, base, displacement);
  }

  /** Jumps to a label if a condition holds. */
  public void jcc(Condition condition, Label target) {
    jump(isNear(target) ? Form.JCC_REL8 : Form.JCC_REL32, condition.ordinal(), target);
  }

  /** Jumps to a label at most 127 bytes ahead if a condition holds; {@link #bind} complains if it is farther. */
  public void jccShort(Condition condition, Label target) {
    jump(Form.JCC_REL8, condition.ordinal(), target);
  }

  /** Jumps to an address outside the code, at most two gigabytes away, if a condition holds. */
  public void jcc(Condition condition, long target) {
    jump(Form.JCC_REL32, condition.ordinal(), target);
  }

  /** Calls code at a label. */
  public void call(Label target) {
    jump(Form.CALL_REL32, 0, target);
  }

  /** Calls code outside, at most two gigabytes away. */
  public void call(long target) {
    jump(Form.CALL_REL32, 0, target);
  }

  /** Calls the address in a register. */
  public void call(Register target) {
    emit(Form.CALL_RM64, target);
  }

  /** Calls the address in memory. */
  public void call(Address target) {
    emit(Form.CALL_RM64, target);
  }

  /** Calls the address in {@code [base + displacement]}. */
  public void call(Register base, int displacement) {
    emitAt(Form.CALL_RM64, base, displacement);
  }

  /** Returns to the address on the native stack. */
  public void ret() {
    emit(Form.RET);
  }

  /** The end of a native frame: RSP from RBP, and RBP from the stack. */
  public void leave() {
    emit(Form.LEAVE);
  }

  /** A breakpoint. */
  public void int3() {
    emit(Form.INT3);
  }

  /** An instruction that is always a fault. */
  public void ud2() {
    emit(Form.UD2);
  }

  /** Tells the processor that this is a loop that waits. */
  public void pause() {
    emit(Form.PAUSE);
  }

  /** Fills a number of bytes, one instruction for each nine. */
  public void nop(int bytes) {
    int left = bytes;
    while (left > 0) {
      byte[] filler = NOPS[Math.min(left, NOPS.length - 1)];
      System.arraycopy(filler, 0, room(), position, filler.length);
      position += filler.length;
      left -= filler.length;
    }
  }

  /** Fills up to a multiple of a power of two, counted from the start of the code. */
  public void align(int bytes) {
    nop(-position & bytes - 1);
  }

  /** Whether a label is bound and within reach of a short jump from here. */
  private boolean isNear(Label target) {
    return target.isBound() && target.position() - (position + SHORT_JUMP) >= Byte.MIN_VALUE;
  }
}
