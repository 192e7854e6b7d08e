package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.parser.Languages;
import dev.lathe.testing.Corpora;
import dev.lathe.testing.Oracle;
import dev.lathe.vm.runtime.Interaction;
import dev.lathe.vm.runtime.Standalone;
import dev.lathe.vm.runtime.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The program set runs here as in the reference: from source, and as the dumps that the reference makes of it. */
class LuaProgramsRunTest {
  private static final Path PROGRAMS = Path.of("src", "test", "programs");
  /** There is no such module here. */
  private static final String NEEDS_FFI = "ffi_literals.lua";

  private static final long MEMORY = 256L << 20;

  private static final String DUMP = "io.write(string.dump(assert(loadfile('%s'))))";

  @TempDir private static Path folder;

  @TestFactory
  Stream<DynamicTest> programs() {
    Oracle luajit = LuaJit.find(ConformanceCases.ENVIRONMENT);
    LuaLanguage language = new LuaLanguage();
    ChunkCompiler compiler = new ChunkCompiler(Languages.load(), language);
    Standalone standalone = language.part(Standalone.class).orElseThrow();
    return Corpora.files(PROGRAMS, ".lua").stream()
        .filter(file -> !file.endsWith(NEEDS_FFI))
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(luajit, standalone, compiler, file)));
  }

  private static void check(Oracle luajit, Standalone standalone, ChunkCompiler compiler, Path file) throws IOException {
    String name = file.getFileName().toString();
    Path home = file.toAbsolutePath().getParent();
    Oracle.Result result = luajit.run(home, new byte[0], name);
    String expected = outcome(result.out(), result.err(), result.status());
    assertEquals(expected, run(standalone, compiler, home, name));
    Oracle.Result dump = luajit.run(home, new byte[0], "-e", DUMP.formatted(name));
    assertTrue(dump.succeeded(), dump::errText);
    Files.write(folder.resolve(name), dump.out());
    assertEquals(expected, run(standalone, compiler, folder, name));
  }

  private static String run(Standalone standalone, ChunkCompiler compiler, Path home, String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), out, err);
    int status =
        standalone.run(List.of(name), new Standalone.Host(compiler, Optional.of(streams), MEMORY, Interaction.none(), ConformanceCases.ENVIRONMENT, home));
    return outcome(out.toByteArray(), err.toByteArray(), status);
  }

  private static String outcome(byte[] out, byte[] err, int status) {
    String errors = new String(err, StandardCharsets.ISO_8859_1).replaceAll("(?m)^(lathe|luajit): ", Outcome.PROGRAM + ": ");
    return new Outcome(new String(out, StandardCharsets.ISO_8859_1), errors, status).masked().written();
  }
}
