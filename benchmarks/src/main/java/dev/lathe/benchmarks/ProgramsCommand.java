package dev.lathe.benchmarks;

import dev.lathe.benchmarks.Measurements.Clock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs the programs of a {@link Suite} on its engines and prints what they took. The engines take turns, so that whatever else the
 * machine does meanwhile falls on all of them. An engine that cannot run the shortest program is left out, and said to be.
 */
@Command(
    name = "programs",
    sortOptions = false,
    description = "Runs benchmark programs on several engines; prints times, ratios and a plot.")
final class ProgramsCommand implements Callable<Integer> {

  /** What can be measured. */
  enum Topic {
    PROGRAMS,
    STARTUP,
    MEMORY
  }

  /** How much longer than programs those may take that measure memory. */
  private static final int MEMORY_LIMITS = 12;

  private static final double MILLISECONDS = 1000;
  private static final int IDLE_MACHINES = 10_000;
  private static final int FEW_IDLE_MACHINES = 100;

  private final Suite suite;
  private final Results results = new Results();

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PROGRAM", description = "Programs to run; all if none is named.")
  private List<String> named = List.of();

  @Option(
      names = "--measure",
      split = ",",
      paramLabel = "TOPIC",
      description = "What to measure: ${COMPLETION-CANDIDATES}, separated by commas; all by default, unless programs are named.")
  private Set<Topic> topics = EnumSet.noneOf(Topic.class);

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs of each program on each engine; ${DEFAULT-VALUE} by default.")
  private int runs;

  @Option(names = "--quick", description = "Sizes that take milliseconds: to see that everything runs, not to measure.")
  private boolean quick;

  @Option(
      names = "--engine",
      paramLabel = "NAME[=COMMAND]",
      description =
          "An engine to run: one of the usual ones by its name, or NAME=COMMAND for another. Can be repeated; all the usual ones"
              + " by default.")
  private List<String> chosen = List.of();

  @Option(
      names = "--clock",
      paramLabel = "CLOCK",
      defaultValue = "WALL",
      description = "The time that ratios are of: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
  private Clock clock;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "A run that takes longer fails; ${DEFAULT-VALUE} by default.")
  private int limitSeconds;

  @Option(names = "--svg", paramLabel = "FILE", description = "Write the plot to this file too, as SVG.")
  private Path svg;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this text.")
  private boolean helpWanted;

  private ProgramsCommand(Suite suite) {
    this.suite = suite;
  }

  /** The command for the programs of a language; names of topics and clocks in any case. */
  static CommandLine of(Suite suite) {
    return new CommandLine(new ProgramsCommand(suite)).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (runs < 1 || limitSeconds < 1) {
      throw new ParameterException(spec.commandLine(), "--runs and --limit must be at least 1");
    }
    List<Workload> workloads = workloads();
    List<Engine> engines = working(engines());
    if (engines.isEmpty()) {
      err().println("no engine runs " + suite.hello());
      return 1;
    }
    if (topics.isEmpty()) {
      topics = named.isEmpty() ? EnumSet.allOf(Topic.class) : EnumSet.of(Topic.PROGRAMS);
    }
    boolean failed = false;
    if (topics.contains(Topic.PROGRAMS)) {
      failed |= runPrograms(workloads, engines);
    }
    if (topics.contains(Topic.STARTUP)) {
      failed |= runStartUp(engines);
    }
    if (topics.contains(Topic.MEMORY)) {
      failed |= runMemory(engines);
    }
    String own = suite.measured().name();
    out().print(results.table(suite.aims(), own, names(engines).stream().filter(name -> !name.equals(own)).toList()));
    out().flush();
    return failed ? 1 : 0;
  }

  private List<Workload> workloads() throws IOException {
    List<Workload> all = suite.programs();
    for (String name : named) {
      if (all.stream().noneMatch(workload -> workload.name().equals(name))) {
        throw new ParameterException(
            spec.commandLine(),
            "no program " + name + "; there are " + String.join(", ", all.stream().map(Workload::name).toList()));
      }
    }
    return named.isEmpty() ? all : all.stream().filter(workload -> named.contains(workload.name())).toList();
  }

  private List<Engine> engines() {
    List<Engine> engines = new ArrayList<>();
    for (String text : chosen) {
      engines.add(
          suite.engines().stream()
              .filter(engine -> engine.name().equals(text))
              .findFirst()
              .orElseGet(() -> parseEngine(text)));
    }
    if (names(engines).stream().distinct().count() < engines.size()) {
      throw new ParameterException(spec.commandLine(), "two engines have one name");
    }
    return engines.isEmpty() ? suite.engines() : engines;
  }

  private Engine parseEngine(String text) {
    try {
      return Engine.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--engine: " + e.getMessage(), e);
    }
  }

  /** Those that run the shortest program; by this, caches for the next start are made, too. */
  private List<Engine> working(List<Engine> engines) throws IOException, InterruptedException {
    List<Engine> working = new ArrayList<>();
    for (Engine engine : engines) {
      switch (Execution.checked(engine, suite.hello(), 0, limit())) {
        case Execution.Finished _ -> working.add(engine);
        case Execution.Failed failed -> err().println("left out: " + engine.name() + ": " + failed.reason());
      }
    }
    return working;
  }

