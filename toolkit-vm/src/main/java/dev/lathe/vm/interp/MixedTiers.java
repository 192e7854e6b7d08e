package dev.lathe.vm.interp;

import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.RandomExits;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * Runs programs for tests in random turns, some instructions one at a time, then some in machine code; see {@link RandomExits}. Each
 * turn begins at the boundary that the last one has reached, so nothing may be lost between two instructions.
 */
final class MixedTiers {
  private final ThreadState thread;
  private final FunctionCompiler compiler;
  private final RandomExits exits;
  private final Stepper stepper;
  private final Machine machine;

  MixedTiers(VmState vm, FunctionCompiler compiler, RandomExits exits, Stepper stepper, Machine machine) {
    this.thread = vm.thread();
    this.compiler = compiler;
    this.exits = exits;
    this.stepper = stepper;
    this.machine = machine;
  }

  /** Runs from {@code from}, with the base in {@link ThreadState}, until the frame that was entered from Java has returned. */
  void run(long from) {
    long ts = thread.address();
    long pc = interpret(from);
    while (pc != Calls.EXIT) {
      long prototype = prototype();
      if (Memory.getLong(prototype + PrototypeObject.ENTRIES) == 0) {
        compiler.reached(prototype);
      } else if (exits.compilesAgain()) {
        compiler.reachedAgain(prototype);
      }
      Memory.putInt(ts + ThreadState.COUNTDOWN, exits.turn() + 1);
      pc = machine.run(pc);
      if (pc != Calls.EXIT) {
        pc = interpret(pc);
      }
    }
  }

  private long prototype() {
    return FunctionObject.prototype(Value.address(Memory.getLong(thread.base() - 16)));
  }

  /** A turn of the interpreter. */
  private long interpret(long from) {
    long pc = from;
    for (int left = exits.turn(); left > 0 && pc != Calls.EXIT; left--) {
      if ((Memory.observeInt(thread.address() + ThreadState.POLL) & ThreadState.HOOK) != 0) {
        pc = stepper.run(pc);
      } else {
        thread.setPc(pc + 8);
        pc = machine.instruction(pc + 8, thread.base(), prototype());
      }
    }
    return pc;
  }
}
