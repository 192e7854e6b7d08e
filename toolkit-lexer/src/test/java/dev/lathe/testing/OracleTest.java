package dev.lathe.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class OracleTest {

  private static final Oracle.Program ECHO = new Oracle.Program("cat", "--version");

  private static final String DIES_OF_THREE =
      "while read length; do head -c $length >/dev/null; case $length in 3) exit 1;; *) printf '2\\nok';; esac; done";

  private static Oracle cat() {
    return Oracle.find("an echo", "cat", new Oracle.Program("no-such-program", "-v"), ECHO);
  }

  @Test
  void takesTheFirstProgramThatStarts() {
    Oracle.Result result = cat().run("abc".getBytes(StandardCharsets.UTF_8));
    assertTrue(result.succeeded());
    assertEquals("abc", result.outText());
    assertEquals("", result.errText());
  }

  @Test
  void absenceSkipsOrFails() {
    Class<? extends Throwable> expected = Switch.CI.isOn() ? AssertionError.class : TestAbortedException.class;
    Throwable thrown = assertThrows(expected, () -> Oracle.find("nothing", "7", new Oracle.Program("no-such-program", "-v")));
    assertTrue(thrown.getMessage().contains("no-such-program"), thrown.getMessage());
    assertThrows(expected, () -> Oracle.find("another version", "no such version", ECHO));
  }

  @Test
  void largeInputAndOutputDoNotBlock() {
    byte[] large = new byte[5_000_000];
    assertArrayEquals(large, cat().run(large).out());
  }

  @Test
  void statusErrorTextAndEnvironment() {
    Oracle shell = Oracle.find("a shell", "", new Oracle.Program("sh", "-c", Map.of("GREETING", "hello")));
    Oracle.Result result = shell.run(new byte[0], "-c", "echo $GREETING; echo no >&2; exit 3");
    assertEquals(3, result.status());
    assertEquals("hello\n", result.outText());
    assertEquals("no\n", result.errText());
  }

  @Test
  void serverAnswersManyQuestions() {
    try (OracleServer server = cat().serve()) { // an echo of a framed question is a framed answer
      for (int i = 0; i < 200; i++) {
        assertEquals("question\n" + i, server.ask("question\n" + i));
      }
      assertEquals("", server.ask(""));
      assertArrayEquals(new byte[3_000_000], server.ask(new byte[3_000_000]));
    }
  }

  @Test
  void serverThatDiesFailsOneQuestionOnly() {
    Oracle shell = Oracle.find("a shell", "", new Oracle.Program("sh", "-c"));
    try (OracleServer server = shell.serve("-c", DIES_OF_THREE)) {
      assertThrows(OracleServer.NoAnswer.class, () -> server.ask("die"));
      assertEquals("ok", server.ask("live"));
      assertEquals("ok", server.ask("live"));
    }
  }

  @Test
  void anAnswerWithoutLengthFails() {
    Oracle shell = Oracle.find("a shell", "", new Oracle.Program("sh", "-c"));
    try (OracleServer server = shell.serve("-c", "echo hello; cat >/dev/null")) {
      OracleServer.NoAnswer error = assertThrows(OracleServer.NoAnswer.class, () -> server.ask("?"));
      assertTrue(error.getCause().getMessage().contains("no length"), error.getCause().getMessage());
    }
  }
}
