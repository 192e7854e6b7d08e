package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;

/** {@code xpcall}, which passes further arguments on. */
final class ProtectedCallWithHandler implements HostFunction {
  private static final int DONE = Call.FIRST_STEP;

  @Override
  public int call(Call call) {
    Arguments.any(call, 0);
    Arguments.function(call, 1);
    int count = call.count();
    call.reserve(count + 2);
    call.begin(call.argument(0));
    for (int i = 2; i < count; i++) {
      call.push(call.argument(i));
    }
    return call.invokeProtected(DONE);
  }

  @Override
  public int resume(Call call, int step) {
    return ProtectedCall.succeed(call);
  }

  @Override
  public int recover(Call call, int step, long error) {
    return ProtectedCall.fail(call, error);
  }

  @Override
  public long handler(Call call, int step) {
    return call.argument(1);
  }
}
