package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.ErrorObject;
import dev.lathe.vm.object.GeneratorObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.ResumeMode;
import dev.lathe.vm.runtime.Stacks;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * Frames that are left and entered again. A call of a function of such a kind gives an object with its registers; resuming
 * copies them onto the resumer's stack, leaving copies them back. Between the two frames lie
 *
 * <pre>
 *   registers of the resumer… | extra | generator | handled error | pc (as a link) | function | link: GENERATOR, step | registers…
 * </pre>
 *
 * The handled error is the resumer's; meanwhile that of the stack is the generator's own, see docs/bytecode.md.
 */
final class Generators {
  /** Where the resumer's handled error lies, from the generator's base. */
  static final int SAVED_HANDLED = -32;

  private static final int SAVED_EXTRA = -48;
  private static final int SAVED_GENERATOR = -40;
  private static final int SAVED_PC = -24;
  /** Bytes between the resumer and the generator's base. */
  static final int BELOW = 48;

  private final VmState vm;
  private final ThreadState thread;
  private final Raising raising;
  private final Operations operations;

  Generators(VmState vm, Raising raising, Operations operations) {
    this.vm = vm;
    this.thread = vm.thread();
    this.raising = raising;
    this.operations = operations;
  }

  // --- making -----------------------------------------------------------------------------------------------------------

  /** A generator for a call whose arguments are bound, its address. Reserves. */
  long create(long base, long prototype) {
    int registers = PrototypeObject.frameSize(prototype);
    long bytes = GeneratorObject.WINDOW + 8L * registers;
    long generator = vm.heap().allocate(Kind.GENERATOR.ordinal(), bytes);
    Memory.putLong(generator + GeneratorObject.FUNCTION, Memory.getLong(base - 16));
    Memory.putInt(generator + GeneratorObject.REGISTERS, registers);
    Memory.putLong(generator + GeneratorObject.HANDLED, Value.NIL);
    int parameters = PrototypeObject.parameters(prototype);
    Memory.copy(base, generator + GeneratorObject.WINDOW, 8L * parameters);
    for (int i = parameters; i < registers; i++) {
      Memory.putLong(generator + GeneratorObject.WINDOW + 8L * i, Value.NIL);
    }
    return generator;
  }

  // --- entering ---------------------------------------------------------------------------------------------------------

  /**
   * Resumes a generator for the instruction in front of {@code pc}.
   *
   * @param step takes what it yields
   * @param extra what the step needs
   * @param value what its YIELD gives, or the error that it raises
   */
  long resume(Step step, long pc, long extra, long generator, ResumeMode mode, long value) {
    long base = thread.base();
    long prototype = FunctionObject.prototype(Value.address(Memory.getLong(base - 16)));
    long at = base + 8L * PrototypeObject.frameSize(prototype);
    return resume(step.ordinal(), Link.toGuest(Link.GUEST, pc), extra, generator, mode, value, base, at);
  }

  /** The same for a host function whose frame is at {@code base}; a step of its own takes what comes, see {@link dev.lathe.vm.runtime.HostFunction}. */
  long resumeForHost(int step, long generator, ResumeMode mode, long value, long base, long at) {
    return resume(step, 0, Value.NIL, generator, mode, value, base, at);
  }

  private long resume(int step, long pcLink, long extra, long generator, ResumeMode mode, long value, long waiting, long above) {
    int status = GeneratorObject.status(generator);
    if (status == GeneratorObject.RUNNING) {
      throw vm.errors().of(Failure.ALREADY_RUNNING, Value.object(generator));
    }
    if (status == GeneratorObject.FINISHED) {
      throw mode == ResumeMode.THROW ? new GuestError(value) : vm.errors().of(Failure.STOP, Value.NIL);
    }
    if (status == GeneratorObject.CREATED && mode == ResumeMode.NEXT && value != Value.NIL) {
      throw vm.errors().of(Failure.NOT_STARTED, Value.object(generator));
    }
    int registers = GeneratorObject.registers(generator);
    long at = above;
    long below = waiting;
    if (at + BELOW + 8L * registers > thread.limit()) {
      thread.setTop(at);
      long moved = Stacks.grow(vm, registers + BELOW / 8);
      at += moved;
      below += moved;
    }
    long base = at + BELOW;
    long function = Memory.getLong(generator + GeneratorObject.FUNCTION);
    Memory.putLong(base + SAVED_EXTRA, extra);
    Memory.putLong(base + SAVED_GENERATOR, Value.object(generator));
    Memory.putLong(base + SAVED_HANDLED, raising.handled());
    Memory.putLong(base + SAVED_PC, pcLink);
    Memory.putLong(base - 16, function);
    Memory.putLong(base - 8, Link.toFrame(Link.GENERATOR, base - below >> 3, step));
    Memory.copy(generator + GeneratorObject.WINDOW, base, 8L * registers);
    raising.setHandled(Memory.getLong(generator + GeneratorObject.HANDLED));
    GeneratorObject.setStatus(generator, GeneratorObject.RUNNING);
    thread.setBase(base);
    long prototype = FunctionObject.prototype(Value.address(function));
    if ((Memory.getByte(prototype + PrototypeObject.PROPERTIES) & PrototypeObject.COUNTED) != 0) {
      vm.functionTier().called(prototype);
    }
    long code = PrototypeObject.code(prototype);
    long pc = code + 8L * Memory.getInt(generator + GeneratorObject.NEXT);
    if (mode == ResumeMode.THROW) {
      return raiseInside(status, base, pc, value);
    }
    if (status == GeneratorObject.SUSPENDED) {
      deliver(base, pc, value);
    }
    return polled(pc);
  }

