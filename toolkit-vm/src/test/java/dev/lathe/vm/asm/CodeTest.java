package dev.lathe.vm.asm;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RBX;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vm.memory.Memory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Finished code: what depends on its place, and the constants behind it. */
final class CodeTest {
  private static final long PLACE = 0x7000_0000L;

  private final Assembler assembler = new Assembler(CpuFeatures.baseline());

  private static List<String> lines(Code code, long address) {
    return new Disassembler(target -> target == 0x7123_4567L ? "allocate" : "").decode(code, address).stream().map(Instruction::text).toList();
  }

  @Test
  void callsOutsideReachTheirTargetFromAnyPlace() {
    assembler.nop(3);
    assembler.call(0x7123_4567L);
    assembler.jcc(Condition.E, 0x7123_4567L);
    assembler.jmp(0x6000_0000L);
    assembler.cmp(new Address.Outside(0x7123_4567L), 0x4321);
    assertEquals(4, assembler.relocations().size());
    Code code = assembler.finish();
    assertEquals(new Relocation(Relocation.Kind.DISTANCE, 4, 0x7123_4567L), code.relocations().getFirst());
    List<String> expected =
        List.of("nop DWORD PTR [rax]", "call 0x71234567 <allocate>", "je 0x71234567 <allocate>", "jmp 0x60000000");
    for (long place : new long[] {PLACE, 0x7fff_0000L, 0x1000}) {
      List<String> lines = lines(code, place);
      assertEquals(expected, lines.subList(0, 4));
      assertTrue(lines.get(4).endsWith("  # 0x71234567 <allocate>"), lines.get(4));
    }
  }

  @Test
  void aTargetOutOfReachIsNamed() {
    assembler.call(0x1_8000_0000L);
    Code code = assembler.finish();
    code.at(0x1_0000_0000L);
    assertEquals(
        "0x180000000 is out of reach of the instruction at +1: 6442450939 bytes",
        assertThrows(IllegalArgumentException.class, () -> code.at(0)).getMessage());
    // The farthest: a distance of 2^31 - 1 and of -2^31 from the end of the instruction.
    code.at(0x1_8000_0000L - Integer.MAX_VALUE - 5);
    assertThrows(IllegalArgumentException.class, () -> code.at(0x1_8000_0000L - Integer.MAX_VALUE - 6));
    code.at(0x1_8000_0000L - Integer.MIN_VALUE - 5);
    assertThrows(IllegalArgumentException.class, () -> code.at(0x1_8000_0000L - Integer.MIN_VALUE - 4));
  }

