package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;

/** {@code pcall}. */
final class ProtectedCall extends ProtectedFunction {
  private static final int DONE = Call.FIRST_STEP;

  @Override
  public int call(Call call) {
    Arguments.any(call, 0);
    begin(call, call.argument(0), 1);
    return call.invokeProtected(DONE);
  }
}
