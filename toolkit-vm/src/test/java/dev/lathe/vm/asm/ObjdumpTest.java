package dev.lathe.vm.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encoder and decoder against objdump. */
final class ObjdumpTest {
  @TempDir private Path folder;

  @Test
  void everyFormWithEveryRegisterIsWhatObjdumpReads() throws IOException {
    assumeTrue(Objdump.isInstalled(), "objdump is not installed");
    Assembler assembler = new Assembler(CpuFeatures.all());
    List<FormSamples.Sample> samples = FormSamples.emitAll(assembler);
    List<Objdump.Line> lines = Objdump.list(assembler.finish().at(0), folder.resolve("forms"));
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.min(samples.size(), lines.size()) && differences.size() < 20; i++) {
      FormSamples.Sample sample = samples.get(i);
      Objdump.Line line = lines.get(i);
      String text = FormSamples.text(sample);
      if (sample.start() != line.address() || sample.end() != line.address() + line.size() || !text.equals(line.text())) {
        differences.add("%s at %x: %s; objdump: %s".formatted(sample.form(), sample.start(), text, line));
      }
    }
    assertEquals("", String.join("\n", differences));
    assertEquals(samples.size(), lines.size());
    assertTrue(samples.size() > 100_000, samples.size() + " samples");
    System.out.println("assembler: " + samples.size() + " instructions of " + Form.values().length + " forms agree with objdump");
  }

  @Test
  void whatTheDecoderMakesOfMadeUpBytesObjdumpMakesOfThem() throws IOException {
    assumeTrue(Objdump.isInstalled(), "objdump is not installed");
    SplittableRandom random = new SplittableRandom(6);
    Disassembler disassembler = new Disassembler();
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    List<Instruction> known = new ArrayList<>();
    byte[] bytes = new byte[MadeUpBytes.SIZE];
    for (int i = 0; i < 60_000; i++) {
      MadeUpBytes.fill(random, bytes, 0);
      Instruction instruction = disassembler.decode(bytes, 0, code.size());
      if (instruction.isKnown()) {
        known.add(instruction);
        code.writeBytes(instruction.bytes());
      }
    }
    List<Objdump.Line> lines = Objdump.list(code.toByteArray(), folder.resolve("random"));
    for (int i = 0; i < Math.min(known.size(), lines.size()); i++) {
      Instruction ours = known.get(i);
      Objdump.Line line = lines.get(i);
      if (ours.address() != line.address() || ours.bytes().length != line.size() || !Objdump.normal(ours.text()).equals(line.text())) {
        assertEquals(line.toString(), ours.toString());
      }
    }
    assertEquals(known.size(), lines.size());
    assertTrue(known.size() > 10_000, known.size() + " instructions");
    System.out.println("assembler: " + known.size() + " instructions in made-up bytes are decoded as objdump decodes them");
  }

  @Test
  void theGoldenFileIsWhatObjdumpPrints() throws IOException {
    assumeTrue(Objdump.isInstalled(), "objdump is not installed");
    List<FormSamples.Sample> samples = new ArrayList<>();
    byte[] code = GoldenFormsTest.sample(samples);
    List<String> expected = new ArrayList<>();
    for (Objdump.Line line : Objdump.list(code, folder.resolve("golden"))) {
      int start = (int) line.address();
      expected.add(HexFormat.of().formatHex(code, start, start + line.size()) + " " + line.text());
    }
    if (Boolean.getBoolean("lathe.bless")) {
      Files.write(GoldenFormsTest.FILE, expected);
    }
    assertEquals(String.join("\n", expected), String.join("\n", Files.readAllLines(GoldenFormsTest.FILE)));
  }
}
