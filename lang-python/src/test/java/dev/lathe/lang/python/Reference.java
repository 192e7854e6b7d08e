package dev.lathe.lang.python;

import dev.lathe.testing.OracleServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Questions to CPython about programs; the server program {@code reference.py} says which. */
final class Reference {

  private final OracleServer server;

  Reference(OracleServer server) {
    this.server = server;
  }

  /** What CPython says. */
  sealed interface Answer {
    record Given(String text) implements Answer {}

    /**
     * The program is refused.
     *
     * @param category name of the exception's class
     * @param line 1-based; 0 if the error has no place
     */
    record Refused(String category, int line, String message) implements Answer {}
  }

  Answer ask(String command, byte[] program) {
    ByteArrayOutputStream question = new ByteArrayOutputStream(program.length + 16);
    question.writeBytes((command + "\n").getBytes(StandardCharsets.US_ASCII));
    question.writeBytes(program);
    String answer = new String(server.ask(question.toByteArray()), StandardCharsets.UTF_8);
    if (answer.startsWith("ok\n")) {
      return new Answer.Given(answer.substring(3));
    }
    String[] parts = answer.split("\n", 7);
    return new Answer.Refused(parts[1], parts[2].equals("None") ? 0 : Integer.parseInt(parts[2]), parts[6]);
  }

  /** What the command {@code digest} gives for {@code dump}. */
  static String digest(String dump) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(dump.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
