package dev.lathe.vm.gc;

import dev.lathe.vm.memory.AddressList;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.WeakReferences;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.UpvalueObject;

/** All coroutines. Of dead ones, upvalues that live on are closed before the memory of the stack they are in is used again. */
final class Coroutines implements WeakReferences {
  /** What it costs to look at a coroutine, or at an upvalue, in bytes of marking. */
  private static final int COST = 128;

  private final Heap heap;
  private final AddressList all = new AddressList();
  private final ListSweep sweep;

  Coroutines(Heap heap) {
    this.heap = heap;
    sweep = new ListSweep(heap, all, COST, coroutine -> (long) COST * closeUpvalues(coroutine));
  }

  void add(long coroutine) {
    all.add(coroutine);
  }

  @Override
  public void beginSweep() {
    sweep.beginSweep();
  }

  @Override
  public long sweep(long work) {
    return sweep.sweep(work);
  }

  /** Gives how many upvalues there were. */
  private int closeUpvalues(long coroutine) {
    int count = 0;
    for (long open = Memory.getLong(coroutine + CoroutineObject.OPEN); open != 0; open = Memory.getLong(open + UpvalueObject.NEXT)) {
      if (heap.isMarked(open)) {
        Memory.putLong(open + UpvalueObject.VALUE, UpvalueObject.get(open));
        Memory.putLong(open + UpvalueObject.WHERE, open + UpvalueObject.VALUE);
      }
      count++;
    }
    return count;
  }
}
