package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.lexer.Source;
import dev.lathe.testing.OracleServer;
import dev.lathe.testing.Sampling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our trees of generated programs are CPython's trees. */
class GeneratedProgramsTest {

  @Test
  void dumps() {
    PythonLanguage language = new PythonLanguage();
    List<String> differences = new ArrayList<>();
    int refused = 0;
    Random random = Sampling.random("programs");
    try (OracleServer server = CPython.serve("reference")) {
      Reference reference = new Reference(server);
      for (int i = 0; i < Sampling.programs() && differences.size() < 5; i++) {
        String program = PythonPrograms.program(random, 8);
        byte[] bytes = program.getBytes(StandardCharsets.UTF_8);
        Source source = language.decode("program", bytes).source();
        var module = ParseOnly.parse(language, source);
        switch (reference.ask("dump", bytes)) {
          case Reference.Answer.Given(String dump) -> {
            String ours =
                module.map(m -> PythonAstDump.dump(m, source, PythonAstDump.Attributes.INCLUDED)).orElse("refused");
            if (!ours.equals(dump)) {
              differences.add(program + PythonAstDumpTest.firstDifference(dump, ours));
            }
          }
          case Reference.Answer.Refused error -> {
            refused++;
            if (module.isPresent()) {
              differences.add(program + "accepted, but " + error);
            }
          }
        }
      }
    }
    assertEquals(List.of(), differences);
    assertTrue(refused < Sampling.programs() / 20, refused + " generated programs are refused by both");
  }
}
