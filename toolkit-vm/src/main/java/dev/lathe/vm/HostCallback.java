package dev.lathe.vm;

/** A Java function that guests call; for the types of arguments and results see {@link Vm}. */
@FunctionalInterface
public interface HostCallback {

  /**
   * Runs it. What it throws becomes an error of the guest: a {@link GuestException}'s value, of others the message; an interrupt
   * goes on through the guest.
   *
   * @return the results, null for none
   */
  Object[] call(Object... arguments) throws Exception;
}
