package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.bcgen.run.Tier;
import dev.lathe.parser.Languages;
import dev.lathe.vm.nativecode.NativeCode;
import dev.lathe.vm.nativecode.NativeSupport;
import dev.lathe.vm.runtime.Interaction;
import dev.lathe.vm.runtime.Standalone;
import dev.lathe.vm.runtime.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Programs print here what CPython 3.12.1 printed, whose output lies beside them, in every tier. Output to standard error is
 * compared, with the exit status, where there is a file of it: what errors that nobody catches look like.
 */
class PythonRunTest {
  private static final Path FOLDER = Path.of("src", "test", "filetests", "run");
  private static final long MEMORY = 256L << 20;
  private static final int SEED = 7;

  private final PythonLanguage language = new PythonLanguage();

  @TestFactory
  Stream<DynamicTest> programs() throws Exception {
    List<Tier> tiers = NativeCode.await() instanceof NativeSupport.Available ? List.of(Tier.values()) : List.of(Tier.INTERPRETER);
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".py")).sorted().toList()) {
        for (Tier tier : tiers) {
          tests.add(DynamicTest.dynamicTest(file.getFileName() + " " + tier, () -> compare(file, tier)));
        }
      }
    }
    return tests.stream();
  }

  private void compare(Path file, Tier tier) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = tier.begin(SEED, () -> run(file.getFileName().toString(), out, err));
    String errors = err.toString(StandardCharsets.UTF_8).replace(FOLDER.toAbsolutePath() + "/", "");
    assertEquals(expected(file, ".out").orElse(""), out.toString(StandardCharsets.UTF_8), () -> "standard error: " + errors);
    assertEquals(expected(file, ".err").orElse(""), errors);
    assertEquals(expected(file, ".err").isPresent() ? 1 : 0, status);
  }

  private static Optional<String> expected(Path file, String suffix) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + suffix);
    return Files.exists(beside) ? Optional.of(Files.readString(beside)) : Optional.empty();
  }

  private int run(String program, OutputStream out, OutputStream err) {
    Streams streams = new Streams(InputStream.nullInputStream(), out, err);
    ChunkCompiler loader = new ChunkCompiler(Languages.load(), language);
    Standalone.Host host = new Standalone.Host(loader, Optional.of(streams), MEMORY, Interaction.none(), Map.of(), FOLDER);
    return language.part(Standalone.class).orElseThrow().runProgram(program, List.of(), host);
  }
}
