package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Interruption;
import dev.lathe.vm.runtime.VmState;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.Optional;

/**
 * Runs commands in {@code /bin/sh}, with the machine's environment and current folder. They have the machine's standard streams as far
 * as those are the process's own. An interrupt of a wait for a command's end also ends the command.
 */
final class Shell {
  /** From here on exit values of Java's stand for signals. */
  private static final int SIGNALLED = 128;
  private static final int LAST_SIGNAL = 31;

  private final VmState vm;
  private final StandardStreams streams;

  Shell(VmState vm, StandardStreams streams) {
    this.vm = vm;
    this.streams = streams;
  }

  /** Runs a command to its end; gives its status as {@code wait} has it. */
  int execute(String command) throws IOException {
    return start(command, Redirect.INHERIT, Redirect.INHERIT).await();
  }

  /** Starts a command whose output can be read. */
  Device reading(String command) throws IOException {
    Run run = start(command, Redirect.INHERIT, Redirect.PIPE);
    Device output = StreamDevice.input(vm, run.process.getInputStream());
    return new DeviceFilter(output) {
      /** Whether an interrupt has ended a read: who waited no longer for the output does not wait for the end either. */
      private boolean isGivenUp;

      @Override
      public int read(byte[] into, int at, int count) throws IOException {
        try {
          int read = super.read(into, at, count);
          isGivenUp = false;
          return read;
        } catch (Interruption interruption) {
          isGivenUp = true;
          throw interruption;
        }
      }

      @Override
      public void close() throws IOException {
        if (isGivenUp) {
          run.process.destroy();
          super.close();
        } else {
          super.close();
          run.await();
        }
      }
    };
  }

  /** Starts a command that reads what is written. */
  Device writing(String command) throws IOException {
    Run run = start(command, Redirect.PIPE, Redirect.INHERIT);
    OutputStream pipe = run.process.getOutputStream();
    Device input = switch (streams.source()) {
      case StreamSource.Process _ -> StreamDevice.pipeline(pipe);
      case StreamSource.Given _ -> StreamDevice.output(pipe);
    };
    return new DeviceFilter(input) {
      @Override
      public void close() throws IOException {
        try {
          super.close();
        } finally {
          run.await();
        }
      }
    };
  }

  private Run start(String command, Redirect input, Redirect output) throws IOException {
    // The last argument is the name under which the shell reports its errors, as system() of C gives it.
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command, "sh").directory(GuestPaths.directory(vm).toFile());
    builder.environment().clear();
    builder.environment().putAll(vm.environment());
    return switch (streams.source()) {
      case StreamSource.Process _ -> new Run(
          builder.redirectInput(input).redirectOutput(output).redirectError(Redirect.INHERIT).start(), Optional.empty(), Optional.empty());
      case StreamSource.Given given -> {
        Process process = builder.start();
        if (input != Redirect.PIPE) {
          process.getOutputStream().close();
        }
        Optional<Thread> outputs = output == Redirect.PIPE ? Optional.empty() : Optional.of(pump(process.getInputStream(), given.output()));
        yield new Run(process, outputs, Optional.of(pump(process.getErrorStream(), given.error())));
      }
    };
  }

  private static Thread pump(InputStream from, OutputStream to) {
    return Thread.ofVirtual().start(() -> {
      try (from) {
        from.transferTo(to);
        to.flush();
      } catch (IOException oneSideIsGone) {
        // As in a pipeline: what nobody takes is lost.
      }
    });
  }

  /** A command that runs, and who carries what it writes to the embedder. */
  private final class Run {
    private final Process process;
    private final Optional<Thread> outputs;
    private final Optional<Thread> errors;
    private final Waiting<Integer> end = new Waiting<>(vm);

    Run(Process process, Optional<Thread> outputs, Optional<Thread> errors) {
      this.process = process;
      this.outputs = outputs;
      this.errors = errors;
    }

    int await() throws IOException {
      boolean ended = false;
      try {
        int value = end.result(() -> {
          int exit = process.waitFor();
          if (outputs.isPresent()) {
            outputs.get().join();
          }
          if (errors.isPresent()) {
            errors.get().join();
          }
          return exit;
        });
        ended = true;
        return status(value);
      } finally {
        if (!ended) {
          process.destroy();
        }
      }
    }
  }

  /** Java tells ends by a signal and exits with 129 to 159 not apart; as shells use these for signals, so do we. */
  private static int status(int exitValue) {
    return exitValue > SIGNALLED && exitValue <= SIGNALLED + LAST_SIGNAL ? exitValue - SIGNALLED : exitValue << 8;
  }
}
