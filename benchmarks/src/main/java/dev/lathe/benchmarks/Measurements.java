package dev.lathe.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The times of programs on engines, and what follows from them: medians, ratios, means. Rows and columns keep their order. */
final class Measurements {

  /** Which time of a run counts. */
  enum Clock {
    WALL("wall"),
    USER("user CPU");

    private final String label;

    Clock(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    double of(Execution.Finished run) {
      return switch (this) {
        case WALL -> run.wallSeconds();
        case USER -> run.userSeconds();
      };
    }
  }

  /** A ratio and the program that has it. */
  record Worst(String program, double ratio) {}

  private record Cell(String program, String engine) {}

  private final List<String> programs;
  private final List<String> engines;
  private final Map<Cell, List<Execution.Finished>> runs = new HashMap<>();
  private final Map<Cell, String> failures = new HashMap<>();

  Measurements(List<String> programs, List<String> engines) {
    this.programs = List.copyOf(programs);
    this.engines = List.copyOf(engines);
  }

  List<String> programs() {
    return programs;
  }

  List<String> engines() {
    return engines;
  }

  /** Adds a run. After one failure the program counts as failed on that engine, whatever else it did. */
  void add(String program, String engine, Execution execution) {
    Cell cell = new Cell(program, engine);
    switch (execution) {
      case Execution.Finished finished -> runs.computeIfAbsent(cell, _ -> new ArrayList<>()).add(finished);
      case Execution.Failed failed -> failures.putIfAbsent(cell, failed.reason());
    }
  }

  /** Why a program failed on an engine; empty if it did not. */
  Optional<String> failure(String program, String engine) {
    return Optional.ofNullable(failures.get(new Cell(program, engine)));
  }

  /** Seconds; empty if the program failed or did not run. The mean of the middle two if the number of runs is even. */
  OptionalDouble median(String program, String engine, Clock clock) {
    Cell cell = new Cell(program, engine);
    List<Execution.Finished> finished = runs.getOrDefault(cell, List.of());
    if (failures.containsKey(cell) || finished.isEmpty()) {
      return OptionalDouble.empty();
    }
    double[] seconds = finished.stream().mapToDouble(clock::of).sorted().toArray();
    int middle = seconds.length / 2;
    return OptionalDouble.of(seconds.length % 2 == 1 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2);
  }

  /** The median on an engine through that on another; empty where either is missing, or too short for the clock. */
  OptionalDouble ratio(String program, String engine, String baseline, Clock clock) {
    OptionalDouble time = median(program, engine, clock);
    OptionalDouble base = median(program, baseline, clock);
    return time.isPresent() && base.isPresent() && time.getAsDouble() > 0 && base.getAsDouble() > 0
        ? OptionalDouble.of(time.getAsDouble() / base.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Geometric mean of the ratios that there are; empty if there is none. */
  OptionalDouble geometricMean(String engine, String baseline, Clock clock) {
    double sum = 0;
    int count = 0;
    for (String program : programs) {
      OptionalDouble ratio = ratio(program, engine, baseline, clock);
      if (ratio.isPresent()) {
        sum += Math.log(ratio.getAsDouble());
        count++;
      }
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.exp(sum / count));
  }

  /** The greatest ratio. */
  Optional<Worst> worst(String engine, String baseline, Clock clock) {
    Optional<Worst> worst = Optional.empty();
    for (String program : programs) {
      OptionalDouble ratio = ratio(program, engine, baseline, clock);
      if (ratio.isPresent() && ratio.getAsDouble() > worst.map(Worst::ratio).orElse(0.0)) {
        worst = Optional.of(new Worst(program, ratio.getAsDouble()));
      }
    }
    return worst;
  }
}
