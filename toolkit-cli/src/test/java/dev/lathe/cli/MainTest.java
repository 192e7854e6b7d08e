package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What all commands share: usage errors, faults, help, version, completion. */
class MainTest {
  @TempDir Path folder;

  private final StringWriter err = new StringWriter();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Console out = new Console(bytes);

  @Test
  void explainsWrongUsageInTwoLines() {
    assertEquals(Main.USAGE, run("zzz"));
    assertEquals("lathe: Unmatched argument at index 0: 'zzz'\nTry 'lathe --help'.\n", err.toString());
    assertEquals(Main.USAGE, run());
    assertEquals("lathe: Missing required subcommand\nTry 'lathe --help'.\n", err.toString());
    assertEquals(Main.USAGE, run("completion", "--nope"));
    assertEquals("lathe completion: Unknown option: '--nope'\nTry 'lathe completion --help'.\n", err.toString());
    assertEquals("", printed());
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    assertEquals(Main.USAGE, run("completoin"));
    assertTrue(err.toString().contains("completion"), err.toString());
  }

  @Test
  void printsHelpAndVersionAsResults() {
    assertEquals(0, run("--version"));
    assertTrue(printed().matches("lathe .*, Java 25.*\n"), printed());
    assertEquals(0, run("--help"));
    assertTrue(printed().contains("completion"));
    assertFalse(printed().contains("train"), "train is for the launcher");
    assertEquals("", err.toString());
  }

  @Test
  void givesEveryCommandHelp() {
    for (CommandLine command : commandLine().getSubcommands().values()) {
      assertEquals(0, run(command.getCommandName(), "--help"));
      assertTrue(printed().startsWith("Usage: lathe " + command.getCommandName()), printed());
      assertTrue(command.getCommandSpec().userObject() instanceof Subcommand);
      assertEquals(command.getCommandSpec(), ((Subcommand) command.getCommandSpec().userObject()).spec());
    }
  }

  /** A start makes only the command that it needs. */
  @Test
  void oneCommandIsEnough() {
    Main.commands(new Machines()).forEach((name, command) -> assertEquals(name, command.get().spec().name()));
    for (CommandLine command : commandLine().getSubcommands().values()) {
      out.flush();
      bytes.reset();
      assertEquals(0, Main.run(out, writer(err), command.getCommandName(), "--help"));
      assertTrue(printed().startsWith("Usage: lathe " + command.getCommandName()), printed());
    }
    bytes.reset();
    assertEquals(0, Main.run(out, writer(err), "completion"));
    assertTrue(printed().contains("_picocli_lathe_tokens"));
    assertEquals(Main.USAGE, Main.run(out, writer(err), "run"));
    assertTrue(err.toString().contains("Missing required parameter: 'FILE"), err.toString());
  }

  @Test
  void printsACompletionScriptThatTheShellReads() throws Exception {
    assertEquals(0, run("completion"));
    Process shell = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
    try (OutputStream stdin = shell.getOutputStream()) {
      stdin.write(printed().getBytes());
    }
    assertEquals("", new String(shell.getInputStream().readAllBytes()));
    assertTrue(shell.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, shell.exitValue());
    for (CommandLine command : commandLine().getSubcommands().values()) {
      boolean hidden = command.getCommandSpec().usageMessage().hidden();
      assertEquals(!hidden, printed().contains("_picocli_lathe_" + command.getCommandName()), command.getCommandName());
    }
  }

