package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.Module;
import dev.lathe.bcgen.source.SourceGenerator;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.lexer.Source;
import dev.lathe.parser.Language;
import dev.lathe.testing.OracleServer;
import dev.lathe.testing.Sampling;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** CPython makes the same trees of programs that we print as of their originals, positions aside, in both modes. */
class PrintedSourceTest {

  private final PythonLanguage language = new PythonLanguage();
  private final SourceStyle style = language.part(SourceStyle.class).orElseThrow();
  private final List<String> differences = new ArrayList<>();
  private int equal;

  private static byte[] encoded(Source source, String printed) {
    try {
      return source.encode(printed);
    } catch (CharacterCodingException e) {
      throw new AssertionError(source.name(), e);
    }
  }

  private interface Check {
    void compare(Reference reference, byte[] original, Module module, Source source, Path file);
  }

  private void eachFile(Check check) {
    try (OracleServer server = CPython.serve("reference")) {
      Reference reference = new Reference(server);
      for (Path file : Sampling.tenth(CPython.library())) {
        byte[] bytes = CPython.read(file);
        Language.Decoded decoded = language.decode(file.toString(), bytes);
        Optional<Module> module =
            decoded.error().isPresent() ? Optional.empty() : ParseOnly.parse(language, decoded.source());
        module.ifPresent(m -> check.compare(reference, bytes, m, decoded.source(), file));
      }
    }
    assertEquals(List.of(), differences, equal + " equal");
    assertTrue(equal > 100, equal + " files");
  }

  @Test
  void pretty() {
    eachFile(
        (reference, original, module, source, file) ->
            compare(reference, original, SourceGenerator.pretty(module, style, Optional.of(source)), source, file));
  }

  @Test
  void keepLines() {
    eachFile(
        (reference, original, module, source, file) ->
            compare(reference, original, SourceGenerator.keepLines(module, style), source, file));
  }

  private void compare(Reference reference, byte[] original, String printed, Source source, Path file) {
    if (!(reference.ask("dump-plain", original) instanceof Reference.Answer.Given(String expected))) {
      differences.add(file + ": the original is refused");
      return;
    }
    switch (reference.ask("dump-plain", encoded(source, printed))) {
      case Reference.Answer.Given(String actual) -> {
        if (actual.equals(expected)) {
          equal++;
        } else {
          differences.add(file + ": " + PythonAstDumpTest.firstDifference(expected, actual));
        }
      }
      case Reference.Answer.Refused refused -> differences.add(file + ": printed text is refused: " + refused);
    }
  }
}
