package dev.lathe.vm.gc;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.Strings;
import dev.lathe.vm.object.Tables;
import dev.lathe.vm.runtime.Stacks;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** A machine without an interpreter, for tests of its memory: what key 1, 2… of its registry hold is alive. */
final class Machine implements AutoCloseable {
  final VmState vm;
  final Heap heap;
  final Strings strings;
  final Tables tables;
  final Collector collector;
  final long main;

  Machine(long limit) {
    vm = new VmState(limit, (_, _, _, _, _) -> {
      throw new AssertionError("nothing is loaded");
    });
    heap = vm.heap();
    strings = vm.strings();
    tables = vm.tables();
    collector = vm.collector();
    main = coroutine();
    ThreadState thread = vm.thread();
    thread.setCoroutine(main);
    thread.setTop(Memory.getLong(main + CoroutineObject.STACK));
    thread.setLimit(Stacks.limit(main));
  }

  /** A coroutine that has not begun. */
  long coroutine() {
    long coroutine = heap.allocate(Kind.COROUTINE.ordinal(), CoroutineObject.BYTES);
    Stacks.create(vm, coroutine, Stacks.INITIAL);
    Memory.putLong(coroutine + CoroutineObject.TOP, Memory.getLong(coroutine + CoroutineObject.STACK));
    return coroutine;
  }

  /** A new string, a value. */
  long string(String text) {
    return Value.string(strings.make(text));
  }

  /** A new table without anything, its address. */
  long table() {
    return tables.create(0, 0);
  }

  /** Keeps a value alive. */
  void root(int key, long value) {
    tables.setInt(vm.registry(), key, value);
  }

  /** A host function with values, all nil. */
  long node(int values) {
    long node = heap.allocate(Kind.HOST_FUNCTION.ordinal(), FunctionObject.HOST_VALUES + 8L * values);
    Memory.putInt(node + FunctionObject.HOST_COUNT, values);
    for (int i = 0; i < values; i++) {
      Memory.putLong(slot(node, i), Value.NIL);
    }
    return node;
  }

  /** Where a host function's value lies. */
  static long slot(long node, int index) {
    return node + FunctionObject.HOST_VALUES + 8L * index;
  }

  /** Changes a host function's value. */
  void set(long node, int index, long value) {
    Memory.putLong(slot(node, index), value);
    heap.barrier(node);
  }

  /** What the interpreter does at a poll. */
  void poll() {
    if (Memory.getInt(vm.thread().address() + ThreadState.POLL) != 0) {
      vm.poll();
    }
  }

  @Override
  public void close() {
    vm.close();
  }
}
