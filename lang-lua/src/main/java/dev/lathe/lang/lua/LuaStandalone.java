package dev.lathe.lang.lua;

import dev.lathe.lang.lua.lib.Library;
import dev.lathe.lang.lua.lib.LuaLibraries;
import dev.lathe.lang.lua.lib.StreamSource;
import dev.lathe.lang.lua.lib.TracebackHandler;
import dev.lathe.vm.Vm;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.ExitRequest;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.Standalone;
import dev.lathe.vm.runtime.Streams;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The command line of {@code luajit}: its options, {@code LUA_INIT}, {@code arg}, its messages and exit status. */
final class LuaStandalone implements Standalone {
  private static final String NAME = "lathe";
  private static final int FAILURE = 1;
  private static final String VERSION_LINE = "LuaJIT 2.1.0-beta3 -- Lathe";

  @Override
  public String description() {
    return "Run Lua programs; takes what luajit takes.";
  }

  @Override
  public int run(List<String> arguments, Host host) {
    Optional<Options> options = Options.parse(arguments);
    if (options.isEmpty()) {
      print(host, Options.USAGE);
      return FAILURE;
    }
    return run(options.get(), arguments, host);
  }

  @Override
  public int runProgram(String program, List<String> arguments, Host host) {
    List<String> all = new ArrayList<>(List.of("--", program));
    all.addAll(arguments);
    return run(all, host);
  }

  private static int run(Options options, List<String> arguments, Host host) {
    try (Vm vm = new Vm(host.memoryLimit(), host.loader())) {
      StreamSource source =
          host.streams().<StreamSource>map(given -> new StreamSource.Given(given.in(), given.out(), given.err())).orElseGet(StreamSource::ofProcess);
      vm.state().setEnvironment(host.environment());
      if (!host.directory().toString().isEmpty()) {
        vm.state().setDirectory(host.directory().toAbsolutePath());
      }
      LuaLibraries.install(vm.state(), EnumSet.allOf(Library.class), source);
      int status;
      try {
        status = new Session(vm, host, options).run(arguments);
        finalizeAll(vm.state());
      } catch (ExitRequest exit) {
        status = exit.status();
      }
      return status;
    }
  }

  /** At the end of a program everything that has a finalizer is finalized; errors are nobody's any more. */
  private static void finalizeAll(VmState state) {
    state.collector().finalizeAll();
    for (long finalizer = state.nextFinalizer(); finalizer != Value.NIL; finalizer = state.nextFinalizer()) {
      try {
        state.nesting().execute(finalizer, state.finalized());
      } catch (GuestError ignored) {
        // As in the reference: the program has ended.
      }
    }
  }

