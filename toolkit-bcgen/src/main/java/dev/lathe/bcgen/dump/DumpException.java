package dev.lathe.bcgen.dump;

/** Bytes are no dump. */
public final class DumpException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;

  DumpException(int offset, String problem) {
    super(problem, null, false, false);
    this.offset = offset;
  }

  /** The byte, from 0, at which reading stopped. */
  public int offset() {
    return offset;
  }

  /** Where and what, for a message. */
  @Override
  public String toString() {
    return String.format("byte 0x%X: %s", offset, getMessage());
  }
}
