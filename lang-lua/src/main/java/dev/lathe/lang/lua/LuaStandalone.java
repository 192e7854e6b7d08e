package dev.lathe.lang.lua;

import dev.lathe.lang.lua.lib.CommandSupport;
import dev.lathe.lang.lua.lib.Library;
import dev.lathe.lang.lua.lib.LuaLibraries;
import dev.lathe.lang.lua.lib.StreamSource;
import dev.lathe.vm.Vm;
import dev.lathe.vm.runtime.ExitRequest;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.Standalone;
import dev.lathe.vm.runtime.Streams;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The command line of {@code luajit}: makes a machine, has it do what the options say, and finds out the exit status. */
final class LuaStandalone implements Standalone {
  static final int FAILURE = 1;

  /** Waits for native code, so that all of its classes are seen, and runs some. */
  private static final String COMPILED = "jit.on() local function f(a) return a + 1 end jit.compile(f) f(1) jit.off()";

  /** What programs find below their own name in {@code arg}: words that start this command in a shell. */
  private static final String NAME = "lathe lua";
  private static final String RUN_NAME = "lathe run";
  /** What the system keeps of a status. */
  private static final int HIGHEST_STATUS = 0xFF;

  @Override
  public String description() {
    return "Run Lua programs; takes what luajit takes.";
  }

  @Override
  public List<List<String>> rehearsals(String program) {
    return List.of(List.of(program), List.of("-v"), List.of("-e", "print(1) io.write('')"), List.of("-bl", program), List.of("-e", "error('rehearsed')"), List.of("-e", COMPILED));
  }

  @Override
  public int run(List<String> arguments, Host host) {
    Optional<LuaOptions> options = LuaOptions.parse(arguments);
    if (options.isEmpty()) {
      return usage(host);
    }
    return run(NAME, options.get(), host);
  }

  @Override
  public int runProgram(String program, List<String> arguments, Host host) {
    List<String> words = new ArrayList<>(List.of(program));
    words.addAll(arguments);
    return run(RUN_NAME, LuaOptions.ofScript(words, host.settings()), host);
  }

  private static int usage(Host host) {
    OutputStream err = host.streams().map(Streams::err).orElse(System.err);
    try {
      err.write(LuaOptions.USAGE.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FAILURE;
  }

  private static int run(String name, LuaOptions options, Host host) {
    try (Vm vm = new Vm(host.memoryLimit(), host.loader(), host.jit())) {
      vm.state().setEnvironment(host.environment());
      if (!host.directory().toString().isEmpty()) {
        vm.state().setDirectory(host.directory().toAbsolutePath());
      }
      if (options.ignoresEnvironment()) {
        CommandSupport.ignoreEnvironment(vm.state());
      }
      CommandSupport support = LuaLibraries.install(vm.state(), EnumSet.allOf(Library.class), source(host));
      vm.state().setInterruption(support::interruption);
      try {
        int status = run(vm, support, name, options, host);
        support.flush();
        return status;
      } catch (ExitRequest unread) {
        return unread.status() & HIGHEST_STATUS;
      }
    }
  }

  private static int run(Vm vm, CommandSupport support, String name, LuaOptions options, Host host) {
    try {
      int status = new LuaCommand(vm, support, host, options, name).run();
      finalizeAll(vm.state());
      return status;
    } catch (ExitRequest exit) {
      if (exit.finalizes()) {
        finalizeAll(vm.state());
      }
      return exit.status() & HIGHEST_STATUS;
    }
  }

  private static StreamSource source(Host host) {
    Optional<Streams> given = host.streams();
    return given.isPresent()
        ? new StreamSource.Given(given.get().in(), given.get().out(), given.get().err())
        : new StreamSource.Process(host.interaction().terminals());
  }

  /** At the end of a program everything that has a finalizer is finalized; errors are nobody's any more. */
  private static void finalizeAll(VmState state) {
    state.collector().finalizeAll();
    for (long finalizer = state.nextFinalizer(); finalizer != Value.NIL; finalizer = state.nextFinalizer()) {
      try {
        state.runningFinalizers().begin(state.thread().base());
        state.nesting().execute(finalizer, state.finalized());
      } catch (GuestError ignored) {
        // As in the reference: the program has ended.
      }
    }
  }
}
