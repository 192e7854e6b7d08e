package dev.lathe.bcgen.dump;

import java.util.Locale;
import java.util.OptionalInt;

/** Bytes are no dump. */
public final class DumpException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final OptionalInt function;

  DumpException(int offset, OptionalInt function, String problem) {
    super(problem, null, false, false);
    this.offset = offset;
    this.function = function;
  }

  /** The byte, from 0, at which reading stopped. */
  public int offset() {
    return offset;
  }

  /** The function that was being read, by its place in the dump, from 1; empty outside functions. */
  public OptionalInt function() {
    return function;
  }

  /** Where and what, for a message. */
  @Override
  public String toString() {
    return "byte 0x"
        + Integer.toHexString(offset).toUpperCase(Locale.ROOT)
        + (function.isPresent() ? ", function " + function.getAsInt() : "")
        + ": "
        + getMessage();
  }
}
