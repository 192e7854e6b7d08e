package dev.lathe.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Lua programs agree with the tables that all languages share: the same names, the same sizes. */
class LuaProgramSizesTest {

  private static final Path PROGRAMS = Path.of(System.getProperty("lathe.root"), "benchmarks", "programs");
  private static final Suite SUITE = Lua.suite(PROGRAMS);

  /** The size in a program's text, without an argument. */
  private static final Pattern DEFAULT_SIZE = Pattern.compile("^local N = tonumber\\(arg and arg\\[1]\\) or (\\d+)$", Pattern.MULTILINE);

  /** The results at the quick and the full size. */
  private static final String RESULTS =
      "local results = \\{\\s+\\[%d] = \"(.+)\",\\s+\\[%d] = \"(.+)\",?\\s+}";

  static List<Workload> programs() throws IOException {
    return SUITE.programs();
  }

  static List<Workload> memoryPrograms() throws IOException {
    return SUITE.memoryPrograms();
  }

  @Test
  void tableAndFolderHaveTheSamePrograms() throws IOException {
    assertEquals(names(programs()), filesIn(PROGRAMS.resolve("lua")));
    assertEquals(names(memoryPrograms()), filesIn(PROGRAMS.resolve("lua").resolve("memory")));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programKnowsTheSizesOfTheTable(Workload workload) throws IOException {
    String text = Files.readString(SUITE.program(workload));
    assertEquals(workload.fullSize(), defaultSize(text));
    expected(workload, text);
  }

  @ParameterizedTest
  @MethodSource("memoryPrograms")
  void memoryProgramHasTheSizeOfTheTable(Workload workload) throws IOException {
    assertEquals(workload.fullSize(), defaultSize(Files.readString(SUITE.memoryProgram(workload))));
  }

  private static int defaultSize(String text) {
    Matcher size = DEFAULT_SIZE.matcher(text);
    assertTrue(size.find(), "no default size");
    return Integer.parseInt(size.group(1));
  }

  /** Finds the results in a program's text: group 1 at the quick size, group 2 at the full size. */
  static Matcher expected(Workload workload, String text) {
    Matcher expected = Pattern.compile(RESULTS.formatted(workload.quickSize(), workload.fullSize())).matcher(text);
    assertTrue(expected.find(), () -> "no results for the sizes of " + workload);
    return expected;
  }

  private static TreeSet<String> names(List<Workload> workloads) {
    return workloads.stream().map(Workload::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static TreeSet<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString().replaceFirst("\\.lua$", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
