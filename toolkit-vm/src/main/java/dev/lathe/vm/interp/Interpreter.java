package dev.lathe.vm.interp;

import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.memory.Retry;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.JitMode;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.Nesting;
import dev.lathe.vm.runtime.Stacks;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Optional;

/**
 * Runs guest functions for Java: enters them, and goes on after errors and collections. {@link Loop} runs their bytecode.
 */
public final class Interpreter implements Nesting {
  private static final int MAXIMUM_NESTING = 200;

  private final VmState vm;
  private final ThreadState thread;
  private final FunctionCompiler compiler;
  private final Calls calls;
  private final Operations operations;
  private final Unwinder unwinder;
  private final Upvalues upvalues;
  private final Stepper stepper;
  private final Loop loop;
  private final Optional<MixedTiers> mixedTiers;
  private final Generators generators;
  private final GeneralSteps steps;
  private Call hostCall;
  private int nesting;
  private long nextFunction = Value.NIL;

  /** For one machine, whose functions it has compiled as the mode says. */
  public Interpreter(VmState vm, JitMode mode) {
    this.vm = vm;
    this.compiler = new FunctionCompiler(vm, mode);
    vm.setFunctionTier(compiler);
    this.thread = vm.thread();
    this.calls = new Calls(vm, this);
    this.operations = new Operations(vm, this, calls);
    this.upvalues = new Upvalues(vm);
    Machinery machinery = Machinery.create(vm, operations, calls);
    this.generators = machinery.generators();
    this.steps = new GeneralSteps(machinery);
    Instructions instructions = new Instructions(vm, this, calls, operations, upvalues, new GeneralInstructions(vm, machinery));
    this.unwinder = new Unwinder(vm, this, calls, upvalues, machinery.raising());
    this.stepper = new Stepper(vm, instructions, operations);
    ShortPaths shortPaths = new ShortPaths(vm);
    Machine machine = new Machine(vm, this, compiler, calls, instructions, shortPaths);
    this.loop = new Loop(vm, this, instructions, shortPaths, stepper, machine);
    this.mixedTiers = compiler.randomExits().map(exits -> new MixedTiers(vm, compiler, exits, stepper, machine));
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
          if (mixedTiers.isPresent()) {
            mixedTiers.get().run(pc);
          } else {
            loop.run(pc);
          }
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
    return afterPoll(pc);
  }

  /** The same where the program neither calls nor goes back: the instruction limit does not count it. */
  long pollUncounted(long pc) {
    thread.setPc(pc);
    vm.pollUncounted();
    return afterPoll(pc);
  }

  private long afterPoll(long pc) {
    if ((Memory.observeInt(thread.address() + ThreadState.POLL) & ThreadState.COMPILE) != 0) {
      compiler.atPoll(thread.base());
    }
    if (vm.runningFinalizers().isAny()) {
      return pc;
    }
    long finalizer = vm.nextFinalizer();
    if (finalizer == Value.NIL) {
      return pc;
    }
    vm.runningFinalizers().begin(thread.base());
    return operations.callFinalizer(finalizer, vm.finalized(), pc);
  }
}
