package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.source.RoundTrip;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.parser.Language;
import dev.lathe.testing.OracleServer;
import dev.lathe.testing.Sampling;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is printed of CPython's library says what was parsed, and with lines kept it compiles to the same line tables. */
class PythonRoundTripTest {

  private final PythonLanguage language = new PythonLanguage();
  private final RoundTrip roundTrip = new RoundTrip(language, name -> Normalizer.normalize(name, Normalizer.Form.NFKC));

  @Test
  void pretty() {
    check((source, failures) -> roundTrip.pretty(source));
  }

  @Test
  void keepLines() {
    try (OracleServer server = CPython.serve("reference")) {
      Reference reference = new Reference(server);
      check(
          (source, failures) -> {
            Reference.Answer before = reference.ask("lines", source.bytes());
            Reference.Answer after = reference.ask("lines", encoded(source, roundTrip.keepLines(source)));
            if (before instanceof Reference.Answer.Given && !before.equals(after)) {
              failures.add(source.name() + ": lines of code: " + difference(before.toString(), after.toString()));
            }
          });
    }
  }

  private static byte[] encoded(Source source, String printed) {
    try {
      return source.encode(printed);
    } catch (CharacterCodingException e) {
      throw new AssertionError(source.name(), e);
    }
  }

  private interface Check {
    void run(Source source, List<String> failures);
  }

  /** Runs {@code check} on all files that have a tree. */
  private void check(Check check) {
    List<String> failures = new ArrayList<>();
    int passed = 0;
    int refused = 0;
    for (Path file : Sampling.tenth(CPython.library())) {
      Language.Decoded decoded = language.decode(file.toString(), CPython.read(file));
      if (language.parse(decoded.source(), new Diagnostics()).isEmpty()) {
        refused++;
        continue;
      }
      int before = failures.size();
      try {
        check.run(decoded.source(), failures);
      } catch (AssertionError | RuntimeException e) {
        failures.add(e instanceof AssertionError ? e.getMessage() : file + ": " + e);
      }
      passed += failures.size() == before ? 1 : 0;
    }
    assertEquals("", String.join("\n\n", failures), failures.size() + " failed, " + passed + " passed, " + refused + " refused");
    assertTrue(passed > 100, passed + " files");
  }

  private static String difference(String theirs, String ours) {
    int at = 0;
    while (at < ours.length() && at < theirs.length() && ours.charAt(at) == theirs.charAt(at)) {
      at++;
    }
    int from = Math.max(0, at - 200);
    return "\n  original "
        + theirs.substring(from, Math.min(theirs.length(), at + 120))
        + "\n  printed  "
        + ours.substring(from, Math.min(ours.length(), at + 120));
  }
}