  /** Words typed, and what bash offers for the last one. */
  @Test
  void completesInBash() throws Exception {
    Map<List<String>, String> offers = new LinkedHashMap<>();
    offers.put(List.of("lathe", "to"), "tokens");
    offers.put(List.of("lathe", "grammar", ""), "profile");
    offers.put(List.of("lathe", "fmt", "--"), "--check --diff --help --language --write");
    offers.put(List.of("lathe", "ast", "--format", ""), "dot json text");
    offers.put(List.of("lathe", "tokens", "-f", "pos"), "positions");
    offers.put(List.of("lathe", "ast", "x.y"), "");
    assertEquals(0, run("completion"));
    StringBuilder script = new StringBuilder(printed());
    // Outside a real completion bash refuses this command, which only says that file names may follow.
    script.append("compopt() { :; }\n");
    for (List<String> words : offers.keySet()) {
      script.append("COMP_WORDS=(");
      words.forEach(word -> script.append('\'').append(word).append("' "));
      script.append("); COMP_CWORD=").append(words.size() - 1);
      script.append("; COMPREPLY=(); _complete_lathe; echo $(printf '%s\\n' \"${COMPREPLY[@]}\" | sort)\n");
    }
    Process shell = new ProcessBuilder("bash", "-s").redirectErrorStream(true).start();
    try (OutputStream stdin = shell.getOutputStream()) {
      stdin.write(script.toString().getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(String.join("\n", offers.values()) + "\n", new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  @Test
  void callsItsOwnFaultsByTheirName() {
    Subcommand faulty = command("faulty", () -> {throw new IllegalStateException("broken");}, List.of());
    assertEquals(Main.FAULT, Main.commandLine(out, writer(err), List.of(faulty)).execute("faulty"));
    assertTrue(err.toString().startsWith("lathe: this is a fault of lathe itself, please report it:\njava.lang.IllegalStateException: broken\n"));
  }

  @Test
  void rehearsesEveryCommandOnEverySample() throws Exception {
    List<String> runs = new ArrayList<>();
    OptionSpec option = OptionSpec.builder("--option").type(boolean.class).build();
    Subcommand rehearsed = command("rehearsed", () -> runs.add(option.getValue() + "") ? 0 : 1, List.of("--option"));
    rehearsed.spec().addOption(option);
    rehearsed.spec().addPositional(PositionalParamSpec.builder().paramLabel("FILE").build());
    assertEquals(0, Main.commandLine(out, writer(err), List.of(rehearsed, new TrainCommand())).execute("train"));
    assertTrue(printed().contains("Usage: lathe"), "the help");
    assertEquals(Collections.nCopies(samplePrograms().size(), "true"), runs);
    assertFalse(samplePrograms().isEmpty());
  }

  @Test
  void rehearsesEveryCommandThatUsersCall() throws Exception {
    List<Path> samples = new ArrayList<>();
    for (Path sample : samplePrograms()) {
      samples.add(Files.copy(sample, folder.resolve(sample.getFileName().toString())));
    }
    for (CommandLine command : commandLine().getSubcommands().values()) {
      Subcommand subcommand = (Subcommand) command.getCommandSpec().userObject();
      int rehearsals = 0;
      for (Path sample : samples) {
        rehearsals += subcommand.rehearsals(sample).size();
      }
      assertEquals(command.getCommandSpec().usageMessage().hidden(), rehearsals == 0, command.getCommandName());
    }
  }

  /** The sample programs that the front ends on the class path ship. */
  private static List<Path> samplePrograms() throws IOException {
    List<Path> samples = new ArrayList<>();
    for (URL folder : Collections.list(Main.class.getClassLoader().getResources(TrainCommand.SAMPLES))) {
      Path path = Path.of(URI.create(folder.toString()));
      LauncherTree.names(path).forEach(name -> samples.add(path.resolve(name)));
    }
    return samples;
  }

  private static Subcommand command(String name, Callable<Integer> body, List<String> rehearsal) {
    return new Subcommand() {
      private final CommandSpec spec = Subcommand.describe(name, "Is for this test.", this);

      @Override
      public CommandSpec spec() {
        return spec;
      }

      @Override
      public Integer call() throws Exception {
        return body.call();
      }

      @Override
      public List<List<String>> rehearsals(Path sample) {
        List<String> arguments = new ArrayList<>(rehearsal);
        arguments.add(sample.toString());
        return List.of(arguments);
      }
    };
  }

  private int run(String... arguments) {
    bytes.reset();
    err.getBuffer().setLength(0);
    return commandLine().execute(arguments);
  }

  private CommandLine commandLine() {
    return Main.commandLine(out, writer(err));
  }

  private String printed() {
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static PrintWriter writer(StringWriter to) {
    return new PrintWriter(to, true);
  }
}
