package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.testing.OracleServer;
import dev.lathe.testing.Sampling;
import dev.lathe.vm.GuestException;
import dev.lathe.vm.GuestFunction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Generated programs print here what the reference prints, error messages included. */
class LuaRunTest {
  private static final long MEMORY = 64L << 20;

  /** A machine runs so many, one behind the other: they share its strings, shapes and garbage. */
  private static final int PROGRAMS_OF_A_MACHINE = 250;

  private static final String HARNESS = "run-harness.lua";

  /** What the programs of a machine came to: characters that they printed, programs that ended with an error. */
  private record Sum(long printed, int failed) {}

  @Test
  void generatedPrograms() throws IOException, InterruptedException {
    Random random = Sampling.random("running programs");
    int count = Sampling.count(2_000, 100_000);
    byte[] harness;
    try (InputStream resource = LuaRunTest.class.getResourceAsStream(HARNESS)) {
      harness = resource.readAllBytes();
    }
    List<Callable<Sum>> machines = new ArrayList<>();
    for (int done = 0; done < count; done += PROGRAMS_OF_A_MACHINE) {
      // A program is made of one number, so that a failure can be looked at alone.
      long[] seeds = random.longs(PROGRAMS_OF_A_MACHINE).toArray();
      machines.add(() -> programsOfAMachine(harness, seeds));
    }
    List<Sum> sums = TwoAtOnce.run(machines);
    // Programs that stop at once, or print nothing, would show nothing.
    int failed = sums.stream().mapToInt(Sum::failed).sum();
    long printed = sums.stream().mapToLong(Sum::printed).sum();
    assertTrue(failed < count / 2, failed + " programs of " + count + " end with an error");
    assertTrue(printed > 200L * count, printed + " characters");
  }

  private static Sum programsOfAMachine(byte[] harness, long[] seeds) {
    long printed = 0;
    int failed = 0;
    try (OracleServer luajit = LuaJit.serve("run-server.lua"); LuaMachine machine = new LuaMachine(MEMORY)) {
      luajit.ask(harness);
      GuestFunction run = (GuestFunction) machine.vm().load(harness, "=harness", Optional.of(LuaLanguage.NAME)).call()[0];
      for (long seed : seeds) {
        String program = new LuaRunPrograms(new Random(seed)).next();
        String theirs = new String(luajit.ask(program.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
        assertEquals(masked(theirs), masked(run(run, program)), () -> "program " + seed + ":\n" + program);
        printed += theirs.length();
        failed += theirs.startsWith("refused") || theirs.substring(theirs.lastIndexOf('\n') + 1).startsWith("false") ? 1 : 0;
      }
    }
    return new Sum(printed, failed);
  }

  private static String run(GuestFunction run, String program) {
    try {
      return LuaMachine.bytes(run.call((Object) program.getBytes(StandardCharsets.ISO_8859_1))[0]);
    } catch (GuestException e) {
      return "raised " + e.getMessage();
    }
  }

  private static String masked(String output) {
    return new Outcome(output, "", 0).masked().out();
  }
}
