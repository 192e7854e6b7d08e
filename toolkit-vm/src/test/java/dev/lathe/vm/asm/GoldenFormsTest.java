package dev.lathe.vm.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One instruction of each form, as objdump once printed it; {@link ObjdumpTest} writes the file anew with {@code -Dlathe.bless=true}. */
final class GoldenFormsTest {
  static final Path FILE = Path.of("src", "test", "filetests", "x64", "forms.txt");

  /** Encodes one sample of each form; adds them to a list. */
  static byte[] sample(List<FormSamples.Sample> samples) {
    Assembler assembler = new Assembler(CpuFeatures.all());
    samples.addAll(FormSamples.emitOneOfEach(assembler));
    return assembler.finish().at(0);
  }

  @Test
  void encoderAndDecoderAgreeWithTheFile() throws IOException {
    List<String> golden = Files.readAllLines(FILE);
    List<FormSamples.Sample> samples = new ArrayList<>();
    byte[] code = sample(samples);
    List<String> encoded = new ArrayList<>();
    List<String> decoded = new ArrayList<>();
    for (FormSamples.Sample sample : samples) {
      encoded.add(HexFormat.of().formatHex(code, sample.start(), sample.end()) + " " + FormSamples.text(sample));
    }
    for (Instruction instruction : new Disassembler().decode(code, 0)) {
      decoded.add(HexFormat.of().formatHex(instruction.bytes()) + " " + Objdump.normal(instruction.text()));
    }
    assertTrue(golden.size() >= Form.values().length, "a form is missing in the file");
    assertEquals(String.join("\n", golden), String.join("\n", encoded));
    assertEquals(String.join("\n", golden), String.join("\n", decoded));
  }
}
