package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lathe.bcgen.run.Tier;
import dev.lathe.testing.OracleServer;
import dev.lathe.testing.Sampling;
import dev.lathe.testing.Switch;
import dev.lathe.vm.GuestException;
import dev.lathe.vm.GuestFunction;
import dev.lathe.vm.jit.ExitCounts;
import dev.lathe.vm.nativecode.NativeCode;
import dev.lathe.vm.nativecode.NativeSupport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * Generated programs print here what the reference prints, error messages included, however the machine runs functions: interpreted,
 * as machine code, and in random turns of both; in a short run each program in one of the latter two.
 */
class LuaRunTest {
  private static final long MEMORY = 64L << 20;

  /** A machine runs so many, one behind the other: they share its strings, shapes and garbage. */
  private static final int PROGRAMS_OF_A_MACHINE = 250;

  private static final String HARNESS = "run-harness.lua";

  /** What the programs of a machine came to: characters that they printed, programs that ended with an error. */
  private record Sum(long printed, int failed, ExitCounts exits) {}

  @Test
  void generatedPrograms() throws IOException, InterruptedException {
    Random random = Sampling.random("running programs");
    int count = Sampling.count(2_000, 100_000);
    byte[] harness;
    try (InputStream resource = LuaRunTest.class.getResourceAsStream(HARNESS)) {
      harness = resource.readAllBytes();
    }
    List<Tier> tiers = NativeCode.await() instanceof NativeSupport.Available ? List.of(Tier.values()) : List.of(Tier.INTERPRETER);
    List<Callable<Sum>> machines = new ArrayList<>();
    for (int done = 0; done < count; done += PROGRAMS_OF_A_MACHINE) {
      // A program is made of one number, so that a failure can be looked at alone.
      long[] seeds = random.longs(PROGRAMS_OF_A_MACHINE).toArray();
      machines.add(() -> programsOfAMachine(harness, tiers, seeds));
    }
    List<Sum> sums = TwoAtOnce.run(machines);
    // Programs that stop at once, or print nothing, would show nothing.
    int failed = sums.stream().mapToInt(Sum::failed).sum();
    long printed = sums.stream().mapToLong(Sum::printed).sum();
    assertTrue(failed < count / 2, failed + " programs of " + count + " end with an error");
    assertTrue(printed > 200L * count, printed + " characters");
    assumeTrue(tiers.size() > 1, () -> "interpreted only, no machine code here: " + NativeCode.await());
    ExitCounts exits = new ExitCounts();
    sums.forEach(sum -> exits.add(sum.exits()));
    System.out.println(count + " generated programs in " + tiers.size() + " tiers: " + exits.allSlow() + " instructions left to the interpreter, "
        + exits.allRandom() + " random exits");
    assertTrue(exits.allRandom() > 100L * count, exits.allRandom() + " random exits");
  }

  /** A machine that has loaded the harness, whose function runs a program. */
  private record Loaded(Tier tier, LuaMachine machine, GuestFunction run) {
    static Loaded of(Tier tier, byte[] harness, long seed) throws Exception {
      LuaMachine machine = tier.begin(seed, () -> new LuaMachine(MEMORY));
      return new Loaded(tier, machine, (GuestFunction) machine.vm().load(harness, "=harness", Optional.of(LuaLanguage.NAME)).call()[0]);
    }

    ExitCounts exits() {
      return Tier.exits(machine.vm());
    }
  }

  private static Sum programsOfAMachine(byte[] harness, List<Tier> tiers, long[] seeds) throws Exception {
    long printed = 0;
    int failed = 0;
    ExitCounts exits = new ExitCounts();
    List<Loaded> machines = new ArrayList<>();
    try (OracleServer luajit = LuaJit.serve("run-server.lua")) {
      luajit.ask(harness);
      for (Tier tier : tiers) {
        machines.add(Loaded.of(tier, harness, seeds[0]));
      }
      for (int i = 0; i < seeds.length; i++) {
        long seed = seeds[i];
        String program = new LuaRunPrograms(new Random(seed)).next();
        String theirs = new String(luajit.ask(program.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
        for (Loaded loaded : machines) {
          if (Switch.LONG.isOn() || loaded.tier != Tier.COMPILED.get(i % Tier.COMPILED.size())) {
            assertEquals(masked(theirs), masked(run(loaded.run, program)), () -> loaded.tier + " of program " + seed + ":\n" + program);
          }
        }
        printed += theirs.length();
        failed += theirs.startsWith("refused") || theirs.substring(theirs.lastIndexOf('\n') + 1).startsWith("false") ? 1 : 0;
      }
      machines.forEach(loaded -> exits.add(loaded.exits()));
    } finally {
      machines.forEach(loaded -> loaded.machine.close());
    }
    return new Sum(printed, failed, exits);
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
