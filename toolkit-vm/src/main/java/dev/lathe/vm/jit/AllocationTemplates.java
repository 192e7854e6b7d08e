package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.R11;
import static dev.lathe.vm.asm.Register.R8;
import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;
import static dev.lathe.vm.jit.MacroAssembler.BASE;
import static dev.lathe.vm.jit.MacroAssembler.PROTOTYPE;
import static dev.lathe.vm.jit.MacroAssembler.TABLE;
import static dev.lathe.vm.jit.MacroAssembler.THREAD;
import static dev.lathe.vm.jit.MacroAssembler.constant;
import static dev.lathe.vm.jit.MacroAssembler.slot;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.value.Value;

/** New tables, functions and strings, and the end of captured variables. */
final class AllocationTemplates {
  /** Tables with a longer array part are Java's, which reserves memory for them. */
  private static final int LONGEST_ARRAY = 128;
  private static final int MOST_UPVALUES = 16;
  private static final int KIND_AND_MARK = 4;
  private static final int NO_ARRAY = 0x7FF;

  private final MacroAssembler m;
  private final Assembler a;

  AllocationTemplates(MacroAssembler m) {
    this.m = m;
    this.a = m.a;
  }

  /** R[A] := a new table; D has the room that it is to have. */
  void table() {
    int array = m.rd() & NO_ARRAY;
    if (array > LONGEST_ARRAY) {
      a.jmp(m.slow());
      return;
    }
    a.lea(RCX, PROTOTYPE, m.record());
    if (array > 1) {
      a.mov32(RDX, array - 1);
    } else {
      a.xor32(RDX, RDX);
    }
    m.call(Routine.NEW_TABLE);
    storeTable();
  }

  /** R[A] := a copy of the template K[D]. */
  void copy() {
    a.mov(RDX, PROTOTYPE, constant(m.rd()));
    a.xor(RDX, TABLE);
    a.lea(RCX, PROTOTYPE, m.record());
    m.call(Routine.COPY_TABLE);
    storeTable();
  }

  private void storeTable() {
    a.jcc(Condition.NE, m.slow());
    a.xor(RAX, TABLE);
    m.store(m.ra(), RAX);
  }

  /** R[A] := a new function of K[D]. What has been captured when the template gives up stays so: Java finds it again. */
  void function() {
    Constant constant = m.info().prototype().constants().get(m.rd());
    if (!(constant instanceof Constant.Child(Prototype child)) || !isPlain(child)) {
      a.jmp(m.slow());
      return;
    }
    a.mov(R8, THREAD, ThreadState.HEAP);
    a.mov(R11, R8, Heap.CURSOR);
    a.lea(RDI, R11, FunctionObject.UPVALUES + 8 * child.upvalueCount());
    a.cmp(RDI, R8, Heap.END);
    a.jcc(Condition.A, m.slow());
    a.mov(R8, Heap.CURSOR, RDI);
    a.mov32(RCX, R8, Heap.NEW_MARK);
    a.or32(RCX, Kind.FUNCTION.ordinal());
    a.mov32(R11, KIND_AND_MARK, RCX);
    a.mov(RAX, PROTOTYPE, constant(m.rd()));
    m.payload(RAX);
    a.mov(R11, FunctionObject.PROTOTYPE, RAX);
    m.loadFunction(RSI);
    a.mov(RAX, RSI, FunctionObject.ENVIRONMENT);
    a.mov(R11, FunctionObject.ENVIRONMENT, RAX);
    for (int i = 0; i < child.upvalueCount(); i++) {
      Prototype.Upvalue upvalue = child.upvalue(i);
      if (upvalue.origin() == Prototype.Upvalue.Origin.UPVALUE) {
        a.mov(RAX, RSI, FunctionObject.UPVALUES + 8 * upvalue.index());
        a.mov(R11, FunctionObject.UPVALUES + 8 * i, RAX);
      }
    }
    for (int i = 0; i < child.upvalueCount(); i++) {
      Prototype.Upvalue upvalue = child.upvalue(i);
      if (upvalue.origin() == Prototype.Upvalue.Origin.REGISTER) {
        a.lea(RDI, BASE, slot(upvalue.index()));
        m.call(Routine.OPEN_UPVALUE);
        a.jcc(Condition.NE, m.slow());
        a.mov(R11, FunctionObject.UPVALUES + 8 * i, RAX);
      }
    }
    a.movabs(RAX, (long) Value.FUNCTION_TAG << 47);
    a.xor(RAX, R11);
    m.store(m.ra(), RAX);
  }

  private static boolean isPlain(Prototype child) {
    if (child.general().isPresent() || child.upvalueCount() > MOST_UPVALUES) {
      return false;
    }
    for (int i = 0; i < child.upvalueCount(); i++) {
      if (child.upvalue(i).origin() == Prototype.Upvalue.Origin.CELL) {
        return false;
      }
    }
    return true;
  }

  /** R[A] := R[B] .. … .. R[C], if all are short strings. */
  void concatenate() {
    a.lea(RSI, BASE, slot(m.rb()));
    a.mov32(RCX, m.rc() - m.rb() + 1);
    m.call(Routine.CONCATENATE);
    a.jcc(Condition.NE, m.slow());
    m.store(m.ra(), RDI);
  }

  /** Closes the upvalues of R[A] and above, and jumps. It does not poll: several results may be on their way, none of which goes back. */
  void close() {
    a.lea(RDI, BASE, slot(m.ra()));
    m.call(Routine.CLOSE_UPVALUES);
    a.jcc(Condition.NE, m.slow());
    if (m.jump(m.at()) < 0) {
      m.poll(m.slow());
    }
    if (m.jump(m.at()) != 0) {
      a.jmp(m.target(m.at()));
    }
  }
}
