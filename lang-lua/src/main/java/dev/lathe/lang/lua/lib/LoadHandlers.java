package dev.lathe.lang.lua.lib;

import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Who hears of each function that is loaded, in the order in which they were attached: functions of the program, and the library's own
 * listeners. All get the prototype.
 */
final class LoadHandlers {
  /** What programs call this event. */
  static final String EVENT = "bc";

  private sealed interface Handler {
    /** A function of the program, by its handle. */
    record OfProgram(int handle) implements Handler {}

    record OfLibrary(LongConsumer listener) implements Handler {}
  }

  private final VmState vm;
  private final Consumer<byte[]> warnings;
  private final List<Handler> handlers = new ArrayList<>();

  /** @param warnings gets a line for each handler that is detached because it failed */
  LoadHandlers(VmState vm, Consumer<byte[]> warnings) {
    this.vm = vm;
    this.warnings = warnings;
  }

  /** Attaches a function of the program, a value. */
  void attach(long function) {
    add(new Handler.OfProgram(vm.handles().add(function)));
  }

  /** Attaches a listener, which gets addresses of prototypes. */
  void attach(LongConsumer listener) {
    add(new Handler.OfLibrary(listener));
  }

  /** Takes out a function of the program, as often as it was attached. */
  void detach(long function) {
    for (Handler handler : List.copyOf(handlers)) {
      if (handler instanceof Handler.OfProgram(int handle) && vm.handles().at(handle) == function) {
        remove(handler);
        vm.handles().release(handle);
      }
    }
  }

  /** Takes out a listener. */
  void detach(LongConsumer listener) {
    remove(new Handler.OfLibrary(listener));
  }

  private void add(Handler handler) {
    handlers.add(handler);
    compiler().setLoadListener(Optional.of(this::loaded));
  }

  private void remove(Handler handler) {
    handlers.remove(handler);
    if (handlers.isEmpty()) {
      compiler().setLoadListener(Optional.empty());
    }
  }

  private FunctionCompiler compiler() {
    return FunctionCompiler.of(vm).orElseThrow();
  }

  private void loaded(long prototype) {
    for (Handler handler : List.copyOf(handlers)) {
      // One before it may have taken it out.
      if (handlers.contains(handler)) {
        switch (handler) {
          case Handler.OfLibrary(LongConsumer listener) -> listener.accept(prototype);
          case Handler.OfProgram(int handle) -> call(vm.handles().at(handle), prototype);
        }
      }
    }
  }

  /** A function that fails is detached. */
  private void call(long function, long prototype) {
    try {
      vm.nesting().execute(function, Value.object(prototype));
    } catch (GuestError error) {
      detach(function);
      warnings.accept(
          ("lathe: jit: handler of '" + EVENT + "' is detached: " + HandlerPass.text(vm, error) + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }
  }
}
