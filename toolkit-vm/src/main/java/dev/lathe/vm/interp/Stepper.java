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
 * The interpreter's second loop, one instruction at a time, for as long as a hook watches. A hook is called between two
 * instructions, as a frame that goes on with {@link Step#HOOKED}.
 */
final class Stepper {
  private final VmState vm;
  private final ThreadState thread;
  private final Hooks hooks;
  private final Instructions instructions;
  private final Operations operations;
  /** Where the last instruction was, to tell another line or a way back. */
  private long lastPc;
  private long lastBase;
  private int lastLine;
  /** The instruction that the hook has been told of, so that it runs now. */
  private long told;

  Stepper(VmState vm, Instructions instructions, Operations operations) {
    this.vm = vm;
    this.thread = vm.thread();
    this.hooks = vm.hooks();
    this.instructions = instructions;
    this.operations = operations;
  }

  /** Runs until no hook watches any more, or the frame that was entered from Java has returned. */
  long run(long start) {
    long pc = start;
    while (pc != Calls.EXIT && (Memory.observeInt(thread.address() + ThreadState.POLL) & ThreadState.HOOK) != 0) {
      long base = thread.base();
      // What the hook does is told to nobody, and what was told last stays known behind it.
      if (!hooks.isRunning()) {
        long hooked = told == pc ? pc : tell(base, pc);
        if (hooked != pc || thread.base() != base) {
          pc = hooked;
          continue;
        }
        told = 0;
        lastPc = pc;
        lastBase = base;
      }
      long insn = Memory.getLong(pc);
      thread.setPc(pc + 8);
      pc = instructions.execute(insn, base, pc + 8);
    }
    return pc;
  }

  /** The hook has returned: the instruction behind {@code pc} runs next, or what else there is to be told of it is told. */
  long resume(long pc) {
    hooks.end();
    return pc;
  }

  private long tell(long base, long pc) {
    long prototype = FunctionObject.prototype(Value.address(Memory.getLong(base - 16)));
    boolean enters = pc == PrototypeObject.code(prototype) && (lastBase != base || lastPc == 0 || isCall(lastPc));
    if (enters && hooks.watches(Hooks.Event.CALL) && lastPc != pc) {
      lastPc = pc;
      lastBase = base;
      lastLine = 0;
      return call(Hooks.Event.CALL, Value.NIL, pc);
    }
    if (hooks.counts()) {
      return call(Hooks.Event.COUNT, Value.NIL, pc);
    }
    if (hooks.watches(Hooks.Event.LINE)) {
      int line = vm.functions().at(PrototypeObject.info(prototype)).line((int) (pc - PrototypeObject.code(prototype) >> 3));
      boolean isNew = line != lastLine || base != lastBase || pc <= lastPc && !(enters && lastPc == pc);
      lastLine = line;
      lastPc = pc;
      lastBase = base;
      if (isNew && line > 0) {
        if (!returns(pc) || !hooks.watches(Hooks.Event.RETURN)) {
          told = pc;
        }
        return call(Hooks.Event.LINE, Value.of((double) line), pc);
      }
    }
    if (returns(pc) && hooks.watches(Hooks.Event.RETURN)) {
      told = pc;
      return call(Hooks.Event.RETURN, Value.NIL, pc);
    }
    told = pc;
    return pc;
  }

  private long call(Hooks.Event event, long argument, long pc) {
    hooks.begin();
    // The running instruction is the one that the hook sees: the word in front of pc of the frame that waits.
    thread.setPc(pc + 8);
    return operations.callHook(hooks.function(), vm.string(event.text()), argument, pc);
  }

  private static boolean isCall(long pc) {
    return switch ((int) Memory.getLong(pc) & 0xFF) {
      case OpCodes.CALL, OpCodes.CALLM, OpCodes.CALLT, OpCodes.CALLMT, OpCodes.ITERC, OpCodes.ITERN -> true;
      default -> false;
    };
  }

  private static boolean returns(long pc) {
    return switch ((int) Memory.getLong(pc) & 0xFF) {
      case OpCodes.RET, OpCodes.RET0, OpCodes.RET1, OpCodes.RETM -> true;
      default -> false;
    };
  }
}
