package dev.lathe.vm.nativecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.memory.Memory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each question needs a Java machine of its own: a process asks the system once. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class NativeCodeTest {
  private static final String ACCESS = "--enable-native-access=ALL-UNNAMED";
  private static final String EXPORT = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED";
  private static final String LOADED = "-Xlog:class+load:stdout";

  @TempDir Path folder;
  /** Commands of the shell that starts the machine. */
  private String limits = "true";

  @Test
  void itComesUpInTheBackground() throws Exception {
    assertEquals(List.of("not ready", "true", "ready"), run(List.of(ACCESS, EXPORT), "prepare"));
  }

  /** Short programs do not pay for what they do not use. */
  @Test
  void nothingIsLoadedBefore() throws Exception {
    List<String> before = run(List.of(ACCESS, EXPORT, LOADED), "nothing").stream().filter(NativeCodeTest::isForeign).toList();
    assertEquals(List.of(), before);
    List<String> after = run(List.of(ACCESS, EXPORT, LOADED), "prepare");
    assertTrue(after.stream().anyMatch(NativeCodeTest::isForeign));
    assertEquals(List.of(), after.stream().filter(line -> line.contains("jdk.jfr")).toList());
  }

  private static boolean isForeign(String line) {
    return line.contains(" java.lang.foreign.") || line.contains("vm.nativecode.NativeEntry ");
  }

  @Test
  void aRefusalIsToldOnce() throws Exception {
    assertEquals(
        List.of("not ready", "told: no machine code is made, programs are interpreted: start Java with " + ACCESS, "false", "Refused"),
        run(List.of(EXPORT), "prepare"));
    String flag = EXPORT.replace("=java", " java");
    assertEquals("told: no machine code is made, programs are interpreted: start Java with " + flag, run(List.of(ACCESS), "prepare").get(1));
  }

  @Test
  void whoSwitchesItOffKnows() throws Exception {
    assertEquals(List.of("not ready", "false", "Refused"), run(List.of(ACCESS, EXPORT, "-Dlathe.native=off"), "prepare"));
  }

  @Test
  void theLimitMayBeTooLow() throws Exception {
    List<String> lines = run(List.of(ACCESS, EXPORT, "-Dlathe.native.megabytes=0"), "prepare");
    assertEquals("told: no machine code is made, programs are interpreted: -Dlathe.native.megabytes leaves no room for it", lines.get(1));
  }

  @Test
  void theSystemMayRefuseTheFile() throws Exception {
    limits = "ulimit -f 1000";
    List<String> lines = run(List.of(ACCESS, EXPORT), "prepare");
    assertEquals("told: no machine code is made, programs are interpreted: ftruncate failed: larger than files may be", lines.get(1));
  }

  /** Java itself needs half a gigabyte here: a quarter of what is wanted fits beside it. */
  @Test
  void lessMayDo() throws Exception {
    limits = "ulimit -v 1600000";
    assertEquals(List.of("not ready", "true", "ready"), run(List.of(ACCESS, EXPORT, "-Xmx32m", "-XX:CompressedClassSpaceSize=16m", "-XX:ReservedCodeCacheSize=32m"), "prepare"));
  }

  /** Without the Flight Recorder's module there are no events, and a list of functions all the same. */
  @Test
  void theFlightRecorderMayBeMissing() throws Exception {
    List<String> lines = run(List.of(ACCESS, EXPORT, "--limit-modules=java.base", "-Dlathe.perf=map"), "compile");
    assertEquals(List.of("1000 20 f?g"), lines);
  }

  /** A fault in machine code is the end of the process, with Java's report: it does not go on with anything else. */
  @ParameterizedTest
  @CsvSource({"released, SIGSEGV", "unmapped, SIGSEGV", "undefined, SIGILL"})
  void aFaultEndsTheProcess(String fault, String signal) throws Exception {
    Path report = folder.resolve("report");
    List<String> options = List.of(ACCESS, EXPORT, "-XX:ErrorFile=" + report, "-XX:-CreateCoredumpOnCrash");
    assertNotEquals(0, start(options, fault));
    assertTrue(text(report).contains(signal), () -> text(report));
  }

  /** Runs {@link Program}; gives what it writes. */
  private List<String> run(List<String> options, String argument) throws IOException, InterruptedException {
    assertEquals(0, start(options, argument), () -> text(folder.resolve("messages")));
    return Files.readAllLines(folder.resolve("out"));
  }

  private int start(List<String> options, String argument) throws IOException, InterruptedException {
    String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    List<String> command = new ArrayList<>(List.of("sh", "-c", limits + " && exec \"$@\"", "sh", java, "-Xmx128m", "-XX:+UseSerialGC"));
    command.addAll(options);
    String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    command.addAll(List.of("-cp", classes, Program.class.getName(), argument));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("messages").toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder.start().waitFor();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks for machine code, or not. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws IOException {
      switch (arguments[0]) {
        case "nothing" -> nothing();
        case "prepare" -> prepare();
        case "compile" -> compile();
        case "released" -> {
          Code code = code(Code.INCREMENT);
          code.release();
          code.run(0);
        }
        case "unmapped" -> code("8B 07  mov eax, [rdi]").run(8);
        case "undefined" -> code("0F 0B  ud2").run(0);
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    }

    /** What a short program does: it uses memory, and asks whether it can have machine code. */
    private static void nothing() {
      Memory.free(Memory.allocate(8));
      System.out.println(NativeCode.ready() ? "ready" : "not ready");
    }

    private static void prepare() {
      System.out.println(NativeCode.ready() ? "ready" : "not ready");
      NativeCode.prepare(line -> System.out.println("told: " + line));
      NativeSupport support = NativeCode.await();
      NativeCode.prepare(line -> System.out.println("told: " + line));
      System.out.println(NativeCode.ready());
      System.out.println(NativeCode.ready() ? "ready" : support.getClass().getSimpleName());
    }

    private static Code code(String text) {
      NativeCode.await();
      return Code.of(NativeCode.memory(), text);
    }

    private static void compile() throws IOException {
      Compilation.begin().end("f\ng", 4, 32, 4096);
      Path map = Path.of("/tmp", "perf-" + ProcessHandle.current().pid() + ".map");
      System.out.print(Files.readString(map));
      Files.delete(map);
    }
  }
}
