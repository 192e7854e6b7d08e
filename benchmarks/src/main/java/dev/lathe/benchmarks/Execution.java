package dev.lathe.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What became of one run of a program in a process of its own.
 *
 * <p>The process is started by a shell that tells afterwards, by its {@code times}, how much CPU its child took: Java knows no such
 * thing of a process that has ended. The shell costs each engine the same millisecond or two.
 */
sealed interface Execution {

  /**
   * Ended with status 0.
   *
   * @param wallSeconds from the start of the shell to its end
   * @param userSeconds CPU in user mode, of all threads; whole hundredths on most systems
   * @param output standard output and standard error
   */
  record Finished(double wallSeconds, double userSeconds, String output) implements Execution {}

  /** Did not start, took too long, or ended with another status. */
  record Failed(String reason) implements Execution {}

  /** How programs say that their result is right: the first word of the output. */
  String OK = "ok";

  /** Lines of output that a failure's reason has. */
  int SHOWN_LINES = 3;

  /** Passes the program's status on; the file gets the CPU times of the shell and, in its second line, of its children. */
  List<String> TIMING_SHELL = List.of("sh", "-c", "file=$1; shift; \"$@\"; status=$?; times >\"$file\"; exit $status", "sh");

  /** Minutes and seconds of user mode, at the start of a line of {@code times}; the decimal sign is the user's. */
  Pattern MINUTES_AND_SECONDS = Pattern.compile("(\\d+)m(\\d+)[.,](\\d+)s.*");

  /** Runs a program that tells whether its result is right; any other than {@link #OK} is a failure. */
  static Execution checked(Engine engine, Path program, int size, Duration limit) throws IOException, InterruptedException {
    Execution execution = run(engine, program, List.of(Integer.toString(size)), limit);
    return switch (execution) {
      case Finished finished when finished.output().split("\\s", 2)[0].equals(OK) -> finished;
      case Finished finished -> new Failed("does not say ok: " + beginning(finished.output()));
      case Failed failed -> failed;
    };
  }

  /**
   * Runs a program to its end.
   *
   * @param limit after it, the process and all that it started are killed
   * @throws IOException if there is no shell, or no room for temporary files
   */
  static Execution run(Engine engine, Path program, List<String> arguments, Duration limit) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(program.toString()));
    all.addAll(arguments);
    return run(engine, all, limit);
  }

  /** The same for an engine that needs no program, or has it among the arguments. */
  static Execution run(Engine engine, List<String> arguments, Duration limit) throws IOException, InterruptedException {
    Path times = Files.createTempFile("times", ".txt");
    Path output = Files.createTempFile("output", ".txt");
    try {
      List<String> command = new ArrayList<>(TIMING_SHELL);
      command.add(times.toString());
      command.addAll(engine.command());
      command.addAll(arguments);
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      // Only our launcher knows it: the cache is made before the program runs, not beside the next one.
      builder.environment().put("LATHE_STARTUP_CACHE", "wait");
      long start = System.nanoTime();
      Process process = builder.start();
      process.getOutputStream().close();
      boolean ended;
      try {
        ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        kill(process);
        throw e;
      }
      double wall = (System.nanoTime() - start) / 1e9;
      if (!ended) {
        kill(process);
        return new Failed("still running after " + limit.toSeconds() + " s");
      }
      String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
      return process.exitValue() == 0
          ? new Finished(wall, userSeconds(times), text)
          : new Failed("status " + process.exitValue() + ": " + beginning(text));
    } finally {
      Files.deleteIfExists(times);
      Files.deleteIfExists(output);
    }
  }

  private static void kill(Process process) throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.waitFor();
  }

  private static double userSeconds(Path times) throws IOException {
    List<String> lines = Files.readAllLines(times);
    Matcher children = MINUTES_AND_SECONDS.matcher(lines.size() > 1 ? lines.get(1) : "");
    if (!children.matches()) {
      throw new IOException("the shell's times are not understood: " + lines);
    }
    return Integer.parseInt(children.group(1)) * 60 + Double.parseDouble(children.group(2) + "." + children.group(3));
  }

  /** Enough to see what went wrong, in one line; a traceback is not. */
  private static String beginning(String text) {
    return text.isBlank() ? "(no output)" : text.strip().lines().limit(SHOWN_LINES).collect(Collectors.joining(" / "));
  }
}
