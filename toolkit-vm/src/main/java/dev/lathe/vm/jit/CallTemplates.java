package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;
import static dev.lathe.vm.jit.MacroAssembler.BASE;
import static dev.lathe.vm.jit.MacroAssembler.ORIGIN;
import static dev.lathe.vm.jit.MacroAssembler.PROTOTYPE;
import static dev.lathe.vm.jit.MacroAssembler.THREAD;
import static dev.lathe.vm.jit.MacroAssembler.slot;

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Form;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.value.Value;

/** Calls of guest functions and leaf functions, and returns. */
final class CallTemplates {
  /** Bytes of the jump in front of the place to which one result comes in rax. */
  static final int ONE_RESULT = 5;
  /** Arguments of a tail call that are moved one by one. */
  private static final int MOVED_IN_LINE = 8;

  private final MacroAssembler m;
  private final Assembler a;

  CallTemplates(MacroAssembler m) {
    this.m = m;
    this.a = m.a;
  }

  /** Goes the long way unless R[A] is a function, whose address then is in rax; the prototype is in rdx, unless it is Java's. */
  private void needGuest(int ra, Label isHost) {
    m.load(RAX, ra);
    m.needTag(RAX, Value.FUNCTION_TAG, RCX, m.slow());
    a.mov(RDX, RAX, FunctionObject.PROTOTYPE);
    a.test(RDX, RDX);
    a.jcc(Condition.E, isHost);
  }

  void call() {
    int ra = m.ra();
    Label isHost = new Label();
    needGuest(ra, isHost);
    int wanted = m.rb() - 1;
    int count = m.rc() - 1;
    Label resume = new Label();
    a.mov32(BASE, slot(ra + 1), m.linkToNext() | Link.GUEST);
    a.emitAt(Form.MOV_RM32_I32, BASE, slot(ra + 1) + 4, resume);
    a.mov(PROTOTYPE, RDX);
    a.add(BASE, slot(ra + 2));
    a.mov32(RCX, count);
    a.jmp(PROTOTYPE, PrototypeObject.GATE);
    a.bind(resume);
    Label general = new Label();
    a.jmp(general);
    assert a.position() == resume.position() + ONE_RESULT;
    takeBack(ra);
    takeResult(ra, wanted, RAX);
    Hints.Loop loop = m.mirrors().loop();
    m.mirrors().load(loop);
    Label next = m.next();
    Label slow = m.slow();
    m.later(
        () -> {
          // Of a Java function the flags may say that machine code can do it.
          a.bind(isHost);
          a.movzx8(RDX, RAX, FunctionObject.HOST_LEAF);
          a.test32(RDX, RDX);
          a.jcc(Condition.E, slow);
          a.lea(RSI, BASE, slot(ra + 2));
          a.mov32(RCX, count);
          a.lea(RAX, new Address.Outside(m.shared().leaves()));
          a.call(Address.at(RAX, RDX, 8, 0));
          a.jcc(Condition.NE, slow);
          takeResult(ra, wanted, RDI);
          a.jmp(next);
          a.bind(general);
          takeBack(ra);
          takeResults(ra, wanted);
          m.mirrors().load(loop);
          a.jmp(next);
        });
  }

  /** One result goes to R[A], if any is wanted; further ones are nil. */
  private void takeResult(int ra, int wanted, Register result) {
    if (wanted == 0) {
      return;
    }
    m.store(ra, result);
    if (wanted < 0) {
      a.lea(RCX, BASE, slot(ra + 1));
      a.mov(THREAD, ThreadState.TOP, RCX);
    } else if (wanted > 1) {
      a.mov(RCX, m.pool(Value.NIL));
      for (int i = 1; i < wanted; i++) {
        m.store(ra + i, RCX);
      }
    }
  }

  private void takeBack(int ra) {
    a.sub(BASE, slot(ra + 2));
    a.movabs(PROTOTYPE, m.prototype());
  }

  /** ecx results from rsi on go to R[A]…, as many as are wanted, or all. */
  private void takeResults(int ra, int wanted) {
    if (wanted == 0) {
      return;
    }
    Label done = new Label();
    Label copy = new Label();
    Label fill = new Label();
    a.lea(RDI, BASE, slot(ra));
    if (wanted > 0) {
      a.mov32(RDX, wanted);
      a.bind(copy);
      a.test32(RCX, RCX);
      a.jcc(Condition.E, fill);
      a.mov(RAX, RSI, 0);
      a.mov(RDI, 0, RAX);
      a.add(RSI, 8);
      a.add(RDI, 8);
      a.sub32(RCX, 1);
      a.sub32(RDX, 1);
      a.jcc(Condition.NE, copy);
      a.jmp(done);
      a.bind(fill);
      a.mov(RAX, m.pool(Value.NIL));
      Label next = a.here();
      a.mov(RDI, 0, RAX);
      a.add(RDI, 8);
      a.sub32(RDX, 1);
      a.jcc(Condition.NE, next);
    } else {
      a.bind(copy);
      a.test32(RCX, RCX);
      a.jcc(Condition.E, fill);
      a.mov(RAX, RSI, 0);
      a.mov(RDI, 0, RAX);
      a.add(RSI, 8);
      a.add(RDI, 8);
      a.sub32(RCX, 1);
      a.jmp(copy);
      a.bind(fill);
      a.mov(THREAD, ThreadState.TOP, RDI);
    }
    a.bind(done);
  }

  void tailCall(int count) {
    int ra = m.ra();
    needGuest(ra, m.slow());
    // Whatever else this frame returns to is Java's to know if the call fails.
    a.test8(BASE, -8, 0xF);
    a.jcc(Condition.NE, m.slow());
    m.load(RAX, ra);
    a.mov(BASE, -16, RAX);
    if (count <= MOVED_IN_LINE) {
      for (int i = 0; i < count; i++) {
        m.load(RAX, ra + 2 + i);
        m.store(i, RAX);
      }
    } else {
      a.lea(RSI, BASE, slot(ra + 2));
      a.mov(RDI, BASE);
      a.mov32(RCX, count);
      m.copyUp(RCX, RAX);
    }
    a.mov(PROTOTYPE, RDX);
    a.mov32(RCX, count);
    a.jmp(PROTOTYPE, PrototypeObject.GATE);
  }

  /** Returns {@code count} results from R[A] on. */
  void leave(int count) {
    int ra = m.ra();
    a.test8(BASE, -8, 0xF);
    a.jcc(Condition.NE, m.slow());
    a.mov32(RDX, BASE, -4);
    a.test32(RDX, RDX);
    a.jcc(Condition.E, m.slow());
    if (count == 1) {
      m.load(RAX, ra);
      a.lea(RDX, Address.at(ORIGIN, RDX, 1, ONE_RESULT));
    } else {
      a.lea(RSI, BASE, slot(ra));
      a.mov32(RCX, count);
      a.add(RDX, ORIGIN);
    }
    a.jmp(RDX);
  }
}
