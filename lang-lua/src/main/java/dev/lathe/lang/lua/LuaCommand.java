package dev.lathe.lang.lua;

import dev.lathe.lang.lua.LuaOptions.Action;
import dev.lathe.lang.lua.lib.CommandSupport;
import dev.lathe.vm.Vm;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.memory.Retry;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.Standalone;
import dev.lathe.vm.runtime.StandardStream;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One run of the command in a machine of its own: does what the options say, in {@code luajit}'s order, and reports errors. */
final class LuaCommand {
  /** What programs that ask for the version of the reference look at, and who answers. */
  private static final String VERSION_LINE = "LuaJIT 2.1.0-beta3 -- Lathe\n";
  private static final String ERROR_PREFIX = "lathe: ";
  private static final String UNKNOWN_COMMAND = "unknown luaJIT command or jit.* modules not installed";
  private static final String STANDARD_INPUT = "=stdin";

  private final Vm vm;
  private final VmState state;
  private final CommandSupport support;
  private final Standalone.Host host;
  private final LuaOptions options;
  private final String name;

  /** @param name what {@code arg} has below the first word of the command line */
  LuaCommand(Vm vm, CommandSupport support, Standalone.Host host, LuaOptions options, String name) {
    this.vm = vm;
    this.state = vm.state();
    this.support = support;
    this.host = host;
    this.options = options;
    this.name = name;
  }

  /** Gives the exit status. */
  int run() {
    setArguments();
    if (!options.ignoresEnvironment() && !init()) {
      return LuaStandalone.FAILURE;
    }
    if (options.showsVersion()) {
      support.print(VERSION_LINE);
    }
    for (Action action : options.actions()) {
      if (action instanceof Action.Bytecode(List<String> arguments)) {
        return saveBytecode(arguments);
      }
      if (!perform(action)) {
        return LuaStandalone.FAILURE;
      }
    }
    if (options.hasScript() && !script()) {
      return LuaStandalone.FAILURE;
    }
    if (options.isInteractive()) {
      converse();
    } else if (options.isIdle()) {
      if (host.interaction().terminals().contains(StandardStream.INPUT)) {
        support.print(VERSION_LINE);
        converse();
      } else {
        // The reference, too, forgets how this ends.
        standardInput();
      }
    }
    return 0;
  }

  /** The global {@code arg}: the script's name at 0, what stands before it below. */
  private void setArguments() {
    List<String> words = options.words();
    int script = options.script();
    long table = state.tables().create(Math.max(words.size() - script - 1, 0), script + 2);
    state.tables().setInt(table, -script - 1L, state.string(name));
    for (int i = 0; i < words.size(); i++) {
      state.tables().setInt(table, i - script, state.string(words.get(i)));
    }
    state.tables().setString(state.globals(), state.strings().atom("arg"), Value.table(table));
  }

  private boolean init() {
    String init = state.environment().get("LUA_INIT");
    if (init == null) {
      return true;
    }
    return init.startsWith("@") ? file(init.substring(1)) : text(init, "=LUA_INIT");
  }

  private boolean perform(Action action) {
    return switch (action) {
      case Action.Execute(String chunk) -> text(chunk, "=(command line)");
      case Action.Require(String module) -> guarded(() -> call(global("require"), state.string(module)));
      case Action.Control(String command) -> guarded(() -> control(command));
      case Action.Optimize(String flags) -> guarded(() -> {
        long start = state.tables().getString(Value.address(support.loaded("jit.opt")), state.strings().atom("start"));
        state.nesting().execute(start, flags.isEmpty() ? new long[0] : split(flags));
        return true;
      });
      case Action.Bytecode _ -> throw new IllegalArgumentException("ends the command");
    };
  }

  // --- scripts ----------------------------------------------------------------------------------------------------------

  private boolean script() {
    List<String> rest = options.words().subList(options.script() + 1, options.words().size());
    return options.isStandardInput() ? standardInput(strings(rest)) : file(options.scriptName(), strings(rest));
  }

  private long[] strings(List<String> texts) {
    return texts.stream().mapToLong(state::string).toArray();
  }

  private boolean text(String chunk, String chunkName) {
    byte[] bytes = chunk.getBytes(StandardCharsets.UTF_8);
    return guarded(() -> call(load(vm, bytes, ByteString.utf8(chunkName), Optional.of(LuaLanguage.NAME))));
  }

  private boolean file(String fileName, long... values) {
    return guarded(() -> program(support.readFile(fileName), ByteString.utf8("@" + fileName), values));
  }

  private boolean standardInput(long... values) {
    return guarded(() -> program(support.readAll(), ByteString.utf8(STANDARD_INPUT), values));
  }

