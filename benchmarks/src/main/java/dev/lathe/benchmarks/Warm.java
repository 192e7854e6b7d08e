package dev.lathe.benchmarks;

import java.util.Collection;
import java.util.OptionalDouble;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Warm speed of stages, printed beside a reference implementation over the same files in the same run. */
final class Warm {

  private Warm() {}

  /**
   * Prints a line for the peer and one for each benchmark of a class: lines a second.
   *
   * @param folder of the corpora
   */
  static void run(Class<?> benchmarks, String language, String folder, Peer... peers) throws RunnerException {
    Programs programs = Programs.of(language, folder);
    System.out.printf("  %s: %d files, %,d lines%n", language, programs.files().size(), programs.lines());
    double reference = Double.NaN;
    for (Peer peer : peers) {
      OptionalDouble seconds = peer.secondsFor(programs.files());
      double speed = seconds.isPresent() ? programs.lines() / seconds.getAsDouble() : Double.NaN;
      System.out.printf("    %-18s %,12.0f%n", peer.name(), speed);
      reference = Double.isNaN(reference) ? speed : reference;
    }
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(benchmarks.getName())
                    .param("corpus", language + ":" + folder)
                    .jvmArgsAppend("-Dlathe.corpora=" + Programs.corpora(), "--sun-misc-unsafe-memory-access=allow")
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    for (RunResult result : results) {
      double lines = result.getSecondaryResults().get("lines").getScore();
      String stage = result.getParams().getBenchmark();
      System.out.printf(
          "    %-18s %,12.0f  %6.2f of %s%n", stage.substring(stage.lastIndexOf('.') + 1), lines, lines / reference, peers[0].name());
    }
  }
}
