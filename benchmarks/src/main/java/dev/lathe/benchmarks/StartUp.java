package dev.lathe.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Start-up of the commands: wall time of whole processes, median of {@link #RUNS}. */
record StartUp(Path launcher) {

  /** Runs of each command; the first one may be slow without harm to the median. */
  static final int RUNS = 5;

  /** With or without the start-up cache. */
  enum Cache {
    ON("wait"),
    OFF("off");

    private final String setting;

    Cache(String setting) {
      this.setting = setting;
    }
  }

  /** Median wall milliseconds of {@code lathe} with these arguments. */
  double milliseconds(Cache cache, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(launcher.toString());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LATHE_STARTUP_CACHE", cache.setting);
    double[] times = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      int status = builder.start().waitFor();
      long time = System.nanoTime() - start;
      if (status != 0) {
        throw new IOException(String.join(" ", command) + " ended with status " + status);
      }
      times[run] = time / 1e6;
    }
    Arrays.sort(times);
    return times[RUNS / 2];
  }
}
