package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.asm.Vector.XMM1;
import static dev.lathe.vm.asm.Vector.XMM2;
import static dev.lathe.vm.jit.MacroAssembler.BASE;
import static dev.lathe.vm.jit.MacroAssembler.FIRST_TAG;
import static dev.lathe.vm.jit.MacroAssembler.PROTOTYPE;
import static dev.lathe.vm.jit.MacroAssembler.number;
import static dev.lathe.vm.jit.MacroAssembler.slot;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Register;

/** Operators on doubles. They are numbered in the order of the opcodes: add, subtract, multiply, divide, modulo. */
final class NumberTemplates {
  private final MacroAssembler m;
  private final Assembler a;

  NumberTemplates(MacroAssembler m) {
    this.m = m;
    this.a = m.a;
  }

  /** R[A] := R[B] op N[C]. */
  void withConstant(int operator) {
    m.needDouble(m.rb(), m.slow());
    m.loadDouble(XMM0, m.rb());
    arithmetic(operator, PROTOTYPE, number(m.rc()));
  }

  /** R[A] := N[C] op R[B]. */
  void ofConstant(int operator) {
    m.needDouble(m.rb(), m.slow());
    a.movsd(XMM0, PROTOTYPE, number(m.rc()));
    arithmetic(operator, BASE, slot(m.rb()));
  }

  /** R[A] := R[B] op R[C]. */
  void ofRegisters(int operator) {
    m.needDouble(m.rb(), m.slow());
    m.needDouble(m.rc(), m.slow());
    m.loadDouble(XMM0, m.rb());
    arithmetic(operator, BASE, slot(m.rc()));
  }

  /** R[A] := −R[D]. */
  void negate() {
    m.load(RAX, m.rd());
    a.cmp(RAX, FIRST_TAG);
    a.jcc(Condition.AE, m.slow());
    a.btc(RAX, 63);
    m.store(m.ra(), RAX);
  }

  /** xmm0 op memory, the operators in the order of the opcodes. */
  private void arithmetic(int operator, Register base, int displacement) {
    switch (operator) {
      case 0 -> a.addsd(XMM0, base, displacement);
      case 1 -> a.subsd(XMM0, base, displacement);
      case 2 -> a.mulsd(XMM0, base, displacement);
      case 3 -> a.divsd(XMM0, base, displacement);
      default -> modulo(base, displacement);
    }
    m.storeDouble(m.ra(), XMM0);
  }

  /** xmm0 − floor(xmm0 / y) · y. */
  private void modulo(Register base, int displacement) {
    a.movsd(XMM2, base, displacement);
    a.movapd(XMM1, XMM0);
    a.divsd(XMM1, XMM2);
    a.roundsd(XMM1, XMM1, 0b1001);
    a.mulsd(XMM1, XMM2);
    a.subsd(XMM0, XMM1);
  }
}
