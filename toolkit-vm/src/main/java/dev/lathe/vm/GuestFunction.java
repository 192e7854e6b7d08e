package dev.lathe.vm;

/** A function that Java holds. */
public final class GuestFunction extends GuestReference {
  GuestFunction(Vm vm, long value) {
    super(vm, value);
  }

  /**
   * Calls it; for the types of arguments and results see {@link Vm}.
   *
   * @throws GuestException what it raises
   */
  public Object[] call(Object... arguments) {
    return vm().call(this, arguments);
  }
}
