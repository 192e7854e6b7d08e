package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.FunctionObject;
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

  Unwinder(VmState vm, Interpreter interpreter, Calls calls, Upvalues upvalues) {
    this.vm = vm;
    this.thread = vm.thread();
    this.interpreter = interpreter;
    this.calls = calls;
    this.upvalues = upvalues;
  }

  /** Takes an error of the running frame to where it is handled, and gives the pc where things go on. */
  long unwind(long error) {
    return search(error, true);
  }

  /** An error handler has returned: {@code base} is the frame that failed. */
  long handled(long base, long error) {
    thread.countErrorHandlers(-1);
    thread.setBase(base);
    return search(error, false);
  }

  private long search(long raised, boolean mayHandle) {
    long error = raised;
    boolean handles = mayHandle;
    long base = thread.base();
    for (;;) {
      long link = Memory.getLong(base - 8);
      switch (Link.type(link)) {
        case Link.GUEST, Link.GUEST1 -> base -= 8L * (Insn.a((int) Memory.getLong(Link.pc(link) - 8)) + 2 + Link.type(link));
        case Link.VARG -> base -= 8 * Link.delta(link);
        case Link.CONT -> {
          if (Link.step(link) == Step.HANDLED.ordinal()) {
            thread.countErrorHandlers(-1);
            handles = false;
            error = vm.string("error in error handling");
          } else if (Link.step(link) == Step.HOOKED.ordinal()) {
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
