package dev.lathe.bcgen.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.dump.DumpWriter.DebugInformation;
import dev.lathe.bcgen.run.Tier;
import dev.lathe.parser.DeepStack;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Prototype;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Runs mutated dumps that the verifier accepts, in Java machines of their own, which must survive it. The parent is {@link #inChild};
 * the child's main method calls {@link #child}. A file always holds the dump that runs, which is all that is left of a crash.
 */
public final class HostileRuns {
  /** How many dumps a child is given. */
  public static final int OF_A_CHILD = 20_000;

  private static final int SECONDS_OF_A_CHILD = 600;
  private static final long POLLS = 20_000;

  /** A machine runs so many, the broken state of the one before included. */
  private static final int OF_A_MACHINE = 20;

  /** What runs them. */
  public interface Machine extends AutoCloseable {
    /**
     * Runs a dump that the verifier has accepted.
     *
     * @param original which of the correct ones it was made of
     * @param polls how many it may take
     * @return whether it ended without an error of the program or a limit
     */
    boolean run(byte[] dump, Dump read, int original, long polls);

    /** Fails if the machine is broken. */
    void check();

    @Override
    void close();
  }

  private final Random random;
  private final DumpMutator mutator;
  private final List<byte[]> dumps;
  private final List<Dump> correct = new ArrayList<>();
  private int accepted;
  private int finished;

  private HostileRuns(Random random, List<byte[]> dumps) throws DumpException {
    this.random = random;
    this.dumps = dumps;
    mutator = new DumpMutator(random);
    for (byte[] dump : dumps) {
      correct.add(DumpReader.read(dump));
    }
  }

  /**
   * What a child does.
   *
   * @param arguments as {@link #inChild} gives them
   */
  public static void child(String[] arguments, List<byte[]> dumps, Supplier<? extends Machine> machines) throws IOException, DumpException {
    HostileRuns runs = new HostileRuns(new Random(Long.parseLong(arguments[0])), dumps);
    try (FileChannel running = FileChannel.open(Path.of(arguments[2]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      int count = Integer.parseInt(arguments[1]);
      DeepStack.call(
          () -> {
            runs.run(count, running, machines);
            return runs;
          });
    }
    System.out.println("accepted " + runs.accepted + " finished " + runs.finished);
  }

  private void run(int count, FileChannel running, Supplier<? extends Machine> machines) throws IOException {
    for (int i = 0; i < count; i += OF_A_MACHINE) {
      try (Machine machine = machines.get()) {
        for (int j = 0; j < OF_A_MACHINE; j++) {
          int which = random.nextInt(dumps.size());
          byte[] dump = mutated(which);
          Dump read;
          try {
            read = DumpReader.read(dump);
          } catch (DumpException e) {
            continue;
          }
          if (read.frames() == Dump.Frames.TWO_SLOTS && Verifier.check(read).isEmpty()) {
            accepted++;
            running.write(ByteBuffer.wrap(dump), 0);
            running.truncate(dump.length);
            run(machine, dump, read, which);
          }
        }
      }
    }
  }

  private byte[] mutated(int which) {
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

  private void run(Machine machine, byte[] dump, Dump read, int which) {
    try {
      finished += machine.run(dump, read, which, POLLS) ? 1 : 0;
      machine.check();
    } catch (RuntimeException | Error e) {
      System.out.println("surprised by " + e + " of " + HexFormat.of().formatHex(dump));
      e.printStackTrace(System.out);
      System.exit(1);
    }
  }

  /**
   * Runs {@link #OF_A_CHILD} dumps in a process of their own; fails if it does not survive them.
   *
   * @param main the class whose main method calls {@link #child}
   * @param tier how it runs functions
   * @param folder for its files
   * @param more arguments behind those of {@link #child}
   * @return how many the verifier has accepted
   */
  public static int inChild(Class<?> main, Tier tier, Path folder, long seed, int count, String... more) throws IOException, InterruptedException {
    // Several children may run at the same time.
    Path own = Files.createTempDirectory(folder, "child");
    Path running = own.resolve("running");
    Path out = own.resolve("out");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-XX:+UseSerialGC", "-XX:ErrorFile=" + own.resolve("crash"), "-ea:dev.lathe...",
                "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
    command.addAll(tier.options(seed));
    command.addAll(List.of(main.getName(), Long.toString(seed), Integer.toString(count), running.toString()));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      boolean ended = process.waitFor(SECONDS_OF_A_CHILD, TimeUnit.SECONDS);
      String printed = Files.readString(out, StandardCharsets.ISO_8859_1);
      String last = Files.exists(running) ? HexFormat.of().formatHex(Files.readAllBytes(running)) : "none";
      String what = tier + ", seed " + seed + ", last run " + last + ":\n" + printed;
      assertTrue(ended, () -> "hangs: " + what);
      assertEquals(0, process.exitValue(), what);
      String[] words = printed.lines().filter(line -> line.startsWith("accepted ")).findFirst().orElseThrow(() -> new AssertionError(what)).split(" ");
      return Integer.parseInt(words[1]);
    } finally {
      process.destroyForcibly();
    }
  }
}
