package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The written form of outcomes, and what masks hide. */
class OutcomeTest {

  @Provide
  Arbitrary<String> bytes() {
    return Arbitraries.strings().ofMaxLength(12).withChars("\n\\c |!=-x0\t\r a").withCharRange('\0', '\u00ff');
  }

  @Property
  void whatIsWrittenIsReadAgain(@ForAll("bytes") String out, @ForAll("bytes") String err) {
    Outcome outcome = new Outcome(out, err, out.length());
    List<String> lines = outcome.written().lines().toList();
    assertEquals(outcome, Outcome.read(lines));
    assertEquals(List.of(), lines.stream().filter(line -> line.startsWith("---")).toList());
  }

  @Test
  void written() {
    Outcome outcome = new Outcome("a \n\n\\c\0\t", "--- b\n", 3);
    assertEquals("| a\\x20\n|\n| \\\\c\\x00\\t\\c\n! --- b\n= 3\n", outcome.written());
  }

  @Test
  void masks() {
    Outcome outcome = new Outcome("table: 0x7f0011223344 function: builtin#27 0xffffffffffff", "\t[C]: at 0x55fe59c142c0", 1);
    assertEquals(
        new Outcome("table: 0x... function: builtin#N 0xffffffffffff", "\t[C]: at 0x...", 1), outcome.masked());
  }
}
