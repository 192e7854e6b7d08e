package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.ast.AstEquality;
import dev.lathe.ast.Module;
import dev.lathe.ast.dump.JsonReader;
import dev.lathe.ast.dump.JsonWriter;
import dev.lathe.bcgen.source.RoundTrip;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.parser.DeepStack;
import dev.lathe.testing.Corpora;
import dev.lathe.testing.FileTests;
import dev.lathe.testing.Sampling;
import dev.lathe.testing.Switch;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed says the same as what was read, to us and to luajit. */
class LuaSourceStyleTest {

  private static final LuaLanguage LANGUAGE = new LuaLanguage();
  private static final RoundTrip ROUND_TRIP = new RoundTrip(LANGUAGE);

  private static Source source(String name, byte[] bytes) {
    return LANGUAGE.decode(name, bytes).source();
  }

  private static Source source(String text) {
    return source("input", Source.encodeUtf8(text));
  }

  /**
   * Checks both modes, by our own parser and by the reference's code: without debug information the same of the formatted text,
   * with it of the one that keeps its lines.
   */
  private static void check(Source source, LuaJitBytecode luajit) {
    try {
      LuaJitBytecode.Answer original = compile(luajit, source.bytes());
      LuaJitBytecode.Answer formatted = compile(luajit, source.encode(ROUND_TRIP.pretty(source)));
      LuaJitBytecode.Answer kept = compile(luajit, source.encode(ROUND_TRIP.keepLines(source)));
      // What is too large for the reference is so in any form, though not on the same line.
      if (original instanceof LuaJitBytecode.Compiled theirs
          && formatted instanceof LuaJitBytecode.Compiled pretty
          && kept instanceof LuaJitBytecode.Compiled pinned) {
        LuaDumps.assertSame(theirs.stripped(), pretty.stripped(), source::name);
        LuaDumps.assertSame(theirs.dump(), pinned.dump(), source::name);
      } else {
        assertEquals(List.of(original.getClass(), original.getClass()), List.of(formatted.getClass(), kept.getClass()), source.name());
      }
    } catch (CharacterCodingException e) {
      throw new AssertionError(source.name(), e);
    }
  }

  private static LuaJitBytecode.Answer compile(LuaJitBytecode luajit, byte[] text) {
    return luajit.compile(text, LuaJitBytecode.Wish.DUMPS);
  }

  @Test
  void corpus() throws IOException {
    List<String> failures = new ArrayList<>();
    try (LuaJitBytecode luajit = LuaJitBytecode.start()) {
      for (Path file : Sampling.tenth(Corpora.files("debian", ".lua"))) {
        Source source = source(file.toString(), Files.readAllBytes(file));
        if (LANGUAGE.parse(source, new Diagnostics()).isPresent()) {
          try {
            check(source, luajit);
          } catch (AssertionError e) {
            failures.add(e.getMessage());
          }
        }
      }
    }
    assertEquals(List.of(), failures);
  }

  @Test
  void generatedPrograms() {
    LuaPrograms programs = new LuaPrograms(Sampling.random("printed"));
    try (LuaJitBytecode luajit = LuaJitBytecode.start()) {
      DeepStack.call(
          () -> {
            for (int i = 0; i < Sampling.programs(); i++) {
              String program = programs.next();
              try {
                check(source("program " + i, Source.encodeUtf8(program)), luajit);
              } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + "\nprogram:\n" + program, e);
              }
            }
            return null;
          });
    }
  }

  @TestFactory
  Stream<DynamicTest> formatted() {
    return FileTests.stage("format").inputs(".lua").golden(".formatted", LuaSourceStyleTest::pretty);
  }

  private static String pretty(FileTests.Input input) {
    Source source = source(input.name(), input.bytes());
    ROUND_TRIP.keepLines(source);
    return ROUND_TRIP.pretty(source);
  }

  @TestFactory
  Stream<DynamicTest> linesKept() {
    return FileTests.stage("lines").inputs(".lua").golden(".kept", input -> ROUND_TRIP.keepLines(source(input.name(), input.bytes())));
  }

  private static Stream<Arguments> longChains() {
    int links = 100_000;
    Stream<Arguments> spines =
        Stream.of(
            Arguments.of("sum", "x = a" + " + a".repeat(links)),
            Arguments.of("attributes", "x = a" + ".b".repeat(links)),
            Arguments.of("logic", "x = a" + " and a or b".repeat(links / 2)),
            Arguments.of("calls", "a" + "()".repeat(links)),
            Arguments.of("methods", "a" + ":b():c()".repeat(links / 2)),
            Arguments.of("branches", "if a then" + " elseif b then c()".repeat(links) + " end"));
    Stream<Arguments> more =
        Stream.of(
            Arguments.of("negations", "x = a" + " - -a".repeat(links)),
            Arguments.of("comparisons", "x = a" + " == not a".repeat(links)),
            Arguments.of("indexes", "x = a" + "[1]".repeat(links)),
            Arguments.of("bare calls", "a" + "{}''".repeat(links / 2)),
            Arguments.of("commented branches", "if a then" + "\nelseif b then\n  c() -- d\n".repeat(links) + "\nend"),
            Arguments.of("functions in a table", "x = {" + "function() return a end, ".repeat(links) + "}"),
            Arguments.of("functions on lines", "x = {" + "\nf = function()\n  a()\nend,".repeat(links) + "\n}"),
            Arguments.of("tables in a table", "x = {" + "{}, ".repeat(links) + "}"),
            Arguments.of("commented sum", "x = a" + " -- c\n+ a".repeat(links)));
    return Switch.LONG.isOn() ? Stream.concat(spines, more) : spines;
  }

  /** Far above what a busy machine takes, far below what a stage does whose time is quadratic. */
  private static final Duration SOON = Duration.ofMinutes(3);

  /** Through the printer in both modes, and through JSON. */
  @ParameterizedTest(name = "{0}")
  @MethodSource
  void longChains(String kind, String program) {
    Source source = source(program + "\n");
    Assertions.assertTimeoutPreemptively(
        SOON,
        () -> {
          ROUND_TRIP.check(source);
          Module module = ROUND_TRIP.parse(source);
          assertEquals(Optional.empty(), AstEquality.firstDifference(module, throughJson(module), Set.of()));
        });
  }

  private static Module throughJson(Module module) throws IOException {
    StringWriter json = new StringWriter();
    JsonWriter.write(module, json);
    Diagnostics diagnostics = new Diagnostics();
    Source text = Source.utf8("tree.json", json.toString().getBytes(StandardCharsets.UTF_8), LineEnds.STANDARD);
    return JsonReader.read(text, name -> Optional.of(LANGUAGE.semantics()), diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.list()));
  }
}
