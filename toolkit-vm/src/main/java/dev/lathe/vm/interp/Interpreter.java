package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.memory.Retry;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.TableObject;
import dev.lathe.vm.object.Tables;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.Nesting;
import dev.lathe.vm.runtime.Stacks;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * Runs bytecode. {@link #loop} holds the fast paths; everything else is in {@link Instructions}.
 *
 * <p>The loop's state are four locals: {@code pc} (address of the next word), {@code base} (address of R[0]), {@code p} (the
 * prototype object, through which constants and cache records are reached) and the word itself. {@code ThreadState} has the
 * same base at all times, and pc before anything that may raise, poll or call.
 */
public final class Interpreter implements Nesting {
  private static final int MAXIMUM_NESTING = 200;
  /** Properties of a prototype whose parameters are all positional and required, or have defaults. */
  private static final int CHECKED = (PrototypeObject.CHECKED | PrototypeObject.EXACT) << 8;

  private final VmState vm;
  private final ThreadState thread;
  private final Heap heap;
  private final Tables tables;
  private final Caches caches;
  private final Calls calls;
  private final Operations operations;
  private final Instructions instructions;
  private final Unwinder unwinder;
  private final Upvalues upvalues;
  private final Stepper stepper;
  private final Generators generators;
  private final GeneralSteps steps;
  private Call hostCall;
  private int nesting;
  private long nextFunction = Value.NIL;

  public Interpreter(VmState vm) {
    this.vm = vm;
    this.thread = vm.thread();
    this.heap = vm.heap();
    this.tables = vm.tables();
    this.caches = vm.caches();
    this.calls = new Calls(vm, this);
    this.operations = new Operations(vm, this, calls);
    this.upvalues = new Upvalues(vm);
    Machinery machinery = Machinery.create(vm, operations, calls);
    this.generators = machinery.generators();
    this.steps = new GeneralSteps(machinery);
    this.instructions = new Instructions(vm, this, calls, operations, upvalues, new GeneralInstructions(vm, machinery));
    this.unwinder = new Unwinder(vm, this, calls, upvalues, machinery.raising());
    this.stepper = new Stepper(vm, instructions, operations);
    this.hostCall = new Call(vm);
  }

  Operations operations() {
    return operations;
  }

  Unwinder unwinder() {
    return unwinder;
  }

  Stepper stepper() {
    return stepper;
  }

  Generators generators() {
    return generators;
  }

  GeneralSteps steps() {
    return steps;
  }

  Call hostCall() {
    return hostCall;
  }

  /** The function whose loops are specialised, as a value. */
  long nextFunction() {
    return nextFunction;
  }

  @Override
  public void setNextFunction(long value) {
    nextFunction = value;
  }

  @Override
  public long[] execute(long function, long... arguments) {
    if (nesting >= MAXIMUM_NESTING) {
      throw vm.errors().plain("C stack overflow");
    }
    long coroutine = thread.coroutine();
    long stack = Memory.getLong(coroutine + CoroutineObject.STACK);
    long base = thread.base();
    long pc = thread.pc();
    long top = base == 0 ? stack : innermostTop(base);
    if (top + 8L * (arguments.length + 2) > thread.limit()) {
      thread.setTop(top);
      long moved = Stacks.grow(vm, arguments.length + 2);
      stack += moved;
      top += moved;
      base = base == 0 ? 0 : base + moved;
    }
    long savedTop = thread.top() - stack;
    long savedBase = base == 0 ? 0 : base - stack;
    Memory.putLong(top, function);
    Memory.putLong(top + 8, Link.toFrame(Link.HOST, base == 0 ? 0 : top + 16 - base >> 3, 0));
    for (int i = 0; i < arguments.length; i++) {
      Memory.putLong(top + 16 + 8L * i, arguments[i]);
    }
    Call outer = hostCall;
    hostCall = new Call(vm);
    nesting++;
    int nested = Memory.getInt(coroutine + CoroutineObject.NESTED);
    int handlers = Memory.getInt(coroutine + CoroutineObject.HANDLERS);
    int readers = Memory.getInt(coroutine + CoroutineObject.READERS);
    Memory.putInt(coroutine + CoroutineObject.NESTED, nested + (base == 0 ? 0 : 1));
    try {
      run(top + 16, arguments.length);
      long[] results = new long[calls.exitCount()];
      for (int i = 0; i < results.length; i++) {
        results[i] = Memory.getLong(calls.exitResults() + 8L * i);
      }
      return results;
    } catch (Unwinder.Uncaught uncaught) {
      unwinder.abandon(coroutine, top - stack);
      throw uncaught.error();
    } catch (Throwable thrown) {
      unwinder.abandon(coroutine, top - stack);
      throw thrown;
    } finally {
      Memory.putInt(coroutine + CoroutineObject.NESTED, nested);
      // Those that were abandoned wait for nothing any more.
      Memory.putInt(coroutine + CoroutineObject.HANDLERS, handlers);
      Memory.putInt(coroutine + CoroutineObject.READERS, readers);
      nesting--;
      hostCall = outer;
      stack = Memory.getLong(coroutine + CoroutineObject.STACK);
      thread.setCoroutine(coroutine);
      thread.setLimit(Stacks.limit(coroutine));
      thread.setBase(base == 0 ? 0 : stack + savedBase);
      thread.setTop(stack + savedTop);
      thread.setPc(pc);
    }
  }

