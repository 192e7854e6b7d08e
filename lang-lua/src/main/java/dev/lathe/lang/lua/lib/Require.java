package dev.lathe.lang.lua.lib;

import dev.lathe.vm.object.Strings;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * {@code require}. Its registers while it waits: 0 the name, 1 the table of loaders, 2 the number of the one that runs, 3 what the
 * others have said. While a module is loaded, a value that no program can make stands in its place.
 */
final class Require implements HostFunction {
  private static final int NAME = 0;
  private static final int LOADERS = 1;
  private static final int NUMBER = 2;
  private static final int SAID = 3;
  private static final int REGISTERS = 4;

  private static final int ASKED = Call.FIRST_STEP;
  private static final int RUN = Call.FIRST_STEP + 1;

  @Override
  public int call(Call call) {
    VmState vm = call.vm();
    long name = vm.strings().intern(Arguments.string(call, 0));
    long present = vm.tables().getString(LibraryBuilder.loaded(vm), name);
    if (present == loading(vm)) {
      throw vm.errors().atCaller("loop or previous error loading module '" + vm.strings().toJava(name) + "'");
    }
    if (!Value.isFalsy(present)) {
      return call.returns(present);
    }
    long loaders = PackageLibrary.field(call, "loaders");
    if (!Value.isTable(loaders)) {
      throw vm.errors().atCaller("'package.loaders' must be a table");
    }
    long said = vm.string("");
    call.setCount(REGISTERS);
    call.setArgument(NAME, Value.string(name));
    call.setArgument(LOADERS, loaders);
    call.setArgument(SAID, said);
    return ask(call, 1);
  }

  private static long loading(VmState vm) {
    return Value.of(Value.LIGHT_TAG, vm.registry());
  }

  private static int ask(Call call, int number) {
    VmState vm = call.vm();
    call.setArgument(NUMBER, Value.of((double) number));
    long loader = vm.tables().getInt(Value.address(call.argument(LOADERS)), number);
    if (loader == Value.NIL) {
      Strings strings = vm.strings();
      throw vm.errors().atCaller("module '" + strings.toJava(Value.address(call.argument(NAME))) + "' not found:"
          + strings.toJava(Value.address(call.argument(SAID))));
    }
    return invoke(call, loader, ASKED);
  }

  private static int invoke(Call call, long function, int step) {
    call.begin(function);
    call.push(call.argument(NAME));
    return call.invoke(step);
  }

  @Override
  public int resume(Call call, int step) {
    return step == ASKED ? answered(call) : loaded(call);
  }

  private static int answered(Call call) {
    VmState vm = call.vm();
    long answer = call.result(0);
    if (Value.isFunction(answer)) {
      vm.tables().setString(LibraryBuilder.loaded(vm), Value.address(call.argument(NAME)), loading(vm));
      return invoke(call, answer, RUN);
    }
    if (Value.isString(answer) || Arguments.isNumber(answer)) {
      long text = ValueText.of(vm, answer);
      call.setArgument(SAID, Value.string(vm.strings().concatenate(Value.address(call.argument(SAID)), text)));
    }
    return ask(call, (int) Arguments.toDouble(call.argument(NUMBER)) + 1);
  }

  private static int loaded(Call call) {
    VmState vm = call.vm();
    long modules = LibraryBuilder.loaded(vm);
    long name = Value.address(call.argument(NAME));
    long result = call.result(0);
    if (result != Value.NIL) {
      vm.tables().setString(modules, name, result);
    } else if (vm.tables().getString(modules, name) == loading(vm)) {
      vm.tables().setString(modules, name, Value.TRUE);
    }
    return call.returns(vm.tables().getString(modules, name));
  }
}
