package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.value.Value;

/** {@code pcall}. */
final class ProtectedCall implements HostFunction {
  private static final int DONE = Call.FIRST_STEP;

  @Override
  public int call(Call call) {
    Arguments.any(call, 0);
    int count = call.count();
    call.reserve(count + 2);
    call.begin(call.argument(0));
    for (int i = 1; i < count; i++) {
      call.push(call.argument(i));
    }
    return call.invokeProtected(DONE);
  }

  @Override
  public int resume(Call call, int step) {
    return succeed(call);
  }

  @Override
  public int recover(Call call, int step, long error) {
    return fail(call, error);
  }

  /** Returns true and the results, which lie behind the last register: it becomes the true. */
  static int succeed(Call call) {
    call.setArgument(call.count() - 1, Value.TRUE);
    return call.results() + 1;
  }

  /** Returns false and the error. */
  static int fail(Call call, long error) {
    call.push(Value.FALSE);
    call.push(error);
    return 2;
  }
}
