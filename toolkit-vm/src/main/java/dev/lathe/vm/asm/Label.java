package dev.lathe.vm.asm;

/**
 * A place in one piece of code, named before or after it is reached. Jumps to it may be written before
 * {@link CodeBuffer#bind} says where it is; all labels that are used must be bound when the code is finished.
 */
public final class Label implements Operand {
  private static final int UNBOUND = -1;

  /** Number in the assembler's list of the last use that waits for the label to be bound, {@link CodeBuffer#NO_USE} if none. */
  int lastUse = CodeBuffer.NO_USE;

  private int position = UNBOUND;

  /** Whether its place is known. */
  public boolean isBound() {
    return position != UNBOUND;
  }

  /**
   * Its distance in bytes from the start of the code.
   *
   * @throws IllegalStateException if it is not bound
   */
  public int position() {
    if (position == UNBOUND) {
      throw new IllegalStateException("the label is not bound");
    }
    return position;
  }

  void bindTo(int position) {
    if (this.position != UNBOUND) {
      throw new IllegalStateException("the label is bound already, to " + this.position);
    }
    this.position = position;
  }
}
