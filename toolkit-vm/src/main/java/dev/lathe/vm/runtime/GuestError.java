package dev.lathe.vm.runtime;

/**
 * An error of the guest on its way to a handler. It has no Java trace. The value is kept alive by nothing: whoever catches it
 * puts it on a stack before the next poll.
 */
public final class GuestError extends RuntimeException {
  private final long value;

  /** An error with any guest value. */
  public GuestError(long value) {
    super(null, null, false, false);
    this.value = value;
  }

  /** What the guest raised. */
  public long value() {
    return value;
  }
}
