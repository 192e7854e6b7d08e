package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.bcgen.run.Tier;
import dev.lathe.lang.lua.ConformanceCases.Case;
import dev.lathe.parser.Languages;
import dev.lathe.testing.Switch;
import dev.lathe.vm.runtime.Interaction;
import dev.lathe.vm.runtime.Standalone;
import dev.lathe.vm.runtime.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The machine comes to the outcomes that the conformance set expects. */
class ConformanceTest {
  private static final String STRESS = "lathe.stress";
  private static final List<String> STRESSES = List.of("gc", "gcsteps");
  private static final long MEMORY = 256L << 20;

  @TempDir private static Path folder;

  @TestFactory
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  Stream<? extends DynamicNode> interpreter() {
    Command command = new Command();
    Set<String> differences = differences();
    return ConformanceCases.tests(
        program -> {
          Outcome outcome = command.run(program);
          if (!differences.contains(name(program))) {
            return outcome;
          }
          Outcome expected = program.expected().orElseThrow();
          assertNotEquals(expected.written(), outcome.masked().written(), "no difference any more: take it out of the list");
          return expected;
        });
  }

  /** The cases that are meant to differ, each with its reason behind two dashes. */
  private static Set<String> differences() {
    try (Stream<String> lines = Files.lines(Path.of("src", "test", "conformance", "differences.txt"))) {
      return lines.filter(line -> !line.startsWith("#")).map(line -> line.substring(0, line.indexOf(" -- "))).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Programs come to the same with a full collection at nearly every poll, and with a little marking at each: what is not kept is gone. In
   * a short run each program of the sample has one of the two.
   */
  @TestFactory
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  Stream<? extends DynamicNode> collectorUnderStress() {
    Command command = new Command();
    List<Case> programs = ConformanceCases.sample();
    return IntStream.range(0, programs.size()).boxed().flatMap(number -> {
      Case program = programs.get(number);
      List<String> stresses = Switch.LONG.isOn() ? STRESSES : List.of(STRESSES.get(number % STRESSES.size()));
      return stresses.stream().map(stress -> DynamicTest.dynamicTest(stress + ": " + name(program), () -> {
        String calm = command.run(program).masked().written();
        assertEquals(calm, underStress(stress, () -> command.run(program)).masked().written(), program::source);
      }));
    });
  }

  /**
   * The whole set as machine code, and in random turns of machine code and interpreter. In a short run each program has one of the
   * two.
   */
  @TestFactory
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  Stream<? extends DynamicNode> machineCode() {
    Tier.assumeMachineCode();
    Command command = new Command();
    Set<String> differences = differences();
    List<Case> programs =
        ConformanceCases.areas().stream().flatMap(area -> area.cases().stream()).filter(program -> !differences.contains(name(program))).toList();
    return inTiers(programs, (program, tier, number) -> {
      Outcome expected = program.expected().orElseThrow();
      Outcome outcome = tier.begin(number, () -> command.run(program));
      assertEquals(expected.written(), outcome.masked().written(), program::source);
    });
  }

  /** Machine code under a collector under stress, for the sample. */
  @TestFactory
  @Timeout(value = 4, unit = TimeUnit.HOURS)
  Stream<? extends DynamicNode> machineCodeUnderStress() {
    Tier.assumeMachineCode();
    Command command = new Command();
    return inTiers(ConformanceCases.sample(), (program, tier, number) -> {
      String calm = command.run(program).masked().written();
      for (String stress : Switch.LONG.isOn() ? STRESSES : List.of(STRESSES.get(number / 2 % STRESSES.size()))) {
        Outcome outcome = tier.begin(number, () -> underStress(stress, () -> command.run(program)));
        assertEquals(calm, outcome.masked().written(), program::source);
      }
    });
  }

  private interface InATier {
    void run(Case program, Tier tier, int number) throws Exception;
  }

  private static Stream<DynamicTest> inTiers(List<Case> programs, InATier test) {
    return IntStream.range(0, programs.size()).boxed().flatMap(number -> {
      Case program = programs.get(number);
      List<Tier> tiers = Switch.LONG.isOn() ? Tier.COMPILED : List.of(Tier.COMPILED.get(number % Tier.COMPILED.size()));
      return tiers.stream().map(tier -> DynamicTest.dynamicTest(tier + ": " + name(program), () -> test.run(program, tier, number)));
    });
  }

  private static String name(Case program) {
    return program.area() + ": " + program.name();
  }

  /** Does something in which machines begin: their collector is under stress. */
  static <T> T underStress(String stress, Callable<T> job) throws Exception {
    String before = System.setProperty(STRESS, stress);
    try {
      return job.call();
    } finally {
      if (before == null) {
        System.clearProperty(STRESS);
      } else {
        System.setProperty(STRESS, before);
      }
    }
  }

  /** The language's command line. */
  private static final class Command {
    private final LuaLanguage language = new LuaLanguage();
    private final ChunkCompiler compiler = new ChunkCompiler(Languages.load(), language);
    private final Standalone standalone = language.part(Standalone.class).orElseThrow();

    Outcome run(Case program) throws IOException {
      Path home = Files.createTempDirectory(folder, "case");
      Files.writeString(home.resolve(ConformanceCases.FILE), program.source(), StandardCharsets.ISO_8859_1);
      List<String> arguments = new ArrayList<>(List.of(ConformanceCases.FILE));
      arguments.addAll(program.arguments());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Streams streams = new Streams(new ByteArrayInputStream(program.input().getBytes(StandardCharsets.ISO_8859_1)), out, err);
      int status =
          standalone.run(arguments, new Standalone.Host(compiler, Optional.of(streams), MEMORY, Interaction.none(), ConformanceCases.ENVIRONMENT, home));
      return new Outcome(out.toString(StandardCharsets.ISO_8859_1), err.toString(StandardCharsets.ISO_8859_1).replaceFirst("^lathe: ", Outcome.PROGRAM + ": "), status);
    }
  }
}
