package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;
import static dev.lathe.vm.jit.MacroAssembler.PROTOTYPE;
import static dev.lathe.vm.jit.MacroAssembler.constant;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.value.Value;

/** Constants, registers that few instructions reach, unbound variables, cells and global names of general functions. */
final class VariableTemplates {
  private final MacroAssembler m;
  private final Assembler a;
  private final TableTemplates tables;

  VariableTemplates(MacroAssembler m, TableTemplates tables) {
    this.m = m;
    this.a = m.a;
    this.tables = tables;
  }

  /** R[A] := the integer D. */
  void integer() {
    m.storeConstant(m.ra(), Value.ofInt((short) m.rd()));
  }

  /** R[A] := K[D]. */
  void object() {
    a.mov(RAX, PROTOTYPE, constant(m.rd() | m.wide() << 16));
    m.store(m.ra(), RAX);
  }

  /** R[A..D] := UNDEF. */
  void unbind() {
    a.mov(RAX, m.pool(Value.UNDEF));
    for (int i = m.ra(); i <= m.rd(); i++) {
      m.store(i, RAX);
    }
  }

  /** Raises if R[A] is UNDEF. */
  void checkBound() {
    m.load(RAX, m.ra());
    a.cmp(RAX, m.pool(Value.UNDEF));
    a.jcc(Condition.E, m.slow());
  }

  /** R[A] := R[W]. */
  void loadWide() {
    m.load(RAX, m.wide());
    m.store(m.ra(), RAX);
  }

  /** R[W] := R[A]. */
  void storeWide() {
    m.load(RAX, m.ra());
    m.store(m.wide(), RAX);
  }

  // --- cells ------------------------------------------------------------------------------------------------------------

  /** Turns a value into a cell's address. */
  private void needCell(Register value, Register scratch) {
    m.needTag(value, Value.OBJECT_TAG, scratch, m.slow());
    a.cmp8(value, Header.KIND, Kind.UPVALUE.ordinal());
    a.jcc(Condition.NE, m.slow());
  }

  /** R[A] := what the cell R[D] holds. */
  void getCell() {
    m.load(RAX, m.rd());
    needCell(RAX, RCX);
    a.mov(RAX, RAX, UpvalueObject.WHERE);
    a.mov(RAX, RAX, 0);
    m.store(m.ra(), RAX);
  }

  /** The cell R[A] holds R[D]. */
  void setCell() {
    m.load(RAX, m.ra());
    needCell(RAX, RCX);
    m.load(RDX, m.rd());
    m.needNoBarrier(RAX, RDX, RCX, m.slow());
    a.mov(RAX, RAX, UpvalueObject.WHERE);
    a.mov(RAX, 0, RDX);
  }

  // --- global names -----------------------------------------------------------------------------------------------------

  /** R[A] := the global K[D], or what is behind the globals; UNDEF stands for nil there. */
  void getGlobal() {
    Label isNil = new Label();
    Label store = new Label();
    int to = m.ra();
    Label slow = m.slow();
    tables.environment();
    tables.readSlot();
    m.needNotNil(RDI, slow);
    a.cmp(RDI, m.pool(Value.UNDEF));
    a.jcc(Condition.E, isNil);
    a.bind(store);
    m.store(to, RDI);
    m.later(
        () -> {
          a.bind(isNil);
          a.mov(RDI, m.pool(Value.NIL));
          a.jmp(store);
        });
  }

  /** The global K[D] := R[A]. */
  void setGlobal() {
    tables.environment();
    m.load(RDI, m.ra());
    needNotUnbound(RDI);
    nilToUndef(RDI);
    tables.writeSlot();
  }

  private void needNotUnbound(Register value) {
    a.cmp(value, m.pool(Value.UNDEF));
    a.jcc(Condition.E, m.slow());
  }

  private void nilToUndef(Register value) {
    a.mov(RSI, m.pool(Value.UNDEF));
    a.cmp(value, m.pool(Value.NIL));
    a.cmov(Condition.E, value, RSI);
  }
}
