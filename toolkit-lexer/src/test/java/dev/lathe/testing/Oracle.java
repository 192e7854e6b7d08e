package dev.lathe.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A reference program that is run beside ours. Where it is absent the test is skipped, in CI it fails.
 *
 * <pre>
 *   Oracle oracle = Oracle.find("the reference", "Version 2.1", new Oracle.Program("ref", "-v"));
 *   Oracle.Result result = oracle.run(source, "-b", "-");
 *   try (OracleServer server = oracle.serve("server.x")) { byte[] answer = server.ask(question); }
 * </pre>
 *
 * <p>Jupiter tests call {@link #find} anywhere; classes of jqwik properties are annotated with {@link Requires} too, since
 * inside a property a skip would only discard one try.
 */
public final class Oracle {

  private static final Duration LIMIT = Duration.ofSeconds(120);

  /**
   * A way to start a program.
   *
   * @param command name or path of the program
   * @param versionOption makes it print its version and stop
   * @param environment variables set for it
   */
  public record Program(String command, String versionOption, Map<String, String> environment) {
    public Program(String command, String versionOption) {
      this(command, versionOption, Map.of());
    }
  }

  /** What a run came to. */
  public record Result(int status, byte[] out, byte[] err) {
    public String outText() {
      return new String(out, StandardCharsets.UTF_8);
    }

    public String errText() {
      return new String(err, StandardCharsets.UTF_8);
    }

    public boolean succeeded() {
      return status == 0;
    }
  }

  private final Program program;

  private Oracle(Program program) {
    this.program = program;
  }

  /**
   * The first of {@code programs} that starts and prints {@code version}.
   *
   * @param what what to call the program in the reason for a skip
   * @param version part of what the program prints for its version option, on either stream
   */
  public static Oracle find(String what, String version, Program... programs) {
    List<String> tried = new ArrayList<>();
    for (Program program : programs) {
      try {
        Oracle oracle = new Oracle(program);
        Result result = oracle.run(new byte[0], program.versionOption);
        String printed = result.outText() + result.errText();
        if (printed.contains(version)) {
          return oracle;
        }
        tried.add(program.command + " is " + printed.strip());
      } catch (UncheckedIOException e) {
        tried.add(e.getCause().getMessage());
      }
    }
    throw Absent.because("no " + what + " (" + version + "): " + String.join("; ", tried));
  }

  /** Runs the program with {@code input} as its standard input, in the current folder. */
  public Result run(byte[] input, String... arguments) {
    return run(Path.of(""), input, arguments);
  }

  /**
   * Runs the program in {@code folder} to its end.
   *
   * @throws UncheckedIOException if it cannot be started
   * @throws AssertionError if it takes more than two minutes
   */
  public Result run(Path folder, byte[] input, String... arguments) {
    try {
      Process process = builder(arguments).directory(folder.toAbsolutePath().toFile()).start();
      try {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Thread outReader = drain(process.getInputStream(), out);
        Thread errReader = drain(process.getErrorStream(), err);
        Thread inWriter = Thread.startVirtualThread(() -> feed(process.getOutputStream(), input));
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
          throw new AssertionError(program.command + " " + String.join(" ", arguments) + ": no end after " + LIMIT);
        }
        outReader.join();
        errReader.join();
        inWriter.join();
        return new Result(process.exitValue(), out.toByteArray(), err.toByteArray());
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Starts the program as a server; see {@link OracleServer} for what it must do. */
  public OracleServer serve(String... arguments) {
    return new OracleServer(builder(arguments));
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program.command);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(program.environment);
    return builder;
  }

  private static Thread drain(InputStream from, ByteArrayOutputStream to) {
    return Thread.startVirtualThread(
        () -> {
          try {
            from.transferTo(to);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void feed(OutputStream to, byte[] input) {
    try (to) {
      to.write(input);
    } catch (IOException e) {
      // the program may end without reading all of its input
    }
  }
}
