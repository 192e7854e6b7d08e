package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;

/** {@code xpcall}, which passes further arguments on. */
final class ProtectedCallWithHandler extends ProtectedFunction {
  private static final int DONE = Call.FIRST_STEP;

  @Override
  public int call(Call call) {
    Arguments.any(call, 0);
    Arguments.function(call, 1);
    begin(call, call.argument(0), 2);
    return call.invokeProtected(DONE);
  }

  @Override
  public long handler(Call call, int step) {
    return call.argument(1);
  }
}
