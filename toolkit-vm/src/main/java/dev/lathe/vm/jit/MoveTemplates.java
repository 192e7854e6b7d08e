package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.jit.MacroAssembler.BASE;
import static dev.lathe.vm.jit.MacroAssembler.PROTOTYPE;
import static dev.lathe.vm.jit.MacroAssembler.constant;
import static dev.lathe.vm.jit.MacroAssembler.number;
import static dev.lathe.vm.jit.MacroAssembler.slot;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Vector;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.value.Value;

/** Copies, constants, captured variables. */
final class MoveTemplates {
  /** More registers are set to nil by a loop. */
  private static final int STORED_IN_LINE = 16;

  private final MacroAssembler m;
  private final Assembler a;

  MoveTemplates(MacroAssembler m) {
    this.m = m;
    this.a = m.a;
  }

  /** R[A] := R[D]. */
  void move() {
    boolean isDouble = m.isDouble(m.rd()) && m.mirrors().isTargeted(m.ra());
    if (isDouble || m.mirrors().isHeld(m.rd())) {
      m.storeDouble(m.ra(), m.mirrors().read(m.rd(), XMM0));
      return;
    }
    m.load(RAX, m.rd());
    m.storeResult(m.ra(), RAX);
  }

  /** R[A] := whether R[D] counts as false. */
  void not() {
    a.mov(RCX, m.pool(Value.FALSE));
    a.mov(RDX, m.pool(Value.TRUE));
    a.cmp(BASE, slot(m.rd()), RCX);
    a.cmov(Condition.AE, RCX, RDX);
    m.store(m.ra(), RCX);
  }

  /** R[A] := K[D]. */
  void string() {
    a.mov(RAX, PROTOTYPE, constant(m.rd()));
    m.store(m.ra(), RAX);
  }

  /** R[A] := N[D]. */
  void number() {
    if (m.mirrors().isTargeted(m.ra())) {
      Vector to = m.mirrors().target(m.ra(), XMM0);
      a.movsd(to, PROTOTYPE, MacroAssembler.number(m.rd()));
      m.storeDouble(m.ra(), to);
      return;
    }
    a.mov(RAX, PROTOTYPE, MacroAssembler.number(m.rd()));
    m.store(m.ra(), RAX);
  }

  /** R[A] := D, a small number. */
  void small() {
    m.storeConstant(m.ra(), Double.doubleToRawLongBits((short) m.rd()));
  }

  /** R[A] := D, a primitive. */
  void primitive() {
    m.storeConstant(m.ra(), primitive(m.rd()));
  }

  private static long primitive(int number) {
    return (long) ~number << 47;
  }

  /** R[A..D] := nil. */
  void nils() {
    int ra = m.ra();
    int last = m.rd();
    a.mov(RAX, m.pool(Value.NIL));
    if (last - ra < STORED_IN_LINE) {
      for (int i = ra; i <= last; i++) {
        m.store(i, RAX);
      }
      return;
    }
    a.lea(RCX, BASE, slot(ra));
    a.lea(RDX, BASE, slot(last));
    Label next = a.here();
    a.mov(RCX, 0, RAX);
    a.add(RCX, 8);
    a.cmp(RCX, RDX);
    a.jcc(Condition.BE, next);
  }

  /** R[A] := U[D]. */
  void getUpvalue() {
    m.loadFunction(RAX);
    a.mov(RAX, RAX, FunctionObject.UPVALUES + 8 * m.rd());
    a.mov(RAX, RAX, UpvalueObject.WHERE);
    a.mov(RAX, RAX, 0);
    m.needHinted(RAX, RCX);
    m.storeResult(m.ra(), RAX);
  }

  /** U[A] := R[D]. */
  void setUpvalueToRegister() {
    m.load(RDX, m.rd());
    setUpvalue();
  }

  /** U[A] := K[D]. */
  void setUpvalueToString() {
    a.mov(RDX, PROTOTYPE, constant(m.rd()));
    setUpvalue();
  }

  /** U[A] := N[D]. */
  void setUpvalueToNumber() {
    a.mov(RDX, PROTOTYPE, MacroAssembler.number(m.rd()));
    setUpvalue();
  }

  /** U[A] := D, a primitive. */
  void setUpvalueToPrimitive() {
    a.mov(RDX, m.pool(primitive(m.rd())));
    setUpvalue();
  }

  /** The value is in rdx. */
  private void setUpvalue() {
    m.loadFunction(RAX);
    a.mov(RAX, RAX, FunctionObject.UPVALUES + 8 * m.ra());
    m.needNotBlack(RAX, RCX, m.slow());
    a.mov(RAX, RAX, UpvalueObject.WHERE);
    a.mov(RAX, 0, RDX);
  }
}
