package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.parser.Languages;
import dev.lathe.vm.runtime.Interaction;
import dev.lathe.vm.runtime.Standalone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, whose streams are the system's. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CommandLineProcessTest {
  private static final int BROKEN_PIPE = 141;

  @TempDir private static Path folder;

  /** The process. */
  static final class Command {
    private Command() {}

    /** Runs the command in the current folder, with the streams of the process. */
    public static void main(String[] arguments) {
      LuaLanguage language = new LuaLanguage();
      Standalone.Host host =
          new Standalone.Host(
              new ChunkCompiler(Languages.load(), language), Optional.empty(), 64L << 20, Interaction.none(), System.getenv(), Path.of(""));
      System.exit(language.part(Standalone.class).orElseThrow().run(List.of(arguments), host));
    }
  }

  private static List<String> command(String... arguments) {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--add-exports",
                "java.base/jdk.internal.misc=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                Command.class.getName()));
    words.addAll(List.of(arguments));
    return words;
  }

  /** Runs a shell command in which {@code "$@"} is the command with these arguments. */
  private static Outcome shell(String script, String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("/bin/bash", "-c", script, "bash"));
    words.addAll(command(arguments));
    Path err = Files.createTempFile(folder, "err", "");
    Process process = new ProcessBuilder(words).directory(folder.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = text(process.getInputStream());
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    return new Outcome(out, Files.readString(err, StandardCharsets.ISO_8859_1), process.exitValue());
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void endsWithoutAWordWhenNobodyReadsItsOutput() throws Exception {
    assertEquals(
        new Outcome("1\n" + BROKEN_PIPE + "\n", "", 0),
        shell("\"$@\" | head -1; echo ${PIPESTATUS[0]}", "-e", "pcall(function() for i = 1, math.huge do print(i) end end) io.stderr:write('never')"));
  }

  @Test
  void endsWithoutAWordWhenNobodyReadsTheLastOfItsOutput() throws Exception {
    String closedBeforeTheEnd = "mkfifo pipe; \"$@\" >pipe & exec 3<pipe; exec 3<&-; wait $!; echo $?; rm pipe";
    assertEquals(new Outcome(BROKEN_PIPE + "\n", "", 0), shell(closedBeforeTheEnd, "-e", "os.execute('sleep 0.5') print('last')"));
  }

  @Test
  void endsWithoutAWordWhenACommandThatItStartedReadsNoMore() throws Exception {
    assertEquals(
        new Outcome("", "", BROKEN_PIPE),
        shell("\"$@\"", "-e", "local pipe = io.popen('true', 'w') for i = 1, 1e6 do pipe:write(i) end io.stderr:write('never')"));
  }

  @Test
  void whatTheDiskDoesNotTakeIsLost() throws Exception {
    assertEquals(new Outcome("", "", 0), shell("\"$@\" >/dev/full", "-e", "print(1)"));
    assertEquals(new Outcome("", "nil\tNo space left on device\t28", 0),
        shell("\"$@\" >/dev/full", "-e", "io.write('x') local a, b, c = io.stdout:flush() io.stderr:write(tostring(a), '\\t', b, '\\t', c)"));
  }

  @Test
  void bothStreamsInOnePipeComeAsTheReferenceWritesThem() throws Exception {
    assertEquals(new Outcome("err\none\nagain\ntwo\n", "", 0),
        shell("\"$@\" 2>&1", "-e", "print('one') io.stderr:write('err\\n') io.flush() io.stderr:write('again\\n') print('two')"));
    assertEquals("one\ncommand\ntwo\n", shell("\"$@\" 2>&1", "-e", "print('one') io.flush() os.execute('echo command') print('two')").out());
  }

  /** In a locale as the launcher gives it: names are bytes to a program, whatever they mean. */
  @Test
  void namesOfFilesMayBeInAnyScript() throws Exception {
    String program =
        """
        local lfs = require("lfs")
        local name = "\\195\\169 \\230\\151\\165 \\240\\159\\152\\128"
        assert(lfs.mkdir(name) and lfs.chdir(name))
        local file = assert(io.open(name .. ".lua", "w"))
        file:write("return (...), 7")
        file:close()
        print(select(2, assert(loadfile(name .. ".lua"))()), select(2, dofile(name .. ".lua")), lfs.attributes(name .. ".lua", "size"))
        package.path = "./?.lua"
        print(require(name) == true or require(name) == name)
        for entry in lfs.dir(".") do
          print(entry == name .. ".lua" or entry)
        end
        assert(os.rename(name .. ".lua", name))
        print(io.open(name):read("*a"), lfs.currentdir():sub(-#name) == name)
        print(io.open(name .. "?") or select(2, io.open(name .. "?")) == name .. "?: No such file or directory")
        assert(os.remove(name) and lfs.chdir("..") and lfs.rmdir(name))
        """;
    Outcome outcome = shell("export LC_ALL=C.UTF-8; \"$@\" | sort", "-e", program);
    assertEquals("", outcome.err());
    assertEquals(".\n..\n7\t7\t15\nreturn (...), 7\ttrue\ntrue\ntrue\ntrue\n", outcome.out());
    String script = "export LC_ALL=C.UTF-8; name=$(printf '\\303\\251'); echo 'print(arg[0] == ..., #arg[0])' >\"$name\"; \"$@\" \"$name\" \"$name\"";
    assertEquals(new Outcome("true\t2\n", "", 0), shell(script));
  }

  @Test
  void anExitStatusIsTheProcesss() throws Exception {
    assertEquals(new Outcome("unfinished", "", 7), shell("\"$@\"", "-e", "io.write('unfinished') os.exit(7)"));
    assertEquals(1, shell("\"$@\"", "-e", "error('x')").status());
    assertEquals(1, shell("\"$@\"", "-x").status());
  }
}
