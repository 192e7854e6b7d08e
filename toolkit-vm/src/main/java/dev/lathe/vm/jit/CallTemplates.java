package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.R10;
import static dev.lathe.vm.asm.Register.R8;
import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;
import static dev.lathe.vm.asm.Register.RSP;
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

/** Calls of guest functions and leaf functions, returns, variable arguments. */
final class CallTemplates {
  /** Bytes of the jump in front of the place to which one result comes in rax. */
  static final int ONE_RESULT = 5;
  /** Arguments of a tail call that are moved one by one. */
  private static final int MOVED_IN_LINE = 8;
  /** In place of a number of arguments or results: as many as there are up to {@link ThreadState#TOP}. */
  private static final int UP_TO_TOP = -1;

  private final MacroAssembler m;
  private final Assembler a;

  CallTemplates(MacroAssembler m) {
    this.m = m;
    this.a = m.a;
  }

  /** Goes the long way unless R[A] is a function, whose address then is in rax; the prototype is in rdx, unless it is Java's. */
  void needGuest(int ra, Label isHost) {
    m.load(RAX, ra);
    m.needTag(RAX, Value.FUNCTION_TAG, RCX, m.slow());
    a.mov(RDX, RAX, FunctionObject.PROTOTYPE);
    a.test(RDX, RDX);
    a.jcc(Condition.E, isHost);
  }

  /** R[A]… := R[A](C − 1 arguments). */
  void call() {
    call(m.rc() - 1);
  }

  /** The same with all arguments up to top. */
  void callWithMany() {
    call(UP_TO_TOP);
  }

  private void call(int count) {
    Label isHost = new Label();
    int ra = m.ra();
    needGuest(ra, isHost);
    call(ra, m.rb() - 1, count, isHost);
  }

