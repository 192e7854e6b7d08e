package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Frames;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * {@code module}: makes a table the environment of the function that calls it, and calls the options with it. The last register
 * holds the module, the one below it the number of the option that runs.
 */
final class ModuleFunction implements HostFunction {
  private static final int OPTION_DONE = Call.FIRST_STEP;

  @Override
  public int call(Call call) {
    VmState vm = call.vm();
    long name = vm.strings().intern(Arguments.string(call, 0));
    long module = find(call, name);
    if (vm.tables().getString(module, vm.strings().atom("_NAME")) == Value.NIL) {
      initialize(vm, module, name);
    }
    Frames caller = Frames.of(vm).caller();
    if (!caller.exists() || !caller.isGuest()) {
      throw vm.errors().atCaller("'module' not called from a Lua function");
    }
    BaseLibrary.setEnvironment(vm, caller.function(), module);
    call.setCount(call.count() + 2);
    call.setArgument(call.count() - 1, Value.table(module));
    return applyOption(call, 1);
  }

  private static int applyOption(Call call, int index) {
    if (index >= call.count() - 2) {
      return 0;
    }
    call.setArgument(call.count() - 2, Value.of((double) index));
    call.begin(call.argument(index));
    call.push(call.argument(call.count() - 1));
    return call.invoke(OPTION_DONE);
  }

  @Override
  public int resume(Call call, int step) {
    return applyOption(call, (int) Arguments.toDouble(call.argument(call.count() - 2)) + 1);
  }

  /** The table of a module: the loaded one, else the global one, else a new one. */
  private static long find(Call call, long name) {
    VmState vm = call.vm();
    long loaded = LibraryBuilder.loaded(vm);
    long present = vm.tables().getString(loaded, name);
    if (Value.isTable(present)) {
      return Value.address(present);
    }
    String text = vm.strings().toJava(name);
    long at = BaseLibrary.threadEnvironment(call);
    for (String part : text.split("\\.", -1)) {
      long key = vm.strings().atom(part);
      long next = vm.tables().getString(at, key);
      if (next == Value.NIL) {
        next = Value.table(vm.tables().create(0, 4));
        vm.tables().setString(at, key, next);
      } else if (!Value.isTable(next)) {
        throw vm.errors().atCaller("name conflict for module '" + text + "'");
      }
      at = Value.address(next);
    }
    vm.tables().setString(loaded, name, Value.table(at));
    return at;
  }

  private static void initialize(VmState vm, long module, long name) {
    String text = vm.strings().toJava(name);
    LibraryBuilder.of(vm, module, "")
        .set("_M", Value.table(module))
        .set("_NAME", Value.string(name))
        .set("_PACKAGE", vm.string(text.substring(0, text.lastIndexOf('.') + 1)));
  }
}
