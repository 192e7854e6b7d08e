package dev.lathe.vm.interp;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.runtime.VmState;

/** The open upvalues of the running coroutine: a list, the highest slot first, with one upvalue a slot. */
final class Upvalues {
  private final VmState vm;

  Upvalues(VmState vm) {
    this.vm = vm;
  }

  /** The upvalue of a slot of the stack. */
  long open(long slot) {
    long link = vm.thread().coroutine() + CoroutineObject.OPEN;
    long upvalue = Memory.getLong(link);
    while (upvalue != 0 && Memory.getLong(upvalue + UpvalueObject.WHERE) > slot) {
      link = upvalue + UpvalueObject.NEXT;
      upvalue = Memory.getLong(link);
    }
    if (upvalue != 0 && Memory.getLong(upvalue + UpvalueObject.WHERE) == slot) {
      return upvalue;
    }
    long made = vm.heap().allocate(Kind.UPVALUE.ordinal(), UpvalueObject.BYTES);
    Memory.putLong(made + UpvalueObject.WHERE, slot);
    Memory.putLong(made + UpvalueObject.NEXT, upvalue);
    Memory.putLong(link, made);
    vm.heap().barrier(vm.thread().coroutine());
    return made;
  }

  /** Closes those of a slot and the ones above. */
  void close(long slot) {
    long coroutine = vm.thread().coroutine();
    long upvalue = Memory.getLong(coroutine + CoroutineObject.OPEN);
    while (upvalue != 0 && Memory.getLong(upvalue + UpvalueObject.WHERE) >= slot) {
      long next = Memory.getLong(upvalue + UpvalueObject.NEXT);
      Memory.putLong(upvalue + UpvalueObject.VALUE, Memory.getLong(Memory.getLong(upvalue + UpvalueObject.WHERE)));
      Memory.putLong(upvalue + UpvalueObject.WHERE, upvalue + UpvalueObject.VALUE);
      Memory.putLong(upvalue + UpvalueObject.NEXT, 0);
      vm.heap().barrier(upvalue, UpvalueObject.get(upvalue));
      upvalue = next;
    }
    Memory.putLong(coroutine + CoroutineObject.OPEN, upvalue);
  }
}
