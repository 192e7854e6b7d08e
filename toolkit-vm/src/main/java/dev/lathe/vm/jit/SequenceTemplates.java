package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;
import static dev.lathe.vm.jit.MacroAssembler.BASE;
import static dev.lathe.vm.jit.MacroAssembler.slot;

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.value.Value;

/** Items of lists and tuples, in line for lists: by index, all of them, one by one. */
final class SequenceTemplates {
  /** More items are unpacked by a loop. */
  private static final int UNPACKED_IN_LINE = 8;

  private final MacroAssembler m;
  private final Assembler a;

  SequenceTemplates(MacroAssembler m) {
    this.m = m;
    this.a = m.a;
  }

  /** Turns the value in rax into a tuple's address. Uses rsi. */
  private void needTuple(Label otherwise) {
    m.needTag(RAX, Value.OBJECT_TAG, RSI, otherwise);
    a.cmp8(RAX, Header.KIND, Kind.TUPLE.ordinal());
    a.jcc(Condition.NE, otherwise);
  }

  // --- by index ---------------------------------------------------------------------------------------------------------

  /** R[A] := R[B][R[C]]. */
  void getItem() {
    Label slow = m.slow();
    m.load(RCX, m.rc());
    m.needInteger(RCX, RDX, RSI, slow);
    m.toLong(RCX);
    getItemAtRcx();
  }

  /** R[A] := R[B][C]. */
  void getItemAtLiteral() {
    a.movabs(RCX, (byte) m.rc());
    getItemAtRcx();
  }

  private void getItemAtRcx() {
    Label slow = m.slow();
    Label noList = new Label();
    Label wraps = new Label();
    Label inside = new Label();
    Label done = new Label();
    int to = m.ra();
    int sequence = m.rb();
    m.load(RAX, sequence);
    m.needTag(RAX, Value.LIST_TAG, RSI, noList);
    a.mov32(RDX, RAX, ListObject.LENGTH);
    a.mov(RAX, RAX, ListObject.ITEMS);
    a.cmp(RCX, RDX);
    a.jcc(Condition.AE, wraps);
    a.bind(inside);
    a.mov(RAX, Address.at(RAX, RCX, 8, 0));
    m.store(to, RAX);
    m.later(
        () -> {
          a.bind(noList);
          m.load(RAX, sequence);
          needTuple(slow);
          a.mov32(RDX, RAX, TupleObject.LENGTH);
          a.add(RAX, TupleObject.ITEMS);
          a.cmp(RCX, RDX);
          a.jcc(Condition.B, inside);
          a.bind(wraps);
          fromTheEnd(slow);
          a.jmp(inside);
        });
  }

  /** rcx, which is no index below the length in rdx, counts from the end. */
  private void fromTheEnd(Label slow) {
    a.add(RCX, RDX);
    a.cmp(RCX, RDX);
    a.jcc(Condition.AE, slow);
  }

  /** R[B][R[C]] := R[A], of a list. */
  void setItem() {
    Label slow = m.slow();
    Label wraps = new Label();
    Label inside = new Label();
    m.load(RCX, m.rc());
    m.needInteger(RCX, RDX, RSI, slow);
    m.toLong(RCX);
    m.load(RAX, m.rb());
    m.needTag(RAX, Value.LIST_TAG, RSI, slow);
    m.load(RDI, m.ra());
    m.needNoBarrier(RAX, RDI, RSI, slow);
    a.mov32(RDX, RAX, ListObject.LENGTH);
    a.mov(RAX, RAX, ListObject.ITEMS);
    a.cmp(RCX, RDX);
    a.jcc(Condition.AE, wraps);
    a.bind(inside);
    a.mov(Address.at(RAX, RCX, 8, 0), RDI);
    m.later(
        () -> {
          a.bind(wraps);
          fromTheEnd(slow);
          a.jmp(inside);
        });
  }

