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
import static dev.lathe.vm.jit.ValueAssembler.FIRST_TAG;
import static dev.lathe.vm.jit.ValueAssembler.THREAD;

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.TableObject;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.value.Value;

/**
 * Machine code that templates call: what is too long to be in each of them. A routine answers by the zero flag: set, it has done its
 * work; else it has done nothing. It may use all registers that templates may.
 */
final class Routines {
  private final Assembler a;
  private final RoutineAssembler v;

  Routines(RoutineAssembler v) {
    this.v = v;
    this.a = v.a;
  }

  void assemble() {
    get();
    set();
    compare();
    compareStrings();
  }

  /** Goes to {@code found} with rsi at the entry of the shape in edx, to {@code miss} if there is none; the label is where to go on looking. */
  private Label search(Label found, Label miss) {
    a.mov(RSI, RCX, Caches.PAYLOAD);
    a.test32(RSI, 1);
    a.jcc(Condition.E, miss);
    a.mov32(R9, RSI, Caches.COUNT - 1);
    a.add(RSI, Caches.ENTRIES - 1 - Caches.ENTRY);
    Label next = a.here();
    a.sub32(R9, 1);
    a.jcc(Condition.B, miss);
    a.add(RSI, Caches.ENTRY);
    a.cmp32(RSI, Caches.SHAPE, RDX);
    a.jcc(Condition.NE, next);
    a.jmp(found);
    return next;
  }

  private void needCurrent(Label otherwise) {
    a.mov(R8, RSI, Caches.VERSION_ADDRESS);
    a.mov(R8, R8, 0);
    a.cmp(R8, RSI, Caches.VERSION);
    a.jcc(Condition.NE, otherwise);
  }

  private void get() {
    Label found = new Label();
    Label miss = new Label();
    Label hit = new Label();
    Label unowned = new Label();
    Label inOverflow = new Label();
    Label isNil = new Label();
    Label own = new Label();
    Label ownOverflow = new Label();
    Label ownValue = new Label();
    Label entries = new Label();
    v.begin(Routine.CACHE_GET);
    a.mov32(RDX, RAX, Header.SHAPE);
    // The caller has seen the record's shape, or nil.
    a.cmp32(RDX, RCX, Caches.SHAPE);
    a.jcc(Condition.NE, entries);
    a.mov(RDI, v.pool(Value.NIL));
    a.cmp16(RAX, Header.FLAGS, 0);
    a.jcc(Condition.NS, hit);
    a.bind(entries);
    Label next = search(found, miss);
    a.bind(found);
    a.mov32(R10, RSI, Caches.KIND);
    a.mov32(R11, R10);
    a.shr32(R11, Caches.OWN_SHIFT);
    a.jcc(Condition.E, unowned);
    // There is a slot, which must hold nil.
    needCurrent(next);
    a.test32(R11, Caches.IN_OVERFLOW);
    a.jcc(Condition.NE, inOverflow);
    a.mov(RDI, Address.at(RAX, R11, 1, 0));
    a.bind(isNil);
    a.cmp(RDI, v.pool(Value.NIL));
    a.jcc(Condition.NE, next);
    a.bind(unowned);
    a.movzx8(R10, R10);
    a.mov(R11, RSI, Caches.WHERE);
    a.cmp32(R10, Caches.OWN);
    a.jcc(Condition.E, own);
    a.cmp32(R10, Caches.OWN_OVERFLOW);
    a.jcc(Condition.E, ownOverflow);
    needCurrent(next);
    a.cmp32(R10, Caches.CHAIN);
    a.mov(RDI, v.pool(Value.NIL));
    a.jcc(Condition.A, ownValue);
    a.mov(RDI, R11, 0);
    v.needNotNil(RDI, next);
    a.bind(hit);
    v.answer(true);
    // Nothing at the end of the chain is nil; a function is to be called.
    a.bind(ownValue);
    a.cmp32(R10, Caches.NOTHING);
    a.jcc(Condition.E, hit);
    a.jmp(miss);
    a.bind(own);
    Label ownSlot = new Label();
    a.mov(RDI, Address.at(RAX, R11, 1, 0));
    a.bind(ownSlot);
    a.cmp(RDI, v.pool(Value.NIL));
    a.jcc(Condition.NE, hit);
    a.cmp16(RAX, Header.FLAGS, 0);
    a.jcc(Condition.S, next);
    a.jmp(hit);
    a.bind(ownOverflow);
    a.mov(R8, RAX, TableObject.OVERFLOW);
    a.mov(RDI, Address.at(R8, R11, 1, 0));
    a.jmp(ownSlot);
    a.bind(inOverflow);
    a.and32(R11, Caches.IN_OVERFLOW - 1);
    a.mov(R8, RAX, TableObject.OVERFLOW);
    a.mov(RDI, Address.at(R8, R11, 1, 0));
    a.jmp(isNil);
    a.bind(miss);
    v.answer(false);
  }

  private void set() {
    Label found = new Label();
    Label miss = new Label();
    Label overflow = new Label();
    Label inSlots = new Label();
    Label adds = new Label();
    v.begin(Routine.CACHE_SET);
    a.mov32(RDX, RAX, Header.SHAPE);
    search(found, miss);
    a.bind(found);
    a.mov32(R10, RSI, Caches.KIND);
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
    a.mov(R9, R8);
    needCurrent(miss);
    Label store = new Label();
    a.mov32(R10, RSI, Caches.NEXT);
    a.cmp32(R10, RDX);
    a.jcc(Condition.E, store);
    v.needNotNil(RDI, miss);
    a.bind(store);
    a.mov(R9, 0, RDI);
    a.mov32(RAX, Header.SHAPE, R10);
    v.answer(true);
    a.bind(miss);
    v.answer(false);
  }

