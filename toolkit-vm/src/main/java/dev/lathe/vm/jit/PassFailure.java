package dev.lathe.vm.jit;

/** The backend cannot go on; the attempt fails with its place. */
final class PassFailure extends RuntimeException {
  private final int instruction;

  PassFailure(RuntimeException cause, int instruction) {
    super(cause.toString(), cause);
    this.instruction = instruction;
  }

  /** The instruction that it was at, from 0. */
  int instruction() {
    return instruction;
  }
}
