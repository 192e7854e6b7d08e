package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.lang.lua.CommandLineCases.Area;
import dev.lathe.lang.lua.CommandLineCases.Case;
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

/** The reference itself makes of command lines what is expected; {@code -Dlathe.bless=true} writes that anew. */
class CommandLineOracleTest {
  private static final int AT_LEAST = 200;

  @TempDir private static Path folder;

  @TestFactory
  Stream<? extends DynamicNode> reference() {
    LuaJit.find();
    Oracle withVariables = Oracle.find("program env", "env", new Oracle.Program("env", "--version"));
    CommandLineCases.Runner runner = found -> run(withVariables, found);
    if (Switch.BLESS.isOn() && !Switch.CI.isOn()) {
      return CommandLineCases.areas().stream().map(area -> DynamicTest.dynamicTest(area.name(), () -> bless(area, runner)));
    }
    return CommandLineCases.tests(runner);
  }

  private static Outcome run(Oracle env, Case found) {
    List<String> words = new ArrayList<>(List.of("-i", "PATH=" + System.getenv("PATH")));
    found.environment().forEach((name, value) -> words.add(name + "=" + value));
    words.add(Outcome.PROGRAM);
    words.addAll(found.arguments());
    Oracle.Result result = env.run(CommandLineCases.home(folder), found.input(), words.toArray(String[]::new));
    return Outcome.of(result);
  }

  private static void bless(Area area, CommandLineCases.Runner runner) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Case found : area.cases()) {
      outcomes.add(CommandLineCases.masked(runner.run(found)));
    }
    Files.writeString(area.golden(), CommandLineCases.written(area.cases(), outcomes), StandardCharsets.US_ASCII);
  }

  @Test
  void thereAreMany() {
    int count = CommandLineCases.areas().stream().mapToInt(area -> area.cases().size()).sum();
    assertTrue(count >= AT_LEAST, () -> "only " + count);
  }
}
