package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lathe.testing.Oracle;
import dev.lathe.testing.Switch;
import dev.lathe.vm.GuestException;
import dev.lathe.vm.GuestFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pattern matcher alone, over tables of texts and patterns: {@code cases.lua} prints what it answers, the reference has written
 * {@code cases.out}.
 */
class LuaPatternsTest {
  private static final long MEMORY = 64L << 20;
  private static final Path FOLDER = Path.of("src", "test", "patterns");
  private static final String PROGRAM = "cases.lua";
  private static final Path ANSWERS = FOLDER.resolve("cases.out");

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  @Test
  void answersAreThoseOfTheReference() throws IOException {
    try (LuaMachine machine = LuaMachine.complete(MEMORY)) {
      machine.vm().load(Files.readAllBytes(FOLDER.resolve(PROGRAM)), "@" + PROGRAM, Optional.of(LuaLanguage.NAME)).call();
      machine.run("io.stdout:flush()");
      assertEquals(read(ANSWERS), machine.printed());
    }
  }

  @Test
  void theReferenceStillAnswersSo() throws IOException {
    Oracle.Result result = LuaJit.find().run(FOLDER, new byte[0], PROGRAM);
    assertEquals("", result.errText());
    if (Switch.BLESS.isOn() && !Switch.CI.isOn()) {
      Files.write(ANSWERS, result.out());
    }
    assertEquals(read(ANSWERS), new String(result.out(), StandardCharsets.ISO_8859_1));
  }

  /** Each part of a pattern that can go on for long counts its steps, which is where it heeds interrupts. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "single bytes that never match | ('a'):rep(3e5) | 'b'",
        "a star that gives back | ('a'):rep(3000) | 'a*a*b'",
        "a plus that gives back | ('a'):rep(3000) | 'a+a+b'",
        "a minus that takes more | ('a'):rep(3000) | 'a-a-b'",
        "question marks | ('a'):rep(40) | ('a?'):rep(40) .. ('a'):rep(40) .. 'b'",
        "captures that open and close | ('a'):rep(3000) | '(a*)(a*)b'",
        "positions | ('a'):rep(3000) | '()a*()a*()b'",
        "back references | ('a'):rep(3000) | '(a*)%1b'",
        "a set of many | ('a'):rep(3000) | '[' .. ('b'):rep(3000) .. ']'",
        "a set of many that is excluded | ('a'):rep(3000) | '[^' .. ('b'):rep(3000) .. 'a]'",
        "a frontier of many | ('a'):rep(3000) | '%f[' .. ('b'):rep(3000) .. ']'",
        "balance without an end | ('('):rep(3000) | '%b()'",
        "a long pattern | ('a'):rep(3000) | ('a'):rep(2000) .. 'b'",
      })
  void stepsAreCounted(String name, String text, String pattern) {
    try (LuaMachine machine = new LuaMachine(MEMORY)) {
      GuestFunction find = (GuestFunction) machine.run("local text, pattern = " + text + ", " + pattern + " return function() return text:find(pattern) end")[0];
      machine.vm().limitInstructions(5_000);
      assertEquals("instruction limit reached", assertThrows(GuestException.class, find::call).getMessage());
    }
  }
}
