package dev.lathe.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Figures of the engine that has aims, and of others beside it, by name. */
final class Results {
  private final Map<String, Map<String, Double>> values = new HashMap<>();

  /** Notes a figure; of several of a name the last one counts. */
  void put(String figure, String engine, double value) {
    values.computeIfAbsent(figure, _ -> new HashMap<>()).put(engine, value);
  }

  /** Notes a figure unless it is known and larger. */
  void raise(String figure, String engine, double value) {
    values.computeIfAbsent(figure, _ -> new HashMap<>()).merge(engine, value, Math::max);
  }

  private Optional<Double> value(String figure, String engine) {
    return Optional.ofNullable(values.getOrDefault(figure, Map.of()).get(engine));
  }

  /**
   * A line for each aim: what it is, what the engine has reached, and what the others have.
   *
   * @param engine the one that has the aims
   * @param others in the order of the columns
   */
  String table(List<Aim> aims, String engine, List<String> others) {
    String title = "figures and aims";
    int left = aims.stream().map(aim -> aim.figure().length()).reduce(title.length(), Math::max);
    StringBuilder out = new StringBuilder(title).repeat(' ', left - title.length());
    cell(out, "aim");
    cell(out, engine);
    cell(out, "");
    others.forEach(other -> cell(out, other));
    out.append('\n');
    for (Aim aim : aims) {
      Optional<Double> reached = value(aim.figure(), engine);
      out.append(aim.figure()).repeat(' ', left - aim.figure().length());
      cell(out, "<= " + number(aim.bound()) + " " + aim.unit());
      cell(out, reached.map(Results::number).orElse("-"));
      cell(out, reached.map(value -> value <= aim.bound() ? "reached" : "missed").orElse("not measured"));
      others.forEach(other -> cell(out, value(aim.figure(), other).map(Results::number).orElse("-")));
      out.append('\n');
    }
    return out.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
  }

  private static void cell(StringBuilder out, String text) {
    out.repeat(' ', Math.max(0, 12 - text.length()) + 2).append(text);
  }
}
