package dev.lathe.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of their own: status, output, limit, CPU time. The programs here are scripts of the shell, which every engine needs. */
class ExecutionTest {

  private static final Engine SHELL = Engine.of("sh", "sh");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void outputAndArguments() throws IOException, InterruptedException {
    Path program = script("echo \"$1-$2\"; echo problem >&2");
    Execution.Finished run =
        assertInstanceOf(Execution.Finished.class, Execution.run(SHELL, program, List.of("one", "two words"), LIMIT));
    assertEquals("one-two words\nproblem\n", run.output());
  }

  @Test
  void cpuTimeIsTheProgramsOwn() throws IOException, InterruptedException {
    Execution.Finished busy = finished(script("i=0; while [ $i -lt 300000 ]; do i=$((i + 1)); done; echo ok"));
    assertTrue(busy.userSeconds() > 0.02 && busy.userSeconds() <= busy.wallSeconds() + 0.02, busy::toString);
    Execution.Finished idle = finished(script("sleep 0.3; echo ok"));
    assertTrue(idle.wallSeconds() >= 0.3 && idle.userSeconds() < 0.2, idle::toString);
  }

  @Test
  void failures() throws IOException, InterruptedException {
    assertEquals("status 3: no / because / …", failure(script("echo no; echo because; echo …; echo at; exit 3")));
    assertTrue(failure(script("kill -9 $$")).startsWith("status 137: "), "killed by signal 9");
    assertEquals("does not say ok: unchecked 5", failure(script("echo unchecked 5")));
    assertEquals("does not say ok: okay", failure(script("echo okay")));
    Execution missing = Execution.checked(Engine.of("none", "no-such-engine"), folder, 1, LIMIT);
    assertTrue(assertInstanceOf(Execution.Failed.class, missing).reason().startsWith("status 127: "));
  }

  @Test
  void limitKillsWhatTheProgramStarted() throws IOException, InterruptedException {
    Path child = folder.resolve("child");
    Path program = script("sleep 50 & echo $! >'" + child + "'; wait");
    Execution run = Execution.run(SHELL, program, List.of(), Duration.ofSeconds(1));
    assertEquals(new Execution.Failed("still running after 1 s"), run);
    long id = Long.parseLong(Files.readString(child).strip());
    long start = System.nanoTime();
    while (ProcessHandle.of(id).filter(ProcessHandle::isAlive).isPresent()) {
      assertTrue(System.nanoTime() - start < LIMIT.toNanos(), "the child lives");
      Thread.sleep(10);
    }
  }

  @Test
  void enginesOfTheCommandLine() {
    assertEquals(new Engine("mine", List.of("luajit", "-O0")), Engine.parse("mine= luajit  -O0 "));
    assertEquals(new Engine("luajit -joff", List.of("luajit", "-joff")), Engine.parse("luajit -joff"));
    assertThrows(IllegalArgumentException.class, () -> Engine.parse("mine="));
    assertThrows(IllegalArgumentException.class, () -> Engine.parse("=luajit"));
  }

  @Test
  void tableOfPrograms() throws IOException {
    Path table = Files.writeString(folder.resolve("table"), "# comment\n\nfib 20 35  calls and returns\n");
    assertEquals(List.of(new Workload("fib", 20, 35, "calls and returns")), Workload.table(table));
    Files.writeString(table, "fib twenty 35 calls\n");
    assertThrows(IOException.class, () -> Workload.table(table));
  }

  private Path script(String text) throws IOException {
    return Files.writeString(folder.resolve("script"), text + "\n");
  }

  private static Execution.Finished finished(Path program) throws IOException, InterruptedException {
    return assertInstanceOf(Execution.Finished.class, Execution.checked(SHELL, program, 1, LIMIT));
  }

  private static String failure(Path program) throws IOException, InterruptedException {
    return assertInstanceOf(Execution.Failed.class, Execution.checked(SHELL, program, 1, LIMIT)).reason();
  }
}
