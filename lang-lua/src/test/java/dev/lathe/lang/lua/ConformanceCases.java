package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.testing.Corpora;
import dev.lathe.testing.Sampling;
import dev.lathe.testing.Switch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/**
 * The conformance set: small programs of our own and what the reference says for each of them.
 *
 * <p>{@code src/test/conformance/AREA.lua} holds the programs of an area, {@code AREA.out} what is expected of them in the
 * written form of {@link Outcome}. In both a line {@code --- NAME} begins a case; its program starts in the next line and is
 * whole by itself. Comments in it tell how it is run:
 *
 * <pre>
 *   --- read a number
 *   --&lt; 0x10 rest            a line of its standard input
 *   --@ one two              its arguments, between blanks
 *   print(io.read("*n"), ...)
 * </pre>
 *
 * <p>Texts are bytes here: each character is one, 0 to 255. A program is run as {@link #FILE} in an empty folder that is its
 * own, with {@link #ENVIRONMENT}; it prints neither hash order nor time nor what masks do not hide of addresses.
 */
final class ConformanceCases {

  /** What each program is called. */
  static final String FILE = "case.lua";

  /** Variables that every program is run with, whatever else there is. */
  static final Map<String, String> ENVIRONMENT =
      Map.of("HOME", "/home/case", "TZ", "UTC", "LC_ALL", "C", "LUA_INIT", "", "LUA_PATH", ";;", "LUA_CPATH", ";;");

  /**
   * A program and how it is run.
   *
   * @param arguments what it is started with
   * @param input its standard input
   * @param expected what masked runs of it come to; empty if that was never written
   */
  record Case(String area, String name, String source, List<String> arguments, String input, Optional<Outcome> expected) {}

  /**
   * The programs of a file.
   *
   * @param name the file's name without suffix
   * @param orphans names of outcomes whose program is gone
   */
  record Area(String name, List<Case> cases, List<String> orphans) {

    /** Where the expected outcomes are. */
    Path golden() {
      return FOLDER.resolve(name + ".out");
    }
  }

  /** What runs programs: the reference, or our VM in one of its ways. */
  interface Runner {
    /** Runs a program to its end. */
    Outcome run(Case program) throws IOException;
  }

  private static final Path FOLDER = Path.of("src", "test", "conformance");
  private static final String LIMITS = "limits";
  private static final String NAME_MARK = "--- ";
  private static final String INPUT_MARK = "--< ";
  private static final String ARGUMENTS_MARK = "--@ ";

  private ConformanceCases() {}

  /** A test for each program: {@code runner} brings it to the expected outcome; and one that no outcome has lost its program. */
  static Stream<DynamicContainer> tests(Runner runner) {
    return areas().stream().map(area -> DynamicContainer.dynamicContainer(area.name(), tests(area, runner)));
  }

  /**
   * A tenth of the programs, in a long run all. Those about limits are in long runs only: they fill the memory, and whoever asks for a
   * sample does more with each program than run it.
   */
  static List<Case> sample() {
    Stream<Area> areas = areas().stream().filter(area -> Switch.LONG.isOn() || !area.name().equals(LIMITS));
    return Sampling.tenth(areas.flatMap(area -> area.cases().stream()).toList());
  }

  private static Stream<DynamicTest> tests(Area area, Runner runner) {
    DynamicTest orphans = DynamicTest.dynamicTest("orphans", () -> assertEquals(List.of(), area.orphans()));
    return Stream.concat(
        area.cases().stream().map(program -> DynamicTest.dynamicTest(program.name(), () -> check(program, runner))), Stream.of(orphans));
  }

  private static void check(Case program, Runner runner) throws IOException {
    Outcome expected =
        program
            .expected()
            .orElseThrow(() -> new AssertionError("nothing is expected of this program: run with -Dlathe.bless=true, then read the file"));
    String where = program.area() + ": " + program.name() + "\n" + program.source();
    assertEquals(expected.written(), runner.run(program).masked().written(), where);
  }

  /** All programs, by file. */
  static List<Area> areas() {
    return Corpora.files(FOLDER, ".lua").stream().map(ConformanceCases::area).toList();
  }

  private static Area area(Path file) {
    String fileName = file.getFileName().toString();
    String name = fileName.substring(0, fileName.length() - ".lua".length());
    Path golden = FOLDER.resolve(name + ".out");
    Map<String, Section> outcomes = new LinkedHashMap<>();
    if (Files.exists(golden)) {
      sections(golden).forEach(outcome -> outcomes.put(outcome.name, outcome));
    }
    List<Case> cases = new ArrayList<>();
    for (Section section : sections(file)) {
      Optional<Outcome> expected = Optional.ofNullable(outcomes.remove(section.name)).map(outcome -> Outcome.read(outcome.lines));
      cases.add(program(name, section, expected));
    }
    return new Area(name, cases, List.copyOf(outcomes.keySet()));
  }

  private static Case program(String area, Section section, Optional<Outcome> expected) {
    StringBuilder source = new StringBuilder();
    StringBuilder input = new StringBuilder();
    List<String> arguments = new ArrayList<>();
    for (String line : section.lines) {
      source.append(line).append('\n');
      if (line.startsWith(INPUT_MARK)) {
        input.append(line, INPUT_MARK.length(), line.length()).append('\n');
      } else if (line.startsWith(ARGUMENTS_MARK)) {
        arguments.addAll(List.of(line.substring(ARGUMENTS_MARK.length()).split(" ")));
      }
    }
    return new Case(area, section.name, source.toString(), arguments, input.toString(), expected);
  }

  /** The written form of the outcomes of an area. */
  static String written(List<Case> cases, List<Outcome> outcomes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cases.size(); i++) {
      text.append(NAME_MARK).append(cases.get(i).name()).append('\n').append(outcomes.get(i).written());
    }
    return text.toString();
  }

  /** The lines of a case, below its name. */
  record Section(String name, List<String> lines) {}

  static List<Section> sections(Path file) {
    try {
      List<Section> sections = new ArrayList<>();
      Set<String> names = new HashSet<>();
      for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
        if (line.startsWith(NAME_MARK)) {
          String name = line.substring(NAME_MARK.length());
          if (!names.add(name)) {
            throw new AssertionError(file + ": two cases are called '" + name + "'");
          }
          sections.add(new Section(name, new ArrayList<>()));
        } else if (sections.isEmpty()) {
          throw new AssertionError(file + " does not begin with the name of a case");
        } else {
          sections.getLast().lines.add(line);
        }
      }
      return sections;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
