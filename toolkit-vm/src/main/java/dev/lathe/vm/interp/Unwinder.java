package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.ErrorObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * Where errors go: out of the frames of the running coroutine, and of those that resumed it, to the first PROTECTED link. If
 * the Java function that made it names a handler, that is called first, on top of the frames that failed; its result becomes
 * the error. An error in a handler is not handled by it again.
 */
final class Unwinder {

  /** No link takes the error: it goes to the Java caller. */
  static final class Uncaught extends RuntimeException {
    private final long value;

    private Uncaught(long value) {
      super(null, null, false, false);
      this.value = value;
    }

    GuestError error() {
      return new GuestError(value);
    }
  }

  private final VmState vm;
  private final ThreadState thread;
  private final Interpreter interpreter;
  private final Calls calls;
  private final Upvalues upvalues;
  private final Raising raising;

  Unwinder(VmState vm, Interpreter interpreter, Calls calls, Upvalues upvalues, Raising raising) {
    this.vm = vm;
    this.thread = vm.thread();
    this.interpreter = interpreter;
    this.calls = calls;
    this.upvalues = upvalues;
    this.raising = raising;
  }

  /** An error that belongs to no frame of the run. */
  Uncaught uncaught(GuestError error) {
    return new Uncaught(error.value());
  }

  /** Takes an error of the running frame to where it is handled, and gives the pc where things go on. */
  long unwind(GuestError error) {
    boolean isNew = error.origin() == GuestError.Origin.HERE;
    if (isNew) {
      raising.chain(error.value());
    }
    return search(error.value(), true, isNew);
  }

  /** An error handler has returned: {@code base} is the frame that failed. */
  long handled(long base, long error) {
    thread.countErrorHandlers(-1);
    thread.setBase(base);
    return search(error, false, false);
  }

  private long search(long raised, boolean mayHandle, boolean isNew) {
    long error = raised;
    boolean handles = mayHandle;
    boolean isTraced = mayHandle;
    boolean isFirst = !isNew;
    long base = thread.base();
    // Of the frame at base: where it is, and where what it has called began to take its registers.
    long pc = thread.pc();
    long lost = 0;
    for (;;) {
      if (isGeneral(base)) {
        if (isTraced && !isFirst) {
          trace(error, base, pc);
        }
        long target = handlerTarget(base, pc, error, lost);
        if (target != 0) {
          return target;
        }
      }
      isFirst = false;
      long link = Memory.getLong(base - 8);
      while (Link.type(link) == Link.VARG) {
        // The other part of the same frame.
        base -= 8 * Link.delta(link);
        link = Memory.getLong(base - 8);
      }
      lost = base - 16;
      pc = waitingPc(base, link);
      switch (Link.type(link)) {
        case Link.GUEST, Link.GUEST1 -> base -= 8L * (Insn.a((int) Memory.getLong(Link.pc(link) - 8)) + 2 + Link.type(link));
        case Link.GENERATOR -> {
          error = interpreter.generators().leaving(base, error);
          interpreter.generators().end(base);
          long waiting = base - 8 * Link.delta(link);
          if (Link.step(link) >= Call.FIRST_STEP) {
            return calls.recover(waiting, (int) (base - Generators.BELOW - waiting >> 3), Link.step(link), error);
          }
          lost = base - Generators.BELOW;
          base = waiting;
        }
        case Link.CONT -> {
          if (Link.step(link) < Call.FIRST_STEP && GeneralSteps.takesEnd(Step.of(Link.step(link))) && raising.isStop(error)) {
            upvalues.close(base - 16);
            return interpreter.operations().iteratorEnded(base, raising.stopValue(error));
          }
          if (Link.step(link) == Step.HANDLED.ordinal()) {
            thread.countErrorHandlers(-1);
            handles = false;
            error = vm.string("error in error handling");
          } else if (Link.step(link) == Step.HOOKED.ordinal() || Link.step(link) == Step.HOST_HOOKED.ordinal()) {
            vm.hooks().end();
          }
          base -= 8 * Link.delta(link);
        }
        case Link.PROTECTED -> {
          long waiting = base - 8 * Link.delta(link);
          int count = (int) (base - 16 - waiting >> 3);
          int step = Link.step(link);
          if (handles) {
            long handler = handler(waiting, count, step);
            if (handler != Value.NIL) {
              return callHandler(handler, error);
            }
          }
          upvalues.close(base - 16);
          return calls.recover(waiting, count, step, error);
        }
        case Link.HOST -> {
          long coroutine = thread.coroutine();
          if (Link.delta(link) != 0 || Memory.getLong(coroutine + CoroutineObject.RESUMER) == 0) {
            throw new Uncaught(error);
          }
          // The frames stay for a look at them; nobody runs them again.
          Memory.putLong(coroutine + CoroutineObject.BASE, thread.base());
          Memory.putLong(coroutine + CoroutineObject.TOP, interpreter.innermostTop(thread.base()));
          Memory.putLong(coroutine + CoroutineObject.PC, thread.pc());
          upvalues.close(Memory.getLong(coroutine + CoroutineObject.STACK));
          Memory.putInt(coroutine + CoroutineObject.STATUS, CoroutineObject.DEAD);
          base = calls.handOver(coroutine, base, 0);
        }
        default -> throw new IllegalStateException("link " + Long.toHexString(link));
      }
    }
  }