  @Test
  void placesInTheCodeAreNumbersFromTheOrigin() {
    Label resume = new Label();
    assembler.mov32(RBX, 8, resume);
    assembler.mov32(RAX, resume);
    assembler.emit(Form.MOV_RM32_I32, RBX, resume);
    assembler.lea(RBX, resume);
    assembler.bind(resume);
    assembler.ret();
    Code code = assembler.finish();
    byte[] placed = code.at(PLACE + 0x100, PLACE);
    List<Instruction> lines = new Disassembler().decode(placed, PLACE + 0x100);
    assertEquals("mov DWORD PTR [rbx+0x8],0x119", lines.get(0).text());
    assertEquals("mov eax,0x119", lines.get(1).text());
    assertEquals("mov ebx,0x119", lines.get(2).text());
    assertEquals("lea rbx,[rip+0x0]  # 0x70000119", lines.get(3).text());
    assertEquals("a place in the code is -231 bytes from the origin", assertThrows(IllegalArgumentException.class, () -> code.at(PLACE, PLACE + 0x100)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> assembler.emit(Form.ADD_RM64_I8, RAX, resume));
  }

  @Test
  void copiesToMemory() {
    long memory = Memory.allocate(64);
    assembler.call(PLACE);
    assembler.ret();
    Code code = assembler.finish();
    code.copyTo(memory, PLACE + 0x1000);
    byte[] expected = code.at(PLACE + 0x1000);
    byte[] actual = new byte[code.size()];
    for (int i = 0; i < actual.length; i++) {
      actual[i] = Memory.getByte(memory + i);
    }
    Memory.free(memory);
    assertArrayEquals(expected, actual);
  }

  @Test
  void constantsAreAlignedBehindTheCodeEachOnce() {
    Label one = assembler.constant(1.0);
    assertSame(one, assembler.constant(1.0));
    assertSame(one, assembler.constant(Double.doubleToRawLongBits(1.0)));
    assertNotEquals(one, assembler.constant(-0.0));
    assertNotEquals(assembler.constant(0.0), assembler.constant(-0.0));
    Label mask = assembler.constant(-1L, Long.MAX_VALUE);
    assertSame(mask, assembler.constant(-1L, Long.MAX_VALUE));
    assertNotEquals(mask, assembler.constant(Long.MAX_VALUE, -1L));
    assertNotEquals(assembler.constant(5L), assembler.constant(5L, 0L));
    assembler.addsd(Vector.XMM1, Address.of(one));
    assembler.andpd(Vector.XMM1, Address.of(mask));
    assembler.ret();
    int instructions = assembler.position();
    Code code = assembler.finish();
    assertEquals(16, code.alignment());
    assertEquals(instructions, code.instructionBytes());
    assertEquals(32 + 3 * 16 + 4 * 8, code.size());
    assertEquals(0, mask.position() % 16);
    assertEquals(0, one.position() % 8);
    byte[] bytes = code.at(PLACE);
    assertEquals(-1L, LittleEndian.getLong(bytes, mask.position()));
    assertEquals(Long.MAX_VALUE, LittleEndian.getLong(bytes, mask.position() + 8));
    assertEquals(Double.doubleToRawLongBits(1.0), LittleEndian.getLong(bytes, one.position()));
    List<String> lines = lines(code, PLACE);
    assertEquals(3, lines.size());
    assertTrue(lines.get(0).endsWith("# 0x" + Long.toHexString(PLACE + one.position())), lines.get(0));
    assertTrue(lines.get(1).endsWith("# 0x" + Long.toHexString(PLACE + mask.position())), lines.get(1));
    assertThrows(IllegalArgumentException.class, () -> code.at(PLACE + 8));
  }

  @Test
  void manyConstants() {
    Label[] labels = new Label[5000];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3 == 0 ? assembler.constant(i * 0x1_0000L, i) : assembler.constant(i * 0x1_0000L);
    }
    for (int i = 0; i < labels.length; i++) {
      assertSame(labels[i], i % 3 == 0 ? assembler.constant(i * 0x1_0000L, i) : assembler.constant(i * 0x1_0000L));
    }
    assembler.ret();
    Code code = assembler.finish();
    byte[] bytes = code.at(PLACE);
    for (int i = 0; i < labels.length; i++) {
      assertEquals(i * 0x1_0000L, LittleEndian.getLong(bytes, labels[i].position()));
      assertEquals(0, labels[i].position() % (i % 3 == 0 ? 16 : 8));
    }
    assertEquals(16 + 8 * labels.length + 8 * Arrays.stream(labels).filter(label -> label.position() < labels[1].position()).count(), code.size());
  }

  @Test
  void anAssemblerIsEmptyAfterwards() {
    assembler.addsd(Vector.XMM0, Address.of(assembler.constant(2.0)));
    assembler.call(PLACE);
    Code first = assembler.finish();
    assertEquals(0, assembler.position());
    assembler.ret();
    Code second = assembler.finish();
    assertEquals(1, second.size());
    assertEquals(1, second.alignment());
    assertEquals(List.of(), second.relocations());
    assembler.addsd(Vector.XMM0, Address.of(assembler.constant(2.0)));
    assembler.call(PLACE);
    assertEquals(first, assembler.finish());
  }
}
