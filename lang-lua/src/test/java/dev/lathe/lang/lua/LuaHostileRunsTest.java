package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpException;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.DumpWriter.DebugInformation;
import dev.lathe.bcgen.dump.HostileRuns;
import dev.lathe.bcgen.run.Tier;
import dev.lathe.testing.Corpora;
import dev.lathe.testing.Sampling;
import dev.lathe.vm.GuestException;
import dev.lathe.vm.bytecode.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the verifier accepts of mutated dumps runs, under limits, to an end or an error, in a process that survives it. */
class LuaHostileRunsTest {
  /** Dumps of a short run as machine code. */
  private static final int SAMPLE = 3_000;

  @Test
  @Timeout(value = 12, unit = TimeUnit.HOURS)
  void mutatedDumps(@TempDir Path folder) throws IOException, InterruptedException {
    run(Tier.INTERPRETER, folder, Sampling.random("running hostile dumps"), Sampling.count(HostileRuns.OF_A_CHILD, 1_000_000), HostileRuns.OF_A_CHILD);
  }

  @ParameterizedTest
  @FieldSource("dev.lathe.bcgen.run.Tier#COMPILED")
  @Timeout(value = 12, unit = TimeUnit.HOURS)
  void mutatedDumpsAsMachineCode(Tier tier, @TempDir Path folder) throws IOException, InterruptedException {
    Tier.assumeMachineCode();
    run(tier, folder, Sampling.random("hostile dumps as machine code"), Sampling.count(SAMPLE, 1_000_000), Sampling.count(SAMPLE, HostileRuns.OF_A_CHILD));
  }

  private static void run(Tier tier, Path folder, Random random, int count, int ofAChild) throws IOException, InterruptedException {
    Path dumps = Files.createDirectory(folder.resolve("dumps"));
    for (Path program : Corpora.files(Path.of("src", "test", "programs"), ".lua")) {
      String name = program.getFileName().toString();
      Dump dump = Dump.of(ByteString.latin1("@" + name), LuaBytecode.of(Files.readAllBytes(program)));
      Files.write(dumps.resolve(name), DumpWriter.write(dump, DebugInformation.KEPT));
    }
    List<Callable<Integer>> processes = new ArrayList<>();
    for (int done = 0; done < count; done += ofAChild) {
      long seed = random.nextLong();
      processes.add(() -> HostileRuns.inChild(Child.class, tier, folder, seed, ofAChild, dumps.toString()));
    }
    int accepted = TwoAtOnce.run(processes).stream().mapToInt(Integer::intValue).sum();
    assertTrue(accepted > count / 10, "accepted " + accepted + " of " + count);
  }

  /** The process: its last argument is the folder of dumps. */
  static final class Child {
    public static void main(String[] arguments) throws IOException, DumpException {
      List<byte[]> dumps = new ArrayList<>();
      for (Path file : Corpora.files(Path.of(arguments[3]), ".lua")) {
        dumps.add(Files.readAllBytes(file));
      }
      HostileRuns.child(arguments, dumps, Runner::new);
    }
  }

  private static final class Runner implements HostileRuns.Machine {
    private static final long MEMORY = 16L << 20;

    private final LuaMachine machine = new LuaMachine(MEMORY);

    @Override
    public boolean run(byte[] dump, Dump read, int original, long polls) {
      machine.vm().limitInstructions(polls);
      try {
        machine.run(dump);
        return true;
      } catch (GuestException e) {
        return false; // as it should be
      }
    }

    /** The library may be the guest's by now; the machine is not. */
    @Override
    public void check() {
      machine.vm().limitInstructions(-1);
      assertEquals(55.0, machine.run("local s = 0 for i = 1, 10 do s = s + i end return s")[0]);
    }

    @Override
    public void close() {
      machine.close();
    }
  }
}