  /** One above the last slot in use of the running frame. */
  long innermostTop(long base) {
    long callee = Memory.getLong(base - 16);
    if (Value.isFunction(callee)) {
      long prototype = FunctionObject.prototype(Value.address(callee));
      if (prototype != 0) {
        return base + 8L * PrototypeObject.frameSize(prototype);
      }
    }
    return thread.top();
  }

  private void run(long base, int count) {
    GuestError pending = null;
    boolean retries = false;
    boolean begun = false;
    long outer = frameOffset();
    for (;;) {
      try {
        long pc;
        if (pending != null) {
          GuestError error = pending;
          pending = null;
          pc = unwinder.unwind(error);
        } else if (retries) {
          retries = false;
          collectForRetry();
          pc = thread.pc() - 8;
        } else {
          assert !begun;
          begun = true;
          try {
            pc = calls.call(base, count);
          } catch (GuestError error) {
            if (frameOffset() == outer) {
              // Arguments that do not fit: there is no frame of this run, whose error it could be.
              throw unwinder.uncaught(error);
            }
            throw error;
          }
        }
        if (pc != Calls.EXIT) {
          loop(pc);
        }
        return;
      } catch (GuestError error) {
        pending = error;
      } catch (Retry retry) {
        retries = true;
      } catch (OutOfGuestMemory error) {
        pending = new GuestError(vm.memoryMessage());
      } catch (StackOverflowError error) {
        pending = vm.errors().plain("stack overflow");
      }
    }
  }

  /** Where the running frame lies in its stack, which may move; negative if there is none. */
  private long frameOffset() {
    return thread.base() == 0 ? -1 : thread.base() - Memory.getLong(thread.coroutine() + CoroutineObject.STACK);
  }

  /** Collects all there is, so that what asked for memory can be tried again. */
  void collectForRetry() {
    vm.collectForRetry();
  }

  /** Does what waits for a poll in front of the instruction at {@code pc}; base is in {@link ThreadState}. Gives what runs next: a finalizer perhaps. */
  long poll(long pc) {
    thread.setPc(pc);
    vm.poll();
    if (mayBeFinalizer(pc)) {
      return pc;
    }
    long finalizer = vm.nextFinalizer();
    if (finalizer == Value.NIL) {
      return pc;
    }
    return operations.callFinalizer(finalizer, vm.finalized(), pc);
  }

  /**
   * Whether the running function may be a finalizer that has not begun: one on top of it that ends in an error would take it along,
   * and nobody would call it again.
   */
  private boolean mayBeFinalizer(long pc) {
    long base = thread.base();
    long function = Value.address(Memory.getLong(base - 16));
    long link = Memory.getLong(base - 8);
    if (Link.type(link) == Link.VARG) {
      link = Memory.getLong(base - 8 * Link.delta(link) - 8);
    }
    return Link.type(link) == Link.CONT
        && (Link.step(link) == Step.FINALIZED.ordinal() || pc == PrototypeObject.code(FunctionObject.prototype(function)));
  }

