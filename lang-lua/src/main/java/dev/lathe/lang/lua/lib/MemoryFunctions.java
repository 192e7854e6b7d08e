package dev.lathe.lang.lua.lib;

import dev.lathe.vm.gc.Collector;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.value.Value;

/** {@code collectgarbage} and {@code gcinfo}. */
final class MemoryFunctions {
  private static final String[] OPTIONS = {"stop", "restart", "collect", "count", "step", "setpause", "setstepmul", "isrunning"};

  private MemoryFunctions() {}

  static void install(LibraryBuilder builder) {
    builder.add("collectgarbage", MemoryFunctions::collectgarbage).add("gcinfo", MemoryFunctions::gcinfo);
  }

  private static int collectgarbage(Call call) {
    String option = OPTIONS[Arguments.optionOr(call, 0, 2, OPTIONS)];
    int value = Arguments.integer(call, 1, 0);
    Collector collector = call.vm().collector();
    switch (option) {
      case "count" -> {
        return call.returns(Value.of(collector.count() / 1024.0));
      }
      case "step" -> {
        return call.returns(Value.of(collector.step(1024L * Math.max(value, 1))));
      }
      case "isrunning" -> {
        return call.returns(Value.of(!collector.isStopped()));
      }
      case "setpause" -> {
        return call.returns(Value.of((double) collector.setPause(value)));
      }
      case "setstepmul" -> {
        return call.returns(Value.of((double) collector.setStepMultiplier(value)));
      }
      case "stop" -> collector.stop();
      case "restart" -> collector.restart();
      default -> collector.full();
    }
    return call.returns(Value.of(0.0));
  }

  private static int gcinfo(Call call) {
    return call.returns(Value.of((double) (call.vm().collector().count() >> 10)));
  }
}
