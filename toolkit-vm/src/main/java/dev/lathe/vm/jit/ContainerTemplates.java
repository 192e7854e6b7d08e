package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.R11;
import static dev.lathe.vm.asm.Register.R8;
import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.jit.MacroAssembler.THREAD;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.value.Value;

/**
 * New tuples, lists and cells, by moving the heap's cursor as {@link AllocationRoutines} do: what is behind it is zero, and new objects
 * need no barrier.
 */
final class ContainerTemplates {
  /** Longer ones are Java's. */
  private static final int MOST_ITEMS = 16;

  private final MacroAssembler m;
  private final Assembler a;

  ContainerTemplates(MacroAssembler m) {
    this.m = m;
    this.a = m.a;
  }

  /** Takes memory for an object, its address in r11; its header is made. */
  private void allocate(Kind kind, int bytes) {
    a.mov(R8, THREAD, ThreadState.HEAP);
    a.mov(R11, R8, Heap.CURSOR);
    a.lea(RDI, R11, bytes);
    a.cmp(RDI, R8, Heap.END);
    a.jcc(Condition.A, m.slow());
    a.mov(R8, Heap.CURSOR, RDI);
    a.mov32(RCX, R8, Heap.NEW_MARK);
    a.or32(RCX, kind.ordinal());
    a.mov32(R11, Header.KIND, RCX);
  }

  /** R[A] := the object in r11. */
  private void storeObject(int tag) {
    a.movabs(RAX, Value.of(tag, 0));
    a.or(RAX, R11);
    m.store(m.ra(), RAX);
  }

  /** Copies R[B], R[B+1]… to the object in r11. */
  private void storeItems(int offset) {
    for (int i = 0; i < m.rc(); i++) {
      m.load(RAX, m.rb() + i);
      a.mov(R11, offset + 8 * i, RAX);
    }
  }

  /** R[A] := a tuple of R[B..B+C-1]. */
  void tuple() {
    int count = m.rc();
    if (count > MOST_ITEMS) {
      a.jmp(m.slow());
      return;
    }
    allocate(Kind.TUPLE, TupleObject.ITEMS + 8 * count);
    a.mov32(R11, TupleObject.LENGTH, count);
    storeItems(TupleObject.ITEMS);
    storeObject(Value.OBJECT_TAG);
  }

  /** R[A] := a list of R[B..B+C-1]; the part with its items lies behind it. */
  void list() {
    int count = m.rc();
    if (count > MOST_ITEMS) {
      a.jmp(m.slow());
      return;
    }
    allocate(Kind.LIST, ListObject.BYTES + 8 * count);
    if (count > 0) {
      a.mov32(R11, ListObject.LENGTH, count);
      a.mov32(R11, ListObject.CAPACITY, count);
      a.lea(RAX, R11, ListObject.BYTES);
      a.mov(R11, ListObject.ITEMS, RAX);
      storeItems(ListObject.BYTES);
    }
    storeObject(Value.LIST_TAG);
  }

  /** R[A] := a cell that holds R[D]. */
  void cell() {
    allocate(Kind.UPVALUE, UpvalueObject.BYTES);
    a.lea(RAX, R11, UpvalueObject.VALUE);
    a.mov(R11, UpvalueObject.WHERE, RAX);
    m.load(RAX, m.rd());
    a.mov(R11, UpvalueObject.VALUE, RAX);
    storeObject(Value.OBJECT_TAG);
  }
}
