package dev.lathe.vm;

/** An error of the guest that nothing in it has handled. */
public final class GuestException extends RuntimeException {
  private final transient Object value;

  GuestException(String message, Object value) {
    super(message);
    this.value = value;
  }

  /** What the guest raised; for the types see {@link Vm}. */
  public Object value() {
    return value;
  }
}
