package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.Hooks;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * The interpreter's second loop, one instruction at a time, for as long as a hook watches, and for good where {@link Loop} cannot run.
 * A hook is called between two instructions, as a frame that goes on with {@link Step#HOOKED}.
 */
final class Stepper {
  private final VmState vm;
  private final ThreadState thread;
  private final Hooks hooks;
  private final Instructions instructions;
  private final Operations operations;
  /** The last instruction that ran outside of a hook, to tell another line or a way back. */
  private long lastPc;
  private long lastBase;
  private int lastLine;
  /** The instruction that is told of, and how much of it has been. */
  private long toldPc;
  private long toldBase;
  private int stage;
  /** The frame that was entered last, until its first instruction has been told of. */
  private long enteredBase;

  private static final int ENTERED = 1;
  private static final int COUNTED = 2;
  private static final int LINE = 3;
  private static final int TOLD = 4;

  Stepper(VmState vm, Instructions instructions, Operations operations) {
    this.vm = vm;
    this.thread = vm.thread();
    this.hooks = vm.hooks();
    this.instructions = instructions;
    this.operations = operations;
  }

  /** Runs until {@link Loop} may go on, or the frame that was entered from Java has returned. */
  long run(long start) {
    long pc = start;
    while (pc != Calls.EXIT) {
      boolean isWatched = (Memory.observeInt(thread.address() + ThreadState.POLL) & ThreadState.HOOK) != 0;
      if (!isWatched && Memory.isDirect()) {
        return pc;
      }
      long base = thread.base();
      if (isWatched && !hooks.isRunning()) {
        long hook = tell(base, pc);
        if (hook != Calls.EXIT) {
          pc = hook;
          continue;
        }
        lastPc = pc;
        lastBase = base;
        toldPc = 0;
      }
      long insn = Memory.getLong(pc);
      thread.setPc(pc + 8);
      pc = instructions.execute(insn, base, pc + 8);
    }
    return pc;
  }

  /** A frame of guest code begins. */
  void entered(long base) {
    if (!hooks.isRunning()) {
      enteredBase = base;
    }
  }

  /** The hook has returned to the frame that runs now: the instruction at {@code pc} goes on where it was. */
  long resume(long pc, int reached) {
    hooks.end();
    toldPc = pc;
    toldBase = thread.base();
    stage = reached;
    return pc;
  }

  /** Tells of the next event of an instruction; gives where the hook begins, or {@link Calls#EXIT} if nothing is left to be told. */
  private long tell(long base, long pc) {
    if (pc != toldPc || base != toldBase) {
      toldPc = pc;
      toldBase = base;
      stage = 0;
    }
    long prototype = FunctionObject.prototype(Value.address(Memory.getLong(base - 16)));
    if (stage < ENTERED) {
      stage = ENTERED;
      if (base == enteredBase && pc == PrototypeObject.code(prototype)) {
        enteredBase = 0;
        lastLine = 0;
        if (hooks.watches(Hooks.Event.CALL)) {
          return call(Hooks.Event.CALL, Value.NIL, pc);
        }
      }
    }
    if (stage < COUNTED) {
      stage = COUNTED;
      if (hooks.counts()) {
        return call(Hooks.Event.COUNT, Value.NIL, pc);
      }
    }
    if (stage < LINE) {
      stage = LINE;
      if (hooks.watches(Hooks.Event.LINE)) {
        int line = vm.functions().at(PrototypeObject.info(prototype)).line((int) (pc - PrototypeObject.code(prototype) >> 3));
        boolean isNew = line != lastLine || base != lastBase || pc <= lastPc;
        lastLine = line;
        if (isNew && line > 0) {
          return call(Hooks.Event.LINE, Value.of((double) line), pc);
        }
      }
    }
    if (stage < TOLD) {
      stage = TOLD;
      if (returns(pc) && hooks.watches(Hooks.Event.RETURN)) {
        return call(Hooks.Event.RETURN, Value.NIL, pc);
      }
    }
    return Calls.EXIT;
  }

  private long call(Hooks.Event event, long argument, long pc) {
    hooks.begin();
    // The hook sees the instruction as the running one: that in front of the pc of the frame that waits.
    thread.setPc(pc + 8);
    return operations.callHook(hooks.function(), vm.string(event.text()), argument, pc, stage);
  }

  private static boolean returns(long pc) {
    return switch ((int) Memory.getLong(pc) & 0xFF) {
      case OpCodes.RET, OpCodes.RET0, OpCodes.RET1, OpCodes.RETM -> true;
      default -> false;
    };
  }
}
