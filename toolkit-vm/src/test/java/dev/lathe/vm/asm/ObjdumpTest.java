package dev.lathe.vm.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encoder and decoder against objdump. */
final class ObjdumpTest {
  /** Bytes from one piece of made-up code to the next: no instruction has more than 15, so that objdump finds its way again. */
  private static final int PIECE = 32;

  private static final int NOP = 0x90;

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
    byte[] code = new byte[60_000 * PIECE];
    Arrays.fill(code, (byte) NOP);
    for (int at = 0; at < code.length; at += PIECE) {
      MadeUpBytes.fill(random, code, at);
    }
    Map<Long, Objdump.Line> lines = new HashMap<>();
    for (Objdump.Line line : Objdump.list(code, folder.resolve("random"))) {
      lines.put(line.address(), line);
    }
    int known = 0;
    List<String> differences = new ArrayList<>();
    for (int at = 0; at < code.length; at += PIECE) {
      Instruction ours = new Disassembler().decode(code, at, at);
      if (ours.isKnown()) {
        known++;
        Objdump.Line line = lines.get((long) at);
        if (!Objdump.normal(ours.text()).equals(line.text()) || ours.bytes().length != line.size()) {
          differences.add(ours + " objdump: " + line);
        }
      }
    }
    assertEquals("", String.join("\n", differences.subList(0, Math.min(20, differences.size()))));
    assertTrue(known > 10_000, known + " instructions");
    System.out.println("assembler: " + known + " instructions in made-up bytes are decoded as objdump decodes them");
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