  /** Appends R[D] to the list R[A], if that has room. */
  void append() {
    Label slow = m.slow();
    m.load(RAX, m.ra());
    m.needTag(RAX, Value.LIST_TAG, RSI, slow);
    m.load(RDI, m.rd());
    m.needNoBarrier(RAX, RDI, RSI, slow);
    a.mov32(RCX, RAX, ListObject.LENGTH);
    a.cmp32(RCX, RAX, ListObject.CAPACITY);
    a.jcc(Condition.AE, slow);
    a.mov(RDX, RAX, ListObject.ITEMS);
    a.mov(Address.at(RDX, RCX, 8, 0), RDI);
    a.add32(RCX, 1);
    a.mov32(RAX, ListObject.LENGTH, RCX);
  }

  /** R[A] := an intrinsic of R[B…]: the number of items of a list or tuple. */
  void intrinsic() {
    Label slow = m.slow();
    if (m.rc() != Intrinsic.LENGTH.ordinal()) {
      a.jmp(slow);
      return;
    }
    Label noList = new Label();
    Label done = new Label();
    int to = m.ra();
    int sequence = m.rb();
    m.load(RAX, sequence);
    m.needTag(RAX, Value.LIST_TAG, RSI, noList);
    a.mov32(RCX, RAX, ListObject.LENGTH);
    a.bind(done);
    a.or(RCX, m.pool(Value.ofInt(0)));
    m.store(to, RCX);
    m.later(
        () -> {
          a.bind(noList);
          m.load(RAX, sequence);
          needTuple(slow);
          a.mov32(RCX, RAX, TupleObject.LENGTH);
          a.jmp(done);
        });
  }

  // --- all of them ------------------------------------------------------------------------------------------------------

  /** R[A..A+C-1] := the items of R[B], which are as many. */
  void unpack() {
    Label slow = m.slow();
    Label noList = new Label();
    Label copy = new Label();
    int to = m.ra();
    int sequence = m.rb();
    int count = m.rc();
    m.load(RAX, sequence);
    m.needTag(RAX, Value.LIST_TAG, RSI, noList);
    a.cmp32(RAX, ListObject.LENGTH, count);
    a.jcc(Condition.NE, slow);
    a.mov(RSI, RAX, ListObject.ITEMS);
    a.bind(copy);
    if (count <= UNPACKED_IN_LINE) {
      for (int i = 0; i < count; i++) {
        a.mov(RAX, RSI, 8 * i);
        m.store(to + i, RAX);
      }
    } else {
      a.lea(RDI, BASE, slot(to));
      a.mov32(RCX, count);
      m.copyUp(RCX, RAX);
    }
    m.later(
        () -> {
          a.bind(noList);
          m.load(RAX, sequence);
          needTuple(slow);
          a.cmp32(RAX, TupleObject.LENGTH, count);
          a.jcc(Condition.NE, slow);
          a.lea(RSI, RAX, TupleObject.ITEMS);
          a.jmp(copy);
        });
  }

  // --- one by one -------------------------------------------------------------------------------------------------------

  /** R[A], R[A+1] := iteration over R[D]: of lists, tuples and strings that is the object and where it is. */
  void iterate() {
    Label slow = m.slow();
    Label begin = new Label();
    Label noList = new Label();
    int to = m.ra();
    int sequence = m.rd();
    m.load(RCX, sequence);
    m.tag(RAX, RCX);
    a.cmp32(RAX, Value.LIST_TAG);
    a.jcc(Condition.NE, noList);
    a.bind(begin);
    a.mov(RAX, m.pool(Value.ofInt(0)));
    m.store(to, RCX);
    m.store(to + 1, RAX);
    m.later(
        () -> {
          a.bind(noList);
          a.cmp32(RAX, Value.STRING_TAG);
          a.jcc(Condition.E, begin);
          m.load(RAX, sequence);
          needTuple(slow);
          a.jmp(begin);
        });
  }