  private static void print(Host host, String text) {
    OutputStream err = host.streams().map(Streams::err).orElse(System.err);
    try {
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the command line says. */
  private record Options(List<Action> actions, boolean interactive, boolean version, boolean ignoresEnvironment, int script) {
    static final String USAGE =
        """
        usage: lathe lua [options]... [script [args]...].
        Available options are:
          -e chunk  Execute string 'chunk'.
          -l name   Require library 'name'.
          -b ...    Save or list bytecode.
          -j cmd    Perform LuaJIT control command.
          -O[opt]   Control LuaJIT optimizations.
          -i        Enter interactive mode after executing 'script'.
          -v        Show version information.
          -E        Ignore environment variables.
          --        Stop handling options.
          -         Execute stdin and stop handling options.
        """;

    /** What is done before the script, in order. */
    record Action(char option, String value) {}

    /** Empty if the command line is wrong; {@code script} is the index of the script's name, or the number of arguments. */
    static Optional<Options> parse(List<String> arguments) {
      List<Action> actions = new ArrayList<>();
      boolean interactive = false;
      boolean version = false;
      boolean ignoresEnvironment = false;
      int i = 0;
      for (; i < arguments.size(); i++) {
        String word = arguments.get(i);
        if (!word.startsWith("-") || word.equals("-")) {
          break;
        }
        char option = word.charAt(1);
        if (word.length() > 2 && "-ivE".indexOf(option) >= 0) {
          return Optional.empty();
        }
        if (option == '-') {
          i++;
          break;
        }
        switch (option) {
          case 'i' -> {
            interactive = true;
            version = true;
          }
          case 'v' -> version = true;
          case 'E' -> ignoresEnvironment = true;
          case 'e', 'l', 'j' -> {
            String value = word.substring(2);
            if (value.isEmpty()) {
              i++;
              if (i == arguments.size() || option == 'e' && arguments.get(i).startsWith("-") && arguments.get(i).length() == 1) {
                return Optional.empty();
              }
              value = arguments.get(i);
            }
            actions.add(new Action(option, value));
          }
          case 'O' -> actions.add(new Action(option, word.substring(2)));
          default -> {
            return Optional.empty();
          }
        }
      }
      return Optional.of(new Options(actions, interactive, version, ignoresEnvironment, i));
    }

    boolean executes() {
      return actions.stream().anyMatch(action -> action.option() == 'e');
    }
  }

  /** One run of the command. */
  private static final class Session {
    private final Vm vm;
    private final VmState state;
    private final Host host;
    private final Options options;

    Session(Vm vm, Host host, Options options) {
      this.vm = vm;
      this.state = vm.state();
      this.host = host;
      this.options = options;
    }

    int run(List<String> arguments) {
      boolean hasScript = options.script() < arguments.size();
      if (!options.ignoresEnvironment() && !init()) {
        return FAILURE;
      }
      if (options.version()) {
        print(host, VERSION_LINE + "\n");
      }
      setArguments(arguments, hasScript ? options.script() : arguments.size());
      for (Options.Action action : options.actions()) {
        if (!perform(action)) {
          return FAILURE;
        }
      }
      if (hasScript && !script(arguments)) {
        return FAILURE;
      }
      boolean idle = !hasScript && !options.executes() && !options.version();
      if (options.interactive() || idle && host.isTerminal()) {
        if (idle) {
          print(host, VERSION_LINE + "\n");
        }
        return 0;
      }
      if (idle && !standardInput()) {
        return FAILURE;
      }
      return 0;
    }

    private boolean init() {
      String init = host.environment().get("LUA_INIT");
      if (init == null || init.isEmpty()) {
        return true;
      }
      return init.startsWith("@") ? file(init.substring(1), new long[0]) : text(init, "=LUA_INIT");
    }

    private boolean perform(Options.Action action) {
      return switch (action.option()) {
        case 'e' -> text(action.value(), "=(command line)");
        case 'l' -> guarded(() -> {
          long require = state.tables().getString(state.globals(), state.strings().atom("require"));
          return call(require, state.string(action.value()));
        });
        default -> true;
      };
    }

    private boolean script(List<String> arguments) {
      String name = arguments.get(options.script());
      List<String> rest = arguments.subList(options.script() + 1, arguments.size());
      long[] values = new long[rest.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = state.string(rest.get(i));
      }
      boolean dash = name.equals("-") && (options.script() == 0 || !arguments.get(options.script() - 1).equals("--"));
      return dash ? standardInput(values) : file(name, values);
    }

    /** The global {@code arg}: the script's name at 0, what stands before it below. */
    private void setArguments(List<String> arguments, int script) {
      long table = state.tables().create(Math.max(arguments.size() - script - 1, 0), script + 2);
      state.tables().setInt(table, -script - 1L, state.string(NAME));
      for (int i = 0; i < arguments.size(); i++) {
        state.tables().setInt(table, i - script, state.string(arguments.get(i)));
      }
      state.tables().setString(state.globals(), state.strings().atom("arg"), Value.table(table));
    }

    private boolean text(String chunk, String name) {
      return guarded(() -> call(vm.function(chunk.getBytes(StandardCharsets.UTF_8), ByteString.utf8(name), Optional.of(LuaLanguage.NAME))));
    }

    private boolean file(String name, long[] values) {
      return guarded(
          () -> {
            byte[] chunk;
            try {
              chunk = Files.readAllBytes(host.directory().resolve(name));
            } catch (NoSuchFileException e) {
              throw state.errors().plain("cannot open " + name);
            } catch (IOException e) {
              throw state.errors().plain("cannot read " + name);
            }
            return call(vm.function(chunk, ByteString.utf8("@" + name), Optional.empty()), values);
          });
    }

    private boolean standardInput(long... values) {
      return guarded(
          () -> {
            try {
              return call(vm.function(host.streams().map(Streams::in).orElse(System.in).readAllBytes(), ByteString.utf8("=stdin"), Optional.empty()), values);
            } catch (IOException e) {
              throw state.errors().plain("cannot read stdin");
            }
          });
    }

    /** Calls a function with a traceback for errors. */
    private boolean call(long function, long... values) {
      long[] arguments = new long[values.length + 1];
      arguments[0] = function;
      System.arraycopy(values, 0, arguments, 1, values.length);
      long[] outcome = state.nesting().execute(Value.function(state.hostFunction("", new Protected(state))), arguments);
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
      try {
        return step.run();
      } catch (GuestError error) {
        report(error.value());
        return false;
      } catch (OutOfGuestMemory error) {
        report(state.memoryMessage());
        return false;
      }
    }

    private void report(long error) {
      if (error == Value.NIL) {
        return;
      }
      String text = Value.isString(error) ? state.strings().toJava(Value.address(error)) : "(error object is not a string)";
      print(host, NAME + ": " + text + "\n");
    }
  }

  /** Calls its first argument with the others; gives true, or false and the error with a traceback. */
  private record Protected(VmState vm) implements HostFunction {
    private static final int CALLED = Call.FIRST_STEP;

    @Override
    public int call(Call call) {
      call.begin(call.argument(0));
      for (int i = 1; i < call.count(); i++) {
        call.push(call.argument(i));
      }
      return call.invokeProtected(CALLED);
    }

    @Override
    public int resume(Call call, int step) {
      return call.returns(Value.TRUE);
    }

    @Override
    public long handler(Call call, int step) {
      return TracebackHandler.of(vm);
    }

    @Override
    public int recover(Call call, int step, long error) {
      call.push(Value.FALSE);
      call.push(error);
      return 2;
    }
  }
}
