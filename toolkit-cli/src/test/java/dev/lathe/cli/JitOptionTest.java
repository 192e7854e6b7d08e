package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.parser.Language;
import dev.lathe.parser.Languages;
import dev.lathe.vm.runtime.Standalone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --jit}, {@code -j} and {@code -O} of the commands that run programs. */
class JitOptionTest {
  @TempDir private Path folder;

  /** The command that runs all programs, and those of languages. */
  static List<String> commands() {
    List<String> commands = new ArrayList<>(List.of("run"));
    for (Language language : Languages.load().all()) {
      if (language.part(Standalone.class).isPresent()) {
        commands.add(language.name());
      }
    }
    return commands;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void refusesTiersThatThereAreNot(String command) {
    CommandLineRun traces = CommandLineRun.of(command, "--jit", "traces", "x");
    assertEquals(Main.USAGE, traces.status());
    assertTrue(traces.err().contains("this version compiles whole functions, no traces"), traces.err());
    CommandLineRun unknown = CommandLineRun.of(command, "--jit=fast", "x");
    assertEquals(Main.USAGE, unknown.status());
    assertTrue(unknown.err().contains("expected one of off, functions but was 'fast'"), unknown.err());
    assertEquals(Main.USAGE, CommandLineRun.of(command, "--jit", "first", "x").status(), "only a property of tests");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void tellsOfIt(String command) {
    assertTrue(CommandLineRun.of(command, "--help").out().contains("--jit=TIER"));
  }

  @ParameterizedTest
  @CsvSource({"--jit=functions", "--jit=off"})
  void settingsReachTheProgramsMachine(String tier) throws IOException {
    for (Sample sample : Sample.all()) {
      if (sample.language().part(Standalone.class).isPresent()) {
        Path program = Files.writeString(folder.resolve("empty" + sample.fileName().substring(sample.fileName().lastIndexOf('.'))), "");
        Path trace = folder.resolve("trace-" + tier);
        CommandLineRun run = CommandLineRun.of("run", tier, "-O0", "-O", "+array", "-j", "trace=" + trace, "-jon", program.toString());
        assertEquals(0, run.status(), run.err());
        assertTrue(Files.exists(trace), "the module was started");
        assertEquals(1, CommandLineRun.of("run", tier, "-Ononsense", program.toString()).status());
      }
    }
  }

  @Test
  void otherWordsGoToTheProgram() throws IOException {
    Path program = Files.writeString(folder.resolve("unknown.nothing"), "");
    CommandLineRun run = CommandLineRun.of("run", program.toString(), "--jit", "traces");
    assertEquals(Main.FAILED, run.status());
    assertTrue(run.err().contains("cannot tell its language"), run.err());
  }
}
