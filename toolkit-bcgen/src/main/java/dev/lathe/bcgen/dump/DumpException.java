package dev.lathe.bcgen.dump;

import java.util.Locale;

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
    return "byte 0x" + Integer.toHexString(offset).toUpperCase(Locale.ROOT) + ": " + getMessage();
  }
}
