package dev.lathe.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole command, over programs for the shell, which every machine has. */
class ProgramsCommandTest {

  @TempDir private Path root;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writePrograms() throws IOException {
    Path folder = root.resolve("shell");
    Files.createDirectories(folder.resolve("startup"));
    Files.createDirectories(folder.resolve("memory"));
    Files.writeString(root.resolve("programs.txt"), "good 1 2 says ok\nfussy 1 2 wants a variable\n");
    Files.writeString(root.resolve("memory.txt"), "sizes 3 4 prints its argument\n");
    Files.writeString(folder.resolve("startup/hello.sh"), "echo ok hello\n");
    Files.writeString(folder.resolve("good.sh"), "[ \"$1\" = 1 ] && echo ok\n");
    Files.writeString(folder.resolve("fussy.sh"), "[ -n \"$FUSSY\" ] || { echo unhappy; exit 1; }\necho ok\n");
    Files.writeString(
        folder.resolve("memory/sizes.sh"),
        "echo \"size $1 bytes\"\n[ -z \"$MEASURED\" ] || { echo one-longest-pause 7 ms; echo other-longest-pause 4 ms; }\necho ok\n");
  }

  private int run(String... arguments) {
    List<Engine> engines =
        List.of(Engine.of("plain", "sh"), Engine.of("fussy", "env FUSSY=yes sh"), Engine.of("absent", "no-such-engine"));
    List<Aim> aims =
        List.of(new Aim("size", 3, "bytes"), new Aim("machines", 9, "KB"), new Aim("heat", 9, "degrees"), new Aim(Suite.LONGEST_PAUSE, 5, "ms"));
    Suite suite =
        new Suite(
            root,
            "shell",
            "sh",
            engines,
            List.of("absent", "fussy"),
            Engine.of("plain", "env MEASURED=yes sh"),
            new Engine("plain", List.of("sh", "-c", "echo machines $0 KB")),
            aims,
            text -> "uncalled() {\n" + text + "}\n");
    CommandLine command = ProgramsCommand.of(suite);
    return command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
  }

  private int run(String[] arguments, String last) {
    return run(Stream.concat(Stream.of(arguments), Stream.of(last)).toArray(String[]::new));
  }

  @Test
  void everythingIsShown() throws IOException {
    Path svg = root.resolve("plot.svg");
    String other = "other=env FUSSY=1 sh";
    int status =
        run(("--quick --runs 2 --measure programs,startup,memory --svg " + svg + " --engine fussy --engine").split(" "), other);
    assertEquals(0, status, err::toString);
    String text = out.toString();
    assertTrue(text.contains("wall seconds, median of 2") && text.contains("wall time / fussy") && text.contains("logarithmic"), text);
    assertTrue(text.contains("start-up: hello") && text.contains("start-up: 8 idle lines"), text);
    assertTrue(text.contains("size, bytes           3           3"), text);
    assertTrue(Files.readString(svg).startsWith("<svg "));
    assertFalse(text.contains("failed"), text);
  }

  @Test
  void failureOfOneEngineIsToldAndTheOthersGoOn() {
    assertEquals(1, run("--quick", "--runs", "1", "--measure", "programs"));
    assertTrue(out.toString().contains("failed: fussy on plain: status 1: unhappy"), out::toString);
    assertTrue(err.toString().contains("left out: absent: status 127"), err::toString);
    assertFalse(out.toString().contains("failed: good"), out::toString);
  }

  @Test
  void figuresStandBesideTheirAims() {
    assertEquals(0, run("--quick", "--measure", "memory"), err::toString);
    String text = out.toString();
    assertTrue(text.contains("one-longest-pause, ms"), text);
    assertTrue(text.lines().anyMatch(line -> line.matches("size +<= 3 bytes +3 +reached +3")), text);
    assertTrue(text.lines().anyMatch(line -> line.matches("machines +<= 9 KB +100 +missed +-")), text);
    assertTrue(text.lines().anyMatch(line -> line.matches("heat +<= 9 degrees +- +not measured +-")), text);
    assertTrue(text.lines().anyMatch(line -> line.matches("longest pause of all heaps +<= 5 ms +7 +missed +-")), text);
  }

  @Test
  void onlyTheNamedProgramsRun() {
    assertEquals(0, run("--quick", "--runs", "1", "--measure", "programs", "good"), err::toString);
    assertFalse(out.toString().contains("unhappy"), out::toString);
    assertEquals(1, run("--measure", "programs", "--runs", "1", "good"), "at its full size it does not say ok");
  }

  @Test
  void wrongCommandLines() {
    assertEquals(2, run("nothing"));
    assertTrue(err.toString().contains("no program nothing; there are good, fussy"), err::toString);
    assertEquals(2, run("--runs", "0"));
    assertEquals(2, run("--engine", "mine="));
    assertEquals(2, run("--engine", "plain", "--engine", "plain=env sh"));
    assertEquals(2, run("--measure", "weather"));
    assertEquals(1, run("--engine", "absent"));
    assertTrue(err.toString().contains("no engine runs "), err::toString);
  }
}
