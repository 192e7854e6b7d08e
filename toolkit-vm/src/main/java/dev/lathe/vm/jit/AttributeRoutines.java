package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.R10;
import static dev.lathe.vm.asm.Register.R11;
import static dev.lathe.vm.asm.Register.R8;
import static dev.lathe.vm.asm.Register.R9;
import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.object.AttributeCaches;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.TableObject;
import dev.lathe.vm.value.Value;

/** Attributes by the entries of {@link AttributeCaches}; under the rules of {@link GeneralRoutines}, which makes them. */
final class AttributeRoutines {
  private final Assembler a;
  private final RoutineAssembler v;

  AttributeRoutines(RoutineAssembler v) {
    this.v = v;
    this.a = v.a;
  }

  /** The entry that holds for the object in rax, in rsi, and its kind in r10; the record is at rcx. */
  private void findEntry(Label miss) {
    Label found = new Label();
    a.mov32(RDX, RAX, Header.SHAPE);
    // What is no object of a class has no shape, as an empty entry.
    a.test32(RDX, RDX);
    a.jcc(Condition.E, miss);
    a.mov(RSI, RCX, Caches.PAYLOAD);
    a.mov32(R9, RSI, Caches.COUNT - 1);
    a.add(RSI, Caches.ENTRIES - 1 - Caches.ENTRY);
    Label next = a.here();
    a.sub32(R9, 1);
    a.jcc(Condition.B, miss);
    a.add(RSI, Caches.ENTRY);
    a.cmp32(RSI, Caches.SHAPE, RDX);
    a.jcc(Condition.E, found);
    a.jmp(next);
    a.bind(found);
    a.mov(R8, RSI, Caches.VERSION_ADDRESS);
    a.mov(R8, R8, 0);
    a.cmp(R8, RSI, Caches.VERSION);
    a.jcc(Condition.NE, miss);
    a.mov32(R10, RSI, Caches.KIND);
  }

  /** {@link Routine#GET_ATTRIBUTE}. */
  void get() {
    Label miss = new Label();
    Label overflow = new Label();
    Label ofClass = new Label();
    Label test = new Label();
    findEntry(miss);
    a.mov(R11, RSI, Caches.WHERE);
    a.cmp32(R10, Caches.OWN_OVERFLOW);
    a.jcc(Condition.E, overflow);
    a.jcc(Condition.A, ofClass);
    a.mov(RDI, Address.at(RAX, R11, 1, 0));
    a.bind(test);
    v.needNotNil(RDI, miss);
    v.answer(true);
    a.bind(overflow);
    a.mov(R8, RAX, TableObject.OVERFLOW);
    a.mov(RDI, Address.at(R8, R11, 1, 0));
    a.jmp(test);
    a.bind(ofClass);
    a.mov(RDI, R11, 0);
    v.needNotNil(RDI, miss);
    // An object in a class may have methods that are to be asked.
    v.tag(R8, RDI);
    a.cmp32(R8, Value.OBJECT_TAG);
    a.jcc(Condition.E, miss);
    v.answer(true);
    a.bind(miss);
    v.answer(false);
  }

  /** {@link Routine#SET_ATTRIBUTE}. */
  void set() {
    Label miss = new Label();
    Label inSlots = new Label();
    Label overflow = new Label();
    Label adds = new Label();
    findEntry(miss);
    a.mov32(R11, RSI, Caches.WHERE);
    a.mov(R8, RAX);
    a.cmp32(R10, Caches.OWN_OVERFLOW);
    a.jcc(Condition.E, overflow);
    a.cmp32(R10, Caches.ADD_OVERFLOW);
    a.jcc(Condition.NE, inSlots);
    a.bind(overflow);
    a.mov(R8, RAX, TableObject.OVERFLOW);
    a.bind(inSlots);
    a.add(R8, R11);
    a.cmp32(R10, Caches.ADD);
    a.jcc(Condition.AE, adds);
    a.mov(R9, R8, 0);
    v.needNotNil(R9, miss);
    a.mov(R8, 0, RDI);
    v.answer(true);
    a.bind(adds);
    a.mov(R8, 0, RDI);
    a.mov32(R10, RSI, Caches.NEXT);
    a.mov32(RAX, Header.SHAPE, R10);
    v.answer(true);
    a.bind(miss);
    v.answer(false);
  }
}