  /** Goes to {@code unknown} unless the value is a double or of a kind that is equal to nothing but itself, and strings. */
  private void needSimple(Register value, Register tag, Label unknown) {
    Label is = new Label();
    v.tag(tag, value);
    a.cmp(value, FIRST_TAG);
    a.jcc(Condition.B, is);
    for (int other : new int[] {Value.INT_TAG, Value.LIST_TAG}) {
      a.cmp32(tag, other);
      a.jcc(Condition.E, unknown);
    }
    a.cmp32(tag, Value.OBJECT_TAG);
    a.jcc(Condition.LE, unknown);
    a.bind(is);
  }

  private void compare() {
    Label unknown = new Label();
    Label are = new Label();
    Label strings = new Label();
    Label bytes = new Label();
    Label tables = new Label();
    v.begin(Routine.UNEQUAL);
    needSimple(RAX, R8, unknown);
    needSimple(RCX, R9, unknown);
    a.cmp32(R8, R9);
    a.jcc(Condition.NE, are);
    a.cmp32(R8, Value.STRING_TAG);
    a.jcc(Condition.E, strings);
    a.cmp32(R8, Value.TABLE_TAG);
    a.jcc(Condition.E, tables);
    a.bind(are);
    v.answer(true);
    a.bind(strings);
    v.payload(RAX);
    v.payload(RCX);
    // Of equal strings the atom is one object.
    a.test8(RAX, Header.FLAGS, StringObject.ATOM);
    a.jcc(Condition.E, bytes);
    a.test8(RCX, Header.FLAGS, StringObject.ATOM);
    a.jcc(Condition.NE, are);
    a.bind(bytes);
    a.mov32(R8, RAX, StringObject.LENGTH);
    a.cmp32(R8, RCX, StringObject.LENGTH);
    a.jcc(Condition.NE, are);
    a.test8(RAX, Header.FLAGS, StringObject.ROPE | StringObject.FLAT_ROPE);
    a.jcc(Condition.NE, unknown);
    a.test8(RCX, Header.FLAGS, StringObject.ROPE | StringObject.FLAT_ROPE);
    a.jcc(Condition.NE, unknown);
    a.xor32(R11, R11);
    Label next = a.here();
    a.cmp32(R11, R8);
    a.jcc(Condition.AE, unknown);
    a.mov(R9, Address.at(RAX, R11, 1, StringObject.BYTES));
    a.cmp(R9, Address.at(RCX, R11, 1, StringObject.BYTES));
    a.jcc(Condition.NE, are);
    a.add32(R11, 8);
    a.jmp(next);
    a.bind(tables);
    v.payload(RAX);
    v.payload(RCX);
    // One without a metatable has nobody to ask, and mostly no metatable is asked.
    a.cmp16(RAX, Header.FLAGS, 0);
    a.jcc(Condition.NS, are);
    a.cmp16(RCX, Header.FLAGS, 0);
    a.jcc(Condition.NS, are);
    a.mov(R8, THREAD, ThreadState.HEAP);
    a.cmp32(R8, Heap.COMPARED, 0);
    a.jcc(Condition.E, are);
    a.bind(unknown);
    v.answer(false);
  }

  private void needFlatString(Register value, Label unknown) {
    v.needTag(value, Value.STRING_TAG, R8, unknown);
    a.test8(value, Header.FLAGS, StringObject.ROPE | StringObject.FLAT_ROPE);
    a.jcc(Condition.NE, unknown);
  }

  /** Word by word, as {@code Strings.compare}: behind the last byte there are zeros. */
  private void compareStrings() {
    Label unknown = new Label();
    Label lengths = new Label();
    Label decided = new Label();
    v.begin(Routine.COMPARE_STRINGS);
    needFlatString(RAX, unknown);
    needFlatString(RCX, unknown);
    a.mov32(R8, RAX, StringObject.LENGTH);
    a.mov32(R9, RCX, StringObject.LENGTH);
    a.mov32(R10, R8);
    a.cmp32(R10, R9);
    a.cmov(Condition.A, R10, R9);
    a.xor32(R11, R11);
    Label next = a.here();
    a.cmp32(R11, R10);
    a.jcc(Condition.AE, lengths);
    a.mov(RSI, Address.at(RCX, R11, 1, StringObject.BYTES));
    a.mov(RDI, Address.at(RAX, R11, 1, StringObject.BYTES));
    a.add32(R11, 8);
    a.cmp(RSI, RDI);
    a.jcc(Condition.E, next);
    a.bswap(RSI);
    a.bswap(RDI);
    a.cmp(RSI, RDI);
    a.jmp(decided);
    a.bind(lengths);
    a.cmp32(R9, R8);
    a.bind(decided);
    a.mov32(RDI, 1);
    a.mov32(R10, 2);
    a.mov32(R11, 0);
    a.cmov(Condition.A, RDI, R10);
    a.cmov(Condition.B, RDI, R11);
    v.answer(true);
    a.bind(unknown);
    v.answer(false);
  }
}
