package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.lang.lua.ConformanceCases.Area;
import dev.lathe.lang.lua.ConformanceCases.Case;
import dev.lathe.testing.Oracle;
import dev.lathe.testing.Switch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The reference itself comes to the outcomes that the conformance set expects; {@code -Dlathe.bless=true} writes them anew. */
class ConformanceOracleTest {

  private static final int PROGRAMS_AT_LEAST = 1_500;

  @TempDir private static Path folder;

  @TestFactory
  Stream<? extends DynamicNode> reference() {
    Oracle luajit = LuaJit.find(ConformanceCases.ENVIRONMENT);
    ConformanceCases.Runner runner = program -> run(luajit, program);
    if (Switch.BLESS.isOn() && !Switch.CI.isOn()) {
      return ConformanceCases.areas().stream().map(area -> DynamicTest.dynamicTest(area.name(), () -> bless(area, runner)));
    }
    return ConformanceCases.tests(runner);
  }

  private static Outcome run(Oracle luajit, Case program) throws IOException {
    Path home = Files.createTempDirectory(folder, "case");
    Files.writeString(home.resolve(ConformanceCases.FILE), program.source(), StandardCharsets.ISO_8859_1);
    List<String> arguments = new ArrayList<>(List.of(ConformanceCases.FILE));
    arguments.addAll(program.arguments());
    byte[] input = program.input().getBytes(StandardCharsets.ISO_8859_1);
    Oracle.Result result = luajit.run(home, input, arguments.toArray(String[]::new));
    return Outcome.of(result);
  }

  private static void bless(Area area, ConformanceCases.Runner runner) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Case program : area.cases()) {
      outcomes.add(runner.run(program).masked());
    }
    Files.writeString(area.golden(), ConformanceCases.written(area.cases(), outcomes), StandardCharsets.US_ASCII);
  }

  @Test
  void theSetIsLarge() {
    long programs = ConformanceCases.areas().stream().flatMap(area -> area.cases().stream()).map(Case::source).distinct().count();
    assertTrue(programs >= PROGRAMS_AT_LEAST, () -> "only " + programs + " different programs");
  }
}
