package dev.lathe.vm.runtime;

import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.value.Value;

/**
 * Walks the frames of a coroutine, innermost first. A frame of variable arguments and the one below it are one frame here.
 * Valid until the stack changes.
 */
public final class Frames {
  private final VmState vm;
  private long base;
  private long pc;

  private Frames(VmState vm, long base, long pc) {
    this.vm = vm;
    this.base = base;
    this.pc = pc;
  }

  /** From the running frame on. */
  public static Frames of(VmState vm) {
    return new Frames(vm, vm.thread().base(), vm.thread().pc());
  }

  /**
   * Makes the frame that waits for the one at a base, which has not begun, the running one. Below methods of an instruction, and where
   * Java waits, that stays the one at the base, in front of its first instruction.
   */
  public static void toWaiting(VmState vm, long base) {
    long link = Memory.getLong(base - 8);
    ThreadState thread = vm.thread();
    thread.setBase(base);
    if (Link.type(link) == Link.GUEST || Link.type(link) == Link.GUEST1) {
      Frames frames = of(vm);
      frames.next();
      thread.setBase(frames.base);
      thread.setPc(frames.pc);
    } else if (of(vm).isGuest()) {
      thread.setPc(PrototypeObject.code(FunctionObject.prototype(of(vm).function())));
    }
  }

  /** From the innermost frame of a coroutine on that need not be the running one. */
  public static Frames of(VmState vm, long coroutine) {
    if (coroutine == vm.thread().coroutine()) {
      return of(vm);
    }
    return new Frames(vm, Memory.getLong(coroutine + CoroutineObject.BASE), Memory.getLong(coroutine + CoroutineObject.PC));
  }

  /**
   * Registers of a frame are about to be written by another one: it and those above it go on by way of Java, which has everything checked
   * that machine code took for granted. Open upvalues need no such thing, nothing is taken for granted of what is captured.
   */
  public static void willChange(VmState vm, long coroutine, Frames changed) {
    for (Frames frame = of(vm, coroutine); frame.exists() && frame.base != changed.base; frame.next()) {
      long at = frame.argumentsBase() - 8;
      long link = Memory.getLong(at);
      if (Link.type(link) == Link.GUEST || Link.type(link) == Link.GUEST1) {
        Memory.putLong(at, Link.withoutResume(link));
      }
    }
  }

  /** Whether there is a frame here; false behind the last one. */
  public boolean exists() {
    return base != 0;
  }

  /** First register. */
  public long base() {
    return base;
  }

  /** The function, its address. */
  public long function() {
    return Value.address(Memory.getLong(base - 16));
  }

  /** Whether it is a guest function, with a place in its code. */
  public boolean isGuest() {
    return Value.isFunction(Memory.getLong(base - 16)) && FunctionObject.prototype(function()) != 0;
  }

  /** The prototype of a guest function. */
  public FunctionInfo info() {
    return vm.functions().at(PrototypeObject.info(FunctionObject.prototype(function())));
  }

  /** The index of the instruction that runs, from 0, −1 before the first; guest functions only. */
  public int instruction() {
    return (int) (pc - PrototypeObject.code(FunctionObject.prototype(function())) >> 3) - 1;
  }

  /** The line that runs, 0 if that is not known. */
  public int line() {
    int index = instruction();
    return index < 0 ? 0 : info().line(index);
  }

  /** The link of the frame, below the part that holds variable arguments. */
  public long link() {
    long at = base;
    long link = Memory.getLong(at - 8);
    while (Link.type(link) == Link.VARG) {
      at -= 8 * Link.delta(link);
      link = Memory.getLong(at - 8);
    }
    return link;
  }

  /** First slot of the frame's part below, where its variable arguments begin behind the parameters; the base itself if there is none. */
  public long argumentsBase() {
    long at = base;
    for (long link = Memory.getLong(at - 8); Link.type(link) == Link.VARG; link = Memory.getLong(at - 8)) {
      at -= 8 * Link.delta(link);
    }
    return at;
  }

  /** Goes to the frame that waits for this one. */
  public void next() {
    long at = argumentsBase();
    long link = Memory.getLong(at - 8);
    switch (Link.type(link)) {
      case Link.GUEST, Link.GUEST1 -> {
        pc = Link.pc(link);
        int a = Insn.a((int) Memory.getLong(pc - 8));
        base = at - 8L * (a + 2 + Link.type(link));
      }
      case Link.CONT, Link.PROTECTED, Link.GENERATOR -> {
        if (Link.step(link) < Call.FIRST_STEP) {
          pc = Link.pc(Memory.getLong(at - 24));
        }
        base = at - 8 * Link.delta(link);
      }
      case Link.HOST -> base = Link.delta(link) == 0 ? 0 : at - 8 * Link.delta(link);
      default -> throw new IllegalStateException("link " + Long.toHexString(link));
    }
  }

  /** The frame that waits for this one; this one stays. */
  public Frames caller() {
    Frames caller = new Frames(vm, base, pc);
    caller.next();
    return caller;
  }

  /** {@code chunk:line: } of a guest frame, or nothing. In front of the first instruction it is that one's line. */
  public String where() {
    if (!exists() || !isGuest()) {
      return "";
    }
    return ChunkNames.shown(info().chunk()) + ":" + info().line(Math.max(instruction(), 0)) + ": ";
  }
}
