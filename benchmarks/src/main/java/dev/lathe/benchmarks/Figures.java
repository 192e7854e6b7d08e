package dev.lathe.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What programs measure by themselves and print, a line for each: name, value, unit. */
final class Figures {

  private static final Pattern LINE = Pattern.compile("(\\S+) (-?[0-9.]+) (\\S+)");

  private final List<String> engines;
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

  Figures(List<String> engines) {
    this.engines = List.copyOf(engines);
  }

  /** Takes the figures out of a program's output; other lines count for nothing. */
  void add(String engine, String output) {
    output
        .lines()
        .forEach(
            line -> {
              Matcher figure = LINE.matcher(line);
              if (figure.matches()) {
                String row = figure.group(1) + ", " + figure.group(3);
                rows.computeIfAbsent(row, _ -> new LinkedHashMap<>()).put(engine, figure.group(2));
              }
            });
  }

  /** Notes all figures, and the longest of all pauses: those whose names end so. */
  void tell(Results results) {
    rows.forEach(
        (row, values) ->
            values.forEach(
                (engine, value) -> {
                  String name = row.substring(0, row.lastIndexOf(','));
                  results.put(name, engine, Double.parseDouble(value));
                  if (name.endsWith("longest-pause")) {
                    results.raise(Suite.LONGEST_PAUSE, engine, Double.parseDouble(value));
                  }
                }));
  }

  /** A line for each figure, in the order of the first engine that has it, and a column for each engine. */
  String table(String title) {
    int left = rows.keySet().stream().mapToInt(String::length).reduce(title.length(), Math::max);
    StringBuilder out = new StringBuilder(title).repeat(' ', left - title.length());
    for (String engine : engines) {
      cell(out, engine, engine);
    }
    out.append('\n');
    rows.forEach(
        (name, values) -> {
          out.append(name).repeat(' ', left - name.length());
          for (String engine : engines) {
            cell(out, engine, values.getOrDefault(engine, "-"));
          }
          out.append('\n');
        });
    return out.toString();
  }

  private static void cell(StringBuilder out, String engine, String text) {
    out.repeat(' ', Math.max(0, Math.max(10, engine.length()) - text.length()) + 2).append(text);
  }
}
