package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** Modules that {@code require} finds without a file, made when they are asked for first: {@code package.preload}. */
final class Preload {
  static final String TABLE = "_PRELOAD";

  private Preload() {}

  /** Fills the table of a module. */
  interface Module {
    void fill(LibraryBuilder module);
  }

  /** Makes a module known. */
  static void add(VmState vm, String name, Module module) {
    HostFunction opener = call -> open(call, name, module);
    LibraryBuilder.of(vm, table(vm), "").set(name, Value.function(vm.hostFunction(name, opener)));
  }

  /** The table of such modules. */
  static long table(VmState vm) {
    return LibraryBuilder.registryTable(vm, TABLE);
  }

  private static int open(Call call, String name, Module module) {
    LibraryBuilder builder = LibraryBuilder.of(call.vm(), call.vm().tables().create(0, 16), name + ".");
    module.fill(builder);
    return call.returns(Value.table(builder.table()));
  }
}
