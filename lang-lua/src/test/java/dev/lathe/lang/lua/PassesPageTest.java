package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.bcgen.run.Tier;
import dev.lathe.parser.Languages;
import dev.lathe.testing.Switch;
import dev.lathe.vm.runtime.Interaction;
import dev.lathe.vm.runtime.Standalone;
import dev.lathe.vm.runtime.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page about passes has the examples as they are, and what they print; of its machine code every line has an explanation. */
class PassesPageTest {
  private static final Path ROOT = Path.of(System.getProperty("lathe.root"));
  private static final Path PAGE = ROOT.resolve("docs").resolve("passes.md");
  private static final Path EXAMPLES = ROOT.resolve("examples");
  private static final String PROGRAM = "opcodes.lua";
  private static final String PASS = "Density";
  /** What the command's launcher does by itself. */
  private static final String ON = "-jon";
  private static final String FENCE = "```";
  private static final long MEMORY = 64L << 20;

  @TempDir private Path folder;

  @BeforeAll
  static void needsNativeCode() {
    Tier.assumeMachineCode();
  }

  /** The lines of the page between fences of a kind; the page can be written with others in their place. */
  private record Block(List<String> page, int from, int to) {
    static List<Block> of(String kind) throws IOException {
      List<String> page = Files.readAllLines(PAGE);
      List<Block> blocks = new ArrayList<>();
      for (int i = 0; i < page.size(); i++) {
        if (page.get(i).equals(FENCE + kind)) {
          int from = i + 1;
          i = from + page.subList(from, page.size()).indexOf(FENCE);
          blocks.add(new Block(page, from, i));
        }
      }
      return blocks;
    }

    List<String> lines() {
      return page.subList(from, to);
    }

    String text() {
      return String.join("\n", lines()) + "\n";
    }

    /** Fails if it is not what is printed; rewrites it where that is asked for. */
    void check(List<String> printed) throws IOException {
      if (lines().equals(printed)) {
        return;
      }
      if (!Switch.BLESS.isOn() || Switch.CI.isOn()) {
        assertEquals(String.join("\n", printed), String.join("\n", lines()), "the page is not up to date (-Dlathe.bless=true rewrites it)");
      }
      List<String> all = new ArrayList<>(page.subList(0, from));
      all.addAll(printed);
      all.addAll(page.subList(to, page.size()));
      Files.writeString(PAGE, String.join("\n", all) + "\n");
    }
  }

  private static Standalone.Host host(Optional<Streams> streams, Path home) {
    return new Standalone.Host(new ChunkCompiler(Languages.load(), new LuaLanguage()), streams, MEMORY, Interaction.none(), Map.of(), home);
  }

  /** What the command prints in a folder. */
  private static String printed(Path home, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), out, out);
    int status = new LuaStandalone().run(List.of(arguments), host(Optional.of(streams), home));
    assertEquals(0, status, out::toString);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void thePassInAProgram() throws IOException {
    assertTrue(Files.readString(EXAMPLES.resolve(PROGRAM)).contains(Block.of("lua").getFirst().text()), "the page has another program");
    Block.of("text").getFirst().check(printed(EXAMPLES, ON, PROGRAM).lines().toList());
  }

  /** The commands of the page, in another form. */
  @Test
  @Timeout(120)
  void thePassInJava() throws IOException, InterruptedException {
    Path source = EXAMPLES.resolve(PASS + ".java");
    assertTrue(Files.readString(source).contains(Block.of("java").getFirst().text()), "the page has another class");
    String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-cp", classPath, "-d", folder.toString(), source.toString());
    assertEquals(0, status);
    Files.writeString(Files.createDirectories(folder.resolve("META-INF").resolve("services")).resolve("dev.lathe.vm.jit.Pass"), PASS + "\n");
    Path out = folder.resolve("printed");
    Path err = folder.resolve("errors");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "--add-exports",
                "java.base/jdk.internal.misc=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED", "-Dlathe.root=" + ROOT, "-cp", folder + File.pathSeparator + classPath,
                Child.class.getName(), EXAMPLES.toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertTrue(process.waitFor(100, TimeUnit.SECONDS), "hangs");
    } finally {
      process.destroyForcibly();
    }
    String told = Files.readString(err);
    assertEquals(Block.of("text").getFirst().text(), Files.readString(out), told);
    // What becomes hot afterwards may be compiled as well.
    assertTrue(told.matches("(opcodes.lua:\\d+: \\d+ bytes a bytecode\n){2,}"), told);
  }

  /** Runs the example, in the folder that is the argument. */
  static final class Child {
    public static void main(String[] arguments) {
      System.exit(new LuaStandalone().run(List.of(ON, PROGRAM), host(Optional.empty(), Path.of(arguments[0]))));
    }
  }

  @Test
  void everyLineOfTheMachineCodeIsExplained() throws IOException {
    String program = "bump.lua";
    Files.writeString(folder.resolve(program), Block.of("lua").getLast().text());
    List<List<String>> parts = ExplainedListing.parts(printed(folder, ON, "-j", "dump=,masked", program).lines().toList());
    assertEquals(parts.size(), Block.of("asm").size(), () -> "the page needs a block for each part of\n" + parts);
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Block block = Block.of("asm").get(i);
      List<String> explained = ExplainedListing.explained(parts.get(i), block.lines());
      missing.addAll(ExplainedListing.unexplained(explained));
      block.check(explained);
    }
    assertEquals(List.of(), missing, "the page must say, behind a semicolon, what these are for");
  }
}
