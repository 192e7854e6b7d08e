package dev.lathe.vm.runtime;

/**
 * An error of the guest on its way to a handler. It has no Java trace. The value is kept alive by nothing: whoever catches it
 * puts it on a stack before the next poll.
 */
public final class GuestError extends RuntimeException {
  private final long value;
  private final Origin origin;

  /** Where it comes from. */
  public enum Origin {
    /** From the running frame, which its traceback is to name. */
    HERE,
    /** It has come here before, and goes on. */
    AGAIN
  }

  /** An error with any guest value. */
  public GuestError(long value) {
    this(value, Origin.HERE);
  }

  public GuestError(long value, Origin origin) {
    super(null, null, false, false);
    this.value = value;
    this.origin = origin;
  }

  /** Where it comes from. */
  public Origin origin() {
    return origin;
  }

  /** What the guest raised. */
  public long value() {
    return value;
  }
}
