package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.jit.ExitCounts;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.SharedCode;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.Frames;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * Drives machine code: enters it, and does for it what it has left for Java, until a frame runs that has none.
 *
 * <p>Nothing is on the native stack between two entries, and no place in machine code is kept: where it goes on is looked up by the pc.
 */
final class Machine {
  private final VmState vm;
  private final ThreadState thread;
  private final Interpreter interpreter;
  private final Calls calls;
  private final Instructions instructions;
  private final ShortPaths shortPaths;
  private final FunctionCompiler compiler;
  private final ExitCounts exits;

  Machine(VmState vm, Interpreter interpreter, FunctionCompiler compiler, Calls calls, Instructions instructions, ShortPaths shortPaths) {
    this.vm = vm;
    this.thread = vm.thread();
    this.interpreter = interpreter;
    this.calls = calls;
    this.instructions = instructions;
    this.shortPaths = shortPaths;
    this.compiler = compiler;
    this.exits = compiler.exits();
  }

  /**
   * Runs from {@code from}, with the base in {@link ThreadState}.
   *
   * @return where the loop is to go on, or {@link Calls#EXIT}
   */
  long run(long from) {
    long ts = thread.address();
    long pc = from;
    while (pc != Calls.EXIT && (Memory.observeInt(ts + ThreadState.POLL) & ThreadState.HOOK) == 0) {
      long base = Memory.getLong(ts + ThreadState.BASE);
      long prototype = FunctionObject.prototype(Value.address(Memory.getLong(base - 16)));
      long entries = Memory.getLong(prototype + PrototypeObject.ENTRIES);
      if (entries == 0) {
        return pc;
      }
      // An error on the way in is the instruction's.
      Memory.putLong(ts + ThreadState.PC, pc + 8);
      int offset = Memory.getInt(entries + (pc - PrototypeObject.code(prototype) >> 1));
      if (offset == 0) {
        pc = instruction(pc + 8, base, prototype);
        continue;
      }
      SharedCode code = SharedCode.get();
      Memory.putLong(ts + ThreadState.PROTOTYPE, prototype);
      Memory.putLong(ts + ThreadState.RESUME, code.address(offset));
      long exit = code.enter(ts);
      base = Memory.getLong(ts + ThreadState.BASE);
      if (exit == SharedCode.AWAY) {
        exits.random();
        return Memory.getLong(ts + ThreadState.PC);
      }
      if (exit == SharedCode.SLOW || exit == SharedCode.UNFIT) {
        prototype = FunctionObject.prototype(Value.address(Memory.getLong(base - 16)));
        pc = Memory.getLong(ts + ThreadState.PC);
        if (exit == SharedCode.SLOW) {
          exits.slow(Memory.getLong(pc - 8));
        } else {
          exits.unfit();
          compiler.missed(prototype, (int) (pc - PrototypeObject.code(prototype) >> 3) - 1);
        }
        pc = instruction(pc, base, prototype);
      } else {
        pc = call(base, (int) exit - 1);
      }
    }
    return pc;
  }

  /** Runs the instruction in front of the pc in full. */
  long instruction(long pc, long base, long prototype) {
    long insn = Memory.getLong(pc - 8);
    if (((int) insn & 0xFF) != OpCodes.CALL) {
      long next = shortPaths.execute(insn, base, prototype, pc);
      return next != ShortPaths.NONE ? next : instructions.execute(insn, base, pc);
    }
    // Of a frame with so many registers it would be CALLKW.
    long start = base + 8L * Insn.a((int) insn) + 16;
    Memory.putLong(start - 8, Link.toGuest(Link.GUEST, pc));
    long next = calls.call(start, Insn.c((int) insn) - 1);
    // As the interpreter polls behind Java functions, see Instructions.
    if (next == pc && (Memory.observeInt(thread.address() + ThreadState.POLL) & ~ThreadState.COUNT) != 0 && thread.base() == base) {
      thread.setPc(pc);
      return interpreter.pollUncounted(pc);
    }
    return next;
  }

  /** Begins a frame that machine code has laid out. */
  private long call(long base, int count) {
    long link = Memory.getLong(base - 8);
    if (Link.type(link) == Link.GUEST) {
      long pc = Link.pc(link);
      thread.setPc(pc);
      thread.setBase(base - 16 - 8L * (Memory.getLong(pc - 8) >>> 8 & 0xFF));
    } else {
      Frames.toWaiting(vm, base);
    }
    return calls.call(base, count);
  }
}
