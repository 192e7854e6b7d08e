package dev.lathe.lang.python;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.parser.Language;
import dev.lathe.testing.OracleServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The first error of a program, ours and CPython's, in one form. */
final class ErrorReference {

  private static final PythonLanguage PYTHON = new PythonLanguage();

  private ErrorReference() {}

  /**
   * An error.
   *
   * @param line 1-based, 0 without a place
   * @param column 1-based; where CPython has none, 0
   */
  record Found(String category, String message, int line, int column) {}

  /** All that we report, the first one that which CPython should report. */
  static List<Diagnostic> ours(byte[] program) {
    Language.Decoded decoded = PYTHON.decode("program", program);
    if (decoded.error().isPresent()) {
      return List.of(decoded.error().get());
    }
    Diagnostics diagnostics = new Diagnostics();
    boolean accepted = PYTHON.parse(decoded.source(), diagnostics).isPresent();
    if (accepted == diagnostics.hasErrors()) {
      throw new AssertionError("a tree and an error, or neither: " + diagnostics.list());
    }
    return diagnostics.list().stream().filter(Diagnostic::isError).toList();
  }

  static Optional<Found> first(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .findFirst()
        .map(d -> new Found(d.category(), d.message(), d.span().line(), d.span().column()));
  }

  /** What CPython reports; empty if it accepts the program. */
  static Optional<Found> theirs(OracleServer server, byte[] program) {
    ByteArrayOutputStream question = new ByteArrayOutputStream(program.length + 16);
    question.writeBytes("compile\n".getBytes(StandardCharsets.US_ASCII));
    question.writeBytes(program);
    String answer = new String(server.ask(question.toByteArray()), StandardCharsets.UTF_8);
    if (answer.startsWith("ok\n")) {
      return Optional.empty();
    }
    String[] parts = answer.split("\n", 7);
    String message = parts[6].replace("source code string", "source code"); // what it says of a file
    return Optional.of(new Found(parts[1], message, number(parts[2]), number(parts[3])));
  }

  private static int number(String text) {
    return text.equals("None") ? 0 : Math.max(0, Integer.parseInt(text));
  }
}
