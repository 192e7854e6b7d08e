package dev.lathe.vm.memory;

/** A machine's memory limit is reached, and collecting did not help. The guest gets an error. */
public final class OutOfGuestMemory extends RuntimeException {
  /** The only one; it has no trace. */
  public static final OutOfGuestMemory INSTANCE = new OutOfGuestMemory();

  private OutOfGuestMemory() {
    super("not enough memory", null, false, false);
  }
}
