package dev.lathe.benchmarks;

import dev.lathe.benchmarks.Measurements.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** Measurements as tables for a terminal: a line for each program, a column for each engine. The same numbers give the same text. */
final class TextReport {

  private static final String MISSING = "-";
  private static final int LEAST_WIDTH = 7;

  private final Measurements measurements;
  private final List<String> baselines;
  private final Clock ratioClock;
  private final int runs;
  private final int labelWidth;
  private final StringBuilder out = new StringBuilder();

  private TextReport(Measurements measurements, List<String> baselines, Clock ratioClock, int runs) {
    this.measurements = measurements;
    this.baselines = baselines.stream().filter(measurements.engines()::contains).toList();
    this.ratioClock = ratioClock;
    this.runs = runs;
    this.labelWidth =
        Stream.of(
                measurements.programs().stream(),
                Stream.of(Clock.values()).map(this::secondsTitle),
                this.baselines.stream().map(this::ratiosTitle))
            .flatMap(Function.identity())
            .mapToInt(String::length)
            .reduce("geometric mean".length(), Math::max);
  }

  /** Medians in seconds by both clocks, the ratios to each baseline that was run by one of them, and what failed. */
  static String of(Measurements measurements, List<String> baselines, Clock ratioClock, int runs) {
    TextReport report = new TextReport(measurements, baselines, ratioClock, runs);
    for (Clock clock : Clock.values()) {
      report.seconds(clock);
    }
    report.baselines.forEach(report::ratios);
    report.failures();
    return report.out.toString();
  }

  private String secondsTitle(Clock clock) {
    return clock.label() + " seconds, median of " + runs;
  }

  private String ratiosTitle(String baseline) {
    return ratioClock.label() + " time / " + baseline;
  }

  private void seconds(Clock clock) {
    List<String> engines = measurements.engines();
    row(secondsTitle(clock), engines, Function.identity());
    for (String program : measurements.programs()) {
      row(program, engines, engine -> number(measurements.median(program, engine, clock), 3));
    }
    out.append('\n');
  }

  private void ratios(String baseline) {
    List<String> others = measurements.engines().stream().filter(engine -> !engine.equals(baseline)).toList();
    if (others.isEmpty()) {
      return;
    }
    row(ratiosTitle(baseline), others, Function.identity());
    for (String program : measurements.programs()) {
      row(program, others, engine -> number(measurements.ratio(program, engine, baseline, ratioClock), 2));
    }
    row("geometric mean", others, engine -> number(measurements.geometricMean(engine, baseline, ratioClock), 2));
    Function<String, Optional<Measurements.Worst>> worst = engine -> measurements.worst(engine, baseline, ratioClock);
    row("worst", others, engine -> worst.apply(engine).map(it -> fixed(it.ratio(), 2)).orElse(MISSING));
    row("  of", others, engine -> worst.apply(engine).map(Measurements.Worst::program).orElse(MISSING));
    out.append('\n');
  }

  private void failures() {
    for (String program : measurements.programs()) {
      for (String engine : measurements.engines()) {
        measurements
            .failure(program, engine)
            .ifPresent(reason -> out.append("failed: " + program + " on " + engine + ": " + reason + "\n"));
      }
    }
  }

  private void row(String label, List<String> engines, Function<String, String> cell) {
    out.append(label).repeat(' ', labelWidth - label.length());
    for (String engine : engines) {
      String text = cell.apply(engine);
      out.repeat(' ', Math.max(0, columnWidth(engine) - text.length()) + 2).append(text);
    }
    out.append('\n');
  }

  /** The same in all tables; names of programs stand in the columns too, below the worst ratios. */
  private int columnWidth(String engine) {
    int width = Math.max(LEAST_WIDTH, engine.length());
    return baselines.isEmpty() ? width : measurements.programs().stream().mapToInt(String::length).reduce(width, Math::max);
  }

  private static String number(OptionalDouble value, int digits) {
    return value.isPresent() ? fixed(value.getAsDouble(), digits) : MISSING;
  }

  private static String fixed(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
