package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import dev.lathe.testing.Corpora;
import dev.lathe.testing.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs are accepted and refused as luajit does it, on the same line, in the same words. */
class LuaAcceptanceTest {

  /** What only a generator of code can find: limits of registers, jumps, upvalues and constants. */
  private static final List<String> LATER =
      List.of("function or expression too complex", "control structure too long", "upvalues", "constants", "bytecode instructions");

  private static LuaJit luajit;

  @BeforeAll
  static void start() {
    luajit = LuaJit.start();
  }

  @AfterAll
  static void stop() {
    if (luajit != null) {
      luajit.close();
    }
  }

  /** Ours, in the form of the reference's. */
  static Optional<LuaJit.Refusal> refusal(byte[] text) {
    LuaLanguage language = new LuaLanguage();
    Language.Decoded decoded = language.decode("input", text);
    if (decoded.error().isPresent()) {
      return decoded.error().map(error -> new LuaJit.Refusal(0, error.message()));
    }
    Diagnostics diagnostics = new Diagnostics();
    if (language.parse(decoded.source(), diagnostics).isPresent()) {
      assertTrue(diagnostics.list().isEmpty(), () -> "accepted with " + diagnostics.list());
      return Optional.empty();
    }
    Diagnostic first = diagnostics.list().getFirst();
    return Optional.of(new LuaJit.Refusal(first.span().line(), first.message()));
  }

  private static boolean isForLater(Optional<LuaJit.Refusal> theirs) {
    return theirs.isPresent() && LATER.stream().anyMatch(theirs.get().message()::contains);
  }

  private static void compare(String text) {
    byte[] bytes = Source.encodeUtf8(text);
    Optional<LuaJit.Refusal> theirs = luajit.load(bytes);
    if (!isForLater(theirs)) {
      assertEquals(theirs, refusal(bytes), () -> "\n" + shrink(text));
    }
  }

  /** A smaller program on which both still differ. */
  private static String shrink(String text) {
    String smallest = text;
    for (int size = Math.max(1, text.length() / 2); size > 0; size /= 2) {
      for (int at = 0; at + size <= smallest.length(); ) {
        String smaller = smallest.substring(0, at) + smallest.substring(at + size);
        if (differs(smaller)) {
          smallest = smaller;
        } else {
          at += size;
        }
      }
    }
    return smallest;
  }

  private static boolean differs(String text) {
    try {
      byte[] bytes = Source.encodeUtf8(text);
      Optional<LuaJit.Refusal> theirs = luajit.load(bytes);
      return !isForLater(theirs) && !theirs.equals(refusal(bytes));
    } catch (IllegalArgumentException e) {
      return false; // half a surrogate pair
    }
  }

  @Test
  void corpus() throws IOException {
    List<String> differences = new ArrayList<>();
    for (Path file : Sampling.tenth(Corpora.files("debian", ".lua"))) {
      byte[] bytes = Files.readAllBytes(file);
      Optional<LuaJit.Refusal> theirs = luajit.load(bytes);
      Optional<LuaJit.Refusal> ours = refusal(bytes);
      if (!theirs.equals(ours)) {
        differences.add(file + ": " + theirs + " but " + ours);
      }
    }
    assertEquals(List.of(), differences);
  }

  @Test
  void generatedPrograms() {
    Random random = Sampling.random("generated");
    LuaPrograms programs = new LuaPrograms(random);
    DeepStack.call(
        () -> {
          for (int i = 0; i < Sampling.programs(); i++) {
            String program = programs.next();
            byte[] bytes = Source.encodeUtf8(program);
            Optional<LuaJit.Refusal> theirs = luajit.load(bytes);
            assertEquals(Optional.empty(), theirs, () -> "not a valid program: " + theirs + "\n" + program);
            compare(program);
          }
          return null;
        });
  }

  @Test
  void jumps() {
    Random random = Sampling.random("jumps");
    LuaJumpPrograms programs = new LuaJumpPrograms(random);
    LuaMutator mutator = new LuaMutator(random);
    DeepStack.call(
        () -> {
          for (int i = 0; i < Sampling.programs(); i++) {
            String program = programs.next();
            compare(program);
            compare(mutator.mutate(program));
          }
          return null;
        });
  }

  @Test
  void mutatedPrograms() {
    Random random = Sampling.random("mutated");
    LuaPrograms programs = new LuaPrograms(random);
    LuaMutator mutator = new LuaMutator(random);
    DeepStack.call(
        () -> {
          int refused = 0;
          for (int i = 0; i < Sampling.programs(); i++) {
            String program = mutator.mutate(programs.next());
            compare(program);
            refused += luajit.load(Source.encodeUtf8(program)).isPresent() ? 1 : 0;
          }
          assertTrue(refused > Sampling.programs() / 2, "most mutations are mistakes, but only " + refused + " were");
          return null;
        });
  }
}
