package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.asm.Vector.XMM1;
import static dev.lathe.vm.asm.Vector.XMM2;
import static dev.lathe.vm.jit.MacroAssembler.BASE;
import static dev.lathe.vm.jit.MacroAssembler.PROTOTYPE;
import static dev.lathe.vm.jit.MacroAssembler.number;
import static dev.lathe.vm.jit.MacroAssembler.slot;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.asm.Vector;

/** Operators on doubles. They are numbered in the order of the opcodes: add, subtract, multiply, divide, modulo. */
final class NumberTemplates {
  private static final int ADD = 0;
  private static final int SUBTRACT = 1;
  private static final int MULTIPLY = 2;
  private static final int MODULO = 4;
  private static final long SIGN = 1L << 63;

  private final MacroAssembler m;
  private final Assembler a;

  NumberTemplates(MacroAssembler m) {
    this.m = m;
    this.a = m.a;
  }

  /** R[A] := R[B] op N[C]. */
  void withConstant(int operator) {
    m.needDouble(m.rb(), m.slow());
    if (operator == MODULO) {
      a.movsd(XMM2, PROTOTYPE, number(m.rc()));
      m.mirrors().load(XMM0, m.rb());
      modulo();
      return;
    }
    m.mirrors().has(m.rb());
    Vector to = m.mirrors().target(m.ra(), XMM0);
    m.mirrors().load(to, m.rb());
    operate(operator, to, PROTOTYPE, number(m.rc()));
    m.storeDouble(m.ra(), to);
  }

  /** R[A] := N[C] op R[B]. */
  void ofConstant(int operator) {
    m.needDouble(m.rb(), m.slow());
    if (operator == MODULO) {
      m.mirrors().load(XMM2, m.rb());
      a.movsd(XMM0, PROTOTYPE, number(m.rc()));
      modulo();
      return;
    }
    boolean isMirrored = m.mirrors().has(m.rb());
    Vector to = m.mirrors().target(m.ra(), XMM0);
    Vector result = isMirrored && m.mirrors().at(m.rb()) == to ? XMM0 : to;
    a.movsd(result, PROTOTYPE, number(m.rc()));
    operate(operator, result, m.rb());
    m.storeDouble(m.ra(), result);
  }

  /** R[A] := R[B] op R[C]. */
  void ofRegisters(int operator) {
    m.needDouble(m.rb(), m.slow());
    m.needDouble(m.rc(), m.slow());
    if (operator == MODULO) {
      m.mirrors().load(XMM2, m.rc());
      m.mirrors().load(XMM0, m.rb());
      modulo();
      return;
    }
    m.mirrors().has(m.rb());
    boolean isMirrored = m.mirrors().has(m.rc());
    Vector to = m.mirrors().target(m.ra(), XMM0);
    if (!isMirrored || m.rb() == m.rc() || m.mirrors().at(m.rc()) != to) {
      m.mirrors().load(to, m.rb());
      operate(operator, to, m.rc());
      m.storeDouble(m.ra(), to);
    } else if (operator == ADD || operator == MULTIPLY) {
      // The operand on the right is in the place of the result.
      operate(operator, to, m.rb());
      m.storeDouble(m.ra(), to);
    } else {
      m.mirrors().load(XMM0, m.rb());
      operate(operator, XMM0, m.rc());
      m.storeDouble(m.ra(), XMM0);
    }
  }

  /** R[A] := −R[D]. */
  void negate() {
    m.needDouble(m.rd(), m.slow());
    m.mirrors().has(m.rd());
    Vector to = m.mirrors().target(m.ra(), XMM0);
    a.movsd(XMM1, m.pool(SIGN));
    m.mirrors().load(to, m.rd());
    a.xorpd(to, XMM1);
    m.storeDouble(m.ra(), to);
  }

  /** {@code to} op a register of the guest. */
  private void operate(int operator, Vector to, int register) {
    if (!m.mirrors().has(register)) {
      operate(operator, to, BASE, slot(register));
      return;
    }
    Vector from = m.mirrors().at(register);
    switch (operator) {
      case ADD -> a.addsd(to, from);
      case SUBTRACT -> a.subsd(to, from);
      case MULTIPLY -> a.mulsd(to, from);
      default -> a.divsd(to, from);
    }
  }

  private void operate(int operator, Vector to, Register base, int displacement) {
    switch (operator) {
      case ADD -> a.addsd(to, base, displacement);
      case SUBTRACT -> a.subsd(to, base, displacement);
      case MULTIPLY -> a.mulsd(to, base, displacement);
      default -> a.divsd(to, base, displacement);
    }
  }

  /** R[A] := xmm0 − floor(xmm0 / xmm2) · xmm2. */
  private void modulo() {
    a.movapd(XMM1, XMM0);
    a.divsd(XMM1, XMM2);
    a.roundsd(XMM1, XMM1, 0b1001);
    a.mulsd(XMM1, XMM2);
    a.subsd(XMM0, XMM1);
    m.storeDouble(m.ra(), XMM0);
  }
}
