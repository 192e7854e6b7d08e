package dev.lathe.benchmarks;

import dev.lathe.benchmarks.Measurements.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Ratios to a baseline as bars of text: to the left of the middle what is faster than the baseline, to the right what is slower. */
final class BarChart {

  /** Characters on each side of the middle. */
  private static final int HALF = 30;

  private BarChart() {}

  /** A block for each program with a bar for each engine but the baseline; empty if there is no ratio to show. */
  static String of(Measurements measurements, String baseline, Clock clock) {
    List<String> engines = measurements.engines().stream().filter(engine -> !engine.equals(baseline)).toList();
    if (engines.isEmpty() || !measurements.engines().contains(baseline)) {
      return "";
    }
    RatioAxis axis = RatioAxis.of(measurements, baseline, clock);
    int left = measurements.programs().stream().mapToInt(String::length).max().orElse(0);
    int middle = engines.stream().mapToInt(String::length).max().orElse(0);
    StringBuilder out = new StringBuilder();
    out.append(clock.label()).append(" time / ").append(baseline).append(", logarithmic: faster to the left of |, slower to the right\n");
    for (String program : measurements.programs()) {
      String label = program;
      for (String engine : engines) {
        OptionalDouble ratio = measurements.ratio(program, engine, baseline, clock);
        pad(out, label, left);
        pad(out, "  " + engine, middle + 2);
        if (ratio.isPresent()) {
          bar(out.append("  "), axis.position(ratio.getAsDouble()));
          out.append(String.format(Locale.ROOT, "  %.2f", ratio.getAsDouble()));
        } else {
          out.append("  -");
        }
        out.append('\n');
        label = "";
      }
    }
    scale(out.repeat(' ', left + middle + 4), axis);
    return out.toString();
  }

  private static void bar(StringBuilder out, double position) {
    int length = (int) Math.round(Math.abs(position) * HALF);
    int slower = position > 0 ? length : 0;
    int faster = length - slower;
    out.repeat(' ', HALF - faster).repeat('#', faster).append('|').repeat('#', slower).repeat(' ', HALF - slower);
  }

  private static void scale(StringBuilder out, RatioAxis axis) {
    String first = RatioAxis.label(-axis.doublings());
    String last = RatioAxis.label(axis.doublings());
    out.append(first).repeat(' ', HALF - first.length()).append('1').repeat(' ', HALF - last.length()).append(last).append('\n');
  }

  private static void pad(StringBuilder out, String text, int width) {
    out.append(text).repeat(' ', width - text.length());
  }
}
