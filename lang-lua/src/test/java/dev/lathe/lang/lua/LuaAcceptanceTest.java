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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs are accepted and refused as luajit does it, on the same line, in the same words. */
class LuaAcceptanceTest {

  /** What only a generator of code can find: limits of registers, jumps, upvalues and constants. */
  private static final List<String> LATER =
      List.of("function or expression too complex", "control structure too long", "upvalues", "constants", "bytecode instructions");

  /** Jumps are where the most rules meet: more programs than elsewhere, each with a mutation. */
  private static final int LONG_JUMP_PROGRAMS = 50_000;

  @AutoClose private static LuaJit luajit;

  @BeforeAll
  static void start() {
    luajit = LuaJit.start();
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

  /** Compares both, and says what the reference says. */
  private static Optional<LuaJit.Refusal> compare(String text) {
    byte[] bytes = Source.encodeUtf8(text);
    Optional<LuaJit.Refusal> theirs = luajit.load(bytes);
    if (!isForLater(theirs)) {
      assertEquals(theirs, refusal(bytes), () -> "\n" + shrink(text));
    }
    return theirs;
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
            Optional<LuaJit.Refusal> theirs = compare(program);
            assertEquals(Optional.empty(), theirs, () -> "not a valid program: " + theirs + "\n" + program);
          }
          return null;
        });
  }

  /** What luajit says about jumps, but for the names in it. */
  private static final List<String> JUMP_ERRORS =
      List.of("no loop to break", "undefined label '", "duplicate label '", "jumps into the scope of local '");

  @Test
  void jumps() {
    Random random = Sampling.random("jumps");
    LuaJumpPrograms programs = new LuaJumpPrograms(random);
    LuaMutator mutator = new LuaMutator(random);
    int count = Sampling.count(Sampling.PROGRAMS, LONG_JUMP_PROGRAMS);
    DeepStack.call(
        () -> {
          int accepted = 0;
          int[] refused = new int[JUMP_ERRORS.size()];
          for (int i = 0; i < count; i++) {
            String program = programs.next();
            String words = compare(program).map(LuaJit.Refusal::message).orElse("");
            accepted += words.isEmpty() ? 1 : 0;
            for (int error = 0; error < refused.length; error++) {
              refused[error] += words.contains(JUMP_ERRORS.get(error)) ? 1 : 0;
            }
            compare(mutator.mutate(program));
          }
          String found = accepted + " of " + count + " accepted; " + JUMP_ERRORS + ": " + Arrays.toString(refused);
          assertTrue(accepted > count / 50 && Arrays.stream(refused).min().getAsInt() > count / 200, "all kinds are frequent: " + found);
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
            refused += compare(mutator.mutate(programs.next())).isPresent() ? 1 : 0;
          }
          assertTrue(refused > Sampling.programs() / 2, "most mutations are mistakes, but only " + refused + " were");
          return null;
        });
  }
}
