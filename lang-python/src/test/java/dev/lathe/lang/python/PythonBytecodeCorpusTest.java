package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.BytecodeGenerator;
import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpReader;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.Verifier;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import dev.lathe.testing.Sampling;
import dev.lathe.vm.bytecode.ByteString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** CPython's library, tests included, compiles to bytecode that the verifier accepts and that comes back from a dump as it was. */
class PythonBytecodeCorpusTest {

  private final PythonLanguage language = new PythonLanguage();

  @Test
  void compilesToVerifiedBytecode() throws Exception {
    List<String> failures = new ArrayList<>();
    int passed = 0;
    for (Path file : Sampling.tenth(CPython.library())) {
      Language.Decoded decoded = language.decode(file.toString(), CPython.read(file));
      Optional<Language.Reading> reading = DeepStack.call(() -> language.read(decoded.source(), new Diagnostics()));
      if (decoded.error().isPresent() || reading.isEmpty()) {
        continue; // what CPython refuses as well: PythonErrorsTest compares
      }
      try {
        DeepStack.call(() -> check(reading.get()));
        passed++;
      } catch (RuntimeException | AssertionError error) {
        failures.add(file + ": " + error);
      }
    }
    System.out.println("compiled and verified " + passed + " files of CPython's library");
    assertEquals(List.of(), failures);
    assertTrue(passed > 50, "only " + passed + " files");
  }

  private Void check(Language.Reading reading) throws Exception {
    Dump dump = Dump.of(ByteString.latin1("@corpus"), BytecodeGenerator.generate(language, reading).orElseThrow());
    assertEquals(Optional.empty(), Verifier.check(dump));
    assertEquals(dump.main(), DumpReader.read(DumpWriter.write(dump, DumpWriter.DebugInformation.KEPT)).main());
    return null;
  }
}
