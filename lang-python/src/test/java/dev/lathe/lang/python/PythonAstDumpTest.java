package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.Module;
import dev.lathe.lexer.Source;
import dev.lathe.parser.Language;
import dev.lathe.testing.OracleServer;
import dev.lathe.testing.Sampling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Our trees of CPython's library are CPython's trees. */
class PythonAstDumpTest {

  private final PythonLanguage language = new PythonLanguage();

  @Test
  void library() {
    List<String> differences = new ArrayList<>();
    int equal = 0;
    int refused = 0;
    try (OracleServer server = CPython.serve("reference")) {
      Reference reference = new Reference(server);
      for (Path file : Sampling.tenth(CPython.library())) {
        byte[] bytes = CPython.read(file);
        Reference.Answer answer = reference.ask("digest", bytes);
        Language.Decoded decoded = language.decode(file.toString(), bytes);
        Optional<Module> module =
            decoded.error().isPresent() ? Optional.empty() : ParseOnly.parse(language, decoded.source());
        switch (answer) {
          case Reference.Answer.Given(String digest) -> {
            if (module.isEmpty()) {
              differences.add(file + " refused");
            } else if (!Reference.digest(dump(module.get(), decoded.source())).equals(digest)) {
              differences.add(file + ": " + difference(reference, bytes, dump(module.get(), decoded.source())));
            } else {
              equal++;
            }
          }
          case Reference.Answer.Refused error -> {
            refused++;
            if (module.isPresent()) {
              differences.add(file + " accepted, but: " + error);
            }
          }
        }
      }
    }
    assertEquals(List.of(), differences, equal + " equal, " + refused + " refused by both");
    assertTrue(equal > 100, equal + " files");
  }

  private static String dump(Module module, Source source) {
    return PythonAstDump.dump(module, source, PythonAstDump.Attributes.INCLUDED);
  }

  private static String difference(Reference reference, byte[] program, String ours) {
    if (!(reference.ask("dump", program) instanceof Reference.Answer.Given(String theirs))) {
      return "refused";
    }
    return firstDifference(theirs, ours);
  }

  /** The surroundings of the first character that differs. */
  static String firstDifference(String theirs, String ours) {
    int at = 0;
    while (at < ours.length() && at < theirs.length() && ours.charAt(at) == theirs.charAt(at)) {
      at++;
    }
    int from = Math.max(0, at - 200);
    return "\n  theirs "
        + theirs.substring(from, Math.min(theirs.length(), at + 120))
        + "\n  ours   "
        + ours.substring(from, Math.min(ours.length(), at + 120));
  }
}
