package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bytecode, hexdump and compile on assembly. */
class AssemblyCommandsTest {
  private static final String ASSEMBLY =
      """
      ; a constant
      .function main
      .frame 1
      .lines 0 2
      .line 2
      KSTR 0 "answer"
      RET1 0 2
      """;

  @TempDir private Path folder;

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("made.bc"), text).toString();
  }

  private static CommandLineRun run(String... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertEquals("", run.err());
    assertEquals(0, run.status());
    return run;
  }

  @Test
  void readAssembly() throws IOException {
    String file = file(ASSEMBLY);
    String listing = run("bytecode", file).out();
    assertTrue(listing.startsWith("-- BYTECODE -- made.bc:0-2\n0001    KSTR     0   0      ; \"answer\"\n"), listing);
    assertTrue(run("hexdump", file).out().contains("\"answer\""));
    CommandLineRun fromInput = CommandLineRun.withInput(ASSEMBLY.getBytes(StandardCharsets.UTF_8), "bytecode", "-");
    assertEquals(listing.replace("made.bc", "stdin"), fromInput.out());
  }

  @Test
  void fullListingOfADumpCompilesToTheSameDump() throws IOException {
    String dump = folder.resolve("made.raw").toString();
    run("compile", "-g", file(ASSEMBLY), "-o", dump);
    String listing = Files.write(folder.resolve("again.bc"), run("bytecode", "--full", dump).outBytes()).toString();
    String again = folder.resolve("again.raw").toString();
    run("compile", "-g", listing, "-o", again);
    assertArrayEquals(Files.readAllBytes(Path.of(dump)), Files.readAllBytes(Path.of(again)));
    assertEquals(run("bytecode", dump).out(), run("bytecode", listing).out());
  }

  @Test
  void reportErrorsWithPlaceLineAndCaret() throws IOException {
    String file = file(ASSEMBLY.replace("KSTR", "KSTRING"));
    for (String command : new String[] {"bytecode", "hexdump"}) {
      CommandLineRun run = CommandLineRun.of(command, file);
      assertEquals(Main.FAILED, run.status());
      assertEquals(
          file + ":6:1: error: unknown opcode KSTRING\n    6 | KSTRING 0 \"answer\"\n      | ^^^^^^^\n", run.err());
    }
  }

  /** Whoever lists bytecode looks for the mistake; whoever compiles it wants to run it. */
  @Test
  void compileRefusesWhatBreaksARule() throws IOException {
    String broken = ASSEMBLY.replace("RET1 0 2", "RET1 3 2");
    String file = file(broken);
    assertTrue(run("bytecode", file).out().contains("RET1     3   2"));
    Path target = folder.resolve("never");
    CommandLineRun fromFile = CommandLineRun.of("compile", file, "-o", target.toString());
    assertEquals(Main.FAILED, fromFile.status());
    assertEquals("lathe: " + file + ": made.bc:0@0002 RET1: register 3 outside frame of 1\n", fromFile.err());
    assertFalse(Files.exists(target));

    CommandLineRun fromInput = CommandLineRun.withInput(broken.getBytes(StandardCharsets.UTF_8), "compile", "-", "-o", "-");
    assertEquals(Main.FAILED, fromInput.status());
    assertTrue(fromInput.err().endsWith("stdin:0@0002 RET1: register 3 outside frame of 1\n"), fromInput.err());
    assertEquals("", fromInput.out());
  }
}
