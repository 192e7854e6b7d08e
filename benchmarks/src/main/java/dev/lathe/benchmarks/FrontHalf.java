package dev.lathe.benchmarks;

import dev.lathe.ast.dump.JsonWriter;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.parser.Language;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Prints the figures of the front half: lines a second of lexing, parsing to a tree and printing, warm, beside the reference
 * implementations over the same files; and cold, the wall time of each command on one program of about 1,000 lines, with and
 * without the start-up cache. Run from the root of the checkout:
 *
 * <pre>
 *   java -cp benchmarks/target/benchmarks.jar dev.lathe.benchmarks.FrontHalf
 * </pre>
 */
public final class FrontHalf {

  /** The commands that are started cold; FILE stands for a program, TREE for its tree in JSON. */
  private static final List<String> COMMANDS =
      List.of(
          "--version",
          "completion",
          "tokens FILE",
          "tokens --format json FILE",
          "ast FILE",
          "ast --format json FILE",
          "ast --format dot FILE",
          "fmt FILE",
          "source FILE",
          "source --keep-lines FILE",
          "source TREE",
          "grammar profile FILE");

  private FrontHalf() {}

  /** Takes about six minutes on two idle cores. No arguments. */
  public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
    System.out.println("warm, lines a second (JMH, best peer round of " + Peer.SECONDS + " s)");
    Warm.run(FrontHalfBenchmark.class, "lua", "debian", Peer.luajit());
    Warm.run(FrontHalfBenchmark.class, "python", "cpython", Peer.cpython());
    System.out.println("cold, wall milliseconds, median of " + StartUp.RUNS);
    cold("lua", "debian");
    cold("python", "cpython");
  }

  private static void cold(String language, String folder) throws IOException, InterruptedException {
    Programs programs = Programs.of(language, folder);
    Path program = ofAboutThousandLines(programs);
    Path tree = Files.createTempFile("tree", ".json");
    try {
      writeTree(programs.language(), program, tree);
      StartUp startUp = new StartUp(Path.of("lathe").toAbsolutePath());
      System.out.printf("  %-28s %8s %8s   (%s)%n", language, "cache", "none", program.getFileName());
      for (String command : COMMANDS) {
        List<String> arguments =
            Arrays.stream(command.split(" "))
                .map(word -> word.equals("FILE") ? program.toString() : word.equals("TREE") ? tree.toString() : word)
                .toList();
        System.out.printf(
            "    %-26s %8.0f %8.0f%n",
            command, startUp.milliseconds(StartUp.Cache.ON, arguments), startUp.milliseconds(StartUp.Cache.OFF, arguments));
      }
    } finally {
      Files.delete(tree);
    }
  }

  private static void writeTree(Language language, Path program, Path tree) throws IOException {
    try (Writer out = Files.newBufferedWriter(tree)) {
      JsonWriter.write(language.parse(language.decode("program", Programs.read(program)).source(), new Diagnostics()).orElseThrow(), out);
    }
  }

  private static Path ofAboutThousandLines(Programs programs) {
    return programs.files().stream()
        .min(Comparator.comparingLong(path -> Math.abs(1_000 - lines(path))))
        .orElseThrow();
  }

  private static long lines(Path path) {
    try (var lines = Files.lines(path, StandardCharsets.ISO_8859_1)) {
      return lines.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
