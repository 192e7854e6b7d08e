package dev.lathe.vm.runtime;

/** The program asks for its own end: goes through everything, and out of the machine. It has no Java trace. */
public final class ExitRequest extends RuntimeException {
  private final int status;

  /** With the status that the process is to have. */
  public ExitRequest(int status) {
    super(null, null, false, false);
    this.status = status;
  }

  /** The status that the process is to have. */
  public int status() {
    return status;
  }
}
