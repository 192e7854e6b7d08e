package dev.lathe.lang.lua.lib;

import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.runtime.Frames;
import dev.lathe.vm.runtime.Names;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Optional;

/** A frame as the debug library sees it, with the end of its registers. Valid until the stack changes. */
final class StackLevel {
  private final Frames frame;
  private long end;

  private StackLevel(Frames frame, long end) {
    this.frame = frame;
    this.end = end;
  }

  /** The innermost frame of a coroutine: level 0; empty if it has none. */
  private static Optional<StackLevel> innermost(VmState vm, long coroutine) {
    boolean isRunning = coroutine == vm.thread().coroutine();
    Frames frame = Frames.of(vm, coroutine);
    long top = isRunning ? vm.thread().top() : Memory.getLong(coroutine + CoroutineObject.TOP);
    StackLevel level = new StackLevel(frame, top);
    return frame.exists() && (level.isFunction() || level.next()) ? Optional.of(level) : Optional.empty();
  }

  /** The frame of a level of a coroutine. */
  static Optional<StackLevel> of(VmState vm, long coroutine, int number) {
    if (number < 0) {
      return Optional.empty();
    }
    Optional<StackLevel> level = innermost(vm, coroutine);
    for (int i = 0; i < number && level.isPresent(); i++) {
      if (!level.get().next()) {
        return Optional.empty();
      }
    }
    return level;
  }

  /** Number of levels from one on. */
  int countFrom() {
    Frames rest = frame;
    int count = 0;
    StackLevel level = new StackLevel(rest, end);
    do {
      count++;
    } while (level.next());
    return count;
  }

  /** Goes to the frame that waits for this one; false if there is none. What could not be called has a frame, but is no level. */
  boolean next() {
    do {
      end = frame.argumentsBase() - 16;
      frame.next();
    } while (frame.exists() && !isFunction());
    return frame.exists();
  }

  private boolean isFunction() {
    return Value.isFunction(Memory.getLong(frame.base() - 16));
  }

  /** The frame. */
  Frames frame() {
    return frame;
  }

  /** The line that runs; −1 for functions in Java. */
  int line() {
    return frame.isGuest() ? frame.instruction() < 0 ? frame.info().prototype().debug().map(Prototype.Debug::firstLine).orElse(0) : frame.line() : -1;
  }

  /** A local variable: its name and the slot where it is. */
  record Local(String name, long slot) {}

  /** Variable {@code number} from 1, or a variable argument from −1 down. */
  Optional<Local> local(int number) {
    if (number < 0) {
      return variableArgument(-(long) number);
    }
    long slot = frame.base() + 8L * (number - 1L);
    if (frame.isGuest()) {
      Optional<String> name = number == 0 ? Optional.empty() : Names.local(frame.info().prototype(), frame.instruction(), number - 1);
      if (name.isPresent()) {
        return Optional.of(new Local(name.get(), slot));
      }
    }
    return number > 0 && slot < end ? Optional.of(new Local("(*temporary)", slot)) : Optional.empty();
  }

  private Optional<Local> variableArgument(long number) {
    if (!frame.isGuest() || frame.argumentsBase() == frame.base()) {
      return Optional.empty();
    }
    long slot = frame.argumentsBase() + 8L * (frame.info().prototype().parameters() + number - 1);
    return slot < frame.base() - 16 ? Optional.of(new Local("(*vararg)", slot)) : Optional.empty();
  }
}
