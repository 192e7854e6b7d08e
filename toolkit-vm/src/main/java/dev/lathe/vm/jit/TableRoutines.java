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
import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.asm.Vector.XMM1;
import static dev.lathe.vm.asm.Vector.XMM2;
import static dev.lathe.vm.jit.ValueAssembler.FIRST_TAG;
import static dev.lathe.vm.jit.ValueAssembler.THREAD;

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.object.HashPart;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.SlotTable;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.TableObject;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.value.Value;

/** Routines for keys of any kind: what {@link dev.lathe.vm.object.Tables} does. They answer as {@link Routines} do. */
final class TableRoutines {
  /** Up to so many items an array part grows here. */
  private static final int SMALL = 32;
  private static final int DOUBLES_UP_TO = 16;
  private static final int SMALLEST_GROWTH = 4;
  private static final int SMALLEST_LATER_GROWTH = 8;

  private final Assembler a;
  private final RoutineAssembler v;

  TableRoutines(RoutineAssembler v) {
    this.v = v;
    this.a = v.a;
  }

  void assemble() {
    get();
    set();
    append();
  }

  private void get() {
    Label absent = new Label();
    Label miss = new Label();
    Label isNil = new Label();
    v.begin(Routine.GET_ITEM);
    find(absent, miss);
    a.mov(RDI, R11, 0);
    v.needNotNil(RDI, isNil);
    v.answer(true);
    a.bind(absent);
    a.mov(RDI, v.pool(Value.NIL));
    a.bind(isNil);
    // Without a metatable there is nobody to ask.
    a.cmp16(RAX, Header.FLAGS, 0);
    a.jcc(Condition.S, miss);
    v.answer(true);
    a.bind(miss);
    v.answer(false);
  }

  private void set() {
    Label miss = new Label();
    v.begin(Routine.SET_ITEM);
    // What is removed is counted, by Java.
    v.needNotNil(RSI, miss);
    a.movq(XMM2, RSI);
    find(miss, miss);
    a.mov(RDI, R11, 0);
    v.needNotNil(RDI, miss);
    a.movq(R11, 0, XMM2);
    v.answer(true);
    a.bind(miss);
    v.answer(false);
  }

  /**
   * Goes on with r11 at the place of the value under the key in rdi, in the table in rax; or to {@code absent}. rax stays as it is, and so
   * does xmm2.
   */
  private void find(Label absent, Label miss) {
    Label found = new Label();
    Label isNumber = new Label();
    Label inHash = new Label();
    Label isAtom = new Label();
    Label overflow = new Label();
    a.cmp(RDI, FIRST_TAG);
    a.jcc(Condition.B, isNumber);
    v.tag(RCX, RDI);
    a.cmp32(RCX, Value.INT_TAG);
    a.jcc(Condition.E, miss);
    a.cmp32(RCX, Value.STRING_TAG);
    a.jcc(Condition.NE, inHash);
    a.mov(RDX, RDI);
    v.payload(RDX);
    a.test8(RDX, Header.FLAGS, StringObject.ATOM);
    a.jcc(Condition.NE, isAtom);
    a.test8(RDX, Header.FLAGS, StringObject.ROPE);
    a.jcc(Condition.NE, miss);
    a.xor(RDI, RDX);
    a.mov(RDX, RDX, StringObject.LINK);
    a.test(RDX, RDX);
    a.jcc(Condition.E, miss);
    a.or(RDI, RDX);
    a.bind(isAtom);
    a.test16(RAX, Header.FLAGS, TableObject.DICTIONARY);
    a.jcc(Condition.NE, inHash);
    v.slotEntry(miss);
    a.movsxd(R11, RCX, SlotTable.WHERE);
    a.test(R11, R11);
    a.jcc(Condition.E, absent);
    a.jcc(Condition.S, overflow);
    a.add(R11, RAX);
    a.jmp(found);
    a.bind(overflow);
    a.not(R11);
    a.add(R11, RAX, TableObject.OVERFLOW);
    a.jmp(found);
    a.bind(isNumber);
    findNumber(found, inHash, miss);
    a.bind(inHash);
    findInHash(found, absent);
    a.bind(found);
  }

  /** A number: an item of the array part, or normalised as a key of the hash part. */
  private void findNumber(Label found, Label inHash, Label miss) {
    Label isZero = new Label();
    a.movq(XMM0, RDI);
    a.cvttsd2si32(RCX, XMM0);
    a.xorpd(XMM1, XMM1);
    a.cvtsi2sd32(XMM1, RCX);
    a.ucomisd(XMM1, XMM0);
    a.jcc(Condition.P, miss);
    a.jcc(Condition.NE, inHash);
    a.test32(RCX, RCX);
    a.jcc(Condition.E, isZero);
    a.sub32(RCX, 1);
    a.cmp32(RCX, RAX, TableObject.LENGTH);
    a.jcc(Condition.AE, inHash);
    a.mov(R11, RAX, TableObject.ARRAY);
    a.lea(R11, Address.at(R11, RCX, 8, 0));
    a.jmp(found);
    a.bind(isZero);
    a.xor32(RDI, RDI);
  }

