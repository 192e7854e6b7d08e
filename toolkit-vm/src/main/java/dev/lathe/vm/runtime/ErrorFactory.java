package dev.lathe.vm.runtime;

/** Makes the errors of general functions. A front end supplies the one of its language; see {@link NeutralErrors}. */
public interface ErrorFactory {

  /**
   * The error to raise, a value.
   *
   * @param details as the row of {@link Failure} says: guest values as {@code Long}, counts as {@code Integer}, words as {@code String}
   */
  long make(VmState vm, Failure failure, Object... details);

  /** The class of errors of a group, a value: the machine itself looks for those of {@link Failure.Group#STOP} and {@link Failure.Group#EXIT}. */
  long type(VmState vm, Failure.Group group);
}
