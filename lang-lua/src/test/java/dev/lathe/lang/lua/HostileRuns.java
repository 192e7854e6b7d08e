package dev.lathe.lang.lua;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpException;
import dev.lathe.bcgen.dump.DumpMutator;
import dev.lathe.bcgen.dump.DumpReader;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.DumpWriter.DebugInformation;
import dev.lathe.bcgen.dump.Verifier;
import dev.lathe.parser.DeepStack;
import dev.lathe.vm.GuestException;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Prototype;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs mutated dumps that the verifier accepts, in a Java machine of its own: {@link #main} is told folder of dumps, seed, number of
 * dumps, and the file that always holds the one that runs, which is all that is left of a crash.
 */
final class HostileRuns {
  private static final long MEMORY = 16L << 20;
  private static final long POLLS = 20_000;

  /** A machine runs so many, the broken state of the one before included. */
  private static final int DUMPS_OF_A_MACHINE = 20;

  private final Random random;
  private final DumpMutator mutator;
  private final List<byte[]> dumps = new ArrayList<>();
  private final List<Dump> correct = new ArrayList<>();
  private int accepted;
  private int finished;

  private HostileRuns(Random random) {
    this.random = random;
    mutator = new DumpMutator(random);
  }

  public static void main(String[] arguments) throws IOException, DumpException {
    HostileRuns runs = new HostileRuns(new Random(Long.parseLong(arguments[1])));
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      for (Path file : files.sorted().toList()) {
        runs.dumps.add(Files.readAllBytes(file));
        runs.correct.add(DumpReader.read(runs.dumps.getLast()));
      }
    }
    try (FileChannel running = FileChannel.open(Path.of(arguments[3]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      int count = Integer.parseInt(arguments[2]);
      DeepStack.call(
          () -> {
            runs.run(count, running);
            return runs;
          });
    }
    System.out.println("accepted " + runs.accepted + " finished " + runs.finished);
  }

  private void run(int count, FileChannel running) throws IOException {
    for (int i = 0; i < count; i += DUMPS_OF_A_MACHINE) {
      try (LuaMachine machine = new LuaMachine(MEMORY)) {
        for (int j = 0; j < DUMPS_OF_A_MACHINE; j++) {
          byte[] dump = mutated();
          if (isAccepted(dump)) {
            accepted++;
            running.write(ByteBuffer.wrap(dump), 0);
            running.truncate(dump.length);
            run(machine, dump);
          }
        }
      }
    }
  }

  private byte[] mutated() {
    int which = random.nextInt(dumps.size());
    if (random.nextInt(4) == 0) {
      return mutator.mutateBytes(dumps.get(which), dumps.get(random.nextInt(dumps.size())));
    }
    Dump dump = correct.get(which);
    return DumpWriter.write(new Dump(dump.chunkName(), dump.frames(), mutated(dump.main())), DebugInformation.KEPT);
  }

  /** Changes the function, or one inside it. */
  private Prototype mutated(Prototype function) {
    List<Constant> constants = new ArrayList<>(function.constants());
    List<Integer> children = IntStream.range(0, constants.size()).filter(i -> constants.get(i) instanceof Constant.Child).boxed().toList();
    if (children.isEmpty() || random.nextInt(3) == 0) {
      return mutator.mutateFunction(function);
    }
    int which = children.get(random.nextInt(children.size()));
    constants.set(which, new Constant.Child(mutated(((Constant.Child) constants.get(which)).prototype())));
    return DumpMutator.withConstants(function, constants);
  }

  private static boolean isAccepted(byte[] dump) {
    try {
      Dump read = DumpReader.read(dump);
      return read.frames() == Dump.Frames.TWO_SLOTS && Verifier.check(read).isEmpty();
    } catch (DumpException e) {
      return false;
    }
  }

  private void run(LuaMachine machine, byte[] dump) {
    machine.vm().limitInstructions(POLLS);
    try {
      machine.run(dump);
      finished++;
    } catch (GuestException e) {
      // as it should be
    } catch (RuntimeException | Error e) {
      System.out.println("surprised by " + e + " of " + HexFormat.of().formatHex(dump));
      e.printStackTrace(System.out);
      System.exit(1);
    }
    machine.vm().limitInstructions(-1);
    // The library may be the guest's by now; the machine is not.
    Object[] sum = machine.run("local s = 0 for i = 1, 10 do s = s + i end return s");
    if (!sum[0].equals(55.0)) {
      throw new AssertionError("a sum of " + Optional.ofNullable(sum[0]));
    }
  }
}
