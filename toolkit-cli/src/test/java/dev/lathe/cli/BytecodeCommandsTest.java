package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.dump.ModuleSymbols;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bytecode, hexdump and compile, on a program of the first language that has bytecode in object files. */
class BytecodeCommandsTest {

  @TempDir private Path folder;
  private Sample sample;
  private String program;

  @BeforeEach
  void writeSample() throws IOException {
    sample = Sample.all().stream().filter(each -> each.language().part(ModuleSymbols.class).isPresent()).findFirst().orElseThrow();
    program = Files.writeString(folder.resolve(sample.fileName()), sample.text()).toString();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static CommandLineRun good(CommandLineRun run) {
    assertEquals("", run.err());
    assertEquals(0, run.status());
    return run;
  }

  private static void fails(int status, String words, CommandLineRun run) {
    assertTrue(run.err().contains(words), run.err());
    assertEquals(status, run.status());
  }

  private byte[] compiled(String name, String... options) throws IOException {
    String[] line = Stream.concat(Stream.of("compile", program, "-o", path(name)), Stream.of(options)).toArray(String[]::new);
    good(CommandLineRun.of(line));
    return Files.readAllBytes(folder.resolve(name));
  }

  @Test
  void aDumpIsShownAsItsProgram() throws IOException {
    byte[] dump = compiled("out.raw", "--debug");
    assertArrayEquals(dump, good(CommandLineRun.of("compile", program, "-g", "-o", "-")).outBytes());
    String listing = good(CommandLineRun.of("bytecode", program)).out();
    assertTrue(listing.startsWith("-- BYTECODE -- " + sample.fileName() + ":"), listing);
    assertEquals(listing, good(CommandLineRun.of("bytecode", path("out.raw"))).out());
    String annotated = good(CommandLineRun.of("hexdump", program)).out();
    assertTrue(annotated.contains("| signature\n"), annotated);
    assertEquals(annotated, good(CommandLineRun.of("hexdump", path("out.raw"))).out());
  }

  @Test
  void strippingADumpIsCompilingWithoutDebugInformation() throws IOException {
    byte[] stripped = compiled("stripped.raw", "--strip");
    assertArrayEquals(stripped, compiled("default.raw"));
    byte[] dump = compiled("full.raw", "-g");
    assertTrue(stripped.length < dump.length);
    assertArrayEquals(stripped, good(CommandLineRun.of("compile", path("full.raw"), "-o", "-")).outBytes());
    assertArrayEquals(dump, good(CommandLineRun.of("compile", path("full.raw"), "-g", "-o", "-")).outBytes());
    fails(Main.USAGE, "exclude each other", CommandLineRun.of("compile", program, "-s", "-g", "-o", "-"));
  }

  @Test
  void inputsAreFilesTextStandardInputAndTrees() throws IOException {
    String language = sample.language().name();
    byte[] text = sample.text().getBytes(StandardCharsets.UTF_8);
    byte[] stripped = compiled("out.raw");
    assertArrayEquals(stripped, good(CommandLineRun.of("compile", "-l", language, "-e", sample.text(), "-o", "-")).outBytes());
    assertArrayEquals(stripped, good(CommandLineRun.withInput(text, "compile", "-l", language, "-", "-o", "-")).outBytes());
    assertArrayEquals(stripped, good(CommandLineRun.withInput(compiled("full.raw", "-g"), "compile", "-", "-o", "-")).outBytes());
    Files.writeString(folder.resolve("tree.json"), good(CommandLineRun.of("ast", "--format", "json", program)).out());
    assertArrayEquals(stripped, good(CommandLineRun.of("compile", path("tree.json"), "-o", "-")).outBytes());
    assertTrue(good(CommandLineRun.withInput(text, "bytecode", "-l", language, "-")).out().startsWith("-- BYTECODE -- stdin:"));
  }

  /** A text may begin as an option does. */
  @Test
  void textsOfTheCommandLine() {
    String language = sample.language().name();
    String listing = good(CommandLineRun.of("bytecode", "-l", language, "-e", sample.text())).out();
    assertEquals(listing + listing, good(CommandLineRun.of("bytecode", "-l", language, "-e", sample.text(), "--text=" + sample.text())).out());
    String listed = good(CommandLineRun.of("bytecode", program)).out();
    assertEquals(listed + listing, good(CommandLineRun.of("bytecode", "-e", sample.text(), program, "-l", language)).out());
    for (String text : List.of("- c", "-- c", "-", "-x", "--x")) {
      CommandLineRun run = CommandLineRun.of("bytecode", "-l", language, "-e", text);
      assertTrue(run.status() == Main.FAILED ? run.err().startsWith("<text>:1:") : good(run).out().startsWith("-- BYTECODE -- "), text + ": " + run.err());
    }
    // what is an option itself is none: the text is missing
    fails(Main.USAGE, "but found '--full'", CommandLineRun.of("bytecode", "-l", language, "-e", "--full", program));
    fails(Main.USAGE, "--text", CommandLineRun.of("bytecode", "-l", language, "-e"));
    fails(Main.USAGE, "Missing required parameter: 'FILE'", CommandLineRun.of("bytecode", "-l", language));
    fails(Main.USAGE, "Missing required parameter: 'FILE'", CommandLineRun.of("compile", "-o", "-"));
  }

  @Test
  void typesAndNames() throws IOException {
    String prefix = sample.language().part(ModuleSymbols.class).orElseThrow().prefix();
    String c = new String(compiled("out.c"), StandardCharsets.US_ASCII);
    assertTrue(c.contains("const unsigned char " + prefix + "sample[] = {"), c);
    assertEquals(c, new String(compiled("out.txt", "--type", "C"), StandardCharsets.US_ASCII));
    String h = new String(compiled("out.h", "-n", "my.mod-1"), StandardCharsets.US_ASCII);
    assertTrue(h.contains("#define " + prefix + "my_mod_1_SIZE "), h);
    assertArrayEquals(new byte[] {0x7F, 'E', 'L', 'F'}, Arrays.copyOf(compiled("out.o", "--os", "linux"), 4));
    assertArrayEquals(compiled("out.obj", "--os", "linux", "-a", "mips"), compiled("x", "-t", "o", "--os", "linux", "--arch", "mips"));
    fails(Main.FAILED, "no object files for this machine", CommandLineRun.of("compile", program, "-o", path("y.o"), "-a", "ppc", "--os", "windows"));
    fails(Main.USAGE, "bad module name 'a b'", CommandLineRun.of("compile", program, "-o", path("y.o"), "-n", "a b"));
    fails(
        Main.USAGE,
        "Invalid value for option '--arch': expected one of x86, x64, arm, arm64, arm64be, ppc, ",
        CommandLineRun.of("compile", program, "-o", path("y.o"), "-a", "vax"));
    fails(Main.USAGE, "expected one of raw, c, h, obj, o but was 'exe'", CommandLineRun.of("compile", program, "-o", path("y.o"), "-t", "exe"));
    byte[] text = sample.text().getBytes(StandardCharsets.UTF_8);
    String language = sample.language().name();
    fails(Main.FAILED, "give it with --name", CommandLineRun.withInput(text, "compile", "-l", language, "-", "-o", path("y.o")));
    assertFalse(Files.exists(folder.resolve("y.o")));
  }

  @Test
  void wrongUsage() {
    fails(Main.USAGE, "--output", CommandLineRun.of("compile", program));
    fails(Main.USAGE, "one FILE or TEXT goes into one output", CommandLineRun.of("compile", program, program, "-o", "-"));
    fails(Main.FAILED, "no such file", CommandLineRun.of("bytecode", path("absent")));
  }

  @Test
  void programsWithErrors() throws IOException {
    String broken = Files.writeString(folder.resolve("broken-" + sample.fileName()), sample.broken()).toString();
    for (String command : List.of("bytecode", "hexdump")) {
      CommandLineRun run = CommandLineRun.of(command, broken);
      fails(Main.FAILED, ": error: ", run);
      assertEquals("", run.out());
    }
    fails(Main.FAILED, ": error: ", CommandLineRun.of("compile", broken, "-o", path("never")));
    assertFalse(Files.exists(folder.resolve("never")));
  }

  /** A dump that says nonsense is shown as far as it goes, and never written again. */
  @Test
  void brokenDumps() throws IOException {
    byte[] dump = compiled("full.raw", "-g");
    Path cut = Files.write(folder.resolve("cut.raw"), Arrays.copyOf(dump, dump.length - 3));
    fails(Main.FAILED, "cut.raw: byte 0x", CommandLineRun.of("bytecode", cut.toString()));
    CommandLineRun shown = CommandLineRun.of("hexdump", cut.toString());
    fails(Main.FAILED, "cut.raw: byte 0x", shown);
    assertTrue(shown.out().contains("| -- not read: "), shown.out());

    // The first function's first instruction becomes one without a row: its word stands behind the head.
    String annotated = good(CommandLineRun.of("hexdump", path("full.raw"))).out();
    String code = annotated.substring(annotated.indexOf("| -- code\n") + 10);
    int at = new String(dump, StandardCharsets.ISO_8859_1).indexOf(word(code));
    dump[at] = 0x7F;
    Path wrong = Files.write(folder.resolve("wrong.raw"), dump);
    fails(Main.FAILED, "@0001: no opcode 0x7F", CommandLineRun.of("compile", wrong.toString(), "-o", path("never")));
    assertFalse(Files.exists(folder.resolve("never")));
    assertTrue(good(CommandLineRun.of("bytecode", wrong.toString())).out().contains("0001    0x7F"));
  }

  /** The four bytes that a line of an annotated dump begins with, a character each. */
  private static String word(String line) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      word.append((char) Integer.parseInt(line.substring(3 * i, 3 * i + 2), 16));
    }
    return word.toString();
  }

  @Test
  void theOutputIsReplacedOrLeftAlone() throws IOException {
    byte[] stripped = compiled("out.raw");
    Path out = folder.resolve("out.raw");
    compiled("out.raw", "-g");
    assertTrue(Files.size(out) > stripped.length);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("r--r--r--"));
      byte[] before = Files.readAllBytes(out);
      fails(Main.FAILED, "out.raw: cannot write: permission denied", CommandLineRun.of("compile", program, "-o", out.toString()));
      assertArrayEquals(before, Files.readAllBytes(out));
    }
    fails(Main.FAILED, "out.raw: cannot write: no such folder", CommandLineRun.of("compile", program, "-o", path("absent/out.raw")));
    fails(Main.FAILED, "cannot write", CommandLineRun.of("compile", program, "-o", folder.toString()));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.filter(file -> file.toString().endsWith(".tmp")).count());
    }
  }
}
