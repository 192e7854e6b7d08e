package dev.lathe.lang.python;

import dev.lathe.lang.python.lib.PythonLibraries;
import dev.lathe.vm.Vm;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.Optimization;
import dev.lathe.vm.jit.Options;
import dev.lathe.vm.runtime.ExitRequest;
import dev.lathe.vm.runtime.Standalone;
import dev.lathe.vm.runtime.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command line of {@code python3}: a file, {@code -} for standard input, or {@code -c} and a program. */
final class PythonStandalone implements Standalone {
  private static final int FAILURE = 1;
  private static final int USAGE = 2;
  private static final int HIGHEST_STATUS = 0xFF;

  @Override
  public String description() {
    return "Run Python programs.";
  }

  @Override
  public List<List<String>> rehearsals(String program) {
    return List.of(List.of(program), List.of("-c", "print(1)"));
  }

  @Override
  public int run(List<String> arguments, Host host) {
    if (arguments.isEmpty()) {
      return runProgram("-", List.of(), host);
    }
    if (arguments.getFirst().equals("-c")) {
      if (arguments.size() < 2) {
        return complain(host, "Argument expected for the -c option\n", USAGE);
      }
      List<String> words = new ArrayList<>(List.of("-c"));
      words.addAll(arguments.subList(2, arguments.size()));
      return execute(arguments.get(1).getBytes(StandardCharsets.UTF_8), "<string>", words, host);
    }
    if (arguments.getFirst().startsWith("-") && arguments.getFirst().length() > 1) {
      return complain(host, "Unknown option: " + arguments.getFirst() + "\n", USAGE);
    }
    return runProgram(arguments.getFirst(), arguments.subList(1, arguments.size()), host);
  }

  @Override
  public int runProgram(String program, List<String> arguments, Host host) {
    byte[] source;
    try {
      source = program.equals("-") ? in(host).readAllBytes() : Files.readAllBytes(host.directory().resolve(program));
    } catch (NoSuchFileException e) {
      Path file = host.directory().resolve(program).toAbsolutePath().normalize();
      return complain(host, "can't open file '" + file + "': [Errno 2] No such file or directory\n", USAGE);
    } catch (IOException e) {
      return complain(host, "can't open file '" + program + "': " + e.getMessage() + "\n", USAGE);
    }
    List<String> words = new ArrayList<>(List.of(program));
    words.addAll(arguments);
    String file = program.equals("-") ? "<stdin>" : host.directory().resolve(program).toAbsolutePath().toString();
    return execute(source, file, words, host);
  }

  private static InputStream in(Host host) {
    return host.streams().map(Streams::in).orElseGet(() -> new FileInputStream(FileDescriptor.in));
  }

  private static OutputStream err(Host host) {
    return host.streams().map(Streams::err).orElseGet(() -> new FileOutputStream(FileDescriptor.err));
  }

  private static int complain(Host host, String message, int status) {
    try {
      err(host).write(("lathe: " + message).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return status;
  }

  private static int execute(byte[] source, String file, List<String> words, Host host) {
    try (Vm vm = new Vm(host.memoryLimit(), host.loader(), host.jit())) {
      Optional<String> unknown = configure(vm, host);
      if (unknown.isPresent()) {
        return complain(host, "unknown or malformed optimization flag '" + unknown.get() + "'\n", FAILURE);
      }
      vm.state().setEnvironment(host.environment());
      if (!host.directory().toString().isEmpty()) {
        vm.state().setDirectory(host.directory().toAbsolutePath());
      }
      OutputStream out = host.streams().map(Streams::out).orElseGet(() -> new FileOutputStream(FileDescriptor.out));
      PythonLibraries libraries = PythonLibraries.install(vm.state(), new PythonLanguage(), in(host), out, err(host));
      int[] status = {FAILURE};
      host.interaction().interruptible(vm::interrupt, () -> status[0] = libraries.run(source, file, words));
      return status[0];
    } catch (ExitRequest exit) {
      return exit.status() & HIGHEST_STATUS;
    }
  }

  /** Does what is asked of the compiler; gives the flag that means nothing, if there is one. */
  private static Optional<String> configure(Vm vm, Host host) {
    for (Setting setting : host.settings()) {
      switch (setting) {
        case Setting.Control(String command) -> {
          if (!command.equals("on")) {
            complain(host, "-j " + command + " has no effect on programs in this language yet\n", 0);
          }
        }
        case Setting.Optimize(String flags) -> {
          for (String flag : flags.split(",")) {
            if (!optimize(vm, flag)) {
              return Optional.of(flag);
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean optimize(Vm vm, String flag) {
    boolean isLevel = flag.length() == 1 && flag.charAt(0) >= '0' && flag.charAt(0) <= '0' + Options.HIGHEST;
    boolean isTaken = flag.startsWith("-");
    Optional<Optimization> optimization = Optimization.of(isTaken || flag.startsWith("+") ? flag.substring(1) : flag);
    if (!isLevel && optimization.isEmpty()) {
      return false;
    }
    FunctionCompiler.of(vm.state())
        .ifPresent(
            compiler ->
                compiler.setOptions(
                    isLevel
                        ? Options.level(flag.charAt(0) - '0')
                        : isTaken ? compiler.options().without(optimization.get()) : compiler.options().with(optimization.get())));
    return true;
  }
}
