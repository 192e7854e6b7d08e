package dev.lathe.lang.lua.lib;

import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.runtime.Frames;
import dev.lathe.vm.runtime.Names;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Optional;

/**
 * A function that runs or waits, as debuggers see it: level 0 is the innermost one of its coroutine.
 *
 * @param frame where it is
 * @param end the first slot behind its own
 */
record Activation(Frames frame, long end) {

  /** A slot that a debugger can look at. */
  record Variable(String name, long slot) {}

  /** The function at a level; empty if there are not so many. */
  static Optional<Activation> at(VmState vm, long coroutine, int level) {
    if (level < 0) {
      return Optional.empty();
    }
    Frames frame = innermost(vm, coroutine);
    long end = coroutine == vm.thread().coroutine() ? vm.thread().top() : Memory.getLong(coroutine + CoroutineObject.TOP);
    for (int i = 0; i < level && frame.exists(); i++) {
      end = frame.argumentsBase() - 16;
      frame.next();
    }
    return frame.exists() ? Optional.of(new Activation(frame, end)) : Optional.empty();
  }

  /** The innermost frame; a coroutine that has resumed another one waits in a frame that is no function's. */
  static Frames innermost(VmState vm, long coroutine) {
    Frames frame = Frames.of(vm, coroutine);
    if (frame.exists() && !Value.isFunction(Memory.getLong(frame.base() - 16))) {
      frame.next();
    }
    return frame;
  }

  /** A local variable by its number from 1 on, or what else is in its slot; negative numbers are variable arguments. */
  Optional<Variable> variable(int number) {
    if (number < 0) {
      return variableArgument(-(long) number);
    }
    if (number == 0) {
      return Optional.empty();
    }
    long slot = frame.base() + 8L * (number - 1);
    if (frame.isGuest() && frame.instruction() >= 0) {
      Optional<String> name = Names.local(frame.info().prototype(), frame.instruction(), number - 1);
      if (name.isPresent()) {
        return Optional.of(new Variable(name.get(), slot));
      }
    }
    return slot < end ? Optional.of(new Variable("(*temporary)", slot)) : Optional.empty();
  }

  private Optional<Variable> variableArgument(long number) {
    if (!frame.isGuest() || !frame.info().prototype().has(Prototype.Flag.VARARG)) {
      return Optional.empty();
    }
    int parameters = PrototypeObject.parameters(FunctionObject.prototype(frame.function()));
    long slot = frame.argumentsBase() + 8 * (parameters + number - 1);
    return slot < frame.base() - 16 ? Optional.of(new Variable("(*vararg)", slot)) : Optional.empty();
  }
}
