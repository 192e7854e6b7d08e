package dev.lathe.vm.runtime;

/**
 * A Java function of a machine.
 *
 * @param name its full name, such as {@code string.rep}; empty for what is shown by its address like other functions
 */
public record HostInfo(String name, HostFunction function) {}
