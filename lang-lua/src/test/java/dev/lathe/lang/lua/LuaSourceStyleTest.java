package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.bcgen.source.RoundTrip;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.parser.DeepStack;
import dev.lathe.testing.Corpora;
import dev.lathe.testing.FileTests;
import dev.lathe.testing.Sampling;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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

  /** Checks both modes, by our own parser and by the reference's code. */
  private static void check(Source source, LuaJitDump luajit) {
    try {
      List<LuaJitDump.Prototype> original = luajit.compile(source.bytes());
      List<LuaJitDump.Prototype> formatted = luajit.compile(source.encode(ROUND_TRIP.pretty(source)));
      assertEquals(withoutDebug(original), withoutDebug(formatted), source.name());
      assertEquals(original, luajit.compile(source.encode(ROUND_TRIP.keepLines(source))), source.name());
    } catch (CharacterCodingException e) {
      throw new AssertionError(source.name(), e);
    }
  }

  private static List<String> withoutDebug(List<LuaJitDump.Prototype> prototypes) {
    return prototypes.stream().map(p -> p.head() + " " + p.code()).toList();
  }

  @Test
  void corpus() throws IOException {
    List<String> failures = new ArrayList<>();
    try (LuaJitDump luajit = LuaJitDump.start()) {
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
    try (LuaJitDump luajit = LuaJitDump.start()) {
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
    return FileTests.stage("format")
        .inputs(".lua")
        .golden(
            ".formatted",
            input -> {
              Source source = source(input.name(), input.bytes());
              ROUND_TRIP.keepLines(source);
              return ROUND_TRIP.pretty(source);
            });
  }

  @TestFactory
  Stream<DynamicTest> linesKept() {
    return FileTests.stage("lines").inputs(".lua").golden(".kept", input -> ROUND_TRIP.keepLines(source(input.name(), input.bytes())));
  }

  @Test
  void longChains() {
    int links = 100_000;
    List<String> programs =
        List.of(
            "x = a" + " + a".repeat(links),
            "x = a" + ".b".repeat(links),
            "a" + "()".repeat(links),
            "a" + ":b()".repeat(links),
            "x = a" + "[1]".repeat(links),
            "x = a" + " and a or b".repeat(links / 2),
            "if a then" + " elseif b then c()".repeat(links) + " end");
    for (String program : programs) {
      Source source = source(program + "\n");
      Assertions.assertTimeoutPreemptively(Duration.ofSeconds(120), () -> ROUND_TRIP.check(source), program.substring(0, 20));
    }
  }
}
