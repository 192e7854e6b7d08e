package dev.lathe.bcgen.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpException;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.DumpWriter.DebugInformation;
import dev.lathe.bcgen.dump.HostileRuns;
import dev.lathe.testing.Sampling;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.memory.Retry;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.Interruption;
import dev.lathe.vm.runtime.Loader;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The cases of {@link RunTest} as dumps, mutated: what the verifier accepts of them runs with the calls of its case under limits,
 * to an end or an error, in a process that survives it. They have every opcode of general functions.
 */
class HostileGeneralRunsTest {

  @Test
  @Timeout(1800)
  void mutatedFunctions(@TempDir Path folder) throws IOException, InterruptedException {
    run(Tier.INTERPRETER, folder, Sampling.random("running hostile general functions"), Sampling.count(10_000, 500_000));
  }

  @ParameterizedTest
  @FieldSource("dev.lathe.bcgen.run.Tier#COMPILED")
  @Timeout(7200)
  void mutatedFunctionsAsMachineCode(Tier tier, @TempDir Path folder) throws IOException, InterruptedException {
    Tier.assumeMachineCode();
    run(tier, folder, Sampling.random("hostile general functions as machine code"), Sampling.count(3_000, 500_000));
  }

  private static void run(Tier tier, Path folder, Random random, int count) throws IOException, InterruptedException {
    int accepted = 0;
    for (int done = 0; done < count; done += HostileRuns.OF_A_CHILD) {
      int some = Math.min(HostileRuns.OF_A_CHILD, count - done);
      accepted += HostileRuns.inChild(Child.class, tier, folder, random.nextLong(), some, RunCases.FOLDER.toAbsolutePath().toString());
    }
    assertTrue(accepted > count / 20, "accepted " + accepted + " of " + count);
  }

  /** The process: its last argument is the folder of cases. */
  static final class Child {
    public static void main(String[] arguments) throws IOException, DumpException {
      List<RunCases.Case> cases = RunCases.all(Path.of(arguments[3]));
      List<byte[]> dumps = new ArrayList<>();
      for (RunCases.Case each : cases) {
        dumps.add(DumpWriter.write(GuestMachine.assemble(each.text()), DebugInformation.KEPT));
      }
      int[] machines = {0};
      HostileRuns.child(arguments, dumps, () -> new Runner(cases, machines[0]++ % 4 == 0));
    }
  }

  private static final class Runner implements HostileRuns.Machine {
    private static final long MEMORY = 16L << 20;

    private final List<RunCases.Case> cases;
    private final GuestMachine machine = new GuestMachine(MEMORY);
    private final int sum;

    Runner(List<RunCases.Case> cases, boolean alwaysCollects) {
      this.cases = cases;
      sum = machine.state().handles().add(machine.load(".function f\n.parameters 2\n.frame 6\n.kind function\n.arguments adjusted\nIADD 2 0 1\nRET1 2 2\n"));
      if (alwaysCollects) {
        machine.state().collector().beginStress();
      }
    }

    @Override
    public boolean run(byte[] dump, Dump read, int original, long polls) {
      boolean isFine = true;
      machine.vm().limitInstructions(polls);
      int handle;
      try {
        handle = machine.state().handles().add(Value.function(new Loader(machine.state()).function(read.main(), ByteString.latin1("=hostile"))));
      } catch (OutOfGuestMemory | Retry e) {
        machine.state().collectForRetry();
        return false;
      }
      for (RunCases.GuestCall call : cases.get(original).calls()) {
        try {
          machine.execute(machine.state().handles().at(handle), call.arguments());
        } catch (GuestError | Interruption | OutOfGuestMemory | Retry e) {
          isFine = false;
        }
      }
      machine.state().handles().release(handle);
      return isFine;
    }

    @Override
    public void check() {
      machine.vm().limitInstructions(-1);
      assertEquals("5", machine.call(machine.state().handles().at(sum), "2 3"));
    }

    @Override
    public void close() {
      machine.close();
    }
  }
}
