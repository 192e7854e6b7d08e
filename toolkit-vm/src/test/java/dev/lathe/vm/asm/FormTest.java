package dev.lathe.vm.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of forms is whole: each row is named after its columns, and each encoding has one row. */
final class FormTest {
  @Test
  void rowsAreNamedAfterMnemonicAndOperands() {
    Set<String> exceptions = Set.of("REP_MOVSQ", "REP_MOVSB", "REP_STOSQ", "REP_STOSB", "NOP_2");
    for (Form form : Form.values()) {
      String kinds = form.operands().stream().map(kind -> "_" + kind.name().replaceFirst("^U(\\d)", "I$1")).collect(Collectors.joining());
      String name = form.mnemonic().toUpperCase(Locale.ROOT) + (form.isConditional() ? "CC" : "") + kinds;
      if (!exceptions.contains(form.name())) {
        assertEquals(name, form.name());
      }
    }
  }

  @Test
  void noTwoRowsHaveTheSameEncoding() {
    Set<Encoding> encodings = new HashSet<>();
    for (Form form : Form.values()) {
      // A row that takes only memory and one that takes only registers may share an opcode.
      boolean isShared = form == Form.VMOVSD_X_X_X || form == Form.VMOVSS_X_X_X;
      assertTrue(encodings.add(form.encoding()) || isShared, form.name());
    }
  }

  @Test
  void everyOperandHasAPlaceInTheEncoding() {
    for (Form form : Form.values()) {
      for (int place = 0; place < form.operands().size(); place++) {
        OperandKind kind = form.operands().get(place);
        List<Integer> fields = new ArrayList<>(List.of(form.regPlace, form.rmPlace, form.vvvvPlace, form.opcodePlace, form.immediatePlace));
        fields.removeIf(Integer.valueOf(place)::equals);
        assertEquals(kind.isFixed() ? 5 : 4, fields.size(), form + " operand " + place);
        assertTrue(kind.immediateBytes() == 0 || kind.immediateBytes() == form.immediateBytes, form.name());
      }
    }
  }

  @Test
  void everyFormWithEveryRegisterIsDecodedAsItWasEncoded() {
    Assembler assembler = new Assembler(CpuFeatures.all());
    List<FormSamples.Sample> samples = FormSamples.emitAll(assembler);
    byte[] code = assembler.finish().at(0);
    Disassembler disassembler = new Disassembler();
    for (FormSamples.Sample sample : samples) {
      Instruction instruction = disassembler.decode(code, sample.start(), sample.start());
      String text = instruction.text();
      int comment = text.indexOf("  #");
      if (!FormSamples.text(sample).equals(comment < 0 ? text : text.substring(0, comment)) || instruction.bytes().length != sample.end() - sample.start()) {
        assertEquals(sample.form() + " " + FormSamples.text(sample), instruction.toString());
      }
    }
  }

  @Test
  void everyFeatureIsNeededBySomeForm() {
    for (Feature feature : Feature.values()) {
      assertTrue(List.of(Form.values()).stream().anyMatch(form -> form.feature() == feature), feature + " is not needed by any form");
    }
  }
}
