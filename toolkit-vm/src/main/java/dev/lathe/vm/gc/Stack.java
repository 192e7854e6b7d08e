package dev.lathe.vm.gc;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.value.Value;

/**
 * How far a coroutine's stack is in use. Slots above are made nil when it is traced; a cycle traces it last after it has run last.
 * So what lies above the innermost frame was alive, or new, when it was written since: to look at too much is safe.
 */
final class Stack {
  private Stack() {}

  /** The end of the innermost frame: of a guest function its last register, or several results above it. */
  static long end(long coroutine) {
    long stack = Memory.getLong(coroutine + CoroutineObject.STACK);
    long end = stack + 8L * CoroutineObject.slots(coroutine);
    long top = Memory.getLong(coroutine + CoroutineObject.TOP);
    long base = Memory.getLong(coroutine + CoroutineObject.BASE);
    if (base >= stack + 16 && base <= end && Value.isFunction(Memory.getLong(base - 16))) {
      long prototype = FunctionObject.prototype(Value.address(Memory.getLong(base - 16)));
      if (prototype != 0) {
        top = Math.max(top, base + 8L * PrototypeObject.frameSize(prototype));
      }
      top = Math.max(top, base);
    }
    return Math.clamp(top, stack, end);
  }

  /** Makes the slots that are not in use nil; gives how many bytes they take. */
  static long clearAbove(long coroutine) {
    long stack = Memory.getLong(coroutine + CoroutineObject.STACK);
    long end = stack + 8L * CoroutineObject.slots(coroutine);
    long from = end(coroutine);
    for (long slot = from; slot < end; slot += 8) {
      Memory.putLong(slot, Value.NIL);
    }
    return end - from;
  }
}
