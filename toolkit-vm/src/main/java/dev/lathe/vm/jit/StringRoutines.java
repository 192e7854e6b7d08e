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
import static dev.lathe.vm.jit.ValueAssembler.THREAD;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.Strings;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.value.Value;

/** Routines that make short strings. They answer as {@link Routines} do. */
final class StringRoutines {
  /** All bytes of what is concatenated are of the kinds that these flags say. */
  private static final int COMMON = StringObject.ASCII | StringObject.UTF8;

  private final Assembler a;
  private final RoutineAssembler v;

  StringRoutines(RoutineAssembler v) {
    this.v = v;
    this.a = v.a;
  }

  void assemble() {
    concatenate();
  }

  private void concatenate() {
    Label miss = new Label();
    v.begin(Routine.CONCATENATE);
    // The sum of the lengths in r9d, common flags in r10d.
    a.xor32(R9, R9);
    a.mov32(R10, COMMON);
    a.mov32(R11, RCX);
    a.mov(RDX, RSI);
    Label add = a.here();
    a.mov(RAX, RDX, 0);
    v.needTag(RAX, Value.STRING_TAG, R8, miss);
    a.test8(RAX, Header.FLAGS, StringObject.ROPE);
    a.jcc(Condition.NE, miss);
    // One that is too long does not overflow the sum.
    a.mov32(R8, RAX, StringObject.LENGTH);
    a.cmp32(R8, Strings.ROPE_LENGTH);
    a.jcc(Condition.AE, miss);
    a.add32(R9, R8);
    a.movzx16(RAX, RAX, Header.FLAGS);
    a.and32(R10, RAX);
    a.add(RDX, 8);
    a.sub32(R11, 1);
    a.jcc(Condition.NE, add);
    a.cmp32(R9, Strings.ROPE_LENGTH);
    a.jcc(Condition.AE, miss);
    make(R9, miss);
    a.mov16(RAX, Header.FLAGS, R10);
    a.lea(RDI, RAX, StringObject.BYTES);
    Label next = a.here();
    a.mov(RDX, RSI, 0);
    v.payload(RDX);
    a.mov32(R8, RDX, StringObject.LENGTH);
    bytes(RDX);
    copyBytes(R8, R9);
    a.add(RSI, 8);
    a.sub32(RCX, 1);
    a.jcc(Condition.NE, next);
    a.movabs(RDI, (long) Value.STRING_TAG << 47);
    a.xor(RDI, RAX);
    v.answer(true);
    a.bind(miss);
    v.answer(false);
  }

  /** A new string of so many bytes, still zero, comes in rax. Uses rdx and r8. */
  void make(Register length, Label miss) {
    a.mov(R8, THREAD, ThreadState.HEAP);
    a.mov(RAX, R8, Heap.CURSOR);
    a.lea(RDX, length, StringObject.BYTES + 7);
    a.and(RDX, -8);
    a.add(RDX, RAX);
    a.cmp(RDX, R8, Heap.END);
    a.jcc(Condition.A, miss);
    a.mov(R8, Heap.CURSOR, RDX);
    a.mov32(RDX, R8, Heap.NEW_MARK);
    // Strings are kind 0.
    a.mov32(RAX, 4, RDX);
    a.mov32(RAX, StringObject.LENGTH, length);
  }

  /** Copies bytes from rdx on to rdi on, which is behind them then. */
  void copyBytes(Register count, Register scratch) {
    Label bytes = new Label();
    Label done = new Label();
    Label words = a.here();
    a.cmp32(count, 8);
    a.jcc(Condition.B, bytes);
    a.mov(scratch, RDX, 0);
    a.mov(RDI, 0, scratch);
    a.add(RDX, 8);
    a.add(RDI, 8);
    a.sub32(count, 8);
    a.jmp(words);
    a.bind(bytes);
    a.sub32(count, 1);
    a.jcc(Condition.B, done);
    a.movzx8(scratch, RDX, 0);
    a.mov8(RDI, 0, scratch);
    a.add(RDX, 1);
    a.add(RDI, 1);
    a.jmp(bytes);
    a.bind(done);
  }

  /** The address of a flat string's bytes in place of its own. */
  void bytes(Register string) {
    Label flat = new Label();
    Label done = new Label();
    a.test8(string, Header.FLAGS, StringObject.FLAT_ROPE);
    a.jcc(Condition.E, flat);
    a.mov(string, string, StringObject.RIGHT);
    a.jmp(done);
    a.bind(flat);
    a.add(string, StringObject.BYTES);
    a.bind(done);
  }
}
