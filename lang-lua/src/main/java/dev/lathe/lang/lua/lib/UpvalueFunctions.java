package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Names;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** The functions of {@code debug} that look at upvalues. A function in Java has what it has captured, without names. */
final class UpvalueFunctions {

  private UpvalueFunctions() {}

  static void install(LibraryBuilder builder) {
    builder
        .add("getupvalue", UpvalueFunctions::getupvalue)
        .add("setupvalue", UpvalueFunctions::setupvalue)
        .add("upvalueid", UpvalueFunctions::upvalueid)
        .add("upvaluejoin", UpvalueFunctions::upvaluejoin);
  }

  private static int count(long function) {
    return BaseLibrary.isGuest(function)
        ? PrototypeObject.upvalues(FunctionObject.prototype(function))
        : Memory.getInt(function + FunctionObject.HOST_COUNT);
  }

  private static String name(VmState vm, long function, int index) {
    if (!BaseLibrary.isGuest(function)) {
      return "";
    }
    return Names.upvalue(vm.functions().at(PrototypeObject.info(FunctionObject.prototype(function))).prototype(), index).orElse("");
  }

  /** Where an upvalue's value is. */
  private static long slot(long function, int index) {
    return BaseLibrary.isGuest(function)
        ? Memory.getLong(FunctionObject.upvalue(function, index) + UpvalueObject.WHERE)
        : function + FunctionObject.HOST_VALUES + 8L * index;
  }

  private static boolean exists(long function, int index) {
    return index >= 0 && index < count(function);
  }

  private static int getupvalue(Call call) {
    int index = Arguments.integer(call, 1) - 1;
    long function = Value.address(Arguments.function(call, 0));
    if (!exists(function, index)) {
      return 0;
    }
    long name = call.vm().string(name(call.vm(), function, index));
    call.push(name);
    call.push(Memory.getLong(slot(function, index)));
    return 2;
  }

  private static int setupvalue(Call call) {
    long value = Arguments.any(call, 2);
    int index = Arguments.integer(call, 1) - 1;
    long function = Value.address(Arguments.function(call, 0));
    if (!exists(function, index)) {
      return 0;
    }
    Memory.putLong(slot(function, index), value);
    call.vm().heap().barrier(BaseLibrary.isGuest(function) ? FunctionObject.upvalue(function, index) : function);
    return call.returns(call.vm().string(name(call.vm(), function, index)));
  }

  private static int existing(Call call, long function, int argument) {
    int index = Arguments.integer(call, argument) - 1;
    if (!exists(function, index)) {
      throw Arguments.error(call, argument, "index out of range");
    }
    return index;
  }

  private static int upvalueid(Call call) {
    long function = Value.address(Arguments.function(call, 0));
    int index = existing(call, function, 1);
    long id = BaseLibrary.isGuest(function) ? FunctionObject.upvalue(function, index) : slot(function, index);
    return call.returns(Value.of(Value.LIGHT_TAG, id));
  }

  private static int upvaluejoin(Call call) {
    long to = guestFunction(call, 0);
    int toIndex = existing(call, to, 1);
    long from = guestFunction(call, 2);
    int fromIndex = existing(call, from, 3);
    Memory.putLong(to + FunctionObject.UPVALUES + 8L * toIndex, FunctionObject.upvalue(from, fromIndex));
    call.vm().heap().barrier(to);
    return 0;
  }

  private static long guestFunction(Call call, int argument) {
    long function = Value.address(Arguments.function(call, argument));
    if (!BaseLibrary.isGuest(function)) {
      throw Arguments.error(call, argument, "Lua function expected");
    }
    return function;
  }
}
