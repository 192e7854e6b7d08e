package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.DumpWriter.DebugInformation;
import dev.lathe.testing.Corpora;
import dev.lathe.testing.Oracle;
import dev.lathe.vm.bytecode.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A stock luajit runs what we compile: it prints, reports and returns what it does for the source itself. */
class LuaDumpsRunTest {

  private static final Path PROGRAMS = Path.of("src", "test", "programs");

  private static final String RUN = "return assert(loadfile('%s'))()";

  /** Runs a program as the reference's own bytecode without debug information. */
  private static final String RUN_STRIPPED = "return assert(loadstring(string.dump(assert(loadfile('%1$s')), true), '@%1$s'))()";

  @TempDir private static Path folder;

  @TestFactory
  Stream<DynamicTest> programs() {
    Oracle luajit = LuaJit.find();
    return Stream.concat(Corpora.files(PROGRAMS, ".lua").stream(), Corpora.files(Path.of("..", "examples"), ".lua").stream())
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(luajit, file)));
  }

  private static void check(Oracle luajit, Path file) throws IOException {
    Path home = file.toAbsolutePath().getParent();
    String name = file.getFileName().toString();
    Dump dump = compile(name, Files.readAllBytes(file));
    Files.write(folder.resolve(name), DumpWriter.write(dump, DebugInformation.KEPT));
    assertEquals(said(luajit.run(home, new byte[0], name)), said(luajit.run(folder, new byte[0], name)));

    // Without lines and names errors say less: the reference's own stripped bytecode is what to compare with.
    Oracle.Result theirs = luajit.run(home, new byte[0], "-e", RUN_STRIPPED.formatted(name));
    Files.write(folder.resolve(name), DumpWriter.write(dump, DebugInformation.STRIPPED));
    assertEquals(said(theirs), said(luajit.run(folder, new byte[0], "-e", RUN.formatted(name))));
  }

  private static Dump compile(String name, byte[] text) {
    return Dump.of(ByteString.latin1("@" + name), LuaBytecode.of(text));
  }

  /** All that a run says, without addresses, which differ from run to run. */
  private static String said(Oracle.Result result) {
    return (result.outText() + "----\n" + result.errText() + "status " + result.status()).replaceAll("0x[0-9a-f]{6,}", "0x...");
  }
}
