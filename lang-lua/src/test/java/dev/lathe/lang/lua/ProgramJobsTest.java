package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.lang.lua.ProgramJobs.Command;
import dev.lathe.lang.lua.ProgramJobs.Job;
import dev.lathe.parser.Languages;
import dev.lathe.testing.Oracle;
import dev.lathe.testing.Switch;
import dev.lathe.vm.runtime.Interaction;
import dev.lathe.vm.runtime.Standalone;
import dev.lathe.vm.runtime.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs of Debian's packages do their jobs here as in the reference; with {@code -Dlathe.bless=true} the reference writes what is expected. */
class ProgramJobsTest {
  private static final long MEMORY = 512L << 20;
  private static final int SECONDS_OF_A_COMMAND = 120;

  /** A link to the packages: a short name for them, so that messages that shorten names are the same wherever they are. */
  private static final String PACKAGES = ".packages";

  private static final List<String> SEARCHED = List.of("/usr/local/bin", "/usr/bin", "/bin");

  @TempDir private static Path folder;

  /** What runs a job's programs. */
  private interface Interpreter {
    /** Makes the script by which other programs start it. */
    void writeScript(Path script) throws IOException;

    Outcome run(List<String> arguments, Path home, Map<String, String> environment) throws IOException, InterruptedException;
  }

  private static final class Machine implements Interpreter {
    private final LuaLanguage language = new LuaLanguage();
    private final ChunkCompiler compiler = new ChunkCompiler(Languages.load(), language);
    private final Standalone standalone = language.part(Standalone.class).orElseThrow();

    @Override
    public void writeScript(Path script) throws IOException {
      LuaProcess.writeScript(script);
    }

    @Override
    public Outcome run(List<String> arguments, Path home, Map<String, String> environment) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), out, err);
      int status = standalone.run(arguments, new Standalone.Host(compiler, Optional.of(streams), MEMORY, Interaction.none(), environment, home));
      return new Outcome(text(out.toByteArray()), text(err.toByteArray()).replaceFirst("^lathe: ", Outcome.PROGRAM + ": "), status);
    }
  }

  private static final class Reference implements Interpreter {
    Reference() {
      LuaJit.find();
    }

    @Override
    public void writeScript(Path script) throws IOException {
      LuaProcess.writeScript(script, Outcome.PROGRAM);
    }

    @Override
    public Outcome run(List<String> arguments, Path home, Map<String, String> environment) throws IOException, InterruptedException {
      List<String> command = new ArrayList<>(List.of(Outcome.PROGRAM));
      command.addAll(arguments);
      return process(command, home, environment);
    }
  }

  /** They lead out of what JUnit is to delete. */
  @AfterEach
  void deleteLinks() throws IOException {
    try (Stream<Path> homes = Files.list(folder)) {
      for (Path home : homes.filter(Files::isDirectory).toList()) {
        Files.deleteIfExists(home.resolve(PACKAGES));
      }
    }
  }

  @TestFactory
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  Stream<DynamicContainer> machine() {
    return jobs(new Machine());
  }

  @TestFactory
  Stream<DynamicContainer> reference() {
    Reference reference = new Reference();
    if (Switch.BLESS.isOn() && !Switch.CI.isOn()) {
      Path packages = ProgramJobs.packages();
      return ProgramJobs.all().stream()
          .map(job -> DynamicContainer.dynamicContainer(job.name(), List.of(DynamicTest.dynamicTest("bless", () -> bless(job, reference, packages)))));
    }
    return jobs(reference);
  }

  /** Each command is a test; a job's commands follow each other in one folder. */
  private static Stream<DynamicContainer> jobs(Interpreter interpreter) {
    Path packages = ProgramJobs.packages();
    return ProgramJobs.all().stream().map(job -> DynamicContainer.dynamicContainer(job.name(), tests(job, interpreter, packages)));
  }

  private static Stream<DynamicTest> tests(Job job, Interpreter interpreter, Path packages) {
    for (String program : job.needs()) {
      if (SEARCHED.stream().noneMatch(folder -> Files.isExecutable(Path.of(folder, program)))) {
        return Stream.of(DynamicTest.dynamicTest("needs " + program, () -> Oracle.find(program, "", new Oracle.Program(program, "-v"))));
      }
    }
    Path home = home(job, interpreter, packages);
    return job.commands().stream()
        .map(command -> DynamicTest.dynamicTest(command.line(), () -> {
          String expected = command.expected().orElseThrow(() -> new AssertionError("nothing is expected of it: run with -Dlathe.bless=true, then read the file"));
          assertEquals(expected, run(job, command, interpreter, home, packages));
        }));
  }

  private static void bless(Job job, Interpreter interpreter, Path packages) throws IOException, InterruptedException {
    Path home = home(job, interpreter, packages);
    List<String> outcomes = new ArrayList<>();
    for (Command command : job.commands()) {
      outcomes.add(run(job, command, interpreter, home, packages));
    }
    job.bless(outcomes);
  }

  private static Path home(Job job, Interpreter interpreter, Path packages) {
    try {
      Path home = Files.createTempDirectory(folder, "job").toRealPath();
      job.copyTo(home);
      Files.createSymbolicLink(home.resolve(PACKAGES), packages.resolve("usr"));
      interpreter.writeScript(Files.createDirectories(home.resolve(".interpreter/bin")).resolve("lua"));
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(Job job, Command command, Interpreter interpreter, Path home, Path packages) throws IOException, InterruptedException {
    Map<String, String> environment = environment(home, packages);
    Outcome outcome =
        command.forShell().isPresent()
            ? process(List.of("/bin/sh", "-c", command.forShell().get()), home, environment)
            : interpreter.run(command.arguments(packages.resolve("usr/bin")), home, environment);
    return job.masked(outcome, home, packages);
  }

  private static Map<String, String> environment(Path home, Path packages) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", home.resolve(".interpreter/bin") + ":" + String.join(":", SEARCHED));
    environment.put("HOME", home.toString());
    environment.put("USER", "user");
    environment.put("TZ", "UTC");
    environment.put("LC_ALL", "C");
    environment.put("LUA_PATH", "./?.lua;" + modules(Path.of(PACKAGES)) + modules(packages.resolve("usr")));
    environment.put("LUA_CPATH", ProgramJobs.compiledModules() + "/?.so");
    environment.put("LUAROCKS_CONFIG", home.resolve("luarocks.lua").toString());
    return environment;
  }

  private static String modules(Path prefix) {
    Path folder = prefix.resolve("share/lua/5.1");
    return folder + "/?.lua;" + folder + "/?/init.lua;";
  }

  private static Outcome process(List<String> command, Path home, Map<String, String> environment) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectInput(new File("/dev/null"));
    builder.environment().clear();
    builder.environment().putAll(environment);
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      if (!process.waitFor(SECONDS_OF_A_COMMAND, TimeUnit.SECONDS)) {
        throw new AssertionError("no end after " + SECONDS_OF_A_COMMAND + " s: " + command);
      }
      return new Outcome(text(Files.readAllBytes(out)), text(Files.readAllBytes(err)), process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
