package dev.lathe.lang.lua.lib;

import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.runtime.ChunkNames;
import dev.lathe.vm.runtime.Frames;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.Names;
import dev.lathe.vm.runtime.VmState;
import java.util.Optional;

/** Tracebacks in LuaJIT's words: those below level 12, the outermost 10, and dots for what is between. */
public final class Traceback {
  private static final int INNERMOST = 12;
  private static final int OUTERMOST = 10;

  private Traceback() {}

  /**
   * The levels of a coroutine.
   *
   * @param message what stands in front, on lines of its own
   * @param level where to begin, 0 for the innermost
   */
  public static String of(VmState vm, long coroutine, Optional<String> message, int level) {
    StringBuilder text = new StringBuilder();
    message.ifPresent(line -> text.append(line).append('\n'));
    text.append("stack traceback:");
    Optional<StackLevel> first = StackLevel.of(vm, coroutine, level);
    if (first.isEmpty()) {
      return text.toString();
    }
    int count = level + StackLevel.of(vm, coroutine, level).orElseThrow().countFrom();
    StackLevel at = first.get();
    int dots = Math.max(INNERMOST, level);
    for (int i = level; i < count; i++) {
      if (i == dots && count > dots + OUTERMOST + 1) {
        text.append("\n\t...");
        for (; i < count - OUTERMOST; i++) {
          at.next();
        }
      }
      append(text, vm, at);
      at.next();
    }
    return text.toString();
  }

  private static void append(StringBuilder text, VmState vm, StackLevel level) {
    Frames frame = level.frame();
    Optional<Names.Name> name = Names.ofCall(frame);
    text.append("\n\t");
    if (frame.isGuest()) {
      FunctionInfo info = frame.info();
      String chunk = ChunkNames.shown(info.chunk());
      text.append(chunk).append(':');
      int line = level.line();
      if (line > 0) {
        text.append(line).append(':');
      }
      if (name.isPresent()) {
        text.append(" in function '").append(name.get().text()).append('\'');
      } else if (isMain(info)) {
        text.append(" in main chunk");
      } else {
        int first = info.prototype().debug().map(Prototype.Debug::firstLine).orElse(0);
        text.append(" in function <").append(chunk).append(':').append(first).append('>');
      }
      return;
    }
    int number = FunctionObject.hostNumber(frame.function());
    if (name.isPresent()) {
      text.append("[C]: in function '").append(name.get().text()).append('\'');
    } else {
      boolean isOutermost = !frame.caller().exists();
      text.append(isOutermost ? "[C]" : "[builtin#" + number + "]").append(": at ").append(ValueText.pointer(frame.function()));
    }
  }

  /** Whether a function is a whole file. */
  static boolean isMain(FunctionInfo info) {
    return info.prototype().debug().map(debug -> debug.firstLine() == 0 && debug.lineCount() > 0).orElse(false);
  }
}