  /** Runs a program, or what is printed from it. */
  private boolean program(byte[] chunk, ByteString chunkName, long... values) {
    long function = load(vm, chunk, chunkName, Optional.empty());
    if (options.form() == LuaOptions.Form.SOURCE) {
      return call(function, values);
    }
    byte[] printed = PrintedSource.of(state, chunk, chunkName);
    if (options.form() == LuaOptions.Form.PRINTED) {
      return call(load(vm, printed, chunkName, Optional.of(LuaLanguage.NAME)), values);
    }
    support.print(printed);
    return true;
  }

  /** Compiles a chunk. What this needs of memory may have to be collected first; nothing is done before. */
  static long load(Vm vm, byte[] chunk, ByteString chunkName, Optional<String> language) {
    try {
      return vm.function(chunk, chunkName, language);
    } catch (Retry | OutOfGuestMemory refused) {
      vm.state().collectForRetry();
      return vm.function(chunk, chunkName, language);
    }
  }

  // --- the compiler's options -------------------------------------------------------------------------------------------

  /** Calls a function of {@code jit}, else the function {@code start} of a module below it. */
  private boolean control(String command) {
    int equals = command.indexOf('=');
    String function = equals < 0 ? command : command.substring(0, equals);
    String given = equals < 0 ? "" : command.substring(equals + 1);
    long found = state.tables().getString(Value.address(support.loaded("jit")), state.strings().atom(function));
    if (!Value.isFunction(found)) {
      Optional<Long> start = addOn(function);
      if (start.isEmpty()) {
        return false;
      }
      found = start.get();
    }
    state.nesting().execute(found, given.isEmpty() ? new long[0] : split(given));
    return true;
  }

  /** What starts a module below {@code jit}; empty if there is none, which is reported. */
  private Optional<Long> addOn(String module) {
    long[] loaded;
    try {
      loaded = state.nesting().execute(global("require"), state.string("jit." + module));
    } catch (GuestError error) {
      if (support.text(error.value()).filter(text -> new String(text, StandardCharsets.ISO_8859_1).startsWith("module ")).isEmpty()) {
        throw error;
      }
      loaded = new long[0];
    }
    long start = loaded.length > 0 && Value.isTable(loaded[0])
        ? state.tables().getString(Value.address(loaded[0]), state.strings().atom("start"))
        : Value.NIL;
    if (start == Value.NIL) {
      report(UNKNOWN_COMMAND.getBytes(StandardCharsets.UTF_8));
      return Optional.empty();
    }
    return Optional.of(start);
  }

  /** Arguments between commas; where there is nothing they are nil. */
  private long[] split(String arguments) {
    return Arrays.stream(arguments.split(",", -1)).mapToLong(part -> part.isEmpty() ? Value.NIL : state.string(part)).toArray();
  }

  /** As in the reference, an error of the module that saves bytecode is reported and changes no status; the module's own failures end the program. */
  private int saveBytecode(List<String> arguments) {
    Optional<Long> start = Optional.empty();
    try {
      start = addOn("bcsave");
    } catch (GuestError error) {
      report(error.value());
    }
    if (start.isEmpty()) {
      return LuaStandalone.FAILURE;
    }
    long function = start.get();
    guarded(() -> {
      state.nesting().execute(function, strings(arguments));
      return true;
    });
    return 0;
  }

  // --- conversations ----------------------------------------------------------------------------------------------------

  private void converse() {
    support.print(compilerStatus());
    host.interaction().hold(new LuaDialogue(vm, support));
  }

  /** Whether there is a compiler, and what it can do. */
  private String compilerStatus() {
    long status = state.tables().getString(Value.address(support.loaded("jit")), state.strings().atom("status"));
    long[] results = state.nesting().execute(status);
    StringBuilder text = new StringBuilder(results.length > 0 && !Value.isFalsy(results[0]) ? "JIT: ON" : "JIT: OFF");
    for (int i = 1; i < results.length; i++) {
      support.text(results[i]).ifPresent(word -> text.append(' ').append(new String(word, StandardCharsets.UTF_8)));
    }
    return text.append('\n').toString();
  }

  // --- calls and errors -------------------------------------------------------------------------------------------------

  private long global(String variable) {
    return state.tables().getString(state.globals(), state.strings().atom(variable));
  }

  /** Calls a function with a traceback for errors. */
  private boolean call(long function, long... values) {
    long[] outcome = support.callTraced(function, values);
    if (outcome[0] == Value.TRUE) {
      return true;
    }
    report(outcome[1]);
    return false;
  }

  private interface Step {
    boolean run();
  }

  private boolean guarded(Step step) {
    boolean[] succeeded = {false};
    state.thread().withdraw(ThreadState.INTERRUPT);
    support.reporting(ERROR_PREFIX, () -> host.interaction().interruptible(vm::interrupt, () -> succeeded[0] = step.run()));
    return succeeded[0];
  }

  private void report(long error) {
    support.report(ERROR_PREFIX, error);
  }

  private void report(byte[] message) {
    support.report(ERROR_PREFIX, message);
  }
}