  /** Runs until the frame that was entered from Java has returned. */
  private void loop(long from) {
    final long ts = thread.address();
    long pc = from;
    frame:
    for (; ; ) {
      if ((Memory.getInt(ts + ThreadState.POLL) & ThreadState.HOOK) != 0) {
        pc = stepper.run(pc);
        if (pc == Calls.EXIT) {
          return;
        }
      }
      // The base is another one: a call, a return, or something that may have moved the stack.
      long base = Memory.getLong(ts + ThreadState.BASE);
      long p = Memory.getLong(Value.address(Memory.getLong(base - 16)) + FunctionObject.PROTOTYPE);
      for (; ; ) {
        long insn = Memory.getLong(pc);
        pc += 8;
        long ra = base + (insn >>> 5 & 0x7F8);
        boolean taken;
        test:
        {
          slow:
          {
            switch ((int) insn & 0xFF) {
              case OpCodes.ISLT, OpCodes.ISGE -> {
                long x = Memory.getLong(ra);
                long y = Memory.getLong(base + (insn >>> 13 & 0x7FFF8));
                if (Value.isDouble(x) && Value.isDouble(y)) {
                  taken = Value.toDouble(x) < Value.toDouble(y) ^ (insn & 1) != 0;
                  break test;
                }
                break slow;
              }
              case OpCodes.ISLE, OpCodes.ISGT -> {
                long x = Memory.getLong(ra);
                long y = Memory.getLong(base + (insn >>> 13 & 0x7FFF8));
                if (Value.isDouble(x) && Value.isDouble(y)) {
                  taken = Value.toDouble(x) <= Value.toDouble(y) ^ (insn & 1) != 0;
                  break test;
                }
                break slow;
              }
              case OpCodes.ISEQV, OpCodes.ISNEV -> {
                long x = Memory.getLong(ra);
                long y = Memory.getLong(base + (insn >>> 13 & 0x7FFF8));
                if (Value.isDouble(x) && Value.isDouble(y)) {
                  taken = Value.toDouble(x) == Value.toDouble(y) ^ (insn & 1) != 0;
                  break test;
                }
                if (x == y) {
                  taken = (insn & 1) == 0;
                  break test;
                }
                break slow;
              }
              case OpCodes.ISEQS, OpCodes.ISNES -> {
                long x = Memory.getLong(ra);
                boolean same = x == Memory.getLong(p - 8 - (insn >>> 13 & 0x7FFF8));
                // Of equal strings the atom is one object; only a string that is none needs a look at its bytes.
                if (same || !Value.isString(x) || StringObject.isAtom(Value.address(x))) {
                  taken = same ^ (insn & 1) != 0;
                  break test;
                }
                break slow;
              }
              case OpCodes.ISEQN, OpCodes.ISNEN -> {
                long x = Memory.getLong(ra);
                if (Value.isDouble(x)) {
                  taken = Value.toDouble(x) == Memory.getDouble(p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7FFF8)) ^ (insn & 1) != 0;
                  break test;
                }
                break slow;
              }
              case OpCodes.ISEQP, OpCodes.ISNEP -> {
                long x = Memory.getLong(ra);
                if (Value.isObject(x)) {
                  break slow;
                }
                taken = x == ~(insn >>> 16 & 0xFFFF) << 47 ^ (insn & 1) != 0;
                break test;
              }
              case OpCodes.IST -> {
                taken = !Value.isFalsy(Memory.getLong(base + (insn >>> 13 & 0x7FFF8)));
                break test;
              }
              case OpCodes.ISF -> {
                taken = Value.isFalsy(Memory.getLong(base + (insn >>> 13 & 0x7FFF8)));
                break test;
              }
              case OpCodes.MOV -> {
                Memory.putLong(ra, Memory.getLong(base + (insn >>> 13 & 0x7FFF8)));
                continue;
              }
              case OpCodes.NOT -> {
                Memory.putLong(ra, Value.isFalsy(Memory.getLong(base + (insn >>> 13 & 0x7FFF8))) ? Value.TRUE : Value.FALSE);
                continue;
              }
              case OpCodes.ADDVN -> {
                long x = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                if (Value.isDouble(x)) {
                  Memory.putDouble(ra, Value.toDouble(x) + Memory.getDouble(p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7F8)));
                  continue;
                }
                break slow;
              }
              case OpCodes.SUBVN -> {
                long x = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                if (Value.isDouble(x)) {
                  Memory.putDouble(ra, Value.toDouble(x) - Memory.getDouble(p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7F8)));
                  continue;
                }
                break slow;
              }
              case OpCodes.MULVN -> {
                long x = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                if (Value.isDouble(x)) {
                  Memory.putDouble(ra, Value.toDouble(x) * Memory.getDouble(p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7F8)));
                  continue;
                }
                break slow;
              }
              case OpCodes.DIVVN -> {
                long x = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                if (Value.isDouble(x)) {
                  Memory.putDouble(ra, Value.toDouble(x) / Memory.getDouble(p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7F8)));
                  continue;
                }
                break slow;
              }
              case OpCodes.MODVN -> {
                long x = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                if (Value.isDouble(x)) {
                  Memory.putDouble(ra, Operations.modulo(Value.toDouble(x), Memory.getDouble(p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7F8))));
                  continue;
                }
                break slow;
              }
              case OpCodes.ADDVV -> {
                long x = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                long y = Memory.getLong(base + (insn >>> 13 & 0x7F8));
                if (Value.isDouble(x) && Value.isDouble(y)) {
                  Memory.putDouble(ra, Value.toDouble(x) + Value.toDouble(y));
                  continue;
                }
                break slow;
              }
              case OpCodes.SUBVV -> {
                long x = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                long y = Memory.getLong(base + (insn >>> 13 & 0x7F8));
                if (Value.isDouble(x) && Value.isDouble(y)) {
                  Memory.putDouble(ra, Value.toDouble(x) - Value.toDouble(y));
                  continue;
                }
                break slow;
              }
              case OpCodes.MULVV -> {
                long x = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                long y = Memory.getLong(base + (insn >>> 13 & 0x7F8));
                if (Value.isDouble(x) && Value.isDouble(y)) {
                  Memory.putDouble(ra, Value.toDouble(x) * Value.toDouble(y));
                  continue;
                }
                break slow;
              }
              case OpCodes.DIVVV -> {
                long x = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                long y = Memory.getLong(base + (insn >>> 13 & 0x7F8));
                if (Value.isDouble(x) && Value.isDouble(y)) {
                  Memory.putDouble(ra, Value.toDouble(x) / Value.toDouble(y));
                  continue;
                }
                break slow;
              }
              case OpCodes.MODVV -> {
                long x = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                long y = Memory.getLong(base + (insn >>> 13 & 0x7F8));
                if (Value.isDouble(x) && Value.isDouble(y)) {
                  Memory.putDouble(ra, Operations.modulo(Value.toDouble(x), Value.toDouble(y)));
                  continue;
                }
                break slow;
              }
              case OpCodes.KSTR -> {
                Memory.putLong(ra, Memory.getLong(p - 8 - (insn >>> 13 & 0x7FFF8)));
                continue;
              }
              case OpCodes.KSHORT -> {
                Memory.putDouble(ra, (short) (insn >>> 16));
                continue;
              }
              case OpCodes.KNUM -> {
                Memory.putLong(ra, Memory.getLong(p + PrototypeObject.NUMBERS + (insn >>> 13 & 0x7FFF8)));
                continue;
              }
              case OpCodes.KPRI -> {
                Memory.putLong(ra, ~(insn >>> 16 & 0xFFFF) << 47);
                continue;
              }
              case OpCodes.UGET -> {
                long upvalue = Memory.getLong(Value.address(Memory.getLong(base - 16)) + FunctionObject.UPVALUES + (insn >>> 13 & 0x7FFF8));
                Memory.putLong(ra, Memory.getLong(Memory.getLong(upvalue + UpvalueObject.WHERE)));
                continue;
              }
              case OpCodes.USETV -> {
                long upvalue = Memory.getLong(Value.address(Memory.getLong(base - 16)) + FunctionObject.UPVALUES + (insn >>> 5 & 0x7F8));
                Memory.putLong(Memory.getLong(upvalue + UpvalueObject.WHERE), Memory.getLong(base + (insn >>> 13 & 0x7FFF8)));
                heap.barrier(upvalue);
                continue;
              }
              case OpCodes.GGET -> {
                long table = Memory.getLong(Value.address(Memory.getLong(base - 16)) + FunctionObject.ENVIRONMENT);
                long record = p + (insn >>> 32);
                if (Memory.getInt(table) == Memory.getInt(record)) {
                  long value = Memory.getLong(table + Memory.getInt(record + Caches.OFFSET));
                  if (value != Value.NIL) {
                    Memory.putLong(ra, value);
                    continue;
                  }
                }
                break slow;
              }
              case OpCodes.TGETS -> {
                long object = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                if (Value.isTable(object)) {
                  long table = Value.address(object);
                  long record = p + (insn >>> 32);
                  long value;
                  if (Memory.getInt(table) != Memory.getInt(record)
                      || (value = Memory.getLong(table + Memory.getInt(record + Caches.OFFSET))) == Value.NIL) {
                    Memory.putLong(ts + ThreadState.PC, pc);
                    value = caches.get(table, Value.address(Memory.getLong(p - 8 - (insn >>> 13 & 0x7F8))), record);
                  }
                  if (value != Value.UNDEF) {
                    Memory.putLong(ra, value);
                    continue;
                  }
                }
                break slow;
              }
              case OpCodes.TSETS -> {
                long object = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                if (Value.isTable(object)) {
                  long table = Value.address(object);
                  long record = p + (insn >>> 32);
                  long slot = table + Memory.getInt(record + Caches.OFFSET);
                  if (Memory.getInt(table) == Memory.getInt(record) && Memory.getLong(slot) != Value.NIL) {
                    Memory.putLong(slot, Memory.getLong(ra));
                    heap.barrier(table);
                    continue;
                  }
                  Memory.putLong(ts + ThreadState.PC, pc);
                  if (caches.set(table, Value.address(Memory.getLong(p - 8 - (insn >>> 13 & 0x7F8))), Memory.getLong(ra), record)) {
                    continue;
                  }
                }
                break slow;
              }
              case OpCodes.TGETV -> {
                long object = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                long key = Memory.getLong(base + (insn >>> 13 & 0x7F8));
                if (Value.isTable(object)) {
                  long table = Value.address(object);
                  long value;
                  int index;
                  if (Value.isDouble(key)
                      && (index = (int) Value.toDouble(key)) == Value.toDouble(key)
                      && Integer.compareUnsigned(index - 1, Memory.getInt(table + TableObject.LENGTH)) < 0) {
                    value = Memory.getLong(Memory.getLong(table + TableObject.ARRAY) + ((long) index << 3) - 8);
                  } else {
                    Memory.putLong(ts + ThreadState.PC, pc);
                    value = tables.get(table, key);
                  }
                  if (value != Value.NIL) {
                    Memory.putLong(ra, value);
                    continue;
                  }
                }
                break slow;
              }
              case OpCodes.TGETB -> {
                long object = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                if (Value.isTable(object)) {
                  long table = Value.address(object);
                  int index = (int) (insn >>> 16) & 0xFF;
                  if (Integer.compareUnsigned(index - 1, Memory.getInt(table + TableObject.LENGTH)) < 0) {
                    long value = Memory.getLong(Memory.getLong(table + TableObject.ARRAY) + ((long) index << 3) - 8);
                    if (value != Value.NIL) {
                      Memory.putLong(ra, value);
                      continue;
                    }
                  }
                }
                break slow;
              }
              case OpCodes.TSETV -> {
                long object = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                long key = Memory.getLong(base + (insn >>> 13 & 0x7F8));
                if (Value.isTable(object) && Value.isDouble(key)) {
                  long table = Value.address(object);
                  int index = (int) Value.toDouble(key);
                  if (index == Value.toDouble(key)) {
                    long value = Memory.getLong(ra);
                    if (Integer.compareUnsigned(index - 1, Memory.getInt(table + TableObject.LENGTH)) < 0 && value != Value.NIL) {
                      long slot = Memory.getLong(table + TableObject.ARRAY) + ((long) index << 3) - 8;
                      if (Memory.getLong(slot) != Value.NIL) {
                        Memory.putLong(slot, value);
                        heap.barrier(table);
                        continue;
                      }
                    }
                    if (tables.metatable(table) == 0) {
                      Memory.putLong(ts + ThreadState.PC, pc);
                      tables.setInt(table, index, value);
                      continue;
                    }
                  }
                }
                break slow;
              }
              case OpCodes.CALL -> {
                long callee = Memory.getLong(ra);
                if (Value.isFunction(callee)) {
                  long prototype = Memory.getLong(Value.address(callee) + FunctionObject.PROTOTYPE);
                  if (prototype != 0) {
                    long start = ra + 16;
                    long parameters = Memory.getInt(prototype + PrototypeObject.PARAMETERS);
                    // The second byte are the properties: none is set, or the count is right, so that the arguments lie where they belong.
                    if (((parameters & 0xFF00) == 0 || (parameters & 0xFFFF) == (CHECKED | (insn >>> 16 & 0xFF) - 1))
                        && start + ((long) Memory.getInt(prototype + PrototypeObject.FRAME_SIZE) << 3) <= Memory.getLong(ts + ThreadState.LIMIT)
                        && Memory.getInt(ts + ThreadState.POLL) == 0) {
                      Memory.putLong(ra + 8, Link.toGuest(Link.GUEST, pc));
                      long end = start + ((parameters & 0xFF) << 3);
                      for (long at = start - 8 + (insn >>> 13 & 0x7F8); at < end; at += 8) {
                        Memory.putLong(at, Value.NIL);
                      }
                      base = start;
                      Memory.putLong(ts + ThreadState.BASE, base);
                      p = prototype;
                      pc = Memory.getLong(p + PrototypeObject.CODE);
                      continue;
                    }
                  }
                }
                break slow;
              }
              case OpCodes.RET0, OpCodes.RET1 -> {
                long link = Memory.getLong(base - 8);
                if ((link & 0xF) == Link.GUEST) {
                  long value = Memory.getLong(ra);
                  long back = Link.pc(link);
                  long call = Memory.getLong(back - 8);
                  int wanted = (int) (call >>> 24 & 0xFF);
                  int given = (int) insn & 1 ^ 1;
                  if (wanted != 0) {
                    pc = back;
                    long to = base - 16;
                    if (wanted > 1) {
                      Memory.putLong(to, given != 0 ? value : Value.NIL);
                      for (int i = 2; i < wanted; i++) {
                        to += 8;
                        Memory.putLong(to, Value.NIL);
                      }
                    }
                    base = base - 16 - (call >>> 5 & 0x7F8);
                    Memory.putLong(ts + ThreadState.BASE, base);
                    p = Memory.getLong(Value.address(Memory.getLong(base - 16)) + FunctionObject.PROTOTYPE);
                    continue;
                  }
                }
                break slow;
              }
              case OpCodes.FORL -> {
                long x = Memory.getLong(ra);
                long stop = Memory.getLong(ra + 8);
                long step = Memory.getLong(ra + 16);
                if (Value.isDouble(x) && Value.isDouble(stop) && Value.isDouble(step) && Memory.getInt(ts + ThreadState.POLL) == 0) {
                  double index = Value.toDouble(x) + Value.toDouble(step);
                  Memory.putDouble(ra, index);
                  if (step >= 0 ? index <= Value.toDouble(stop) : index >= Value.toDouble(stop)) {
                    Memory.putDouble(ra + 24, index);
                    pc += insn >> 32 << 3;
                  }
                  continue;
                }
                break slow;
              }
              case OpCodes.LOOP -> {
                continue;
              }
              case OpCodes.JMP -> {
                long distance = insn >> 32;
                if (distance >= 0 || Memory.getInt(ts + ThreadState.POLL) == 0) {
                  pc += distance << 3;
                  continue;
                }
                break slow;
              }
              case OpCodes.ITERL -> {
                long value = Memory.getLong(ra);
                if (value == Value.NIL) {
                  continue;
                }
                if (Memory.getInt(ts + ThreadState.POLL) == 0) {
                  Memory.putLong(ra - 8, value);
                  pc += insn >> 32 << 3;
                  continue;
                }
                break slow;
              }
              case OpCodes.OLT, OpCodes.ONLT -> {
                long x = Memory.getLong(ra);
                long y = Memory.getLong(base + (insn >>> 13 & 0x7FFF8));
                if (areInts(x, y)) {
                  taken = x << 17 < y << 17 ^ (insn & 1) != 0;
                  break test;
                }
                if (Value.isDouble(x) && Value.isDouble(y)) {
                  taken = Value.toDouble(x) < Value.toDouble(y) ^ (insn & 1) != 0;
                  break test;
                }
                break slow;
              }
              case OpCodes.OLE, OpCodes.ONLE -> {
                long x = Memory.getLong(ra);
                long y = Memory.getLong(base + (insn >>> 13 & 0x7FFF8));
                if (areInts(x, y)) {
                  taken = x << 17 <= y << 17 ^ (insn & 1) != 0;
                  break test;
                }
                if (Value.isDouble(x) && Value.isDouble(y)) {
                  taken = Value.toDouble(x) <= Value.toDouble(y) ^ (insn & 1) != 0;
                  break test;
                }
                break slow;
              }
              case OpCodes.OGT, OpCodes.ONGT -> {
                long x = Memory.getLong(ra);
                long y = Memory.getLong(base + (insn >>> 13 & 0x7FFF8));
                if (areInts(x, y)) {
                  taken = x << 17 > y << 17 ^ (insn & 1) != 0;
                  break test;
                }
                if (Value.isDouble(x) && Value.isDouble(y)) {
                  taken = Value.toDouble(x) > Value.toDouble(y) ^ (insn & 1) != 0;
                  break test;
                }
                break slow;
              }
              case OpCodes.OGE, OpCodes.ONGE -> {
                long x = Memory.getLong(ra);
                long y = Memory.getLong(base + (insn >>> 13 & 0x7FFF8));
                if (areInts(x, y)) {
                  taken = x << 17 >= y << 17 ^ (insn & 1) != 0;
                  break test;
                }
                if (Value.isDouble(x) && Value.isDouble(y)) {
                  taken = Value.toDouble(x) >= Value.toDouble(y) ^ (insn & 1) != 0;
                  break test;
                }
                break slow;
              }
              case OpCodes.OEQ, OpCodes.ONEQ -> {
                long x = Memory.getLong(ra);
                long y = Memory.getLong(base + (insn >>> 13 & 0x7FFF8));
                if (areInts(x, y)) {
                  taken = x << 17 == y << 17 ^ (insn & 1) != 0;
                  break test;
                }
                if (Value.isDouble(x) && Value.isDouble(y)) {
                  taken = Value.toDouble(x) == Value.toDouble(y) ^ (insn & 1) != 0;
                  break test;
                }
                break slow;
              }
              case OpCodes.IADD -> {
                long x = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                long y = Memory.getLong(base + (insn >>> 13 & 0x7F8));
                if (areInts(x, y)) {
                  long result = Value.toInt(x) + Value.toInt(y);
                  if (result << 17 >> 17 == result) {
                    Memory.putLong(ra, Value.ofInt(result));
                    continue;
                  }
                }
                if (Value.isDouble(x) && Value.isDouble(y)) {
                  Memory.putDouble(ra, Value.toDouble(x) + Value.toDouble(y));
                  continue;
                }
                break slow;
              }
              case OpCodes.ISUB -> {
                long x = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                long y = Memory.getLong(base + (insn >>> 13 & 0x7F8));
                if (areInts(x, y)) {
                  long result = Value.toInt(x) - Value.toInt(y);
                  if (result << 17 >> 17 == result) {
                    Memory.putLong(ra, Value.ofInt(result));
                    continue;
                  }
                }
                if (Value.isDouble(x) && Value.isDouble(y)) {
                  Memory.putDouble(ra, Value.toDouble(x) - Value.toDouble(y));
                  continue;
                }
                break slow;
              }
              case OpCodes.IADDS -> {
                long x = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                if (Value.tag(x) == Value.INT_TAG) {
                  long result = Value.toInt(x) + (byte) (insn >>> 16);
                  if (result << 17 >> 17 == result) {
                    Memory.putLong(ra, Value.ofInt(result));
                    continue;
                  }
                }
                break slow;
              }
              case OpCodes.ISUBS -> {
                long x = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                if (Value.tag(x) == Value.INT_TAG) {
                  long result = Value.toInt(x) - (byte) (insn >>> 16);
                  if (result << 17 >> 17 == result) {
                    Memory.putLong(ra, Value.ofInt(result));
                    continue;
                  }
                }
                break slow;
              }
              case OpCodes.IMUL -> {
                long x = Memory.getLong(base + (insn >>> 21 & 0x7F8));
                long y = Memory.getLong(base + (insn >>> 13 & 0x7F8));
                if (areInts(x, y)) {
                  long one = Value.toInt(x);
                  long other = Value.toInt(y);
                  long result = one * other;
                  if (result << 17 >> 17 == result && Math.multiplyHigh(one, other) == result >> 63) {
                    Memory.putLong(ra, Value.ofInt(result));
                    continue;
                  }
                } else if (Value.isDouble(x) && Value.isDouble(y)) {
                  Memory.putDouble(ra, Value.toDouble(x) * Value.toDouble(y));
                  continue;
                }
                break slow;
              }
              case OpCodes.INPLS -> {
                long x = Memory.getLong(ra);
                // Operator 0 is addition.
                if (Value.tag(x) == Value.INT_TAG && (insn >>> 24 & 0xFF) == 0) {
                  long result = Value.toInt(x) + (byte) (insn >>> 16);
                  if (result << 17 >> 17 == result) {
                    Memory.putLong(ra, Value.ofInt(result));
                    continue;
                  }
                }
                break slow;
              }
              case OpCodes.KINT -> {
                Memory.putLong(ra, Value.ofInt((short) (insn >>> 16)));
                continue;
              }
              case OpCodes.LDGLOB -> {
                long table = Memory.getLong(Value.address(Memory.getLong(base - 16)) + FunctionObject.ENVIRONMENT);
                long record = p + (insn >>> 32);
                int offset = Memory.getInt(record + 4);
                if (Memory.getInt(table) == Memory.getInt(record) && offset > 0) {
                  long value = Memory.getLong(table + offset);
                  if (value != Value.NIL && value != Value.UNDEF) {
                    Memory.putLong(ra, value);
                    continue;
                  }
                }
                break slow;
              }
              case OpCodes.RANGEL -> {
                long x = Memory.getLong(ra);
                long stop = Memory.getLong(ra + 8);
                long step = Memory.getLong(ra + 16);
                if (areInts(x, stop) && Value.tag(step) == Value.INT_TAG && Memory.getInt(ts + ThreadState.POLL) == 0) {
                  long index = Value.toInt(x) + Value.toInt(step);
                  if (index << 17 >> 17 == index && (step << 17 >= 0 ? index <= Value.toInt(stop) : index >= Value.toInt(stop))) {
                    Memory.putLong(ra, Value.ofInt(index));
                    Memory.putLong(ra + 24, Value.ofInt(index));
                    pc += insn >> 32 << 3;
                  }
                  continue;
                }
                break slow;
              }
              default -> {
                break slow;
              }
            }
          }
          Memory.putLong(ts + ThreadState.PC, pc);
          pc = instructions.execute(insn, base, pc);
          if (pc == Calls.EXIT) {
            return;
          }
          continue frame;
        }
        // A test: the JMP behind it is taken or not.
        if (taken) {
          long distance = Memory.getLong(pc) >> 32;
          pc += 8 + (distance << 3);
          if (distance < 0 && Memory.getInt(ts + ThreadState.POLL) != 0) {
            pc = poll(pc);
            continue frame;
          }
        } else {
          pc += 8;
        }
      }
    }
  }

  private static boolean areInts(long x, long y) {
    return Value.tag(x) == Value.INT_TAG && Value.tag(y) == Value.INT_TAG;
  }
}
