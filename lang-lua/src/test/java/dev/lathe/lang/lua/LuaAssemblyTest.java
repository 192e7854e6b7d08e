package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.bcgen.dump.Assembler;
import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpException;
import dev.lathe.bcgen.dump.DumpReader;
import dev.lathe.bcgen.dump.Listing;
import dev.lathe.bcgen.dump.Verifier;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.testing.Corpora;
import dev.lathe.testing.Sampling;
import dev.lathe.vm.bytecode.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Functions, ours and luajit's, listed in full and assembled again are what they were. */
class LuaAssemblyTest {

  private static LuaJitBytecode luajit;

  @BeforeAll
  static void start() {
    luajit = LuaJitBytecode.start();
  }

  @AfterAll
  static void stop() {
    if (luajit != null) {
      luajit.close();
    }
  }

  private static Optional<Dump> ours(byte[] text) {
    return LuaBytecode.of(
        text, main -> Optional.of(Dump.of(ByteString.latin1(LuaJitBytecode.CHUNK_NAME), main)), _ -> Optional.empty());
  }

  private static Optional<Dump> theirs(byte[] text) throws DumpException {
    return luajit.compile(text) instanceof LuaJitBytecode.Compiled compiled
        ? Optional.of(DumpReader.read(compiled.dump()))
        : Optional.empty();
  }

  private static void assertAssembledAgain(Dump dump) {
    byte[] listing = Listing.full(dump);
    Diagnostics diagnostics = new Diagnostics();
    Dump again =
        Assembler.assemble(Source.utf8("input.bc", listing, LineEnds.STANDARD), diagnostics)
            .orElseThrow(() -> new AssertionError(diagnostics.list().getFirst()));
    assertEquals(Optional.empty(), Verifier.check(again));
    assertEquals(dump, again);
  }

  @Test
  void functions_of_programs_and_corpus() throws IOException, DumpException {
    List<Path> files = new ArrayList<>(Corpora.files(Path.of("src/test/filetests/bytecode"), ".lua"));
    files.addAll(Sampling.tenth(Corpora.files("debian", ".lua")));
    int accepted = 0;
    for (Path file : files) {
      byte[] text = Files.readAllBytes(file);
      Optional<Dump> theirs = theirs(text);
      if (theirs.isPresent()) {
        accepted++;
        assertAssembledAgain(theirs.get());
        assertAssembledAgain(ours(text).orElseThrow(() -> new AssertionError(file)));
      }
    }
    System.out.println("assembled again: " + accepted + " of " + files.size() + " files");
    assertEquals(files.size(), accepted, 3 + files.size() / 20.0);
  }

  @Test
  void functions_of_generated_programs() {
    LuaPrograms programs = new LuaPrograms(Sampling.random("assembly"));
    int assembled = 0;
    int count = Sampling.programs() / 10;
    for (int i = 0; i < count; i++) {
      Optional<Dump> dump = ours(Source.encodeUtf8(programs.next()));
      if (dump.isPresent()) {
        assembled++;
        assertAssembledAgain(dump.get());
      }
    }
    assertEquals(count, assembled, count / 2.0);
  }
}
