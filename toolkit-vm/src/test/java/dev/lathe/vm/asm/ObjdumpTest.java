package dev.lathe.vm.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encoder and decoder against objdump. */
final class ObjdumpTest {
  @TempDir private Path folder;

  @Test
  void everyFormWithEveryRegisterIsWhatObjdumpReads() throws Exception {
    assumeTrue(Objdump.isInstalled(), "objdump is not installed");
    Assembler assembler = new Assembler(CpuFeatures.all());
    List<FormSamples.Sample> samples = FormSamples.emitAll(assembler);
    byte[] code = assembler.finish().at(0);
    List<Objdump.Line> lines = Objdump.list(code, folder.resolve("forms.bin"));
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.min(samples.size(), lines.size()) && differences.size() < 20; i++) {
      FormSamples.Sample sample = samples.get(i);
      Objdump.Line line = lines.get(i);
      if (sample.start() != line.address() || sample.end() != line.address() + line.size() || !FormSamples.text(sample).equals(line.text())) {
        differences.add(sample.form() + " at " + Integer.toHexString(sample.start()) + " " + FormSamples.text(sample) + "; objdump: " + line);
      }
    }
    assertEquals("", String.join("\n", differences));
    assertEquals(samples.size(), lines.size());
    assertTrue(samples.size() > 100_000, samples.size() + " samples");
    System.out.println("assembler: " + samples.size() + " instructions of " + Form.values().length + " forms agree with objdump");
  }
}