  private long polled(long pc) {
    thread.setPc(pc);
    if (Memory.observeInt(thread.address() + ThreadState.POLL) != 0) {
      vm.poll();
    }
    return pc;
  }

  /** Gives a value to the YIELD that waits, or to the YFROM, which comes next again. */
  private static void deliver(long base, long pc, long value) {
    int next = (int) Memory.getLong(pc);
    if ((next & 0xFF) == OpCodes.YFROM) {
      Memory.putLong(base + 8L * Insn.a(next) + 8, value);
    } else {
      Memory.putLong(base + 8L * Insn.a((int) Memory.getLong(pc - 8)), value);
    }
  }

  private long raiseInside(int status, long base, long pc, long error) {
    if (status == GeneratorObject.SUSPENDED && ((int) Memory.getLong(pc) & 0xFF) == OpCodes.YFROM) {
      // The iterator that it waits for gets the error first.
      long inner = Memory.getLong(base + 8L * Insn.a((int) Memory.getLong(pc)));
      thread.setPc(pc + 8);
      if (Value.isObject(inner) && Header.is(Value.address(inner), Kind.GENERATOR)) {
        return resume(Step.DELEGATE, pc + 8, Value.NIL, Value.address(inner), ResumeMode.THROW, error);
      }
      throw new GuestError(error);
    }
    // Raised at the YIELD; in front of everything if it has not begun.
    thread.setPc(pc);
    throw new GuestError(error);
  }

  // --- leaving ----------------------------------------------------------------------------------------------------------

  /** The running frame leaves with a value, to be entered again at {@code pc}. */
  long yield(long base, long value, long pc) {
    assert Link.type(Memory.getLong(base - 8)) == Link.GENERATOR : "the verifier lets no other function yield";
    long generator = Value.address(Memory.getLong(base + SAVED_GENERATOR));
    long prototype = FunctionObject.prototype(Value.address(Memory.getLong(base - 16)));
    Memory.copy(base, generator + GeneratorObject.WINDOW, 8L * GeneratorObject.registers(generator));
    Memory.putInt(generator + GeneratorObject.NEXT, (int) (pc - PrototypeObject.code(prototype) >> 3));
    Memory.putLong(generator + GeneratorObject.HANDLED, raising.handled());
    GeneratorObject.setStatus(generator, GeneratorObject.SUSPENDED);
    vm.heap().barrier(generator);
    raising.setHandled(Memory.getLong(base + SAVED_HANDLED));
    return operations.yielded(base, value);
  }

  /** What a frame has that waits in a resume: its extra state and its pc. */
  static long extra(long base) {
    return Memory.getLong(base + SAVED_EXTRA);
  }

  static long pc(long base) {
    return Link.pc(Memory.getLong(base + SAVED_PC));
  }

  /** The running frame of a generator ends, by a return or an error. */
  void end(long base) {
    long generator = Value.address(Memory.getLong(base + SAVED_GENERATOR));
    GeneratorObject.setStatus(generator, GeneratorObject.FINISHED);
    for (int i = 0; i < GeneratorObject.registers(generator); i++) {
      Memory.putLong(generator + GeneratorObject.WINDOW + 8L * i, Value.NIL);
    }
    Memory.putLong(generator + GeneratorObject.HANDLED, Value.NIL);
    raising.setHandled(Memory.getLong(base + SAVED_HANDLED));
  }

  /** The error with which a generator ends: that of the end of an iteration may not leave it. */
  long leaving(long base, long error) {
    if (!raising.isStop(error)) {
      return error;
    }
    long made = vm.errors().of(Failure.STOP_RAISED, Memory.getLong(base + SAVED_GENERATOR)).value();
    if (ErrorObject.is(made)) {
      long address = Value.address(made);
      Memory.putLong(address + ErrorObject.CAUSE, error);
      Memory.putLong(address + ErrorObject.CONTEXT, error);
      Header.setFlags(address, Header.flags(address) | ErrorObject.CAUSED);
      vm.heap().barrier(address);
    }
    return made;
  }

  // --- passing on -------------------------------------------------------------------------------------------------------

  /** YFROM: resumes the iterator R[A] with R[A+1]. */
  long delegate(long base, long ra, long pc) {
    long iterator = Memory.getLong(ra);
    long value = Memory.getLong(ra + 8);
    if (Value.isObject(iterator) && Header.is(Value.address(iterator), Kind.GENERATOR)) {
      return resume(Step.DELEGATE, pc, Value.NIL, Value.address(iterator), ResumeMode.NEXT, value);
    }
    if (value == Value.NIL) {
      long function = vm.special(iterator, SpecialMethod.NEXT);
      if (function == Value.UNDEF) {
        throw vm.errors().of(Failure.NOT_ITERABLE, iterator);
      }
      return operations.call(Step.DELEGATE, pc, Value.NIL, function, iterator, Value.NIL, Value.NIL, 1);
    }
    long type = vm.classes().of(iterator);
    long function = type == 0 ? Value.UNDEF : vm.classes().find(type, vm.strings().atom("send"));
    if (function == Value.UNDEF) {
      throw vm.errors().of(Failure.NO_ATTRIBUTE, iterator, "send");
    }
    return operations.call(Step.DELEGATE, pc, Value.NIL, function, iterator, value, Value.NIL, 2);
  }
}
