package dev.lathe.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of {@code benchmarks/programs/programs.txt}: a program that may exist in several languages.
 *
 * @param name of the file, without extension, in a language's folder
 * @param quickSize for tests: milliseconds of work
 * @param fullSize for measurements
 * @param about what takes the time
 */
record Workload(String name, int quickSize, int fullSize, String about) {

  /** What the program is asked to do. */
  enum Size {
    QUICK,
    FULL
  }

  private static final Pattern ROW = Pattern.compile("(\\w+)\\s+(\\d+)\\s+(\\d+)\\s+(\\S.*)");

  /**
   * The rows of a table, in its order; empty lines and those that begin with a number sign are comments.
   *
   * @throws IOException if the table cannot be read or has a line of another form
   */
  static List<Workload> table(Path file) throws IOException {
    List<Workload> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher row = ROW.matcher(line);
      if (!row.matches()) {
        throw new IOException(file + ": not a row of name, quick size, full size, text: " + line);
      }
      rows.add(new Workload(row.group(1), Integer.parseInt(row.group(2)), Integer.parseInt(row.group(3)), row.group(4)));
    }
    return List.copyOf(rows);
  }

  int size(Size size) {
    return switch (size) {
      case QUICK -> quickSize;
      case FULL -> fullSize;
    };
  }
}
