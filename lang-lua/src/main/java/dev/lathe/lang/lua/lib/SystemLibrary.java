package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;

/** The module {@code system}, also as {@code system.core}: LuaSystem's clocks, sleep, random bytes and environment. */
final class SystemLibrary {
  private static final double NANOSECONDS = 1e9;
  private static final long LOOK_AROUND_MILLISECONDS = 10;

  private final VmState vm;
  private final Terminals terminals;

  private SystemLibrary(VmState vm, Terminals terminals) {
    this.vm = vm;
    this.terminals = terminals;
  }

  static void install(VmState vm, Terminals terminals) {
    SystemLibrary library = new SystemLibrary(vm, terminals);
    Preload.add(vm, "system", library::fill);
    Preload.add(vm, "system.core", library::fill);
  }

  private void fill(LibraryBuilder module) {
    module
        .add("gettime", SystemLibrary::gettime)
        .add("monotime", call -> call.returns(Value.of(System.nanoTime() / NANOSECONDS)))
        .add("sleep", this::sleep)
        .add("random", this::random)
        .add("getenv", this::getenv)
        .add("getenvs", this::getenvs)
        .add("isatty", this::isatty)
        .set("windows", Value.FALSE)
        .set("_VERSION", vm.string("LuaSystem 0.2.1"));
  }

  private static int gettime(Call call) {
    Instant now = Instant.now();
    return call.returns(Value.of(now.getEpochSecond() + now.getNano() / NANOSECONDS));
  }

  /** Sleeps for some seconds, or until the machine is interrupted. */
  private int sleep(Call call) {
    double seconds = Arguments.number(call, 0);
    if (seconds > 0) {
      long end = System.nanoTime() + (long) Math.min(seconds * NANOSECONDS, Long.MAX_VALUE >> 1);
      for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
        nap(Math.min(left / 1_000_000, LOOK_AROUND_MILLISECONDS), (int) (left % 1_000_000));
        vm.checkInterrupt();
      }
    }
    return call.returns(Value.TRUE);
  }

  private void nap(long milliseconds, int nanoseconds) {
    try {
      Thread.sleep(milliseconds, nanoseconds);
    } catch (InterruptedException interrupted) {
      throw vm.errors().here("interrupted!");
    }
  }

  private int random(Call call) {
    int count = Arguments.integer(call, 0, 1);
    if (count < 0) {
      call.push(Value.NIL);
      call.push(vm.string("invalid number of bytes, must not be less than 0"));
      return 2;
    }
    long string = vm.strings().allocate(count);
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    Memory.copy(bytes, 0, string + StringObject.BYTES, count);
    return call.returns(Value.string(string));
  }

  private int getenv(Call call) {
    String value = System.getenv(Arguments.text(call, 0));
    return call.returns(value == null ? Value.NIL : vm.string(value));
  }

  private int getenvs(Call call) {
    LibraryBuilder table = LibraryBuilder.of(vm, vm.tables().create(0, 8), "");
    for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
      table.set(variable.getKey(), vm.string(variable.getValue()));
    }
    return call.returns(Value.table(table.table()));
  }

  private int isatty(Call call) {
    FileStream stream = IoLibrary.stream(vm, call.argument(0)).orElseThrow(() -> Arguments.typeError(call, 0, "FILE*"));
    return call.returns(Value.of(terminals.isTerminal(stream)));
  }
}
