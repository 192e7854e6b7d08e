package dev.lathe.vm;

import dev.lathe.vm.runtime.Interruption;

/** An error of the guest that nothing in it has handled. */
public final class GuestException extends RuntimeException {
  private final transient Object value;

  GuestException(String message, Object value) {
    super(message);
    this.value = value;
  }

  /** The program has not failed but was ended; in a Java function that a guest has called it ends that guest as well. */
  GuestException(Interruption cause) {
    super(cause.getMessage(), cause);
    value = cause.getMessage();
  }

  /** What the guest raised; for the types see {@link Vm}. */
  public Object value() {
    return value;
  }
}
