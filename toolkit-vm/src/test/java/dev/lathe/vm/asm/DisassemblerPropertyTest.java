package dev.lathe.vm.asm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** The decoder takes any bytes, and understands what the encoder writes. */
class DisassemblerPropertyTest {
  private final Disassembler disassembler = new Disassembler();

  @Property(tries = 500)
  void anyBytesAreDecodedToTheirEnd(@ForAll @Size(max = 200) byte[] bytes, @ForAll long address) {
    decodesToItsEnd(bytes, address);
  }

  @Property(tries = 500)
  void bytesThatAreNearlyInstructionsAreDecodedToTheirEnd(@ForAll long seed, @ForAll long address) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = new byte[20 * MadeUpBytes.SIZE];
    for (int at = 0; at < bytes.length; at += MadeUpBytes.SIZE) {
      MadeUpBytes.fill(random, bytes, at);
    }
    decodesToItsEnd(Arrays.copyOf(bytes, bytes.length - random.nextInt(MadeUpBytes.SIZE)), address);
  }

  private void decodesToItsEnd(byte[] bytes, long address) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Instruction instruction : disassembler.decode(bytes, address)) {
      assertEquals(address + all.size(), instruction.address());
      assertTrue(instruction.bytes().length > 0);
      assertTrue(instruction.isKnown() || instruction.bytes().length == 1);
      all.writeBytes(instruction.bytes());
    }
    assertArrayEquals(bytes, all.toByteArray());
  }

  /** Cut off, an instruction is not known, or is another that is complete. */
  @Property(tries = 300)
  void anInstructionNeedsAllItsBytes(@ForAll long seed) {
    byte[] bytes = new byte[MadeUpBytes.SIZE];
    MadeUpBytes.fill(new SplittableRandom(seed), bytes, 0);
    Instruction whole = disassembler.decode(bytes, 0, 0);
    for (int size = 1; size < whole.bytes().length; size++) {
      assertEquals(Instruction.UNKNOWN, disassembler.decode(Arrays.copyOf(bytes, size), 0, 0).mnemonic());
    }
  }

  @Property(tries = 300)
  void whatIsEncodedIsDecoded(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Assembler assembler = new Assembler(CpuFeatures.all());
    List<FormSamples.Sample> samples = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Form form = Form.values()[random.nextInt(Form.values().length)];
      List<Operand> operands = new ArrayList<>();
      if (form.isConditional()) {
        operands.add(Condition.of(random.nextInt(16)));
      }
      for (OperandKind kind : form.operands()) {
        if (!kind.isFixed()) {
          operands.add(operand(random, kind, form, assembler));
        }
      }
      int start = assembler.position();
      assembler.emit(form, operands.toArray(Operand[]::new));
      samples.add(new FormSamples.Sample(form, operands, start, assembler.position()));
    }
    List<Instruction> decoded = disassembler.decode(assembler.finish(), 0);
    assertEquals(samples.size(), decoded.size());
    for (int i = 0; i < decoded.size(); i++) {
      assertEquals(FormSamples.text(samples.get(i)), Objdump.normal(decoded.get(i).text()));
    }
  }

  private static Operand operand(SplittableRandom random, OperandKind kind, Form form, Assembler assembler) {
    if (kind.takesTarget()) {
      return assembler.here();
    }
    if (kind.takesImmediate()) {
      long span = form.greatestImmediate - form.leastImmediate;
      return new Immediate(span < 0 ? random.nextLong() : form.leastImmediate + random.nextLong(span) + random.nextInt(2));
    }
    if (kind.takesAddress() && (kind.registerBits() == 0 || random.nextBoolean())) {
      return address(random, assembler);
    }
    return kind.takesVector() ? Vector.of(random.nextInt(16)) : Register.of(random.nextInt(16));
  }

  private static Address address(SplittableRandom random, Assembler assembler) {
    Register base = Register.of(random.nextInt(16));
    Register any = Register.of(random.nextInt(16));
    Register index = any == Register.RSP ? Register.RAX : any;
    int scale = 1 << random.nextInt(4);
    int displacement = random.nextInt() >> random.nextInt(32);
    return switch (random.nextInt(5)) {
      case 0 -> Address.at(base, displacement);
      case 1 -> Address.at(base, index, scale, displacement);
      case 2 -> new Address.Scaled(index, scale, displacement);
      case 3 -> new Address.Absolute(displacement);
      default -> new Address.Relative(assembler.here(), displacement >> 4);
    };
  }
}