  /** The pc of the guest frame that waits for the one at a base; 0 of a host function. */
  private static long waitingPc(long base, long link) {
    return switch (Link.type(link)) {
      case Link.GUEST, Link.GUEST1 -> Link.pc(link);
      case Link.CONT, Link.GENERATOR -> Link.step(link) < Call.FIRST_STEP ? Link.pc(Memory.getLong(base - 24)) : 0;
      default -> 0;
    };
  }

  private static boolean isGeneral(long base) {
    long callee = Memory.getLong(base - 16);
    if (!Value.isFunction(callee)) {
      return false;
    }
    long prototype = FunctionObject.prototype(Value.address(callee));
    return prototype != 0 && (Header.flags(prototype) & PrototypeObject.GENERAL) != 0;
  }

  /** The index of the instruction in front of a pc, negative if it is none of the frame's function. */
  private int index(long base, long pc) {
    long code = PrototypeObject.code(FunctionObject.prototype(Value.address(Memory.getLong(base - 16))));
    return pc < code ? -1 : (int) (pc - code >> 3) - 1;
  }

  private void trace(long error, long base, long pc) {
    int index = index(base, pc);
    if (index >= 0 && ErrorObject.is(error)) {
      ErrorObject.addEntry(vm.heap(), Value.address(error), Memory.getLong(base - 16), index);
    }
  }

  /** Goes on in the innermost handler whose range holds the instruction; 0 if there is none. */
  private long handlerTarget(long base, long pc, long error, long lost) {
    long prototype = FunctionObject.prototype(Value.address(Memory.getLong(base - 16)));
    if ((Header.flags(prototype) & PrototypeObject.HANDLERS) == 0) {
      return 0;
    }
    int index = index(base, pc);
    for (General.Handler handler : vm.functions().at(PrototypeObject.info(prototype)).prototype().general().orElseThrow().handlers()) {
      if (handler.from() <= index && index < handler.to()) {
        if (lost != 0) {
          upvalues.close(lost);
        }
        Memory.putLong(base + 8L * handler.register(), error);
        thread.setBase(base);
        long target = PrototypeObject.code(prototype) + 8L * handler.target();
        thread.setPc(target);
        // Going back is a loop: it polls.
        return Memory.observeInt(thread.address() + ThreadState.POLL) != 0 ? interpreter.poll(target) : target;
      }
    }
    return 0;
  }

  /** All frames above an offset of a coroutine's stack end without a handler, and the coroutines that it has resumed die. */
  void abandon(long coroutine, long offset) {
    vm.hooks().end();
    for (long running = thread.coroutine(); running != coroutine; running = thread.coroutine()) {
      upvalues.close(Memory.getLong(running + CoroutineObject.STACK));
      Memory.putInt(running + CoroutineObject.STATUS, CoroutineObject.DEAD);
      thread.setCoroutine(Memory.getLong(running + CoroutineObject.RESUMER));
      Memory.putLong(running + CoroutineObject.RESUMER, 0);
    }
    Memory.putInt(coroutine + CoroutineObject.STATUS, CoroutineObject.RUNNING);
    upvalues.close(Memory.getLong(coroutine + CoroutineObject.STACK) + offset);
  }

  private long handler(long base, int count, int step) {
    HostFunction host = vm.hosts().at(FunctionObject.hostNumber(Value.address(Memory.getLong(base - 16)))).function();
    Call call = interpreter.hostCall();
    call.enter(base, count, 0);
    return host.handler(call, step);
  }

  private long callHandler(long handler, long error) {
    long failed = thread.base();
    long at = interpreter.innermostTop(failed);
    Memory.putLong(at, Value.NIL);
    Memory.putLong(at + 8, Link.toGuest(Link.GUEST, thread.pc()));
    Memory.putLong(at + 16, handler);
    Memory.putLong(at + 24, Link.toFrame(Link.CONT, at + 32 - failed >> 3, Step.HANDLED.ordinal()));
    Memory.putLong(at + 32, error);
    thread.countErrorHandlers(1);
    return calls.call(at + 32, 1);
  }
}
