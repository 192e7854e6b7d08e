package dev.lathe.vm.memory;

/** {@link Heap#reserve} refused: the interpreter is to collect, and to run the instruction again. */
public final class Retry extends RuntimeException {
  /** The only one; it has no trace. */
  public static final Retry INSTANCE = new Retry();

  private Retry() {
    super("collect and try again", null, false, false);
  }
}
