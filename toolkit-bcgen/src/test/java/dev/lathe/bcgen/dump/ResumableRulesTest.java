package dev.lathe.bcgen.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the verifier asks of frames that can be resumed, of their runs and of tables of jumps. */
class ResumableRulesTest {
  private static Optional<String> broken(String kind, int frame, String lines) {
    String text = ".function f\n.frame " + frame + "\n.kind " + kind + "\n" + lines + "RET0 0 1\n.function g\n.frame 1\n.upvalue register 0 mutable\nRET0 0 1\n";
    String used = lines.contains("function g") ? text : text.substring(0, text.indexOf(".function g"));
    Source source = Source.utf8("made.bc", Source.encodeUtf8(used), LineEnds.STANDARD);
    return Verifier.check(Assembler.assemble(source, new Diagnostics()).orElseThrow());
  }

  @Test
  void each_rule_is_broken_by_a_program_and_kept_by_its_neighbour() {
    assertEquals(Optional.empty(), broken("function", 2, "CALLT 0 1\n"));
    assertEquals(Optional.of("f@0001 CALLT: a tail call out of a frame that can be resumed"), broken("generator", 2, "CALLT 0 1\n"));
    assertEquals(Optional.empty(), broken("generator", 2, "YFROM 0\n"));
    assertEquals(Optional.of("f@0001 YFROM: register 1 outside frame of 1"), broken("generator", 1, "YFROM 0\n"));
    assertEquals(Optional.empty(), broken("function", 3, "LDSUPER 0 0 \"m\"\n"));
    assertEquals(Optional.of("f@0001 LDSUPER: register 2 outside frame of 2"), broken("function", 2, "LDSUPER 0 0 \"m\"\n"));
    assertEquals(Optional.empty(), broken("function", 1, ".constant 0 jumps { 0 }\nSWITCH 0 0\n"));
    assertEquals(Optional.of("f@0001 SWITCH: a table with a jump backwards"), broken("function", 1, ".constant 0 jumps { 0 -1 }\nSWITCH 0 0\n"));
    assertEquals(Optional.empty(), broken("function", 1, ".constant 0 function g\n"));
    assertEquals(
        Optional.of("f: constant 0 captures register 0 of a frame that moves"), broken("coroutine", 1, ".constant 0 function g\n"));
  }
}
