package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.DumpWriter.DebugInformation;
import dev.lathe.testing.Corpora;
import dev.lathe.testing.Sampling;
import dev.lathe.vm.bytecode.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the verifier accepts of mutated dumps runs, under limits, to an end or an error, in a process that survives it. */
class LuaHostileRunsTest {
  private static final int PER_PROCESS = 10_000;
  private static final int SECONDS_PER_PROCESS = 300;
  private static final int MOST_WAITED_SECONDS = 3_600;

  @TempDir private static Path folder;

  @Test
  @Timeout(value = 12, unit = TimeUnit.HOURS)
  void mutatedDumps() throws IOException, InterruptedException {
    Path dumps = Files.createDirectory(folder.resolve("dumps"));
    for (Path program : Corpora.files(Path.of("src", "test", "programs"), ".lua")) {
      String name = program.getFileName().toString();
      Dump dump = Dump.of(ByteString.latin1("@" + name), LuaBytecode.of(Files.readAllBytes(program)));
      Files.write(dumps.resolve(name), DumpWriter.write(dump, DebugInformation.KEPT));
    }
    Random random = Sampling.random("running hostile dumps");
    int count = Sampling.count(20_000, 1_000_000);
    List<Callable<Integer>> processes = new ArrayList<>();
    for (int done = 0; done < count; done += PER_PROCESS) {
      long seed = random.nextLong();
      processes.add(() -> run(dumps, seed));
    }
    int accepted = TwoAtOnce.run(processes).stream().mapToInt(Integer::intValue).sum();
    assertTrue(accepted > count / 10, "accepted " + accepted + " of " + count);
  }

  /** Runs them in a process of their own; gives how many were accepted. */
  private static int run(Path dumps, long seed) throws IOException, InterruptedException {
    Path running = folder.resolve("running" + seed);
    Path out = folder.resolve("out" + seed);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m", "-XX:+UseSerialGC", "-XX:ErrorFile=" + folder.resolve("crash"),
            "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
            "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            HostileRuns.class.getName(), dumps.toString(), Long.toString(seed), Integer.toString(PER_PROCESS), running.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      boolean ended = ends(process);
      String printed = Files.readString(out, StandardCharsets.ISO_8859_1);
      String what = "seed " + seed + ", last run " + last(running) + ":\n" + printed;
      assertTrue(ended, () -> "hangs: " + what);
      assertEquals(0, process.exitValue(), what);
      String[] words = printed.lines().filter(line -> line.startsWith("accepted ")).findFirst().orElseThrow(() -> new AssertionError(what)).split(" ");
      return Integer.parseInt(words[1]);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Whether it ends before it has used up its time, which is that of the processor: the machine may be busy with other things. */
  private static boolean ends(Process process) throws InterruptedException {
    for (int waited = 0; waited < MOST_WAITED_SECONDS; waited++) {
      if (process.waitFor(1, TimeUnit.SECONDS)) {
        return true;
      }
      if (process.info().totalCpuDuration().orElse(Duration.ZERO).toSeconds() > SECONDS_PER_PROCESS) {
        return false;
      }
    }
    return false;
  }

  private static String last(Path running) throws IOException {
    return Files.exists(running) ? HexFormat.of().formatHex(Files.readAllBytes(running)) : Arrays.toString(new byte[0]);
  }
}
