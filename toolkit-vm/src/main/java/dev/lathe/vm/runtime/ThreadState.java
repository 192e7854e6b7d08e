package dev.lathe.vm.runtime;

import dev.lathe.vm.memory.CodeSpace;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;

/**
 * What runs, in memory that machine code can reach. One for each thread of Java that runs guests.
 *
 * <pre>
 *   +0 base*  +8 top*  +16 pc*  +24 limit*  +32 poll:u32  +40 coroutine*  +48 prototype*  +56 word*
 *   +64 resume*  +72 black:u8  +76 countdown:u32  +80 code*  +88 heap*  +96 strings*
 * </pre>
 *
 * <ul>
 *   <li>base, pc: of the running frame, as they were before the last thing that may raise or poll; pc is of the word behind the one that runs
 *   <li>top: one above the last slot of a host function's frame, or of several results
 *   <li>limit: frames must end below it; the stack has {@link #SPARE} slots more
 *   <li>prototype, word: of the running frame's function, and the word that runs, while the interpreter's loop is in it
 *   <li>resume: where machine code is entered
 *   <li>black: the mark of objects that a store must tell of, see {@link dev.lathe.vm.memory.Heap#setBarrierByte}
 *   <li>countdown: boundaries until machine code is left, where {@link dev.lathe.vm.jit.RandomExits} are asked for
 *   <li>code: the first word of all bytecode
 *   <li>heap: {@link dev.lathe.vm.memory.Heap#state}
 *   <li>strings: an empty table with the metatable of strings: what it has under a name, strings have; 0 if they have none
 *   <li>poll: not zero says that something waits for the next poll, see the constants
 * </ul>
 */
public final class ThreadState {
  public static final int BASE = 0;
  public static final int TOP = 8;
  public static final int PC = 16;
  public static final int LIMIT = 24;
  public static final int POLL = 32;
  public static final int COROUTINE = 40;
  public static final int PROTOTYPE = 48;
  public static final int WORD = 56;
  public static final int RESUME = 64;
  public static final int BLACK = 72;
  public static final int COUNTDOWN = 76;
  public static final int CODE = 80;
  public static final int HEAP = 88;
  public static final int STRINGS = 96;
  private static final int BYTES = 104;

  /** Slots above the limit, for what the machine pushes itself. */
  public static final int SPARE = 64;

  /** Poll: a collection is due. */
  public static final int COLLECT = 1;
  /** Poll: another thread wants the program to stop. */
  public static final int INTERRUPT = 2;
  /** Poll: a hook is set. */
  public static final int HOOK = 4;
  /** Poll: instructions are counted. */
  public static final int COUNT = 8;

  /** Poll: a function is to be compiled. */
  public static final int COMPILE = 16;

  private final long address = Memory.allocate(BYTES);

  ThreadState() {
    Memory.clear(address, BYTES);
    Memory.putLong(address + CODE, CodeSpace.BASE);
  }

  /** Where it lies. */
  public long address() {
    return address;
  }

  public long base() {
    return Memory.getLong(address + BASE);
  }

  public void setBase(long base) {
    Memory.putLong(address + BASE, base);
  }

  public long top() {
    return Memory.getLong(address + TOP);
  }

  public void setTop(long top) {
    Memory.putLong(address + TOP, top);
  }

  public long pc() {
    return Memory.getLong(address + PC);
  }

  public void setPc(long pc) {
    Memory.putLong(address + PC, pc);
  }

  /** Frames end below it. */
  public long limit() {
    return Memory.getLong(address + LIMIT);
  }

  public void setLimit(long limit) {
    Memory.putLong(address + LIMIT, limit);
  }

  /** The running coroutine's address. */
  public long coroutine() {
    return Memory.getLong(address + COROUTINE);
  }

  public void setCoroutine(long coroutine) {
    Memory.putLong(address + COROUTINE, coroutine);
  }

  /** Asks for something at the next poll; any thread may. */
  public void request(int what) {
    Memory.orInt(address + POLL, what);
  }

  /** Takes a request back. */
  public void withdraw(int what) {
    Memory.andInt(address + POLL, ~what);
  }

  /** Whether a function that looks at an error runs on the running stack: it may use more of it. */
  public boolean inErrorHandler() {
    return Memory.getInt(coroutine() + CoroutineObject.HANDLERS) > 0;
  }

  /** An error handler of the running coroutine begins ({@code 1}) or ends ({@code -1}). */
  public void countErrorHandlers(int change) {
    long handlers = coroutine() + CoroutineObject.HANDLERS;
    Memory.putInt(handlers, Memory.getInt(handlers) + change);
    setLimit(Stacks.limit(coroutine()));
  }

  void close() {
    Memory.free(address);
  }
}
