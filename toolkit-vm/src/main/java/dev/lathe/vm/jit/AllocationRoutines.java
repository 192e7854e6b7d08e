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

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.TableObject;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.runtime.ThreadState;

/**
 * Routines that make objects: by moving the heap's cursor, as long as what is free there suffices; the heap asks for the poll when it
 * opens more. They answer as {@link Routines} do. What they make has no black mark, so that the first stores into it need no barrier.
 */
final class AllocationRoutines {
  private static final int MARK_AND_KIND = 4;

  private final Assembler a;
  private final RoutineAssembler v;

  AllocationRoutines(RoutineAssembler v) {
    this.v = v;
    this.a = v.a;
  }

  void assemble() {
    newTable();
    copyTable();
    openUpvalue();
    closeUpvalues();
  }

  /** The header's second word: kind and mark. r8 is the heap's state. */
  private void storeKind(Register object, Kind kind, Register scratch) {
    a.mov32(scratch, R8, Heap.NEW_MARK);
    if (kind.ordinal() != 0) {
      a.or32(scratch, kind.ordinal());
    }
    a.mov32(object, MARK_AND_KIND, scratch);
  }

  /** What the record at rcx says: the shape in r9d, the table's bytes in r11, slots to copy in r10d; r8 is the heap's state. */
  private void readRecord(Label miss) {
    a.mov(R8, THREAD, ThreadState.HEAP);
    a.mov32(R9, RCX, Caches.SHAPE);
    a.test32(R9, R9);
    a.jcc(Condition.E, miss);
    a.mov32(R10, RCX, Caches.PAYLOAD + 4);
    a.cmp32(R10, R8, Heap.EPOCH);
    a.jcc(Condition.NE, miss);
    a.movzx16(R10, RCX, Caches.PAYLOAD + 2);
    a.movzx16(R11, RCX, Caches.PAYLOAD);
    a.sub32(R11, Caches.MAKES);
  }

  /** Takes memory up to rdi from the cursor, which comes in rax. */
  private void takeUpTo(Register end, Label miss) {
    a.cmp(end, R8, Heap.END);
    a.jcc(Condition.A, miss);
    a.mov(R8, Heap.CURSOR, end);
  }

  private void storeTableHeader() {
    a.mov32(RAX, Header.SHAPE, R9);
    storeKind(RAX, Kind.TABLE, R9);
    a.movzx16(R9, RCX, Caches.OFFSET);
    a.mov16(RAX, Header.FLAGS, R9);
  }

  private void newTable() {
    Label miss = new Label();
    v.begin(Routine.NEW_TABLE);
    readRecord(miss);
    a.mov(RAX, R8, Heap.CURSOR);
    a.add(R11, RAX);
    a.lea(RDI, Address.at(R11, RDX, 8, 0));
    takeUpTo(RDI, miss);
    storeTableHeader();
    Label done = new Label();
    a.test32(RDX, RDX);
    a.jcc(Condition.E, done);
    a.mov(RAX, TableObject.ARRAY, R11);
    a.mov32(RAX, TableObject.CAPACITY, RDX);
    a.bind(done);
    v.answer(true);
    a.bind(miss);
    v.answer(false);
  }

  private void copyTable() {
    Label miss = new Label();
    Label items = new Label();
    Label done = new Label();
    v.begin(Routine.COPY_TABLE);
    readRecord(miss);
    a.mov(RAX, R8, Heap.CURSOR);
    a.add(R11, RAX);
    a.mov32(RSI, RDX, TableObject.LENGTH);
    a.lea(RDI, Address.at(R11, RSI, 8, 0));
    takeUpTo(RDI, miss);
    storeTableHeader();
    // Slots lie at the same places in both.
    a.test32(R10, R10);
    a.jcc(Condition.E, items);
    Label next = a.here();
    a.mov(R9, Address.at(RDX, R10, 8, TableObject.SLOTS - 8));
    a.mov(Address.at(RAX, R10, 8, TableObject.SLOTS - 8), R9);
    a.sub32(R10, 1);
    a.jcc(Condition.NE, next);
    a.bind(items);
    a.mov32(RCX, RSI);
    a.test32(RCX, RCX);
    a.jcc(Condition.E, done);
    a.mov(RAX, TableObject.ARRAY, R11);
    a.mov32(RAX, TableObject.CAPACITY, RCX);
    a.mov32(RAX, TableObject.LENGTH, RCX);
    a.mov(RSI, RDX, TableObject.ARRAY);
    a.mov(RDI, R11);
    v.copyUp(RCX, R9);
    a.bind(done);
    v.answer(true);
    a.bind(miss);
    v.answer(false);
  }

  /** The list is that of {@code interp.Upvalues}: the highest slot first. */
  private void openUpvalue() {
    Label miss = new Label();
    Label make = new Label();
    Label found = new Label();
    v.begin(Routine.OPEN_UPVALUE);
    a.mov(RCX, THREAD, ThreadState.COROUTINE);
    a.lea(RDX, RCX, CoroutineObject.OPEN);
    Label next = a.here();
    a.mov(RAX, RDX, 0);
    a.test(RAX, RAX);
    a.jcc(Condition.E, make);
    a.cmp(RAX, UpvalueObject.WHERE, RDI);
    a.jcc(Condition.E, found);
    a.jcc(Condition.B, make);
    a.lea(RDX, RAX, UpvalueObject.NEXT);
    a.jmp(next);
    a.bind(found);
    v.answer(true);
    a.bind(make);
    v.needNotBlack(RCX, R9, miss);
    a.mov(RSI, RAX);
    a.mov(R8, THREAD, ThreadState.HEAP);
    a.mov(RAX, R8, Heap.CURSOR);
    a.lea(R10, RAX, UpvalueObject.BYTES);
    takeUpTo(R10, miss);
    storeKind(RAX, Kind.UPVALUE, R9);
    a.mov(RAX, UpvalueObject.WHERE, RDI);
    a.mov(RAX, UpvalueObject.NEXT, RSI);
    a.mov(RDX, 0, RAX);
    v.answer(true);
    a.bind(miss);
    v.answer(false);
  }

  /** One after the other; where it gives up the rest is as it was. */
  private void closeUpvalues() {
    Label miss = new Label();
    Label done = new Label();
    v.begin(Routine.CLOSE_UPVALUES);
    a.mov(RCX, THREAD, ThreadState.COROUTINE);
    a.mov(RAX, RCX, CoroutineObject.OPEN);
    Label next = a.here();
    a.test(RAX, RAX);
    a.jcc(Condition.E, done);
    a.mov(RDX, RAX, UpvalueObject.WHERE);
    a.cmp(RDX, RDI);
    a.jcc(Condition.B, done);
    v.needNotBlack(RAX, R9, miss);
    a.mov(R10, RDX, 0);
    a.mov(RAX, UpvalueObject.VALUE, R10);
    a.lea(R10, RAX, UpvalueObject.VALUE);
    a.mov(RAX, UpvalueObject.WHERE, R10);
    a.xor32(R11, R11);
    a.mov(R10, RAX, UpvalueObject.NEXT);
    a.mov(RAX, UpvalueObject.NEXT, R11);
    a.mov(RAX, R10);
    a.mov(RCX, CoroutineObject.OPEN, RAX);
    a.jmp(next);
    a.bind(done);
    v.answer(true);
    a.bind(miss);
    v.answer(false);
  }
}
