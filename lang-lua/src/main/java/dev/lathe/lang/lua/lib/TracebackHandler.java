package dev.lathe.lang.lua.lib;

import dev.lathe.vm.object.Metamethod;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.TypeName;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * What the command line has look at errors: adds a traceback to messages, to boxed numbers, and to what has {@code __tostring}; other
 * values stay as they are.
 */
public final class TracebackHandler implements HostFunction {
  private static final String KEY = "_TRACEBACK";
  private static final int CONVERTED = Call.FIRST_STEP;

  private TracebackHandler() {}

  /** The handler of a machine, a value for {@link HostFunction#handler}. */
  public static long of(VmState vm) {
    long key = vm.strings().atom(KEY);
    long present = vm.tables().getString(vm.registry(), key);
    if (present != Value.NIL) {
      return present;
    }
    long made = Value.function(vm.hostFunction("traceback", new TracebackHandler()));
    vm.tables().setString(vm.registry(), key, made);
    return made;
  }

  @Override
  public int call(Call call) {
    long error = call.argument(0);
    if (isText(error)) {
      return addLines(call, error);
    }
    long metamethod = call.vm().metamethod(error, Metamethod.TOSTRING);
    if (metamethod == Value.NIL) {
      return call.returns(error);
    }
    call.begin(metamethod);
    call.push(error);
    return call.invoke(CONVERTED);
  }

  @Override
  public int resume(Call call, int step) {
    long text = call.result(0);
    return isText(text) ? addLines(call, text) : call.returns(text);
  }

  private static boolean isText(long value) {
    return Value.isString(value) || Arguments.isNumber(value) || TypeName.of(value) == TypeName.CDATA;
  }

  private static int addLines(Call call, long message) {
    VmState vm = call.vm();
    String lines = "\n" + Traceback.text(vm, vm.thread().coroutine(), 1);
    return call.returns(Value.string(vm.strings().concatenate(ValueText.of(vm, message), vm.strings().make(lines))));
  }
}
