package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;
import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.asm.Vector.XMM1;
import static dev.lathe.vm.jit.MacroAssembler.PROTOTYPE;

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.TableObject;
import dev.lathe.vm.value.Value;

/** Slots by cache records, items of array parts, lengths. */
final class TableTemplates {
  private final MacroAssembler m;
  private final Assembler a;

  TableTemplates(MacroAssembler m) {
    this.m = m;
    this.a = m.a;
  }

  /** R[A] := the slot K[D] of the environment. */
  void getGlobal() {
    environment();
    getSlot(m.ra());
  }

  /** The slot K[D] of the environment := R[A]. */
  void setGlobal() {
    environment();
    setSlot(m.ra());
  }

  private void environment() {
    m.loadFunction(RAX);
    a.mov(RAX, RAX, FunctionObject.ENVIRONMENT);
  }

  /** R[A] := R[B][K[C]]. */
  void getNamed() {
    m.loadTable(RAX, m.rb(), RCX, m.slow());
    getSlot(m.ra());
  }

  /** R[B][K[C]] := R[A]. */
  void setNamed() {
    m.loadTable(RAX, m.rb(), RCX, m.slow());
    setSlot(m.ra());
  }

  /** R[A] := R[B][R[C]]. */
  void getItem() {
    indexFromRegister();
    getItem(m.ra());
  }

  /** R[A] := R[B][C]. */
  void getItemAtLiteral() {
    indexFromLiteral();
    getItem(m.ra());
  }

  /** R[B][R[C]] := R[A]. */
  void setItem() {
    indexFromRegister();
    setItem(m.ra());
  }

  /** R[B][C] := R[A]. */
  void setItemAtLiteral() {
    indexFromLiteral();
    setItem(m.ra());
  }

  /** From the table in rax, by the cache record. */
  private void getSlot(int to) {
    Label slow = m.slow();
    Label other = new Label();
    Label done = new Label();
    int record = m.record();
    a.mov32(RCX, RAX, Header.SHAPE);
    a.cmp32(RCX, PROTOTYPE, record + Caches.SHAPE);
    a.jcc(Condition.NE, other);
    a.movsxd(RCX, PROTOTYPE, record + Caches.OFFSET);
    a.mov(RDI, Address.at(RAX, RCX, 1, 0));
    m.needNotNil(RDI, other);
    a.bind(done);
    m.needHinted(RDI, RDX);
    m.storeResult(to, RDI);
    m.later(
        () -> {
          a.bind(other);
          a.lea(RCX, PROTOTYPE, record);
          a.call(m.shared().cacheGet());
          a.jcc(Condition.E, done);
          a.jmp(slow);
        });
  }

  /** Into the table in rax, by the cache record. */
  private void setSlot(int from) {
    Label slow = m.slow();
    Label other = new Label();
    Label done = new Label();
    int record = m.record();
    m.needNotBlack(RAX, RDX, slow);
    m.load(RDI, from);
    a.mov32(RCX, RAX, Header.SHAPE);
    a.cmp32(RCX, PROTOTYPE, record + Caches.SHAPE);
    a.jcc(Condition.NE, other);
    a.movsxd(RCX, PROTOTYPE, record + Caches.OFFSET);
    a.mov(RDX, m.pool(Value.NIL));
    a.cmp(Address.at(RAX, RCX, 1, 0), RDX);
    a.jcc(Condition.E, other);
    a.mov(Address.at(RAX, RCX, 1, 0), RDI);
    a.bind(done);
    m.later(
        () -> {
          a.bind(other);
          a.lea(RCX, PROTOTYPE, record);
          a.call(m.shared().cacheSet());
          a.jcc(Condition.E, done);
          a.jmp(slow);
        });
  }

  /** Table of R[B] in rax, key of R[C] less one in rcx; the key is a 32-bit integer, 0 is above all others. */
  private void indexFromRegister() {
    m.loadTable(RAX, m.rb(), RCX, m.slow());
    m.needDouble(m.rc(), m.slow());
    m.toIndex(RCX, m.mirrors().read(m.rc(), XMM0), XMM1, m.slow());
    a.sub32(RCX, 1);
  }

  private void indexFromLiteral() {
    m.loadTable(RAX, m.rb(), RCX, m.slow());
    a.mov32(RCX, m.rc() - 1);
  }

  private void getItem(int to) {
    a.cmp32(RCX, RAX, TableObject.LENGTH);
    a.jcc(Condition.AE, m.slow());
    a.mov(RDX, RAX, TableObject.ARRAY);
    a.mov(RAX, Address.at(RDX, RCX, 8, 0));
    m.needResult(RAX, RCX, m.slow());
    m.storeResult(to, RAX);
  }

  /** Over a value that is not nil; or behind the last one, if there is room and no metatable. */
  private void setItem(int from) {
    Label slow = m.slow();
    Label append = new Label();
    Label done = new Label();
    m.needNotBlack(RAX, RDX, slow);
    m.load(RSI, from);
    m.needNotNil(RSI, slow);
    a.mov(RDX, RAX, TableObject.ARRAY);
    a.cmp32(RCX, RAX, TableObject.LENGTH);
    a.jcc(Condition.AE, append);
    a.mov(RDI, m.pool(Value.NIL));
    a.cmp(Address.at(RDX, RCX, 8, 0), RDI);
    a.jcc(Condition.E, slow);
    a.mov(Address.at(RDX, RCX, 8, 0), RSI);
    a.bind(done);
    m.later(
        () -> {
          a.bind(append);
          // The flags are zero already.
          a.jcc(Condition.NE, slow);
          a.cmp32(RCX, RAX, TableObject.CAPACITY);
          a.jcc(Condition.AE, slow);
          a.cmp16(RAX, Header.FLAGS, 0);
          a.jcc(Condition.S, slow);
          a.mov(Address.at(RDX, RCX, 8, 0), RSI);
          a.add32(RCX, 1);
          a.mov32(RAX, TableObject.LENGTH, RCX);
          a.jmp(done);
        });
  }

  /** Of a table whose last item is in the array part, which has room; of a string. */
  void length() {
    int ra = m.ra();
    Label slow = m.slow();
    Label noTable = new Label();
    Label done = new Label();
    int operand = m.rd();
    m.load(RAX, operand);
    m.needTable(RAX, RCX, noTable);
    a.mov32(RCX, RAX, TableObject.LENGTH);
    Label full = new Label();
    Label ends = new Label();
    a.cmp32(RCX, RAX, TableObject.CAPACITY);
    a.jcc(Condition.AE, full);
    a.bind(ends);
    a.test32(RCX, RCX);
    a.jcc(Condition.E, done);
    a.mov(RDX, RAX, TableObject.ARRAY);
    a.mov(RDX, Address.at(RDX, RCX, 8, -8));
    m.needNotNil(RDX, slow);
    a.bind(done);
    a.xorpd(XMM0, XMM0);
    a.cvtsi2sd(XMM0, RCX);
    m.storeDouble(ra, XMM0);
    m.later(
        () -> {
          a.bind(full);
          a.cmp(RAX, TableObject.HASH, 0);
          a.jcc(Condition.E, ends);
          a.jmp(slow);
          a.bind(noTable);
          m.load(RAX, operand);
          m.needTag(RAX, Value.STRING_TAG, RCX, slow);
          a.mov32(RCX, RAX, StringObject.LENGTH);
          a.jmp(done);
        });
  }
}