  private void findInHash(Label found, Label absent) {
    Label indexed = new Label();
    Label hit = new Label();
    a.mov(R8, RAX, TableObject.HASH);
    a.test(R8, R8);
    a.jcc(Condition.E, absent);
    a.mov32(RCX, R8, HashPart.MASK);
    a.test32(RCX, RCX);
    a.jcc(Condition.NE, indexed);
    a.mov32(RCX, R8, HashPart.USED);
    a.lea(R11, R8, HashPart.ENTRIES - HashPart.ENTRY);
    Label next = a.here();
    a.sub32(RCX, 1);
    a.jcc(Condition.B, absent);
    a.add(R11, HashPart.ENTRY);
    a.cmp(R11, 0, RDI);
    a.jcc(Condition.NE, next);
    a.bind(hit);
    a.add(R11, 8);
    a.jmp(found);
    a.bind(indexed);
    a.mov(RDX, RDI);
    a.shr(RDX, 32);
    a.xor(RDX, RDI);
    a.movabs(R9, HashPart.HASH_FACTOR);
    a.imul(RDX, R9);
    a.shr(RDX, 32);
    a.mov32(R9, R8, HashPart.CAPACITY);
    a.shl(R9, 4);
    a.lea(R9, Address.at(R8, R9, 1, HashPart.ENTRIES));
    a.mov32(R10, RDX);
    Label other = new Label();
    Label probe = a.here();
    a.and32(R10, RCX);
    a.mov32(R11, Address.at(R9, R10, 4, 0));
    a.test32(R11, R11);
    a.jcc(Condition.E, absent);
    // Equal but for the bits of the mask?
    a.mov32(RSI, R11);
    a.xor32(RSI, RDX);
    a.or32(RSI, RCX);
    a.cmp32(RSI, RCX);
    a.jcc(Condition.NE, other);
    a.and32(R11, RCX);
    a.shl(R11, 4);
    a.lea(R11, Address.at(R8, R11, 1, HashPart.ENTRIES - HashPart.ENTRY));
    a.cmp(R11, 0, RDI);
    a.jcc(Condition.E, hit);
    a.bind(other);
    a.add32(R10, 1);
    a.jmp(probe);
  }

  /** As {@code TableSizes.growArray} for a table without a hash part. */
  private void append() {
    Label miss = new Label();
    Label large = new Label();
    Label known = new Label();
    Label copied = new Label();
    v.begin(Routine.APPEND);
    a.cmp32(RCX, SMALL);
    a.jcc(Condition.AE, miss);
    a.cmp(RAX, TableObject.HASH, 0);
    a.jcc(Condition.NE, miss);
    a.mov32(RDX, RCX);
    a.cmp32(RDX, DOUBLES_UP_TO);
    a.jcc(Condition.AE, large);
    a.mov32(R9, SMALLEST_GROWTH);
    a.cmp32(RDX, R9);
    a.cmov(Condition.B, RDX, R9);
    a.jmp(known);
    a.bind(large);
    a.mov32(RDX, SMALLEST_LATER_GROWTH);
    a.bind(known);
    a.add32(RDX, RCX);
    a.mov(R8, THREAD, ThreadState.HEAP);
    a.mov(R10, R8, Heap.CURSOR);
    a.lea(R11, Address.at(R10, RDX, 8, 0));
    a.cmp(R11, R8, Heap.END);
    a.jcc(Condition.A, miss);
    a.mov(R8, Heap.CURSOR, R11);
    a.mov32(RAX, TableObject.CAPACITY, RDX);
    a.mov(R11, RAX, TableObject.ARRAY);
    a.mov(RAX, TableObject.ARRAY, R10);
    a.mov(Address.at(R10, RCX, 8, 0), RSI);
    a.lea(R9, RCX, 1);
    a.mov32(RAX, TableObject.LENGTH, R9);
    Label next = a.here();
    a.sub32(RCX, 1);
    a.jcc(Condition.B, copied);
    a.mov(R9, Address.at(R11, RCX, 8, 0));
    a.mov(Address.at(R10, RCX, 8, 0), R9);
    a.jmp(next);
    a.bind(copied);
    v.answer(true);
    a.bind(miss);
    v.answer(false);
  }
}
