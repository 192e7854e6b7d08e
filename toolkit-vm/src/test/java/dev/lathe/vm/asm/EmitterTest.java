package dev.lathe.vm.asm;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RBX;
import static dev.lathe.vm.asm.Register.RSP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What cannot be encoded is refused, and nothing is written then. */
final class EmitterTest {
  private final Assembler assembler = new Assembler(CpuFeatures.baseline());

  private void refused(String message, Executable attempt) {
    int before = assembler.position();
    assertEquals(message, assertThrows(IllegalArgumentException.class, attempt).getMessage());
    assertEquals(before, assembler.position());
  }

  @Test
  void operandsThatTheFormDoesNotTake() {
    String takes = "ADD_RM64_I8 takes r/m64 imm8";
    refused(takes, () -> assembler.emit(Form.ADD_RM64_I8));
    refused(takes, () -> assembler.emit(Form.ADD_RM64_I8, RAX));
    refused(takes, () -> assembler.emit(Form.ADD_RM64_I8, RAX, RBX));
    refused(takes, () -> assembler.emit(Form.ADD_RM64_I8, Vector.XMM0, 1));
    refused(takes, () -> assembler.emit(Form.ADD_RM64_I8, RAX, RBX, 1));
    refused(takes, () -> assembler.emit(Form.ADD_RM64_I8, Condition.E, RAX));
    refused(takes, () -> assembler.emit(Form.ADD_RM64_I8, new Operand[] {RAX, new Immediate(1), RAX}));
    refused(takes, () -> assembler.emit(Form.ADD_RM64_I8, new Operand[] {RAX, RAX, RAX, RAX, RAX}));
    refused(takes, () -> assembler.emit(Form.ADD_RM64_I8, new Operand[] {RAX, Condition.E}));
    refused("LEA_R64_M takes r64 m", () -> assembler.emit(Form.LEA_R64_M, RAX, RBX));
    refused("SETCC_RM8 takes a condition; r/m8", () -> assembler.emit(Form.SETCC_RM8, RAX));
    refused("SETCC_RM8 takes a condition; r/m8", () -> assembler.emit(Form.SETCC_RM8, new Operand[] {RAX}));
    refused("VMOVSD_X_X_X takes xmm xmm xmm", () -> assembler.emit(Form.VMOVSD_X_X_X, Vector.XMM0, Vector.XMM1, Address.at(RAX)));
  }

  @Test
  void numbersThatDoNotFit() {
    refused("128 is not in -128…127, the range of ADD_RM64_I8", () -> assembler.emit(Form.ADD_RM64_I8, RAX, 128));
    refused("-129 is not in -128…127, the range of ADD_RM64_I8", () -> assembler.emitAt(Form.ADD_RM64_I8, RAX, 0, -129));
    refused("256 is not in -128…255, the range of ADD_RM8_I8", () -> assembler.emit(Form.ADD_RM8_I8, RAX, 256));
    refused("256 is not in 0…255, the range of SHL_RM64_I8", () -> assembler.shl(RAX, 256));
    refused("-1 is not in 0…255, the range of SHL_RM64_I8", () -> assembler.shl(RAX, -1));
    refused("2147483648 is not in -2147483648…2147483647, the range of MOV_RM64_I32", () -> assembler.emit(Form.MOV_RM64_I32, RAX, 1L << 31));
    refused("4294967296 is not in -2147483648…4294967295, the range of MOV_R32_I32", () -> assembler.emit(Form.MOV_R32_I32, RAX, 1L << 32));
    refused("65536 is not in -32768…65535, the range of CMP_RM16_I16", () -> assembler.cmp16(RAX, 65536));
  }

  @Test
  void addressesThatDoNotExist() {
    refused("rsp cannot be an index", () -> Address.at(RAX, RSP, 1, 0));
    refused("a scale of 3; it is 1, 2, 4 or 8", () -> Address.at(RAX, RBX, 3, 0));
    refused("a scale of 0; it is 1, 2, 4 or 8", () -> new Address.Scaled(RBX, 0, 0));
  }

  @Test
  void featuresThatTheProcessorLacks() {
    for (Form form : Form.values()) {
      Feature feature = form.feature();
      if (feature == Feature.BASE) {
        continue;
      }
      CpuFeatures without = new CpuFeatures(EnumSet.complementOf(EnumSet.of(feature)));
      Assembler lacking = new Assembler(without);
      Operand[] operands = form.operands().stream().filter(kind -> !kind.isFixed()).map(EmitterTest::some).toArray(Operand[]::new);
      IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> lacking.emit(form, operands));
      assertEquals(form + " needs " + feature.word() + ", which this processor lacks", refusal.getMessage());
      assertEquals(0, lacking.position());
      new Assembler(CpuFeatures.of(feature)).emit(form, operands);
    }
  }

  private static Operand some(OperandKind kind) {
    return kind.takesRegister() ? RAX : kind.takesVector() ? Vector.XMM0 : kind.takesAddress() ? Address.at(RAX) : new Immediate(1);
  }

  @Test
  void lockIsForInstructionsThatWriteMemory() {
    assembler.lock();
    assembler.cmpxchg(RBX, 8, RAX);
    assembler.lock();
    assembler.inc32(RBX, 0);
    assertEquals(
        List.of("lock cmpxchg QWORD PTR [rbx+0x8],rax", "lock inc DWORD PTR [rbx]"),
        new Disassembler().decode(assembler.finish(), 0).stream().map(Instruction::text).toList());
    // The next code has instructions wherever a locked one was.
    for (int i = 0; i < 20; i++) {
      assembler.cdq();
    }
    assembler.reset();
    assembler.lock();
    refused("CMP_RM64_R64 cannot be locked", () -> assembler.cmp(RBX, 8, RAX));
    refused("ADD_R64_RM64 cannot be locked", () -> assembler.add(RAX, RBX, 8));
    refused("ADD_RM64_R64 is locked and does not write memory", () -> assembler.add(RAX, RBX));
    refused("RET cannot be locked", assembler::ret);
  }
}