  /** Calls the function whose prototype is in rdx. */
  void call(int ra, int wanted, int count, Label isHost) {
    Label resume = new Label();
    a.mov32(BASE, slot(ra + 1), m.linkToNext() | Link.GUEST);
    a.emitAt(Form.MOV_RM32_I32, BASE, slot(ra + 1) + 4, resume);
    a.mov(PROTOTYPE, RDX);
    a.add(BASE, slot(ra + 2));
    loadCount(count, 0);
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
          a.bind(isHost);
          callLeaf(ra, count, slow);
          takeResult(ra, wanted, RDI);
          a.jmp(next);
          a.bind(general);
          takeBack(ra);
          takeResults(ra, wanted);
          m.mirrors().load(loop);
          a.jmp(next);
        });
  }

  /** Of the Java function in rax the flags may say that machine code can do it: its result comes in rdi. */
  private void callLeaf(int ra, int count, Label slow) {
    a.movzx8(RDX, RAX, FunctionObject.HOST_LEAF);
    a.test32(RDX, RDX);
    a.jcc(Condition.E, slow);
    a.lea(RSI, BASE, slot(ra + 2));
    loadCount(count, ra + 2);
    a.lea(RAX, new Address.Outside(m.shared().leaves()));
    a.call(Address.at(RAX, RDX, 8, 0));
    a.jcc(Condition.NE, slow);
  }

  /** The number of arguments in ecx; {@link #UP_TO_TOP}: of those from R[first] on. */
  private void loadCount(int count, int first) {
    if (count != UP_TO_TOP) {
      a.mov32(RCX, count);
      return;
    }
    a.mov(RCX, THREAD, ThreadState.TOP);
    a.sub(RCX, BASE);
    if (first > 0) {
      a.sub(RCX, slot(first));
    }
    a.shr(RCX, 3);
  }

  /** One result goes to R[A], if any is wanted; further ones are nil. */
  void takeResult(int ra, int wanted, Register result) {
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

  void takeBack(int ra) {
    a.sub(BASE, slot(ra + 2));
    a.movabs(PROTOTYPE, m.prototype());
  }

  /** ecx results from rsi on go to R[A]…, as many as are wanted, or all. */
  void takeResults(int ra, int wanted) {
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

  /** Calls R[A] in place of this frame. */
  void tailCall() {
    tailCall(m.rd() - 1);
  }

  /** The same with all arguments up to top. */
  void tailCallWithMany() {
    tailCall(UP_TO_TOP);
  }

  private void tailCall(int count) {
    int ra = m.ra();
    Label isHost = new Label();
    needGuest(ra, isHost);
    // Whatever else this frame returns to is Java's to know if the call fails.
    toFrame(m.slow());
    m.load(RAX, ra);
    a.mov(RDI, -16, RAX);
    if (count >= 0 && count <= MOVED_IN_LINE) {
      for (int i = 0; i < count; i++) {
        m.load(RAX, ra + 2 + i);
        a.mov(RDI, slot(i), RAX);
      }
      a.mov(BASE, RDI);
    } else {
      Label none = new Label();
      loadCount(count, ra + 2);
      a.lea(RSI, BASE, slot(ra + 2));
      a.mov(BASE, RDI);
      a.mov32(R8, RCX);
      a.test32(R8, R8);
      a.jcc(Condition.E, none);
      m.copyUp(R8, RAX);
      a.bind(none);
    }
    a.mov(PROTOTYPE, RDX);
    if (count != UP_TO_TOP) {
      a.mov32(RCX, count);
    }
    a.jmp(PROTOTYPE, PrototypeObject.GATE);
    Label slow = m.slow();
    m.later(
        () -> {
          a.bind(isHost);
          toFrame(slow);
          a.mov32(R10, RDI, -4);
          a.test32(R10, R10);
          a.jcc(Condition.E, slow);
          a.push(R10);
          a.push(RDI);
          Label failed = new Label();
          callLeaf(ra, count, failed);
          a.mov(RAX, RDI);
          a.pop(BASE);
          a.pop(RDX);
          a.lea(RDX, Address.at(ORIGIN, RDX, 1, ONE_RESULT));
          a.jmp(RDX);
          a.bind(failed);
          a.add(RSP, 16);
          a.jmp(slow);
        });
  }

  /** rdi becomes the base at which this call began, if that returns to guest code. Leaves rax, rcx and rdx alone. */
  private void toFrame(Label otherwise) {
    a.mov(RDI, BASE);
    if (m.keepsArguments()) {
      a.mov32(R8, BASE, -8);
      a.shr32(R8, 4);
      a.shl(R8, 3);
      a.sub(RDI, R8);
    }
    a.test8(RDI, -8, 0xF);
    a.jcc(Condition.NE, otherwise);
  }

  /** Returns D − 1 results from R[A] on. */
  void leave() {
    leave(m.rd() - 1);
  }

  /** Returns those from R[A] up to top. */
  void leaveWithMany() {
    leave(UP_TO_TOP);
  }

  /** Returns {@code count} results from R[A] on. */
  void leave(int count) {
    int ra = m.ra();
    if (m.keepsArguments()) {
      toFrame(m.slow());
      a.mov32(RDX, RDI, -4);
    } else {
      // The place that a link of either type to guest code names knows which it is.
      a.test8(BASE, -8, 0xF & ~Link.GUEST1);
      a.jcc(Condition.NE, m.slow());
      a.mov32(RDX, BASE, -4);
    }
    a.test32(RDX, RDX);
    a.jcc(Condition.E, m.slow());
    if (count == 1) {
      m.load(RAX, ra);
      a.lea(RDX, Address.at(ORIGIN, RDX, 1, ONE_RESULT));
    } else {
      a.lea(RSI, BASE, slot(ra));
      loadCount(count, ra);
      a.add(RDX, ORIGIN);
    }
    if (m.keepsArguments()) {
      a.mov(BASE, RDI);
    }
    a.jmp(RDX);
  }

  // --- variable arguments -----------------------------------------------------------------------------------------------

  /** R[A]… := the variable arguments, B − 1 of them or all. */
  void variableArguments() {
    if (!m.keepsArguments()) {
      a.jmp(m.slow());
      return;
    }
    int ra = m.ra();
    int wanted = m.rb() - 1;
    if (wanted > MOVED_IN_LINE) {
      a.jmp(m.slow());
      return;
    }
    Label some = new Label();
    a.mov32(RDX, BASE, -8);
    a.shr32(RDX, 4);
    a.sub32(RDX, 2 + m.rc());
    a.jcc(Condition.NS, some);
    a.xor32(RDX, RDX);
    a.bind(some);
    a.lea(RSI, Address.at(BASE, RDX, 8, 0));
    // The first one is as far below the base as there are some.
    a.shl(RDX, 4);
    a.sub(RSI, RDX);
    a.shr(RDX, 4);
    a.sub(RSI, 16);
    if (wanted < 0) {
      Label none = new Label();
      a.lea(RDI, BASE, slot(ra));
      a.lea(R8, Address.at(RDI, RDX, 8, 0));
      a.cmp(R8, THREAD, ThreadState.LIMIT);
      a.jcc(Condition.A, m.slow());
      a.mov(THREAD, ThreadState.TOP, R8);
      a.test32(RDX, RDX);
      a.jcc(Condition.E, none);
      m.copyUp(RDX, RAX);
      a.bind(none);
      return;
    }
    Label done = new Label();
    Label[] from = new Label[wanted];
    for (int i = 0; i < wanted; i++) {
      from[i] = new Label();
      a.cmp32(RDX, i);
      a.jcc(Condition.BE, from[i]);
      a.mov(RAX, RSI, slot(i));
      m.store(ra + i, RAX);
    }
    a.bind(done);
    m.later(
        () -> {
          for (int i = 0; i < wanted; i++) {
            a.bind(from[i]);
            a.mov(RAX, m.pool(Value.NIL));
            m.store(ra + i, RAX);
          }
          a.jmp(done);
        });
  }
}
