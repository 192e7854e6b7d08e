package dev.lathe.lang.lua.lib;

import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.ChunkNames;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.Names;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Optional;

/** {@code debug.getinfo}. */
final class DebugInfo {
  private static final String OPTIONS = "SlunfL";

  private final VmState vm;
  private final LibraryBuilder fields;
  private final long function;
  private final Optional<StackLevel> level;

  private DebugInfo(VmState vm, long function, Optional<StackLevel> level) {
    this.vm = vm;
    this.function = function;
    this.level = level;
    fields = LibraryBuilder.of(vm, vm.tables().create(0, 16), "");
  }

  static int getinfo(Call call) {
    VmState vm = call.vm();
    boolean isOther = CoroutineLibrary.isCoroutine(call.argument(0));
    int first = isOther ? 1 : 0;
    long coroutine = isOther ? Value.address(call.argument(0)) : vm.thread().coroutine();
    String options = Arguments.text(call, first + 1, "flnSu");
    long what = call.argument(first);
    long number = Arguments.toNumber(call, what);
    Optional<StackLevel> level = Optional.empty();
    if (number != Value.UNDEF) {
      level = StackLevel.of(vm, coroutine, Arguments.truncate(Value.toDouble(number)));
      if (level.isEmpty()) {
        return call.returns(Value.NIL);
      }
    } else if (!Value.isFunction(what)) {
      throw Arguments.error(call, first, "function or level expected");
    }
    for (int i = 0; i < options.length(); i++) {
      if (OPTIONS.indexOf(options.charAt(i)) < 0) {
        throw Arguments.error(call, first + 1, "invalid option");
      }
    }
    long function = level.map(at -> at.frame().function()).orElseGet(() -> Value.address(what));
    return call.returns(new DebugInfo(vm, function, level).fill(options));
  }

  private long fill(String options) {
    boolean isGuest = BaseLibrary.isGuest(function);
    if (options.indexOf('S') >= 0) {
      source(isGuest);
    }
    if (options.indexOf('l') >= 0) {
      set("currentline", level.map(StackLevel::line).orElse(-1));
    }
    if (options.indexOf('u') >= 0) {
      upvalues(isGuest);
    }
    if (options.indexOf('n') >= 0) {
      Optional<Names.Name> name = level.flatMap(at -> Names.ofCall(at.frame()));
      name.ifPresent(found -> set("name", found.text()));
      set("namewhat", name.map(Names.Name::kind).orElse(""));
    }
    if (options.indexOf('L') >= 0 && isGuest) {
      fields.set("activelines", Value.table(activeLines()));
    }
    if (options.indexOf('f') >= 0) {
      fields.set("func", Value.function(function));
    }
    return Value.table(fields.table());
  }

  private void set(String name, int number) {
    fields.set(name, Value.of((double) number));
  }

  private void set(String name, String text) {
    fields.set(name, vm.string(text));
  }

  private FunctionInfo info() {
    return vm.functions().at(PrototypeObject.info(FunctionObject.prototype(function)));
  }

  private void source(boolean isGuest) {
    if (!isGuest) {
      set("source", "=[C]");
      set("short_src", "[C]");
      set("linedefined", -1);
      set("lastlinedefined", -1);
      set("what", "C");
      return;
    }
    FunctionInfo info = info();
    int first = info.prototype().debug().map(Prototype.Debug::firstLine).orElse(0);
    fields.set("source", Value.string(vm.strings().make(info.chunk().toByteArray())));
    set("short_src", ChunkNames.shown(info.chunk()));
    set("linedefined", first);
    set("lastlinedefined", first + info.prototype().debug().map(Prototype.Debug::lineCount).orElse(0));
    set("what", Traceback.isMain(info) ? "main" : "Lua");
  }

  private void upvalues(boolean isGuest) {
    set("nups", isGuest ? info().prototype().upvalueCount() : Memory.getInt(function + FunctionObject.HOST_COUNT));
    set("nparams", isGuest ? info().prototype().parameters() : 0);
    fields.set("isvararg", Value.of(!isGuest || info().prototype().has(Prototype.Flag.VARARG)));
  }

  private long activeLines() {
    long lines = vm.tables().create(0, 0);
    Prototype prototype = info().prototype();
    // The last instruction is left out, as LuaJIT does it.
    prototype.debug().ifPresent(
        debug -> {
          for (int i = 0; i < prototype.length(); i++) {
            vm.tables().setInt(lines, debug.lines().line(i), Value.TRUE);
          }
        });
    return lines;
  }
}