  /** The next item of R[A], R[A+1] to R[A+2] and back; or on, and R[A] is nil for good. */
  void next() {
    Label slow = m.slow();
    Label next = m.next();
    Label target = m.target(m.at());
    Label noList = new Label();
    Label ends = new Label();
    Label take = new Label();
    int state = m.ra();
    m.load(RAX, state);
    m.needTag(RAX, Value.LIST_TAG, RSI, noList);
    a.mov32(RDI, RAX, ListObject.LENGTH);
    a.mov(RAX, RAX, ListObject.ITEMS);
    a.bind(take);
    m.load(RCX, state + 1);
    m.needInteger(RCX, RDX, RSI, slow);
    // A negative position, which only registers that were written otherwise have, is above all others: Java says what it means.
    a.cmp(RCX, RDI);
    a.jcc(Condition.AE, ends);
    a.mov(RAX, Address.at(RAX, RCX, 8, 0));
    a.cmp(RAX, m.pool(Value.UNDEF));
    a.jcc(Condition.E, slow);
    m.poll(slow);
    a.add(RCX, 1);
    a.or(RCX, RDX);
    m.store(state + 1, RCX);
    m.store(state + 2, RAX);
    a.jmp(target);
    m.later(
        () -> {
          a.bind(noList);
          m.load(RAX, state);
          a.cmp(RAX, m.pool(Value.NIL));
          a.jcc(Condition.E, next);
          needTuple(slow);
          a.mov32(RDI, RAX, TupleObject.LENGTH);
          a.add(RAX, TupleObject.ITEMS);
          a.jmp(take);
          a.bind(ends);
          a.jcc(Condition.NE, slow);
          m.storeConstant(state, Value.NIL);
          a.jmp(next);
        });
  }

  // --- ranges -----------------------------------------------------------------------------------------------------------

  /** Index, stop and step from R[A] on, small integers, in rax, rcx and rsi, their payloads shifted up; the tag in rdx. Uses rdi. */
  private void loadRange(int ra) {
    Label slow = m.slow();
    m.load(RAX, ra);
    m.load(RCX, ra + 1);
    m.load(RSI, ra + 2);
    a.movabs(RDX, Value.ofInt(0));
    a.xor(RAX, RDX);
    a.xor(RCX, RDX);
    a.xor(RSI, RDX);
    a.mov(RDI, RAX);
    a.or(RDI, RCX);
    a.or(RDI, RSI);
    a.shr(RDI, Long.SIZE - ValueAssembler.TAG_BITS);
    a.jcc(Condition.NE, slow);
    a.shl(RAX, ValueAssembler.TAG_BITS);
    a.shl(RCX, ValueAssembler.TAG_BITS);
    a.shl(RSI, ValueAssembler.TAG_BITS);
  }

  /** Goes to {@code outside} if the index in rax is beyond the stop in rcx by the step in rsi. */
  private void needWithin(Label outside) {
    Label down = new Label();
    Label inside = new Label();
    a.test(RSI, RSI);
    a.jcc(Condition.S, down);
    a.cmp(RAX, RCX);
    a.jcc(Condition.G, outside);
    a.bind(inside);
    m.later(
        () -> {
          a.bind(down);
          a.cmp(RAX, RCX);
          a.jcc(Condition.GE, inside);
          a.jmp(outside);
        });
  }

  /** As FORI on integers. */
  void beginRange() {
    int ra = m.ra();
    loadRange(ra);
    a.test(RSI, RSI);
    a.jcc(Condition.E, m.slow());
    needWithin(m.target(m.at()));
    m.load(RAX, ra);
    m.store(ra + 3, RAX);
  }

  /** As FORL on integers; an index that is no small integer any more ends the loop. */
  void continueRange() {
    int ra = m.ra();
    loadRange(ra);
    m.poll(m.slow());
    a.add(RAX, RSI);
    a.jcc(Condition.O, m.next());
    needWithin(m.next());
    a.shr(RAX, ValueAssembler.TAG_BITS);
    a.or(RAX, RDX);
    m.store(ra, RAX);
    m.store(ra + 3, RAX);
    a.jmp(m.target(m.at()));
  }
}
