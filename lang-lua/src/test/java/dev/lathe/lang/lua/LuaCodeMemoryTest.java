package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.run.Tier;
import dev.lathe.testing.Sampling;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.nativecode.NativeCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that make and drop functions for ever run as machine code in little code memory, in a process of their own; meanwhile no
 * mapping of code memory is writable and executable.
 */
class LuaCodeMemoryTest {
  private static final int MEGABYTES = Sampling.count(16, 64);
  /** All of them at once would not fit. */
  private static final String SOURCE =
      """
      local first, last = ...
      for i = first, last do
        local f = load("local x, t = ..., {} for i = 1, 2 do t[i] = x + i end t.a = t[1] * " .. i .. " return -(x + t.a / t[2])")
        if f(1) ~= 0 - (1 + 2 * i / 3) then error(i .. " gives " .. f(1)) end
      end
      """;
  private static final int STEP = 1_000;

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void functionsComeAndGo(@TempDir Path folder) throws IOException, InterruptedException {
    Tier.assumeMachineCode();
    int count = Sampling.count(15_000, 1_000_000);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-XX:+UseSerialGC", "-Dlathe.native.megabytes=" + MEGABYTES, "-Dlathe.jit.counts=true",
                "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
    command.addAll(Tier.FIRST_CALL.options(0));
    command.addAll(List.of(Child.class.getName(), Integer.toString(count)));
    Path out = folder.resolve("out");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      assertTrue(process.waitFor(100, TimeUnit.MINUTES), "hangs");
      String printed = Files.readString(out);
      System.out.print(printed);
      assertEquals(0, process.exitValue(), printed);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The process: its argument is the number of functions. */
  static final class Child {
    private static volatile boolean isOver;
    private static volatile int looks;
    private static volatile boolean isBroken;

    public static void main(String[] arguments) throws InterruptedException {
      int count = Integer.parseInt(arguments[0]);
      Thread watcher = Thread.ofPlatform().daemon().start(Child::watch);
      long most = 0;
      long made;
      try (LuaMachine machine = new LuaMachine(256L << 20)) {
        for (int i = 0; i < count; i += STEP) {
          machine.run(SOURCE, i, i + STEP - 1);
          most = Math.max(most, NativeCode.memory().used());
        }
        isOver = true;
        watcher.join();
        made = Tier.exits(machine.vm()).reached(Op.UNM);
      }
      System.out.println(made + " functions ran as machine code, " + most / 1024 + " KB of code memory at most, " + looks + " looks at mappings");
      if (made != count || most > (long) MEGABYTES << 20 || looks == 0 || isBroken) {
        System.exit(1);
      }
    }

    private static void watch() {
      while (!isOver) {
        try (Stream<String> mappings = Files.lines(Path.of("/proc/self/maps"))) {
          List<String> ours = mappings.filter(line -> line.contains("lathe-code")).map(line -> line.split(" ")[1]).toList();
          if (ours.stream().anyMatch(protection -> protection.contains("w") && protection.contains("x"))) {
            System.out.println("writable and executable: " + ours);
            isBroken = true;
          }
          looks += ours.stream().anyMatch(protection -> protection.contains("x")) ? 1 : 0;
          Thread.sleep(100);
        } catch (IOException | InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }
}
