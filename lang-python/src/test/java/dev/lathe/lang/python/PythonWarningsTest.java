package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.Module;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.parser.Warnings;
import dev.lathe.testing.OracleServer;
import dev.lathe.testing.Sampling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Warnings are those of CPython's compiler: class, message, line. */
class PythonWarningsTest {

  private static final PythonLanguage LANGUAGE = new PythonLanguage();

  /** The warnings about a program, one a line, sorted as text; empty if it is refused. */
  private static Optional<String> ours(byte[] program) {
    Source source = LANGUAGE.decode("program", program).source();
    Diagnostics diagnostics = new Diagnostics();
    Optional<Module> module = LANGUAGE.parse(source, diagnostics);
    module.ifPresent(parsed -> LANGUAGE.part(Warnings.class).orElseThrow().report(parsed, source, diagnostics));
    return module.map(_ -> diagnostics.list().stream().map(PythonWarningsTest::shown).distinct().sorted().collect(Collectors.joining("\n")));
  }

  private static String shown(Diagnostic warning) {
    assertEquals(Diagnostic.Severity.WARNING, warning.severity());
    return warning.span().line() + " " + warning.category() + ": " + warning.message();
  }

  private static void assertEqualWarnings(Reference reference, byte[] program, String name) {
    if (reference.ask("warnings", program) instanceof Reference.Answer.Given(String theirs)) {
      assertEquals(theirs, ours(program).orElseThrow(), name);
    }
  }

  @Test
  void shortPrograms() throws IOException {
    int warned = 0;
    try (OracleServer server = CPython.serve("reference")) {
      Reference reference = new Reference(server);
      for (byte[] program : ErrorPrograms.ofFile("warnings.txt")) {
        assertEqualWarnings(reference, program, new String(program, StandardCharsets.UTF_8));
        warned += ours(program).orElseThrow().isEmpty() ? 0 : 1;
      }
    }
    assertTrue(warned > 100, "most programs provoke a warning, but only " + warned + " did");
  }

  @Test
  void library() {
    try (OracleServer server = CPython.serve("reference")) {
      Reference reference = new Reference(server);
      for (Path file : Sampling.tenth(CPython.library())) {
        assertEqualWarnings(reference, CPython.read(file), file.toString());
      }
    }
  }
}
