package dev.lathe.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every Lua program finds its own result right at its quick size, on {@code luajit} or on the engine that the system property
 * {@code lathe.engine} gives as NAME=COMMAND.
 */
class LuaProgramsTest {

  private static final Path PROGRAMS = Path.of(System.getProperty("lathe.root"), "benchmarks", "programs");
  private static final Suite SUITE = Lua.suite(PROGRAMS);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static Engine engine;

  static List<Workload> programs() throws IOException {
    return SUITE.programs();
  }

  static List<Workload> memoryPrograms() throws IOException {
    return SUITE.memoryPrograms();
  }

  @BeforeAll
  static void findEngine() throws IOException, InterruptedException {
    engine = Engine.parse(System.getProperty("lathe.engine", "luajit"));
    assumeTrue(Execution.checked(engine, SUITE.hello(), 0, LIMIT) instanceof Execution.Finished, engine.name() + " is not installed");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void resultIsRightAtTheQuickSize(Workload workload) throws IOException, InterruptedException {
    assertFinished(Execution.checked(engine, SUITE.program(workload), workload.quickSize(), LIMIT));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void wrongResultIsAnError(Workload workload, @TempDir Path folder) throws IOException, InterruptedException {
    String text = Files.readString(SUITE.program(workload));
    Matcher expected = LuaProgramSizesTest.expected(workload, text);
    Path changed = folder.resolve("changed.lua");
    Files.writeString(changed, text.substring(0, expected.start(1)) + "0" + text.substring(expected.end(1)));
    String reason = assertInstanceOf(Execution.Failed.class, Execution.checked(engine, changed, workload.quickSize(), LIMIT)).reason();
    assertTrue(reason.contains("wrong result: "), reason);
  }

  @ParameterizedTest
  @MethodSource("memoryPrograms")
  void memoryProgramsPrintFigures(Workload workload) throws IOException, InterruptedException {
    Execution.Finished run =
        assertFinished(
            Execution.run(engine, SUITE.memoryProgram(workload), List.of(Integer.toString(workload.quickSize())), LIMIT));
    List<String> lines = run.output().lines().toList();
    assertEquals(Execution.OK, lines.getLast());
    Figures figures = new Figures(List.of("it"));
    figures.add("it", run.output());
    assertEquals(lines.size(), figures.table("title").lines().count(), "a line for each figure, and the header for ok");
  }

  @Test
  void idleProgramHasAboutThousandLinesAndDoesNothing(@TempDir Path folder) throws IOException, InterruptedException {
    String text = SUITE.idleProgram();
    long lines = text.lines().count();
    assertTrue(lines > 900 && lines < 1_050, lines + " lines");
    Path idle = Files.writeString(folder.resolve("idle.lua"), text);
    assertEquals("ok hello, world", assertFinished(Execution.checked(engine, idle, 0, LIMIT)).output().strip());
  }

  private static Execution.Finished assertFinished(Execution execution) {
    return assertInstanceOf(Execution.Finished.class, execution, execution::toString);
  }
}
