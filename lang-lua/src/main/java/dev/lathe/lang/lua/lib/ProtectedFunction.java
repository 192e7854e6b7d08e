package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.value.Value;

/** One that calls something, and returns true and its results, or false and its error. */
abstract class ProtectedFunction implements HostFunction {

  /** Begins a call of a value with this function's arguments from an index on. */
  static void begin(Call call, long called, int from) {
    int count = call.count();
    call.reserve(count + 2);
    call.begin(called);
    for (int i = from; i < count; i++) {
      call.push(call.argument(i));
    }
  }

  /** The results lie behind the last register: it becomes the true. */
  @Override
  public int resume(Call call, int step) {
    call.setArgument(call.count() - 1, Value.TRUE);
    return call.results() + 1;
  }

  @Override
  public int recover(Call call, int step, long error) {
    call.push(Value.FALSE);
    call.push(error);
    return 2;
  }
}
