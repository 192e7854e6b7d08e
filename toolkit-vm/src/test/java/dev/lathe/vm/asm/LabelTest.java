package dev.lathe.vm.asm;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RBX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Jumps reach their labels, by the form that the assembler's rules say. */
final class LabelTest {
  private final Assembler assembler = new Assembler(CpuFeatures.baseline());

  private List<String> lines() {
    return new Disassembler().decode(assembler.finish(), 0).stream().map(Instruction::text).toList();
  }

  @Test
  void forwardJumpsHaveFourBytesUnlessTheShortFormIsAskedFor() {
    Label end = new Label();
    assembler.jmp(end);
    assembler.jcc(Condition.NE, end);
    assembler.jmpShort(end);
    assembler.jccShort(Condition.P, end);
    assembler.call(end);
    assertFalse(end.isBound());
    assembler.bind(end);
    assertTrue(end.isBound());
    assertEquals(5 + 6 + 2 + 2 + 5, end.position());
    assertEquals(List.of("jmp 0x14", "jne 0x14", "jmp 0x14", "jp 0x14", "call 0x14"), lines());
  }

  @Test
  void backwardJumpsAreShortWhereThatReaches() {
    assertEquals(2, backward(126));
    assertEquals(5, backward(127));
    assertEquals(2, backwardConditional(126));
    assertEquals(6, backwardConditional(127));
  }

  /** The size of a jump over some bytes and itself. */
  private int backward(int bytes) {
    Label start = assembler.here();
    assembler.nop(bytes);
    int before = assembler.position();
    assembler.jmp(start);
    int size = assembler.position() - before;
    assertEquals("jmp 0x0", lines().getLast());
    return size;
  }

  private int backwardConditional(int bytes) {
    Label start = assembler.here();
    assembler.nop(bytes);
    int before = assembler.position();
    assembler.jcc(Condition.LE, start);
    int size = assembler.position() - before;
    assertEquals("jle 0x0", lines().getLast());
    return size;
  }

  @Test
  void shortJumpsReach127BytesAhead() {
    Label near = new Label();
    assembler.jmpShort(near);
    assembler.nop(127);
    assembler.bind(near);
    assertEquals("jmp 0x81", lines().getFirst());

    Label far = new Label();
    assembler.jccShort(Condition.E, far);
    assembler.nop(128);
    IllegalStateException refused = assertThrows(IllegalStateException.class, () -> assembler.bind(far));
    assertEquals("a short jump at 0 does not reach its label at 130", refused.getMessage());
  }

  @Test
  void shortJumpsReach128BytesBack() {
    Label start = assembler.here();
    assembler.nop(126);
    assembler.jmpShort(start);
    assertThrows(IllegalStateException.class, () -> assembler.jmpShort(start));
  }

  @Test
  void aLabelBoundBetweenItsUsesServesBoth() {
    Label middle = new Label();
    assembler.jmp(middle);
    assembler.nop(3);
    assembler.bind(middle);
    assembler.ret();
    assembler.jmp(middle);
    assertEquals(List.of("jmp 0x8", "nop DWORD PTR [rax]", "ret", "jmp 0x8"), lines());
  }

  @Test
  void manyUsesOfManyLabels() {
    Label[] labels = new Label[100];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = new Label();
    }
    for (int i = 0; i < 1000; i++) {
      assembler.jmp(labels[i % labels.length]);
    }
    for (Label label : labels) {
      assembler.bind(label);
      assembler.ret();
    }
    List<String> lines = lines();
    for (int i = 0; i < 1000; i++) {
      assertEquals("jmp 0x" + Integer.toHexString(5000 + i % labels.length), lines.get(i));
    }
  }

  @Test
  void distancesInMemoryCountFromTheEndOfTheInstruction() {
    Label data = new Label();
    assembler.cmp(Address.of(data), 0x1234);
    assembler.cmp(Address.of(data), 1);
    assembler.mov(RAX, Address.of(data));
    assembler.lea(RBX, new Address.Relative(data, 8));
    assembler.bind(data);
    int end = data.position();
    assertEquals(11 + 8 + 7 + 7, end);
    assertEquals(
        List.of(
            "cmp QWORD PTR [rip+0x16],0x1234  # 0x21",
            "cmp QWORD PTR [rip+0xe],0x1  # 0x21",
            "mov rax,QWORD PTR [rip+0x7]  # 0x21",
            "lea rbx,[rip+0x8]  # 0x29"),
        lines());
  }

  @Test
  void mistakesAreNamed() {
    Label label = new Label();
    assertThrows(IllegalStateException.class, label::position);
    assembler.jmp(label);
    assertEquals("1 uses of labels that are not bound", assertThrows(IllegalStateException.class, assembler::finish).getMessage());
    assembler.reset();
    Label bound = assembler.here();
    assertThrows(IllegalStateException.class, () -> assembler.bind(bound));
    assertEquals(0, assembler.finish().size());
  }

  @Test
  void fillersHaveTheirLengthAndAreOneInstruction() {
    for (int bytes = 1; bytes <= 9; bytes++) {
      assembler.nop(bytes);
      assertEquals(bytes, assembler.position());
      assertEquals(1, lines().size());
    }
    assembler.nop(20);
    assertEquals(3, lines().size());
    assembler.ret();
    assembler.align(16);
    assertEquals(16, assembler.position());
    assembler.align(16);
    assertEquals(16, assembler.position());
    assertTrue(lines().stream().allMatch(line -> line.startsWith("nop") || line.equals("ret")));
  }
}
