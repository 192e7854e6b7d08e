package dev.lathe.benchmarks;

import dev.lathe.benchmarks.Measurements.Clock;
import java.util.OptionalDouble;

/**
 * A logarithmic axis for ratios with 1 in the middle, so that twice as fast and twice as slow are bars of one length to either side.
 *
 * @param doublings half its length: the axis goes from 2 to the power of minus that to 2 to the power of that; at least 1
 */
record RatioAxis(int doublings) {

  /** As long as the farthest ratio needs. */
  static RatioAxis of(Measurements measurements, String baseline, Clock clock) {
    double farthest = 1;
    for (String program : measurements.programs()) {
      for (String engine : measurements.engines()) {
        OptionalDouble ratio = measurements.ratio(program, engine, baseline, clock);
        if (ratio.isPresent()) {
          farthest = Math.max(farthest, Math.abs(log2(ratio.getAsDouble())));
        }
      }
    }
    return new RatioAxis((int) Math.ceil(farthest));
  }

  /** Where a positive ratio stands: -1 is the left end, 0 the middle, 1 the right end. */
  double position(double ratio) {
    return log2(ratio) / doublings;
  }

  /** What to write at the mark that many doublings right of the middle: 1/4, 1, 4. */
  static String label(int doublings) {
    return doublings < 0 ? "1/" + (1L << -doublings) : Long.toString(1L << doublings);
  }

  private static double log2(double ratio) {
    return Math.log(ratio) / Math.log(2);
  }
}
