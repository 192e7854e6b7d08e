package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.parser.Languages;
import dev.lathe.vm.runtime.Dialogue;
import dev.lathe.vm.nativecode.NativeCode;
import dev.lathe.vm.nativecode.NativeSupport;
import dev.lathe.vm.runtime.Interaction;
import dev.lathe.vm.runtime.JitMode;
import dev.lathe.vm.runtime.StandardStream;
import dev.lathe.vm.runtime.Standalone;
import dev.lathe.vm.runtime.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command makes of a command line what the reference makes of it, and more. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CommandLineTest {
  private static final long MEMORY = 256L << 20;
  /** What the reference does not have. */
  private static final Pattern MORE_OPTIONS = Pattern.compile("(?m)^  (-c|-cv|-x)  .*\n");
  private static final LuaLanguage LANGUAGE = new LuaLanguage();
  private static final ChunkCompiler COMPILER = new ChunkCompiler(Languages.load(), LANGUAGE);
  private static final Standalone STANDALONE = LANGUAGE.part(Standalone.class).orElseThrow();

  @TempDir private static Path folder;

  @TestFactory
  Stream<? extends DynamicNode> asTheReference() {
    return CommandLineCases.tests(
        found -> {
          Outcome outcome = run(Interaction.none(), found.environment(), found.input(), found.arguments().toArray(String[]::new));
          return new Outcome(named(outcome.out()), named(MORE_OPTIONS.matcher(outcome.err()).replaceAll("")), outcome.status());
        });
  }

  /** With the reference's name for ours. */
  private static String named(String text) {
    return text.replace("lathe lua", Outcome.PROGRAM).replaceAll("(?m)^lathe: ", Outcome.PROGRAM + ": ");
  }

  private static Outcome run(Interaction interaction, Map<String, String> environment, byte[] input, String... arguments) {
    return run(CommandLineCases.home(folder), interaction, environment, input, arguments);
  }

  private static Outcome run(Path home, Interaction interaction, Map<String, String> environment, byte[] input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams = new Streams(new ByteArrayInputStream(input), out, err);
    int status =
        STANDALONE.run(List.of(arguments), new Standalone.Host(COMPILER, Optional.of(streams), MEMORY, interaction, environment, home));
    return new Outcome(out.toString(StandardCharsets.ISO_8859_1), err.toString(StandardCharsets.ISO_8859_1), status);
  }

  private static Outcome run(String input, String... arguments) {
    return run(Interaction.none(), ConformanceCases.ENVIRONMENT, input.getBytes(StandardCharsets.ISO_8859_1), arguments);
  }

  // --- what the reference does not have ---------------------------------------------------------------------------------

  private static final String SPREAD = "-- first\nlocal  x =  {1,2 ,3}\n\n\nprint( #x, ... )  error ( 'here' )\n";
  private static final String PRINTED = "-- first\nlocal x = { 1, 2, 3 }\n\n\nprint(#x, ...) error('here')\n";

  @Test
  void printsTheSourceOfAScript() throws IOException {
    Path home = CommandLineCases.home(folder);
    Files.writeString(home.resolve("spread.lua"), SPREAD);
    assertEquals(new Outcome(PRINTED, "", 0), run(home, Interaction.none(), Map.of(), new byte[0], "-cv", "spread.lua", "unused"));
    assertEquals(new Outcome(PRINTED, "", 0), run(SPREAD, "-cv"));
    assertEquals(new Outcome(PRINTED, "", 0), run(SPREAD, "-cv", "-"));
  }

  @Test
  void runsTheSourceThatItPrints() throws IOException {
    Path home = CommandLineCases.home(folder);
    Files.writeString(home.resolve("spread.lua"), SPREAD);
    Outcome asItIs = run(home, Interaction.none(), Map.of(), new byte[0], "spread.lua", "a");
    assertEquals("3\ta\n", asItIs.out());
    assertEquals(asItIs.masked(), run(home, Interaction.none(), Map.of(), new byte[0], "-c", "spread.lua", "a").masked());
    assertEquals(asItIs.masked().err().replace("spread.lua", "stdin"), run(SPREAD, "-c", "-", "a").masked().err());
  }

  @Test
  void programsRunAsTheyDoWhenPrinted() throws IOException {
    List<ConformanceCases.Case> programs = ConformanceCases.sample().stream().filter(found -> found.arguments().isEmpty()).limit(60).toList();
    assertTrue(programs.size() > 30, "only " + programs.size());
    for (ConformanceCases.Case program : programs) {
      assertEquals(run(program).written(), run(program, "-c").written(), program::source);
    }
  }

  private static Outcome run(ConformanceCases.Case program, String... options) throws IOException {
    Path home = Files.createTempDirectory(folder, "printed");
    Files.writeString(home.resolve(ConformanceCases.FILE), program.source(), StandardCharsets.ISO_8859_1);
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add(ConformanceCases.FILE);
    byte[] input = program.input().getBytes(StandardCharsets.ISO_8859_1);
    return run(home, Interaction.none(), ConformanceCases.ENVIRONMENT, input, arguments.toArray(String[]::new)).masked();
  }

  @Test
  void refusesToPrintWhatIsNoSource() {
    assertEquals(new Outcome("", "lathe: stdin:1: unexpected symbol near '='\n", 1), run("x = = 1", "-cv", "-"));
    Outcome dump = run("", "-b", "-e", "return 1", "-");
    assertEquals(new Outcome("", "lathe: stdin: attempt to load chunk with wrong mode\n", 1), run(dump.out(), "-cv", "-"));
    assertEquals(LuaStandalone.FAILURE, run("", "-cx", "args.lua").status());
  }

  @Test
  void showsTheBytesOfADump() {
    Outcome whole = run("", "-bx", "-e", "print(1)");
    assertTrue(whole.out().contains("chunk name \"print(1)\""), whole.out());
    assertTrue(whole.out().contains("GGET"), whole.out());
    assertEquals(whole, run("", "-bx", "-e", "print(1)", "-"));
    assertTrue(run("", "-bxs", "-e", "print(1)").out().contains("stripped"));
    assertEquals(LuaStandalone.FAILURE, run("", "-bx").status());
  }

  // --- a user -----------------------------------------------------------------------------------------------------------

  /** Somebody in front of a terminal, who says one thing. */
  private static final class Somebody implements Interaction {
    private final Set<StandardStream> terminals;
    private final String says;

    Somebody(Set<StandardStream> terminals, String says) {
      this.terminals = terminals;
      this.says = says;
    }

    @Override
    public Set<StandardStream> terminals() {
      return terminals;
    }

    @Override
    public void interruptible(Runnable interrupt, Runnable job) {
      Thread key = Thread.ofVirtual().start(() -> {
        try {
          Thread.sleep(300);
          interrupt.run();
        } catch (InterruptedException doneBefore) {
          // Nobody waits any more.
        }
      });
      job.run();
      key.interrupt();
    }

    @Override
    public void hold(Dialogue dialogue) {
      byte[] text = says.getBytes(StandardCharsets.UTF_8);
      interruptible(dialogue::interrupt, () -> dialogue.evaluate(text));
      dialogue.evaluate("=\"alive\"".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Outcome withSomebody(String says, String... arguments) {
    return run(new Somebody(EnumSet.allOf(StandardStream.class), says), Map.of(), "print('from a file')".getBytes(StandardCharsets.UTF_8), arguments)
        .masked();
  }

  @Test
  void aTerminalBeginsAConversation() {
    Outcome outcome = withSomebody("=1 + 1");
    assertEquals("LuaJIT 2.1.0-beta3 -- Lathe\nJIT: ...\n2\nalive\n", outcome.out().replaceAll("JIT: .*", "JIT: ..."));
    assertEquals("", withSomebody("=1 + 1", "-e", "x = 1").out(), "there was something to do");
    assertEquals("from a file\n", run(new Somebody(Set.of(StandardStream.OUTPUT), ""), Map.of(), "print('from a file')".getBytes(), new String[0]).out());
  }

  @Test
  void aConversationBeginsWithWhatTheCompilerDoes() {
    assertTrue(withSomebody("", "-joff", "-O0", "-i").out().startsWith("LuaJIT 2.1.0-beta3 -- Lathe\nJIT: OFF\nalive"));
    assertTrue(withSomebody("", "-joff", "-O0", "-O+array,+call", "-i").out().startsWith("LuaJIT 2.1.0-beta3 -- Lathe\nJIT: OFF array call\n"));
    if (NativeCode.await() instanceof NativeSupport.Available) {
      assertTrue(withSomebody("", "-jon", "-O1", "-i").out().startsWith("LuaJIT 2.1.0-beta3 -- Lathe\nJIT: ON move arith compare upvalue cache allocate array call loop integers relations names sequences attributes ranges other\n"));
    }
  }

  @Test
  void settingsOfTheHostComeBeforeTheProgram() throws IOException {
    Assumptions.assumeTrue(NativeCode.await() instanceof NativeSupport.Available);
    Path home = CommandLineCases.home(folder);
    Files.writeString(home.resolve("hot.lua"), "local function hot(n) for i = 1, n do end end jit.compile(hot) print(arg[0], arg[1], arg[-1], jit.status())");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), out, out);
    List<Standalone.Setting> settings =
        List.of(new Standalone.Setting.Optimize("0"), new Standalone.Setting.Optimize("+loop"), new Standalone.Setting.Control("trace=trace.txt"));
    Standalone.Host host = new Standalone.Host(COMPILER, Optional.of(streams), MEMORY, Interaction.none(), Map.of(), home, JitMode.FUNCTIONS, settings);
    assertEquals(0, STANDALONE.runProgram("hot.lua", List.of("word"), host));
    assertEquals("hot.lua\tword\tlathe run\ttrue\tloop\n", out.toString(StandardCharsets.UTF_8));
    String trace = Files.readString(home.resolve("trace.txt"));
    assertTrue(trace.matches("OK {13}hot\\.lua:1, 6 bytecodes, \\d+ bytes\n"), trace);
  }

  @Test
  void aModuleOfTheUsersGetsItsArguments() throws IOException {
    Path home = CommandLineCases.home(folder);
    Files.createDirectories(home.resolve("jit"));
    Files.writeString(home.resolve("jit/mine.lua"), "return {start = function(...) print('started', ...) end}");
    Map<String, String> environment = Map.of("LUA_PATH", home + "/?.lua");
    assertEquals("started\ta\tnil\tb\n", run(home, Interaction.none(), environment, new byte[0], "-jmine=a,,b", "-e", "").out());
  }

  @Test
  void anInterruptEndsALine() {
    for (String forEver : List.of("while true do end", "local function f() return f() end f()", "while true do pcall(string.rep, 'x', 1e8) end",
        "repeat pcall(error) until false", "coroutine.wrap(function() while true do end end)()")) {
      Outcome outcome = withSomebody(forEver, "-i");
      assertTrue(outcome.out().endsWith("alive\n"), outcome.written());
      assertTrue(outcome.err().contains("interrupted!\nstack traceback:\n"), outcome.err());
    }
    assertEquals("stdin:2: interrupted!\nstack traceback:\n\tstdin:2: in function 'f'\n\tstdin:4: in main chunk\n\t[C]: at 0x...\n",
        withSomebody("local function f()\nwhile true do end\nend\nf()", "-i").err());
  }

  @Test
  void anInterruptEndsAScript() {
    Outcome outcome = withSomebody("", "-e", "io.write('begun') pcall(function() while true do end end)", "-e", "print('never')");
    assertEquals(new Outcome("begun", "lathe: (command line):1: interrupted!\nstack traceback:\n\t(command line):1: in function <(command line):1>\n"
        + "\t[C]: in function 'pcall'\n\t(command line):1: in main chunk\n\t[C]: at 0x...\n", 1), outcome);
  }
}
