package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.R8;
import static dev.lathe.vm.asm.Register.R10;
import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;
import static dev.lathe.vm.jit.MacroAssembler.PROTOTYPE;

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.object.AttributeCaches;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.value.Value;

/**
 * Attributes of objects of classes by the records of {@link AttributeCaches}: what the first entry says in line if it is the usual thing, own
 * slots for attributes and functions of the class for methods; the rest in a shared routine.
 */
final class AttributeTemplates {
  /** From the address in a payload to the first entry. */
  private static final int FIRST_ENTRY = Caches.ENTRIES - 1;

  private final MacroAssembler m;
  private final Assembler a;

  AttributeTemplates(MacroAssembler m) {
    this.m = m;
    this.a = m.a;
  }

  /** The object of a register, its address in rax and the address + 1 of the record's part in rsi; goes elsewhere if its first entry is of another kind. */
  private void loadObject(int register, int kind, Label other) {
    m.load(RAX, register);
    m.needTag(RAX, Value.OBJECT_TAG, RCX, m.slow());
    a.mov(RSI, PROTOTYPE, m.record() + Caches.PAYLOAD);
    a.test32(RSI, 1);
    a.jcc(Condition.E, m.slow());
    a.mov32(RDX, RAX, Header.SHAPE);
    a.cmp32(RDX, RSI, FIRST_ENTRY + Caches.SHAPE);
    a.jcc(Condition.NE, other);
    // An entry that is empty has the shape of what is no object of a class, but no kind.
    a.cmp32(RSI, FIRST_ENTRY + Caches.KIND, kind);
    a.jcc(Condition.NE, other);
    a.mov(R8, RSI, FIRST_ENTRY + Caches.VERSION_ADDRESS);
    a.mov(R8, R8, 0);
    a.cmp(R8, RSI, FIRST_ENTRY + Caches.VERSION);
    a.jcc(Condition.NE, m.slow());
  }

  /** R[A] := R[B].K[C]. */
  void get() {
    Label slow = m.slow();
    Label other = new Label();
    Label store = new Label();
    Label isNil = new Label();
    int to = m.ra();
    int record = m.record();
    loadObject(m.rb(), Caches.OWN, other);
    a.mov(RSI, RSI, FIRST_ENTRY + Caches.WHERE);
    a.mov(RDI, Address.at(RAX, RSI, 1, 0));
    m.needNotNil(RDI, slow);
    a.bind(store);
    a.cmp(RDI, m.pool(Value.UNDEF));
    a.jcc(Condition.E, isNil);
    m.store(to, RDI);
    Label done = new Label();
    a.bind(done);
    m.later(
        () -> {
          a.bind(other);
          a.lea(RCX, PROTOTYPE, record);
          m.call(Routine.GET_ATTRIBUTE);
          a.jcc(Condition.NE, slow);
          a.cmp32(R10, Caches.CHAIN);
          a.jcc(Condition.NE, store);
          // A function is to be bound.
          m.tag(RCX, RDI);
          a.cmp32(RCX, Value.FUNCTION_TAG);
          a.jcc(Condition.E, slow);
          a.jmp(store);
          a.bind(isNil);
          m.storeConstant(to, Value.NIL);
          a.jmp(done);
        });
  }

  /** Function and object of the method R[B].K[C] to R[A] and R[A+2]; or UNDEF to R[A], and the attribute to R[A+1]. */
  void getMethod() {
    Label slow = m.slow();
    Label other = new Label();
    Label method = new Label();
    Label done = new Label();
    int to = m.ra();
    int object = m.rb();
    int record = m.record();
    loadObject(object, Caches.CHAIN, other);
    a.mov(RDI, RSI, FIRST_ENTRY + Caches.WHERE);
    a.mov(RDI, RDI, 0);
    m.tag(RCX, RDI);
    a.cmp32(RCX, Value.FUNCTION_TAG);
    a.jcc(Condition.NE, other);
    a.bind(method);
    m.load(RAX, object);
    m.store(to, RDI);
    m.store(to + 2, RAX);
    a.bind(done);
    m.later(
        () -> {
          Label plain = new Label();
          Label notNil = new Label();
          a.bind(other);
          a.lea(RCX, PROTOTYPE, record);
          m.call(Routine.GET_ATTRIBUTE);
          a.jcc(Condition.NE, slow);
          a.cmp32(R10, Caches.CHAIN);
          a.jcc(Condition.NE, plain);
          m.tag(RCX, RDI);
          a.cmp32(RCX, Value.FUNCTION_TAG);
          a.jcc(Condition.E, method);
          a.bind(plain);
          a.mov(RAX, m.pool(Value.UNDEF));
          a.cmp(RDI, RAX);
          a.jcc(Condition.NE, notNil);
          a.mov(RDI, m.pool(Value.NIL));
          a.bind(notNil);
          m.store(to, RAX);
          m.store(to + 1, RDI);
          a.jmp(done);
        });
  }

  /** R[B].K[C] := R[A]. */
  void set() {
    Label slow = m.slow();
    Label other = new Label();
    Label done = new Label();
    int record = m.record();
    m.load(RDI, m.ra());
    a.mov(RCX, m.pool(Value.UNDEF));
    a.cmp(RDI, RCX);
    a.jcc(Condition.E, slow);
    a.cmp(RDI, m.pool(Value.NIL));
    a.cmov(Condition.E, RDI, RCX);
    loadObject(m.rb(), Caches.OWN, other);
    m.needNoBarrier(RAX, RDI, RDX, slow);
    a.add(RAX, RSI, FIRST_ENTRY + Caches.WHERE);
    a.mov(RCX, RAX, 0);
    m.needNotNil(RCX, slow);
    a.mov(RAX, 0, RDI);
    a.bind(done);
    m.later(
        () -> {
          a.bind(other);
          m.needNotBlack(RAX, RDX, slow);
          a.lea(RCX, PROTOTYPE, record);
          m.call(Routine.SET_ATTRIBUTE);
          a.jcc(Condition.E, done);
          a.jmp(slow);
        });
  }
}
