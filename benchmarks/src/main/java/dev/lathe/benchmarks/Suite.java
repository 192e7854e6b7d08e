package dev.lathe.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The programs of one language and who runs them. Below {@code root} are the tables {@code programs.txt} and {@code memory.txt},
 * which all languages share, and the language's folder with a file for each row of the first, {@code memory/} with one for each of
 * the second, and {@code startup/hello}, which says "ok hello, world".
 *
 * @param root the folder {@code benchmarks/programs}
 * @param language name of its folder
 * @param extension of its files, without a dot
 * @param engines in the order of the columns
 * @param baselines names of the engines that the others are compared with, the first one in the plot
 * @param measured stands in for the engine of its name where memory is measured: it tells more
 * @param idle makes as many machines that do nothing as its argument says, and prints what each costs
 * @param aims of the engine {@code measured}
 * @param uncalled makes a program's text a part of a longer program that does not run it
 */
record Suite(
    Path root,
    String language,
    String extension,
    List<Engine> engines,
    List<String> baselines,
    Engine measured,
    Engine idle,
    List<Aim> aims,
    UnaryOperator<String> uncalled) {

  /** A part of start-up is proportional to the length of the program; the design's figure is for this many lines. */
  private static final int IDLE_LINES = 1_000;

  /** The name under which the results have the longest of a number of pauses. */
  static final String LONGEST_PAUSE = "longest pause of all heaps";

  /** The start of a program that says hello, and of the idle one. */
  static final String HELLO = "start-up: hello";

  static final String IDLE_PROGRAM = "start-up: idle program";

  /** How the mean of the ratios to an engine is called, and the worst ratio. */
  static String mean(String baseline) {
    return "programs: geometric mean / " + baseline;
  }

  static String worst(String baseline) {
    return "programs: worst / " + baseline;
  }

  List<Workload> programs() throws IOException {
    return Workload.table(root.resolve("programs.txt"));
  }

  List<Workload> memoryPrograms() throws IOException {
    return Workload.table(root.resolve("memory.txt"));
  }

  Path program(Workload workload) {
    return file(workload.name());
  }

  Path memoryProgram(Workload workload) {
    return file("memory/" + workload.name());
  }

  /** The shortest program: prints a line that begins with {@link Execution#OK}. */
  Path hello() {
    return file("startup/hello");
  }

  /** Text of a program of about 1,000 lines that is read and compiled, and does nothing: whole programs, never called, then hello. */
  String idleProgram() throws IOException {
    StringBuilder text = new StringBuilder();
    long lines = 0;
    for (Workload workload : programs()) {
      String part = uncalled.apply(Files.readString(program(workload)));
      long more = part.lines().count();
      if (lines + more <= IDLE_LINES) {
        text.append(part);
        lines += more;
      }
    }
    return text.append(Files.readString(hello())).toString();
  }

  private Path file(String name) {
    return root.resolve(language).resolve(name + "." + extension);
  }
}
