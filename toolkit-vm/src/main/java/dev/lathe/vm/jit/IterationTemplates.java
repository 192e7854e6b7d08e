package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.R8;
import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.asm.Vector.XMM1;
import static dev.lathe.vm.jit.MacroAssembler.BASE;
import static dev.lathe.vm.jit.MacroAssembler.slot;

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.HashPart;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.TableObject;
import dev.lathe.vm.runtime.LeafFunction;
import dev.lathe.vm.value.Value;

/**
 * Calls of iterators: R[A − 3] is one, R[A − 2] what it goes over, R[A − 1] where it is. That is an integer in place, a position, where
 * a loop over a table was specialised when it began ({@code ISNEXT}).
 */
final class IterationTemplates {
  private final MacroAssembler m;
  private final Assembler a;
  private final CallTemplates calls;

  IterationTemplates(MacroAssembler m, CallTemplates calls) {
    this.m = m;
    this.a = m.a;
    this.calls = calls;
  }

  /** R[A]… := the next results of the iterator. */
  void call() {
    int ra = m.ra();
    m.load(RAX, ra - 1);
    m.tag(RCX, RAX);
    a.cmp32(RCX, Value.INT_TAG);
    a.jcc(Condition.E, m.slow());
    general(m.slow());
  }

  private void general(Label slow) {
    int ra = m.ra();
    int wanted = m.rb() - 1;
    if (wanted < 0) {
      a.jmp(slow);
      return;
    }
    Label isHost = new Label();
    // Where the call leaves for Java it is made again from the beginning.
    m.load(RAX, ra - 2);
    m.store(ra + 2, RAX);
    m.load(RAX, ra - 1);
    m.store(ra + 3, RAX);
    m.load(RAX, ra - 3);
    m.store(ra, RAX);
    calls.needGuest(ra, isHost);
    Label next = m.next();
    Label leaf = new Label();
    calls.call(ra, wanted, 2, leaf);
    m.later(
        () -> {
          a.bind(isHost);
          a.cmp8(RAX, FunctionObject.HOST_LEAF, LeafFunction.NEXT_ITEM.ordinal());
          a.jcc(Condition.NE, leaf);
          nextItem(ra, wanted, slow);
          a.jmp(next);
        });
  }

  /** As {@link LeafFunction#NEXT_ITEM} says, for items of the array part. */
  private void nextItem(int ra, int wanted, Label slow) {
    Label beyond = new Label();
    Label end = new Label();
    Label done = new Label();
    m.load(RAX, ra - 2);
    m.needTable(RAX, RCX, slow);
    m.loadDouble(XMM0, ra - 1, slow);
    m.toIndex(RCX, XMM0, XMM1, slow);
    a.cmp32(RCX, RAX, TableObject.LENGTH);
    a.jcc(Condition.AE, beyond);
    a.mov(RDX, RAX, TableObject.ARRAY);
    a.mov(RDI, Address.at(RDX, RCX, 8, 0));
    m.needNotNil(RDI, end);
    a.add32(RCX, 1);
    a.xorpd(XMM0, XMM0);
    a.cvtsi2sd32(XMM0, RCX);
    if (wanted > 0) {
      a.movsd(BASE, slot(ra), XMM0);
    }
    if (wanted > 1) {
      m.store(ra + 1, RDI);
    }
    a.mov(RDX, m.pool(Value.NIL));
    for (int i = 2; i < wanted; i++) {
      m.store(ra + i, RDX);
    }
    a.jmp(done);
    a.bind(beyond);
    // Others may be in the hash part.
    a.cmp(RAX, TableObject.HASH, 0);
    a.jcc(Condition.NE, slow);
    a.bind(end);
    a.mov(RDX, m.pool(Value.NIL));
    for (int i = 0; i < wanted; i++) {
      m.store(ra + i, RDX);
    }
    a.bind(done);
  }

  /** The same; of a specialised loop the next pair of the table, with which it goes on past the instruction behind this one. */
  void next() {
    int ra = m.ra();
    Label notSpecialised = new Label();
    Label beyond = new Label();
    Label take = new Label();
    Label end = new Label();
    Label again = m.target(m.at() + 1);
    Label out = m.label(m.at() + 2);
    Label slow = m.slow();
    m.load(RCX, ra - 1);
    m.tag(RDX, RCX);
    a.cmp32(RDX, Value.INT_TAG);
    a.jcc(Condition.NE, notSpecialised);
    m.payload(RCX);
    m.load(RAX, ra - 2);
    m.needTable(RAX, RDX, slow);
    m.poll(slow);
    a.mov32(RDX, RAX, TableObject.CAPACITY);
    a.cmp(RCX, RDX);
    a.jcc(Condition.AE, beyond);
    a.mov(R8, RAX, TableObject.ARRAY);
    Label scan = a.here();
    a.cmp32(RCX, RAX, TableObject.LENGTH);
    a.jcc(Condition.AE, end);
    a.mov(RDI, Address.at(R8, RCX, 8, 0));
    a.add32(RCX, 1);
    a.cmp(RDI, m.pool(Value.NIL));
    a.jcc(Condition.E, scan);
    a.xorpd(XMM0, XMM0);
    a.cvtsi2sd32(XMM0, RCX);
    a.movsd(BASE, slot(ra), XMM0);
    a.bind(take);
    m.store(ra + 1, RDI);
    a.movabs(RAX, (long) Value.INT_TAG << 47);
    a.or(RCX, RAX);
    m.store(ra - 1, RCX);
    a.jmp(again);
    m.later(
        () -> {
          a.bind(end);
          a.mov(RCX, RDX);
          a.bind(beyond);
          // Which slots a table has Java knows; in dictionary mode it has none.
          a.test16(RAX, Header.FLAGS, TableObject.DICTIONARY);
          a.jcc(Condition.E, slow);
          a.sub(RCX, RDX);
          a.mov(R8, RAX, TableObject.HASH);
          Label none = new Label();
          a.test(R8, R8);
          a.jcc(Condition.E, none);
          Label next = a.here();
          a.mov32(RAX, R8, HashPart.USED);
          a.cmp(RCX, RAX);
          a.jcc(Condition.AE, none);
          a.mov(RAX, RCX);
          a.shl(RAX, 4);
          a.mov(RDI, Address.at(R8, RAX, 1, HashPart.ENTRIES + 8));
          a.add(RCX, 1);
          a.cmp(RDI, m.pool(Value.NIL));
          a.jcc(Condition.E, next);
          a.mov(RAX, Address.at(R8, RAX, 1, HashPart.ENTRIES));
          m.store(ra, RAX);
          a.add(RCX, RDX);
          a.jmp(take);
          a.bind(none);
          a.mov(RAX, m.pool(Value.NIL));
          m.store(ra, RAX);
          a.jmp(out);
        });
    a.bind(notSpecialised);
    general(slow);
  }
}
