package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Hooks;
import dev.lathe.vm.value.Value;
import java.util.EnumSet;
import java.util.Set;

/** {@code debug.sethook} and {@code debug.gethook}. There is one hook for all coroutines. */
final class HookFunctions {

  private HookFunctions() {}

  static void install(LibraryBuilder builder) {
    builder.add("sethook", HookFunctions::sethook).add("gethook", HookFunctions::gethook);
  }

  private static int sethook(Call call) {
    int first = DebugLibrary.skipped(call);
    Hooks hooks = call.vm().hooks();
    if (Arguments.isAbsent(call, first)) {
      hooks.set(Value.NIL, Set.of(), 0);
      return 0;
    }
    String mask = Arguments.text(call, first + 1);
    long function = Arguments.function(call, first);
    int period = Arguments.integer(call, first + 2, 0);
    Set<Hooks.Event> events = EnumSet.noneOf(Hooks.Event.class);
    for (Hooks.Event event : Hooks.Event.values()) {
      if (event != Hooks.Event.COUNT && mask.indexOf(event.text().charAt(0)) >= 0) {
        events.add(event);
      }
    }
    if (period > 0) {
      events.add(Hooks.Event.COUNT);
    }
    hooks.set(function, events, period);
    return 0;
  }

  private static int gethook(Call call) {
    Hooks hooks = call.vm().hooks();
    StringBuilder mask = new StringBuilder();
    for (Hooks.Event event : Hooks.Event.values()) {
      if (event != Hooks.Event.COUNT && hooks.events().contains(event)) {
        mask.append(event.text().charAt(0));
      }
    }
    long text = call.vm().string(mask.toString());
    call.push(hooks.function());
    call.push(text);
    call.push(Value.of((double) hooks.period()));
    return 3;
  }
}
