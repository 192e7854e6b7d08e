package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.testing.Corpora;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/**
 * Command lines of the reference, and what it makes of them.
 *
 * <p>{@code src/test/commandlines/AREA.txt} holds those of an area, {@code AREA.out} what is expected in the written form of
 * {@link Outcome}. In both a line {@code --- NAME} begins a case:
 *
 * <pre>
 *   --- a script on standard input
 *   % NAME=value             a variable of the environment
 *   @ -e                     an argument
 *   &lt; print(1)               a line of standard input
 *   &lt;&lt; print(2)              its last line, which does not end
 * </pre>
 *
 * <p>Each runs in a folder of its own with the files of {@code src/test/commandlines/files}.
 */
final class CommandLineCases {

  /** A command line and what it runs with. */
  record Case(String area, String name, List<String> arguments, Map<String, String> environment, byte[] input, Optional<Outcome> expected) {}

  /** The command lines of a file. */
  record Area(String name, List<Case> cases) {
    /** Where the expected outcomes are. */
    Path golden() {
      return FOLDER.resolve(name + ".out");
    }
  }

  /** What runs them. */
  interface Runner {
    Outcome run(Case commandLine) throws IOException;
  }

  private static final Path FOLDER = Path.of("src", "test", "commandlines");

  /** What differs by name or by machine: the version, and what the compiler can do. */
  private static final Pattern VERSION = Pattern.compile("(?m)^LuaJIT 2\\.1\\.0-beta3 -- .*$");
  private static final Pattern STATUS = Pattern.compile("(?m)^JIT: .*$");

  private CommandLineCases() {}

  /** A test for each command line: {@code runner} brings it to the expected outcome. */
  static Stream<DynamicContainer> tests(Runner runner) {
    return areas().stream()
        .map(area -> DynamicContainer.dynamicContainer(
            area.name(), area.cases().stream().map(found -> DynamicTest.dynamicTest(found.name(), () -> check(found, runner)))));
  }

  private static void check(Case found, Runner runner) throws IOException {
    Outcome expected =
        found.expected().orElseThrow(() -> new AssertionError("nothing is expected of this: run with -Dlathe.bless=true, then read the file"));
    assertEquals(expected.written(), masked(runner.run(found)).written(), () -> found.area() + ": " + found.name() + " " + found.arguments());
  }

  /** An outcome without what is meant to differ. */
  static Outcome masked(Outcome outcome) {
    return new Outcome(masked(outcome.out()), masked(outcome.err()), outcome.status()).masked();
  }

  private static String masked(String text) {
    return STATUS.matcher(VERSION.matcher(text).replaceAll("LuaJIT 2.1.0-beta3 -- ...")).replaceAll("JIT: ...");
  }

  /** All command lines, by file. */
  static List<Area> areas() {
    return Corpora.files(FOLDER, ".txt").stream().filter(file -> file.getParent().equals(FOLDER)).map(CommandLineCases::area).toList();
  }

  private static Area area(Path file) {
    String fileName = file.getFileName().toString();
    String area = fileName.substring(0, fileName.length() - ".txt".length());
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    Path golden = new Area(area, List.of()).golden();
    if (Files.exists(golden)) {
      ConformanceCases.sections(golden).forEach(section -> outcomes.put(section.name(), Outcome.read(section.lines())));
    }
    List<Case> cases = new ArrayList<>();
    for (ConformanceCases.Section section : ConformanceCases.sections(file)) {
      cases.add(commandLine(area, section, Optional.ofNullable(outcomes.remove(section.name()))));
    }
    assertEquals(Map.of(), outcomes, "outcomes without a command line");
    return new Area(area, cases);
  }

  private static Case commandLine(String area, ConformanceCases.Section section, Optional<Outcome> expected) {
    List<String> arguments = new ArrayList<>();
    Map<String, String> environment = new LinkedHashMap<>(ConformanceCases.ENVIRONMENT);
    StringBuilder input = new StringBuilder();
    for (String line : section.lines()) {
      int space = line.indexOf(' ');
      String mark = space < 0 ? line : line.substring(0, space);
      String rest = space < 0 ? "" : line.substring(space + 1);
      switch (mark) {
        case "@" -> arguments.add(rest);
        case "%" -> environment.put(rest.substring(0, rest.indexOf('=')), rest.substring(rest.indexOf('=') + 1));
        case "<" -> input.append(rest).append('\n');
        case "<<" -> input.append(rest);
        default -> throw new AssertionError(area + ": " + section.name() + ": no mark begins " + line);
      }
    }
    return new Case(area, section.name(), arguments, environment, input.toString().getBytes(StandardCharsets.ISO_8859_1), expected);
  }

  /** A new folder with the files that the command lines name. */
  static Path home(Path folder) {
    Path files = FOLDER.resolve("files");
    try {
      Path home = Files.createTempDirectory(folder, "case");
      for (Path file : Corpora.files(files, ".lua")) {
        Path copy = home.resolve(files.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The written form of the outcomes of an area. */
  static String written(List<Case> cases, List<Outcome> outcomes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cases.size(); i++) {
      text.append("--- ").append(cases.get(i).name()).append('\n').append(outcomes.get(i).written());
    }
    return text.toString();
  }
}
