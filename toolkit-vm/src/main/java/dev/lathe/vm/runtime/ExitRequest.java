package dev.lathe.vm.runtime;

/** The program asks for its own end: goes through everything, and out of the machine. It has no Java trace. */
public final class ExitRequest extends RuntimeException {
  private final int status;
  private final boolean finalizes;

  /**
   * With the status that the process is to have.
   *
   * @param finalizes whether everything that has a finalizer is to be finalized first
   */
  public ExitRequest(int status, boolean finalizes) {
    super(null, null, false, false);
    this.status = status;
    this.finalizes = finalizes;
  }

  /** Whether everything that has a finalizer is to be finalized first. */
  public boolean finalizes() {
    return finalizes;
  }

  /** The status that the process is to have. */
  public int status() {
    return status;
  }
}
