package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Prototype;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Functions, ours and luajit's, listed in full and assembled again are what they were. */
class LuaAssemblyTest {

  private static final int LONG_PROGRAMS = 100_000;

  @AutoClose private static LuaJitBytecode luajit;

  @BeforeAll
  static void start() {
    luajit = LuaJitBytecode.start();
  }

  private static Optional<Dump> ours(byte[] text) {
    return LuaBytecode.of(
        text, main -> Optional.of(Dump.of(ByteString.latin1(LuaJitBytecode.CHUNK_NAME), main)), _ -> Optional.empty());
  }

  private static Optional<Dump> theirs(byte[] text) throws DumpException {
    return luajit.compile(text, LuaJitBytecode.Wish.DUMPS) instanceof LuaJitBytecode.Compiled compiled
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
    List<Path> files = new ArrayList<>(Corpora.files(Path.of("src", "test"), ".lua"));
    files.addAll(Corpora.files(Path.of("..", "examples"), ".lua"));
    files.addAll(Sampling.tenth(Corpora.files("debian", ".lua")));
    int accepted = 0;
    int functions = 0;
    for (Path file : files) {
      byte[] text = Files.readAllBytes(file);
      Optional<Dump> theirs = theirs(text);
      Optional<Dump> ours = ours(text);
      assertEquals(theirs.isPresent(), ours.isPresent(), file::toString);
      if (theirs.isPresent()) {
        accepted++;
        functions += functionCount(ours.get().main());
        assertAssembledAgain(theirs.get());
        assertAssembledAgain(ours.get());
      }
    }
    System.out.println("assembled again: " + functions + " functions of " + accepted + " files, " + (files.size() - accepted) + " refused");
    assertTrue(accepted > files.size() * 3 / 4, "accepted " + accepted + " of " + files.size());
  }

  @Test
  void functions_of_generated_programs() {
    LuaPrograms programs = new LuaPrograms(Sampling.random("assembly"));
    int assembled = 0;
    int functions = 0;
    int programCount = Sampling.count(Sampling.PROGRAMS / 4, LONG_PROGRAMS);
    for (int i = 0; i < programCount; i++) {
      Optional<Dump> dump = ours(Source.encodeUtf8(programs.next()));
      if (dump.isPresent()) {
        assembled++;
        functions += functionCount(dump.get().main());
        assertAssembledAgain(dump.get());
      }
    }
    System.out.println("assembled again: " + functions + " functions of " + assembled + " of " + programCount + " generated programs");
    assertTrue(assembled > programCount / 2, "compiled " + assembled + " of " + programCount);
  }

  private static int functionCount(Prototype function) {
    int count = 1;
    for (Constant constant : function.constants()) {
      if (constant instanceof Constant.Child(Prototype child)) {
        count += functionCount(child);
      }
    }
    return count;
  }
}
