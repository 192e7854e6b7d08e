package dev.lathe.lang.lua.lib;

import dev.lathe.vm.gc.Collector;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.value.Value;

/** {@code collectgarbage} and {@code gcinfo}. */
final class MemoryFunctions {
  private static final String[] OPTIONS = {"stop", "restart", "collect", "count", "", "step", "setpause", "setstepmul", "", "isrunning"};
  private static final int STOP = 0;
  private static final int RESTART = 1;
  private static final int COLLECT = 2;
  private static final int COUNT = 3;
  private static final int STEP = 5;
  private static final int SET_PAUSE = 6;
  private static final int SET_STEP = 7;

  private MemoryFunctions() {}

  static void install(LibraryBuilder builder) {
    builder.add("collectgarbage", new Collect()).add("gcinfo", MemoryFunctions::gcinfo);
  }

  private static long collectgarbage(Call call) {
    int option = Arguments.optionOr(call, 0, COLLECT, OPTIONS);
    int value = Arguments.integer(call, 1, 0);
    Collector collector = call.vm().collector();
    return switch (option) {
      case STOP -> {
        collector.stop();
        yield Value.of(0.0);
      }
      case RESTART -> {
        collector.restart();
        yield Value.of(0.0);
      }
      case COLLECT -> {
        collector.full();
        yield Value.of(0.0);
      }
      case COUNT -> Value.of(collector.count() / 1024.0);
      case STEP -> Value.of(collector.step((long) value << 10));
      case SET_PAUSE -> Value.of((double) collector.setPause(value));
      case SET_STEP -> Value.of((double) collector.setStepMultiplier(value));
      default -> Value.of(!collector.isStopped());
    };
  }

  /** What a collection has found is finalized before the function returns; register 0 has its result. */
  private static final class Collect implements HostFunction {
    private static final int FINALIZED = Call.FIRST_STEP;

    @Override
    public int call(Call call) {
      long result = collectgarbage(call);
      call.setCount(1);
      call.setArgument(0, result);
      return finish(call);
    }

    @Override
    public int resume(Call call, int step) {
      return finish(call);
    }

    private static int finish(Call call) {
      long finalizer = call.vm().nextFinalizer();
      if (finalizer == Value.NIL) {
        call.setCount(1);
        return call.returns(call.argument(0));
      }
      call.vm().runningFinalizers().begin(call.base());
      call.begin(finalizer);
      call.push(call.vm().finalized());
      return call.invoke(FINALIZED);
    }
  }

  private static int gcinfo(Call call) {
    return call.returns(Value.of((double) (call.vm().collector().count() >> 10)));
  }
}
