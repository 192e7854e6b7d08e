package dev.lathe.lang.lua.lib;

import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.runtime.ChunkNames;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.Frames;
import dev.lathe.vm.runtime.Names;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Optional;

/** Which functions run, innermost first, a line each; of many the first and the last. */
final class Traceback {
  /** Levels below it are shown in any case. */
  private static final int FIRST = 12;
  /** How many of the outermost levels are shown behind a gap. */
  private static final int LAST = 10;

  private Traceback() {}

  /** The lines of a coroutine from a level on, headed {@code stack traceback:}. */
  static String text(VmState vm, long coroutine, int level) {
    StringBuilder text = new StringBuilder("stack traceback:");
    if (level < 0) {
      return text.toString();
    }
    int levels = 0;
    for (Frames frame = Activation.innermost(vm, coroutine); frame.exists(); frame.next()) {
      levels++;
    }
    int gap = Math.max(FIRST, level);
    boolean isCut = gap + LAST + 1 < levels;
    Frames frame = Activation.innermost(vm, coroutine);
    for (int i = 0; frame.exists(); i++, frame.next()) {
      if (isCut && i == gap) {
        text.append("\n\t...");
      }
      if (i >= level && (!isCut || i < gap || i >= levels - LAST)) {
        line(vm, frame, text);
      }
    }
    return text.toString();
  }

  private static void line(VmState vm, Frames frame, StringBuilder text) {
    Optional<Names.Name> name = Names.ofCall(frame);
    text.append("\n\t");
    if (frame.isGuest()) {
      FunctionInfo info = frame.info();
      String chunk = ChunkNames.shown(info.chunk());
      text.append(chunk).append(':');
      if (frame.line() > 0) {
        text.append(frame.line()).append(':');
      }
      text.append(name.map(n -> " in function '" + n.text() + "'").orElseGet(() -> isMain(info.prototype())
          ? " in main chunk"
          : " in function <" + chunk + ":" + firstLine(info.prototype()) + ">"));
      return;
    }
    long function = frame.function();
    // Those without a name are like functions in C: the one that runs a script is.
    String library = vm.hosts().at(FunctionObject.hostNumber(function)).name();
    boolean isLibrary = ValueText.isBuiltIn(library);
    text.append(name.isPresent() || !isLibrary ? "[C]:" : "[builtin#" + FunctionObject.hostNumber(function) + "]:");
    text.append(name.map(n -> " in function '" + n.text() + "'").orElseGet(() -> " at " + ValueText.pointer(Value.function(function))));
  }

  /** The line on which a function begins, 0 for a whole program. */
  static int firstLine(Prototype prototype) {
    return prototype.debug().map(Prototype.Debug::firstLine).orElse(0);
  }

  /** The number of lines between a function's first and last. */
  static int lineCount(Prototype prototype) {
    return prototype.debug().map(Prototype.Debug::lineCount).orElse(0);
  }

  /** Whether it is a whole program, as far as its lines tell. */
  static boolean isMain(Prototype prototype) {
    return firstLine(prototype) == 0 && lineCount(prototype) > 0;
  }
}
