package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpException;
import dev.lathe.bcgen.dump.DumpMutator;
import dev.lathe.bcgen.dump.DumpReader;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.DumpWriter.DebugInformation;
import dev.lathe.bcgen.dump.HostileDump;
import dev.lathe.testing.Corpora;
import dev.lathe.testing.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Mutated dumps of real programs: nothing surprises us, and what we accept a stock luajit loads or refuses, alive. */
class LuaHostileDumpsTest {

  /** The other half are dumps of made functions, which the toolkit's tests mutate. */
  private static int count() {
    return Sampling.count(10_000, 500_000);
  }

  private static List<byte[]> dumps() throws IOException {
    List<byte[]> dumps = new ArrayList<>();
    try (LuaJitBytecode luajit = LuaJitBytecode.start()) {
      for (Path file : Corpora.files(Path.of("src", "test", "programs"), ".lua")) {
        if (luajit.compile(Files.readAllBytes(file), LuaJitBytecode.Wish.DUMPS) instanceof LuaJitBytecode.Compiled compiled) {
          dumps.add(compiled.dump());
          dumps.add(compiled.stripped());
        }
      }
    }
    return dumps;
  }

  @Test
  void mutatedDumps() throws IOException, DumpException {
    Random random = Sampling.random("hostile dumps");
    DumpMutator mutator = new DumpMutator(random);
    List<byte[]> dumps = dumps();
    List<Dump> correct = new ArrayList<>();
    for (byte[] dump : dumps) {
      correct.add(DumpReader.read(dump));
    }
    int dumpCount = count();
    int accepted = 0;
    try (LuaJit luajit = LuaJit.start()) {
      for (int i = 0; i < dumpCount; i++) {
        int which = random.nextInt(dumps.size());
        byte[] hostile =
            i % 2 == 0
                ? mutator.mutateBytes(dumps.get(which), dumps.get(random.nextInt(dumps.size())))
                : mutatedMain(mutator, correct.get(which));
        Optional<Dump> read = HostileDump.check(hostile);
        if (read.isPresent()) {
          accepted++;
          luajit.load(hostile);
        }
      }
    }
    assertTrue(accepted > dumpCount / 100 && accepted < dumpCount * 3 / 4, "accepted " + accepted + " of " + dumpCount);
  }

  private static byte[] mutatedMain(DumpMutator mutator, Dump dump) {
    return DumpWriter.write(new Dump(dump.chunkName(), dump.frames(), mutator.mutateFunction(dump.main())), DebugInformation.KEPT);
  }
}
