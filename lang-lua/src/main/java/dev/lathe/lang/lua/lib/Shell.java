package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.VmState;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.Optional;

/** Runs commands in {@code /bin/sh}. They have the machine's standard streams as far as those are the process's own. */
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

  /** Runs a command to its end; gives its status as {@code wait} has it. An interrupt ends the command. */
  int execute(String command) throws IOException {
    Run run = start(command, Redirect.INHERIT, Redirect.INHERIT);
    boolean ended = false;
    try {
      int status = run.await();
      ended = true;
      return status;
    } finally {
      if (!ended) {
        run.process.destroy();
      }
    }
  }

  /** Starts a command whose output can be read. */
  Device reading(String command) throws IOException {
    Run run = start(command, Redirect.INHERIT, Redirect.PIPE);
    Device output = StreamDevice.input(vm, run.process.getInputStream());
    return new Device() {
      @Override
      public int read(byte[] into, int at, int count) throws IOException {
        return output.read(into, at, count);
      }

      @Override
      public void close() throws IOException {
        output.close();
        run.await();
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
    return new Device() {
      @Override
      public boolean isWritable() {
        return true;
      }

      @Override
      public void write(byte[] from, int at, int count) throws IOException {
        input.write(from, at, count);
      }

      @Override
      public void close() throws IOException {
        try {
          input.close();
        } finally {
          run.await();
        }
      }
    };
  }

  private Run start(String command, Redirect input, Redirect output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command).directory(GuestPaths.directory(vm).toFile());
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
      return status(value);
    }
  }

  /** Java tells ends by a signal and exits with 129 to 159 not apart; as shells use these for signals, so do we. */
  private static int status(int exitValue) {
    return exitValue > SIGNALLED && exitValue <= SIGNALLED + LAST_SIGNAL ? exitValue - SIGNALLED : exitValue << 8;
  }
}
