package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;
import static dev.lathe.vm.jit.MacroAssembler.BASE;
import static dev.lathe.vm.jit.MacroAssembler.THREAD;
import static dev.lathe.vm.jit.MacroAssembler.slot;

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.value.Value;

/**
 * How functions begin: entered by a jump with the new base in rbx, the prototype in place, and ecx arguments. What is not done here leaves
 * for Java as a call, before anything has changed.
 */
final class Prologues {
  private final MacroAssembler m;
  private final Assembler a;
  private final int properties;
  private final int parameters;
  private final int frame;

  Prologues(MacroAssembler m) {
    this.m = m;
    this.a = m.a;
    properties = Memory.getByte(m.prototype() + PrototypeObject.PROPERTIES);
    parameters = PrototypeObject.parameters(m.prototype());
    frame = PrototypeObject.frameSize(m.prototype());
  }

  private boolean has(int property) {
    return (properties & property) != 0;
  }

  /** Whether calls may enter machine code: else arguments are bound by Java, or a call makes a generator. */
  boolean canBegin() {
    return !has(PrototypeObject.RESUMABLE) && (!has(PrototypeObject.CHECKED) || has(PrototypeObject.EXACT) && !has(PrototypeObject.VARARG));
  }

  /** @param start where the first boundary is checked and begins: behind the prologue */
  void prologue(Label start) {
    Label leave = new Label();
    if (m.keepsArguments()) {
      keepArguments(leave);
    } else {
      a.lea(RDX, BASE, slot(frame));
      needRoom(leave);
      if (has(PrototypeObject.CHECKED)) {
        Label fill = new Label();
        Label body = m.label(0);
        a.cmp32(RCX, parameters);
        a.jcc(Condition.NE, fill);
        m.later(() -> {
          a.bind(fill);
          fillDefaults(body, leave);
        });
      } else if (parameters > 0) {
        fill(start);
      }
    }
    m.later(
        () -> {
          a.bind(leave);
          m.leave(Routine.CALL);
        });
  }

  /** The frame ends at rdx. */
  private void needRoom(Label leave) {
    a.cmp(RDX, THREAD, ThreadState.LIMIT);
    a.jcc(Condition.A, leave);
    m.poll(leave);
  }

  /** Parameters without an argument are nil. */
  private void fill(Label start) {
    Label fill = new Label();
    a.cmp32(RCX, parameters);
    a.jcc(Condition.B, fill);
    m.later(
        () -> {
          a.bind(fill);
          a.mov(RAX, m.pool(Value.NIL));
          Label next = a.here();
          a.mov(Address.at(BASE, RCX, 8, 0), RAX);
          a.add32(RCX, 1);
          a.cmp32(RCX, parameters);
          a.jcc(Condition.B, next);
          a.jmp(start);
        });
  }

  /**
   * There are not as many arguments as parameters: takes defaults for those that are missing.
   *
   * @param leave for what the binder is to say
   */
  private void fillDefaults(Label body, Label leave) {
    a.jcc(Condition.A, leave);
    m.loadFunction(RAX);
    a.mov(RAX, RAX, FunctionObject.UPVALUES + 8 * (PrototypeObject.upvalues(m.prototype()) + FunctionObject.DEFAULTS));
    m.needTag(RAX, Value.OBJECT_TAG, RDX, leave);
    // The default of parameter i is the item i − parameters + length.
    a.mov32(RDX, RAX, TupleObject.LENGTH);
    a.lea(RSI, Address.at(RAX, RDX, 8, TupleObject.ITEMS - 8 * parameters));
    a.add32(RDX, RCX);
    a.cmp32(RDX, parameters);
    a.jcc(Condition.B, leave);
    needAllBound(leave);
    Label next = a.here();
    a.mov(RAX, Address.at(RSI, RCX, 8, 0));
    a.mov(Address.at(BASE, RCX, 8, 0), RAX);
    a.add32(RCX, 1);
    a.cmp32(RCX, parameters);
    a.jcc(Condition.B, next);
    a.jmp(body);
  }

  /** For the binder an argument that is UNDEF is none. Uses rax and rdx. */
  private void needAllBound(Label leave) {
    Label done = new Label();
    a.mov(RAX, m.pool(Value.UNDEF));
    a.mov32(RDX, RCX);
    Label next = a.here();
    a.sub32(RDX, 1);
    a.jcc(Condition.B, done);
    a.cmp(Address.at(BASE, RDX, 8, 0), RAX);
    a.jcc(Condition.NE, next);
    a.jmp(leave);
    a.bind(done);
  }

  /** The frame begins above the arguments; those of parameters move there. */
  private void keepArguments(Label leave) {
    a.lea(RDX, Address.at(BASE, RCX, 8, slot(frame + 2)));
    needRoom(leave);
    a.lea(RDI, Address.at(BASE, RCX, 8, slot(2)));
    a.mov(RAX, BASE, -16);
    a.mov(RDI, -16, RAX);
    a.lea(RAX, RCX, 2);
    a.shl(RAX, 4);
    a.or(RAX, Link.VARG);
    a.mov(RDI, -8, RAX);
    if (parameters > 0) {
      a.mov(RDX, m.pool(Value.NIL));
    }
    Label[] absent = new Label[parameters];
    for (int i = 0; i < parameters; i++) {
      absent[i] = new Label();
      a.cmp32(RCX, i);
      a.jcc(Condition.BE, absent[i]);
      a.mov(RAX, BASE, slot(i));
      a.mov(RDI, slot(i), RAX);
      a.mov(BASE, slot(i), RDX);
    }
    Label filled = a.here();
    a.mov(BASE, RDI);
    m.later(
        () -> {
          for (int i = 0; i < parameters; i++) {
            a.bind(absent[i]);
            a.mov(RDI, slot(i), RDX);
          }
          a.jmp(filled);
        });
  }
}
