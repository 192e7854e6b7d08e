package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.asm.Vector.XMM1;
import static dev.lathe.vm.jit.MacroAssembler.BASE;
import static dev.lathe.vm.jit.MacroAssembler.slot;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Vector;

/** Numeric loops, and the way back of others. */
final class LoopTemplates {
  private final MacroAssembler m;
  private final Assembler a;

  LoopTemplates(MacroAssembler m) {
    this.m = m;
    this.a = m.a;
  }

  private void needThreeNumbers(int ra) {
    for (int i = 0; i < 3; i++) {
      m.needDouble(ra + i, m.slow());
    }
  }

  /** Goes to {@code outside} if the index is beyond the loop's stop. The sign bit of the step decides where that is. */
  private void needWithin(int ra, Vector index, Label outside) {
    Label down = new Label();
    Label inside = new Label();
    Vector stop = m.mirrors().read(ra + 1, XMM1);
    a.cmp8(BASE, slot(ra + 2) + 7, 0);
    a.jcc(Condition.S, down);
    a.ucomisd(stop, index);
    a.jcc(Condition.B, outside);
    a.bind(inside);
    m.later(
        () -> {
          a.bind(down);
          a.ucomisd(index, stop);
          a.jcc(Condition.AE, inside);
          a.jmp(outside);
        });
  }

  void begin() {
    int ra = m.ra();
    needThreeNumbers(ra);
    Vector index = m.mirrors().read(ra, XMM0);
    m.storeDouble(ra + 3, index);
    needWithin(ra, index, m.target(m.at()));
  }

  void goOn() {
    int ra = m.ra();
    needThreeNumbers(ra);
    m.poll(m.slow());
    Vector index = m.mirrors().target(ra, XMM0);
    m.mirrors().load(index, ra);
    if (m.mirrors().isHeld(ra + 2)) {
      a.addsd(index, m.mirrors().at(ra + 2));
    } else {
      a.addsd(index, BASE, slot(ra + 2));
    }
    m.storeDouble(ra, index);
    needWithin(ra, index, m.label(m.at() + 1));
    a.movsd(BASE, slot(ra + 3), index);
    m.mirrors().writtenOnEdge(ra + 3, index);
    a.jmp(m.target(m.at()));
  }

  /** Behind the call of an iterator: goes on unless it has given nil. */
  void goOnWithItem() {
    int ra = m.ra();
    m.load(RAX, ra);
    m.needNotNil(RAX, m.next());
    m.poll(m.slow());
    m.store(ra - 1, RAX);
    a.jmp(m.target(m.at()));
  }

  void jump() {
    if (m.jump(m.at()) < 0) {
      m.poll(m.slow());
    }
    a.jmp(m.target(m.at()));
  }
}
