package dev.lathe.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where {@code Choices.g4} is slow or ambiguous. */
class GrammarProfilerTest {

  /** A line about a decision: milliseconds, calls, tokens mean/max, full LL, ambiguous, rule: choice. */
  private static final Pattern DECISION =
      Pattern.compile(" *[0-9.]+ +(\\d+) +([0-9.]+)/(\\d+) +(\\d+) +(\\d+)  (\\w+): (.*)");

  private static String profile(String... texts) {
    GrammarProfiler profiler = new ChoicesLanguage().part(GrammarProfiler.class).orElseThrow();
    return profiler.profile(Stream.of(texts).map(ChoicesLanguage::source).toList());
  }

  /** The line about the decision of rule {@code rule}. */
  private static Matcher decision(String report, String rule) {
    return report.lines().map(DECISION::matcher).filter(Matcher::matches).filter(m -> m.group(6).equals(rule)).findFirst().orElseThrow();
  }

  @Test
  void namesAnAmbiguityItsTextAndItsPlace() {
    String report = profile("$ a\n  if a if b\n  c else d");
    Matcher line = decision(report, "condition");
    assertEquals("1", line.group(5), report);
    assertTrue(line.group(7).startsWith("one of 2 alternatives: 'else' | "), report);
    assertTrue(report.lines().anyMatch(l -> l.strip().equals("ambiguous: alternatives 1 and 2 both take a.choices:3:5: else d")), report);
  }

  @Test
  void countsWhereTheFullPredictionWasNeeded() {
    String report = profile("@ 1 a $ 1 a @ 2 2 a");
    Matcher line = decision(report, "operand");
    assertEquals("3", line.group(1), report);
    assertTrue(Integer.parseInt(line.group(4)) >= 1, report);
    assertEquals("0", line.group(5), report);
    assertEquals("one of 2 alternatives: NUMBER | (what follows the rule)", line.group(7), report);
    assertTrue(report.contains("longest look: a.choices:1:3: 1 a"), report);
  }

  @Test
  void sumsUpOverPrograms() {
    String report = profile("@ 1 a\n", "$ a $ b\n$ c");
    assertTrue(report.startsWith("grammar of choices: programs 2, lines 3, tokens "), report);
    assertEquals("4", decision(report, "operand").group(1), report);
  }

  @Test
  void aProgramCountsUpToItsFirstError() {
    String report = profile("@ 1 a @ @ @ 1 a");
    assertEquals("2", decision(report, "operand").group(1), report);
  }

  @Test
  void theCostliestDecisionComesFirst() {
    String report = profile("if a ".repeat(20) + "b" + " else c".repeat(20) + " $ a");
    List<Double> tokens =
        report.lines().map(DECISION::matcher).filter(Matcher::matches).map(m -> Integer.parseInt(m.group(1)) * Double.parseDouble(m.group(2))).toList();
    assertTrue(tokens.size() >= 2, report);
    assertEquals(tokens.stream().sorted((a, b) -> Double.compare(b, a)).toList(), tokens, report);
  }

  @Test
  void nothingIsSaidOfNothing() {
    assertEquals("nothing was parsed\n", profile());
    assertFalse(profile("").contains("ambiguous:"));
  }
}
