package dev.lathe.vm.runtime;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.value.Value;

/** The stacks of coroutines: an array of slots that grows by copying, up to {@link #MAXIMUM}. */
public final class Stacks {
  /** Slots of a new coroutine's stack, the spare ones left out. */
  public static final int INITIAL = 64;
  /** No stack has more slots. */
  public static final int MAXIMUM = 1 << 18;
  /** An error handler may use so many slots more. */
  private static final int FOR_HANDLERS = 1 << 12;

  private Stacks() {}

  /** Gives a new coroutine its stack. */
  public static void create(VmState vm, long coroutine, int slots) {
    int all = slots + ThreadState.SPARE;
    long stack = vm.heap().allocatePart(8L * all);
    fill(stack, all);
    Memory.putLong(coroutine + CoroutineObject.HANDLED, Value.NIL);
    Memory.putLong(coroutine + CoroutineObject.STACK, stack);
    Memory.putInt(coroutine + CoroutineObject.SLOTS, all);
    vm.collector().addCoroutine(coroutine);
  }

  /** Whether the running stack may have room for {@code slots} above its top. */
  public static boolean mayGrow(VmState vm, int slots) {
    ThreadState thread = vm.thread();
    int most = thread.inErrorHandler() ? MAXIMUM + FOR_HANDLERS : MAXIMUM;
    return needed(thread, Memory.getLong(thread.coroutine() + CoroutineObject.STACK), slots) <= most;
  }

  private static long needed(ThreadState thread, long stack, int slots) {
    return (thread.top() - stack >> 3) + slots + ThreadState.SPARE;
  }

  /** A new coroutine that will run a function, its address. Reserves. */
  public static long coroutine(VmState vm, long function) {
    vm.heap().reserve(CoroutineObject.BYTES + 8L * (INITIAL + ThreadState.SPARE));
    long coroutine = vm.heap().allocate(Kind.COROUTINE.ordinal(), CoroutineObject.BYTES);
    create(vm, coroutine, INITIAL);
    long stack = Memory.getLong(coroutine + CoroutineObject.STACK);
    Memory.putLong(stack, function);
    Memory.putLong(stack + 8, Link.toFrame(Link.HOST, 0, 0));
    Memory.putLong(coroutine + CoroutineObject.TOP, stack + 16);
    Memory.putLong(coroutine + CoroutineObject.ENVIRONMENT, Memory.getLong(vm.thread().coroutine() + CoroutineObject.ENVIRONMENT));
    vm.heap().barrier(coroutine);
    return coroutine;
  }

  /**
   * Gives the running stack room for {@code slots} above its top.
   *
   * @return by how many bytes it has moved
   */
  public static long grow(VmState vm, int slots) {
    ThreadState thread = vm.thread();
    long coroutine = thread.coroutine();
    long old = Memory.getLong(coroutine + CoroutineObject.STACK);
    int oldSlots = CoroutineObject.slots(coroutine);
    if (!mayGrow(vm, slots)) {
      throw vm.errors().stackOverflow();
    }
    long needed = needed(thread, old, slots);
    int newSlots = (int) Math.max(needed, Math.min(2L * oldSlots, MAXIMUM));
    long stack = vm.heap().allocatePart(8L * newSlots);
    Memory.copy(old, stack, 8L * oldSlots);
    fill(stack + 8L * oldSlots, newSlots - oldSlots);
    vm.heap().releasePart(old, 8L * oldSlots);
    Memory.putLong(coroutine + CoroutineObject.STACK, stack);
    Memory.putInt(coroutine + CoroutineObject.SLOTS, newSlots);
    long moved = stack - old;
    for (long open = Memory.getLong(coroutine + CoroutineObject.OPEN); open != 0; open = Memory.getLong(open + UpvalueObject.NEXT)) {
      Memory.putLong(open + UpvalueObject.WHERE, Memory.getLong(open + UpvalueObject.WHERE) + moved);
    }
    thread.setBase(thread.base() + moved);
    thread.setTop(thread.top() + moved);
    thread.setLimit(limit(coroutine));
    return moved;
  }

  /** Gives the stack of a dead coroutine back. */
  public static void release(VmState vm, long coroutine) {
    vm.heap().releasePart(Memory.getLong(coroutine + CoroutineObject.STACK), 8L * CoroutineObject.slots(coroutine));
    Memory.putLong(coroutine + CoroutineObject.STACK, 0);
    Memory.putInt(coroutine + CoroutineObject.SLOTS, 0);
    Memory.putLong(coroutine + CoroutineObject.BASE, 0);
  }

  /** What {@link ThreadState#limit} is while a coroutine runs: what an error handler has made room for is for handlers only. */
  public static long limit(long coroutine) {
    int slots = CoroutineObject.slots(coroutine);
    int most = Memory.getInt(coroutine + CoroutineObject.HANDLERS) > 0 ? slots : Math.min(slots, MAXIMUM);
    return Memory.getLong(coroutine + CoroutineObject.STACK) + 8L * (most - ThreadState.SPARE);
  }

  private static void fill(long from, int slots) {
    for (int i = 0; i < slots; i++) {
      Memory.putLong(from + 8L * i, Value.NIL);
    }
  }
}
