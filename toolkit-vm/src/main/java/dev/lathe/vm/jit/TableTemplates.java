package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;
import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.asm.Vector.XMM1;
import static dev.lathe.vm.jit.MacroAssembler.PROTOTYPE;
import static dev.lathe.vm.jit.MacroAssembler.THREAD;

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.TableObject;
import dev.lathe.vm.runtime.ThreadState;
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

  /** The running function's table of globals in rax. */
  void environment() {
    m.loadFunction(RAX);
    a.mov(RAX, RAX, FunctionObject.ENVIRONMENT);
  }

  /** R[A] := R[B][K[C]]. */
  void getNamed() {
    int object = m.rb();
    if (m.isTable(object)) {
      m.loadTable(RAX, object, RCX, m.slow());
      getSlot(m.ra());
      return;
    }
    Label noTable = new Label();
    m.load(RAX, object);
    m.needTable(RAX, RCX, noTable);
    Label done = getSlot(m.ra());
    Label slow = m.slow();
    int record = m.record();
    m.later(
        () -> {
          // Of a string: what the table has that stands for all of them; of what that has not, Java knows more.
          a.bind(noTable);
          m.load(RAX, object);
          m.needTag(RAX, Value.STRING_TAG, RCX, slow);
          a.mov(RAX, THREAD, ThreadState.STRINGS);
          a.test(RAX, RAX);
          a.jcc(Condition.E, slow);
          a.lea(RCX, PROTOTYPE, record);
          m.call(Routine.CACHE_GET);
          a.jcc(Condition.NE, slow);
          m.needNotNil(RDI, slow);
          a.jmp(done);
        });
  }

  /** R[B][K[C]] := R[A]. */
  void setNamed() {
    m.loadTable(RAX, m.rb(), RCX, m.slow());
    setSlot(m.ra());
  }

  /** R[A] := R[B][R[C]]. */
  void getItem() {
    Label other = new Label();
    int key = m.rc();
    indexFromRegister(other);
    getItem(other, () -> m.load(RDI, key));
  }

  /** R[A] := R[B][C]. */
  void getItemAtLiteral() {
    long key = Double.doubleToRawLongBits(m.rc());
    indexFromLiteral();
    getItem(new Label(), () -> a.mov(RDI, m.pool(key)));
  }

  /** R[B][R[C]] := R[A]. */
  void setItem() {
    Label other = new Label();
    int key = m.rc();
    indexFromRegister(other);
    setItem(other, () -> m.load(RDI, key));
  }

  /** R[B][C] := R[A]. */
  void setItemAtLiteral() {
    long key = Double.doubleToRawLongBits(m.rc());
    indexFromLiteral();
    setItem(new Label(), () -> a.mov(RDI, m.pool(key)));
  }

  /** From the table in rax, by the cache record; gives where rdi is stored. */
  private Label getSlot(int to) {
    Label done = readSlot();
    m.needHinted(RDI, RDX);
    m.storeResult(to, RDI);
    return done;
  }

  /** The same, the value in rdi, which is nil only where the lookup ends without one; gives where it goes on with another one. */
  Label readSlot() {
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
    m.later(
        () -> {
          a.bind(other);
          a.lea(RCX, PROTOTYPE, record);
          m.call(Routine.CACHE_GET);
          a.jcc(Condition.E, done);
          a.jmp(slow);
        });
    return done;
  }

  /** Into the table in rax, by the cache record. */
  private void setSlot(int from) {
    m.load(RDI, from);
    writeSlot();
  }

  /** The same with the value in rdi. */
  void writeSlot() {
    Label slow = m.slow();
    Label other = new Label();
    Label done = new Label();
    int record = m.record();
    m.needNotBlack(RAX, RDX, slow);
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
          m.call(Routine.CACHE_SET);
          a.jcc(Condition.E, done);
          a.jmp(slow);
        });
  }

  /** Table of R[B] in rax, key of R[C] less one in rcx; the key is a 32-bit integer, 0 is above all others. */
  private void indexFromRegister(Label other) {
    m.loadTable(RAX, m.rb(), RCX, m.slow());
    m.needDouble(m.rc(), other);
    boolean isDouble = m.isDouble(m.rc());
    m.toIndex(RCX, isDouble ? m.mirrors().read(m.rc(), XMM0) : m.mirrors().peek(m.rc(), XMM0), XMM1, other);
    a.sub32(RCX, 1);
  }

  private void indexFromLiteral() {
    m.loadTable(RAX, m.rb(), RCX, m.slow());
    a.mov32(RCX, m.rc() - 1);
  }

  /** @param other where those go that are not in the array part; {@code loadKey} brings the key to rdi there */
  private void getItem(Label other, Runnable loadKey) {
    Label slow = m.slow();
    Label done = new Label();
    a.cmp32(RCX, RAX, TableObject.LENGTH);
    a.jcc(Condition.AE, other);
    a.mov(RDX, RAX, TableObject.ARRAY);
    a.mov(RDI, Address.at(RDX, RCX, 8, 0));
    m.needNotNil(RDI, other);
    a.bind(done);
    m.needHinted(RDI, RCX);
    m.storeResult(m.ra(), RDI);
    m.later(
        () -> {
          a.bind(other);
          loadKey.run();
          m.call(Routine.GET_ITEM);
          a.jcc(Condition.E, done);
          a.jmp(slow);
        });
  }

  /** Over a value that is not nil, or where nobody asks; or behind the last one, if there is no metatable. */
  private void setItem(Label other, Runnable loadKey) {
    Label slow = m.slow();
    Label beyond = new Label();
    Label isNil = new Label();
    Label store = new Label();
    Label done = new Label();
    int from = m.ra();
    m.needNotBlack(RAX, RDX, slow);
    m.load(RSI, from);
    m.needNotNil(RSI, slow);
    a.mov(RDX, RAX, TableObject.ARRAY);
    a.cmp32(RCX, RAX, TableObject.LENGTH);
    a.jcc(Condition.AE, beyond);
    a.mov(RDI, m.pool(Value.NIL));
    a.cmp(Address.at(RDX, RCX, 8, 0), RDI);
    a.jcc(Condition.E, isNil);
    a.bind(store);
    a.mov(Address.at(RDX, RCX, 8, 0), RSI);
    a.bind(done);
    m.later(
        () -> {
          Label full = new Label();
          a.bind(isNil);
          a.cmp16(RAX, Header.FLAGS, 0);
          a.jcc(Condition.NS, store);
          a.jmp(slow);
          a.bind(beyond);
          // The flags are those of the comparison with the length.
          Label hash = new Label();
          a.jcc(Condition.NE, hash);
          a.cmp16(RAX, Header.FLAGS, 0);
          a.jcc(Condition.S, slow);
          a.cmp32(RCX, RAX, TableObject.CAPACITY);
          a.jcc(Condition.AE, full);
          a.mov(Address.at(RDX, RCX, 8, 0), RSI);
          a.add32(RCX, 1);
          a.mov32(RAX, TableObject.LENGTH, RCX);
          a.jmp(done);
          a.bind(full);
          m.call(Routine.APPEND);
          a.jcc(Condition.E, done);
          a.jmp(slow);
          a.bind(other);
          m.needNotBlack(RAX, RDX, slow);
          m.load(RSI, from);
          a.bind(hash);
          loadKey.run();
          m.call(Routine.SET_ITEM);
          a.jcc(Condition.E, done);
          a.jmp(slow);
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
