package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.HostInfo;
import dev.lathe.vm.runtime.LeafFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** Fills a table with functions and other values. */
final class LibraryBuilder {
  private final VmState vm;
  private final long table;
  private final String prefix;

  private LibraryBuilder(VmState vm, long table, String prefix) {
    this.vm = vm;
    this.table = table;
    this.prefix = prefix;
  }

  /** The globals. */
  static LibraryBuilder globals(VmState vm) {
    return new LibraryBuilder(vm, vm.globals(), "");
  }

  /** A table under a global name, new or as it is there, which {@code require} knows by that name as well. */
  static LibraryBuilder library(VmState vm, String name) {
    long key = vm.strings().atom(name);
    long present = vm.tables().getString(vm.globals(), key);
    long table = Value.isTable(present) ? Value.address(present) : vm.tables().create(0, 32);
    vm.tables().setString(vm.globals(), key, Value.table(table));
    register(vm, name, table);
    return new LibraryBuilder(vm, table, name + ".");
  }

  /** Makes a table known to {@code require}. */
  static void register(VmState vm, String name, long table) {
    vm.tables().setString(loaded(vm), vm.strings().atom(name), Value.table(table));
  }

  /** The table of loaded modules. */
  static long loaded(VmState vm) {
    return registryTable(vm, "_LOADED");
  }

  /** A table in the registry, made if it is not there. */
  static long registryTable(VmState vm, String name) {
    long key = vm.strings().atom(name);
    long present = vm.tables().getString(vm.registry(), key);
    if (Value.isTable(present)) {
      return Value.address(present);
    }
    long table = vm.tables().create(0, 16);
    vm.tables().setString(vm.registry(), key, Value.table(table));
    return table;
  }

  /** Some other table. */
  static LibraryBuilder of(VmState vm, long table, String prefix) {
    return new LibraryBuilder(vm, table, prefix);
  }

  VmState vm() {
    return vm;
  }

  /** The table, its address. */
  long table() {
    return table;
  }

  /** Adds a function. */
  LibraryBuilder add(String name, HostFunction function) {
    return set(name, Value.function(vm.hostFunction(prefix + name, function)));
  }

  /** Adds a function that machine code may do in its place. */
  LibraryBuilder add(String name, LeafFunction leaf, HostFunction function) {
    return set(name, Value.function(vm.hostFunction(prefix + name, leaf, function)));
  }

  /** Adds a value. */
  LibraryBuilder set(String name, long value) {
    vm.tables().setString(table, vm.strings().atom(name), value);
    return this;
  }

  /** The number of a function that is no field, for {@link VmState#hostClosure}. The machine keeps it by keeping one that captured nothing. */
  int closures(String name, HostFunction function) {
    int number = vm.hosts().add(new HostInfo(prefix + name, function));
    long kept = registryTable(vm, "_CLOSURES");
    vm.tables().setString(kept, vm.strings().atom(prefix + name), Value.function(vm.hostClosure(number)));
    return number;
  }
}
