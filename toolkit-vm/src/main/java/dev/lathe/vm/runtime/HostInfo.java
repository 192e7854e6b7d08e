package dev.lathe.vm.runtime;

/**
 * A Java function of a machine.
 *
 * @param name its full name, such as {@code string.rep}; empty for what is shown by its address like other functions
 * @param leaf what machine code may do in its place
 */
public record HostInfo(String name, HostFunction function, LeafFunction leaf) {
  /** One that only Java can do. */
  public HostInfo(String name, HostFunction function) {
    this(name, function, LeafFunction.NONE);
  }
}