  private boolean runPrograms(List<Workload> workloads, List<Engine> engines) throws IOException, InterruptedException {
    Workload.Size size = quick ? Workload.Size.QUICK : Workload.Size.FULL;
    Measurements measurements = new Measurements(workloads.stream().map(Workload::name).toList(), names(engines));
    boolean failed = false;
    for (Workload workload : workloads) {
      err().println(workload.name() + " " + workload.size(size) + ": " + workload.about());
      failed |= takeTurns(measurements, workload.name(), suite.program(workload), workload.size(size), engines);
    }
    for (String name : suite.baselines()) {
      for (Engine engine : engines) {
        measurements.geometricMean(engine.name(), name, clock).ifPresent(mean -> results.put(Suite.mean(name), engine.name(), mean));
        measurements.worst(engine.name(), name, clock).ifPresent(worst -> results.put(Suite.worst(name), engine.name(), worst.ratio()));
      }
    }
    String baseline = suite.baselines().stream().filter(measurements.engines()::contains).findFirst().orElse("");
    out().print(TextReport.of(measurements, suite.baselines(), clock, runs));
    out().println(BarChart.of(measurements, baseline, clock));
    out().flush();
    if (svg != null) {
      Files.writeString(svg, SvgChart.of(measurements, baseline, clock));
    }
    return failed;
  }

  private boolean runStartUp(List<Engine> engines) throws IOException, InterruptedException {
    String text = suite.idleProgram();
    Path idle = Files.createTempFile("idle", "." + suite.extension());
    try {
      Files.writeString(idle, text);
      String hello = Suite.HELLO;
      String lines = "start-up: " + text.lines().count() + " idle lines";
      Measurements measurements = new Measurements(List.of(hello, lines), names(engines));
      boolean failed = takeTurns(measurements, hello, suite.hello(), 0, engines);
      failed |= takeTurns(measurements, lines, idle, 0, engines);
      for (Engine engine : engines) {
        measurements.median(hello, engine.name(), Clock.WALL).ifPresent(time -> results.put(hello, engine.name(), time * MILLISECONDS));
        measurements.median(lines, engine.name(), Clock.WALL).ifPresent(time -> results.put(Suite.IDLE_PROGRAM, engine.name(), time * MILLISECONDS));
      }
      out().print(TextReport.of(measurements, List.of(), clock, runs));
      out().flush();
      return failed;
    } finally {
      Files.delete(idle);
    }
  }

  private boolean runMemory(List<Engine> engines) throws IOException, InterruptedException {
    Workload.Size size = quick ? Workload.Size.QUICK : Workload.Size.FULL;
    boolean failed = false;
    for (Workload workload : suite.memoryPrograms()) {
      err().println(workload.name() + " " + workload.size(size) + ": " + workload.about());
      Figures figures = new Figures(names(engines));
      for (Engine engine : engines) {
        // One that was given another command under the name is measured as it is.
        Engine runner = suite.engines().contains(engine) && engine.name().equals(suite.measured().name()) ? suite.measured() : engine;
        failed |= addFigures(figures, workload.name(), runner, List.of(suite.memoryProgram(workload).toString(), Integer.toString(workload.size(size))));
      }
      print(figures, workload.name());
    }
    if (suite.engines().stream().anyMatch(engine -> engine.name().equals(suite.idle().name()) && engines.contains(engine))) {
      int machines = quick ? FEW_IDLE_MACHINES : IDLE_MACHINES;
      err().println(machines + " idle machines");
      Figures figures = new Figures(List.of(suite.idle().name()));
      failed |= addFigures(figures, "idle machines", suite.idle(), List.of(Integer.toString(machines)));
      print(figures, "idle machines");
    }
    return failed;
  }

  /** Runs something that measures itself; gives whether it failed. */
  private boolean addFigures(Figures figures, String name, Engine engine, List<String> arguments) throws IOException, InterruptedException {
    return switch (Execution.run(engine, arguments, limit().multipliedBy(MEMORY_LIMITS))) {
      case Execution.Finished finished -> {
        figures.add(engine.name(), finished.output());
        yield false;
      }
      case Execution.Failed reason -> {
        err().println("failed: " + name + " on " + engine.name() + ": " + reason.reason());
        yield true;
      }
    };
  }

  private void print(Figures figures, String title) {
    figures.tell(results);
    out().println(figures.table(title));
    out().flush();
  }

  /** Runs a program on the engines by turns; one that has failed gets no more turns. */
  private boolean takeTurns(Measurements measurements, String name, Path program, int size, List<Engine> engines)
      throws IOException, InterruptedException {
    for (int run = 0; run < runs; run++) {
      for (Engine engine : engines) {
        if (measurements.failure(name, engine.name()).isEmpty()) {
          measurements.add(name, engine.name(), Execution.checked(engine, program, size, limit()));
        }
      }
    }
    return engines.stream().anyMatch(engine -> measurements.failure(name, engine.name()).isPresent());
  }

  private static List<String> names(List<Engine> engines) {
    return engines.stream().map(Engine::name).toList();
  }

  private Duration limit() {
    return Duration.ofSeconds(limitSeconds);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
