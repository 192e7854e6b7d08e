package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.value.Value;

/** {@code collectgarbage} and {@code gcinfo}. Pause and step are remembered, and mean nothing to this collector. */
final class MemoryFunctions {
  private static final String[] OPTIONS = {"stop", "restart", "collect", "count", "", "step", "setpause", "setstepmul", "", "isrunning"};
  private static final int STOP = 0;
  private static final int RESTART = 1;
  private static final int COLLECT = 2;
  private static final int COUNT = 3;
  private static final int STEP = 5;
  private static final int SET_PAUSE = 6;
  private static final int SET_STEP = 7;

  private int pause = 200;
  private int stepMultiplier = 200;
  private boolean isRunning = true;

  private MemoryFunctions() {}

  static void install(LibraryBuilder builder) {
    MemoryFunctions functions = new MemoryFunctions();
    builder.add("collectgarbage", functions::collectgarbage).add("gcinfo", MemoryFunctions::gcinfo);
  }

  private int collectgarbage(Call call) {
    int option = Arguments.optionOr(call, 0, COLLECT, OPTIONS);
    int value = Arguments.integer(call, 1, 0);
    return call.returns(
        switch (option) {
          case STOP -> run(false);
          case RESTART -> run(true);
          case COLLECT -> collect(call);
          case COUNT -> Value.of(call.vm().memoryUsed() / 1024.0);
          case STEP -> step(call);
          case SET_PAUSE -> setPause(value);
          case SET_STEP -> setStepMultiplier(value);
          default -> Value.of(isRunning);
        });
  }

  private long run(boolean runs) {
    isRunning = runs;
    return Value.of(0.0);
  }

  private static long collect(Call call) {
    call.vm().collectForRetry();
    return Value.of(0.0);
  }

  private static long step(Call call) {
    call.vm().collectForRetry();
    return Value.TRUE;
  }

  private long setPause(int value) {
    int before = pause;
    pause = value;
    return Value.of((double) before);
  }

  private long setStepMultiplier(int value) {
    int before = stepMultiplier;
    stepMultiplier = value;
    return Value.of((double) before);
  }

  private static int gcinfo(Call call) {
    return call.returns(Value.of((double) (call.vm().memoryUsed() >> 10)));
  }
}
