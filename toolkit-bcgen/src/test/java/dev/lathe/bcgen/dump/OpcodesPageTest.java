package dev.lathe.bcgen.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.testing.Switch;
import dev.lathe.vm.bytecode.BinaryOperator;
import dev.lathe.vm.bytecode.Effect;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Meta;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Operand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The reference page of the opcodes is what the table says. */
class OpcodesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "opcodes.md");

  private static final String HEAD =
      """
      # Opcodes

      Made from the tables `Op`, `Intrinsic` and `BinaryOperator` (a test with `-Dlathe.bless=true` writes this page anew). Each row means the
      same in every function; rows below 0x80 are those of the machine that dumps are exchanged with, the others ours.

      An instruction is a 32-bit word, B C A op or D A op from the high byte down, and a wide half W that is almost always zero. In a meaning, R
      are registers, K constants, N number constants, U upvalues; `pc := D` stands for the jump to the instruction D - 0x8000 behind the next one;
      `top` is one above the last of several results that the instruction before has left. The Javadoc of `Op`, `Operand`, `Flow` and `Effect`
      says what the words in the columns mean; [verifier.md](verifier.md), what is checked before an instruction runs.

      """;

  /** With -Dlathe.bless=true the page is written. */
  @Test
  void pageIsWhatTheTableSays() throws IOException {
    String page = page();
    if (Switch.BLESS.isOn() && !Switch.CI.isOn()) {
      Files.writeString(PAGE, page);
    } else {
      assertEquals(page, Files.readString(PAGE));
    }
  }

  private static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("| code | name | format | A | B | C or D | W | flow | operation | effects | meaning |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (Op op : Op.values()) {
      String operation = op.meta() == Meta.NONE ? "" : word(op.meta());
      row(
          page,
          String.format("0x%02X", op.encoding()),
          op.name(),
          op.format().name(),
          operand(op.a()),
          operand(op.b()),
          operand(op.d()),
          operand(op.w()),
          word(op.flow()),
          operation,
          effects(op.effects()),
          code(op.meaning()));
    }
    page.append("\n## Intrinsics\n\nWhat INTR does; a, b, c and d are its operands, from R[B] on.\n\n");
    page.append("| number | name | operands | effects | meaning |\n|---|---|---|---|---|\n");
    for (int i = 0; i < Intrinsic.count(); i++) {
      Intrinsic intrinsic = Intrinsic.of(i);
      row(page, "" + i, intrinsic.name(), "" + intrinsic.operands(), effects(intrinsic.effects()), code(intrinsic.meaning()));
    }
    page.append("\n## Operators\n\nWhat INPL and INPLS apply, by number.\n\n| number | name | as |\n|---|---|---|\n");
    for (BinaryOperator operator : BinaryOperator.values()) {
      row(page, "" + operator.ordinal(), operator.name(), operator.op().name());
    }
    return page.toString();
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String code(String formula) {
    return "`" + formula.replace("|", "\\|") + "`";
  }

  private static String operand(Operand operand) {
    return operand == Operand.___ ? "" : operand.name();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String effects(Set<Effect> effects) {
    StringBuilder words = new StringBuilder();
    for (Effect effect : Effect.values()) {
      if (effects.contains(effect)) {
        words.append(words.isEmpty() ? "" : ", ").append(word(effect));
      }
    }
    return words.toString();
  }
}
