package dev.lathe.lang.lua.lib;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.ChunkNames;
import dev.lathe.vm.runtime.Frames;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.Names;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Optional;

/** The table that {@code debug.getinfo} makes: each letter of its options adds some fields. */
final class FunctionDescription {
  static final String LETTERS = "SlnufL";

  private final VmState vm;
  private final long function;
  private final Optional<Frames> frame;
  private final LibraryBuilder fields;

  /** @param frame where the function runs, if it does */
  FunctionDescription(VmState vm, long function, Optional<Frames> frame) {
    this.vm = vm;
    this.function = function;
    this.frame = frame;
    this.fields = LibraryBuilder.of(vm, vm.tables().create(0, 16), "");
  }

  /** The table for some options, all of {@link #LETTERS}. */
  long table(String options) {
    if (options.indexOf('S') >= 0) {
      source();
    }
    if (options.indexOf('l') >= 0) {
      fields.set("currentline", Value.of((double) (isGuest() && frame.isPresent() ? frame.get().line() : -1)));
    }
    if (options.indexOf('u') >= 0) {
      parameters();
    }
    if (options.indexOf('n') >= 0) {
      name();
    }
    if (options.indexOf('f') >= 0) {
      fields.set("func", Value.function(function));
    }
    if (options.indexOf('L') >= 0) {
      lines();
    }
    return fields.table();
  }

  private boolean isGuest() {
    return BaseLibrary.isGuest(function);
  }

  private FunctionInfo info() {
    return vm.functions().at(PrototypeObject.info(FunctionObject.prototype(function)));
  }

  private void source() {
    if (!isGuest()) {
      source(ByteString.latin1("=[C]"), "[C]", -1, -1, "C");
      return;
    }
    FunctionInfo info = info();
    int first = Traceback.firstLine(info.prototype());
    int last = first + Traceback.lineCount(info.prototype());
    source(info.chunk(), ChunkNames.shown(info.chunk()), first, last, Traceback.isMain(info.prototype()) ? "main" : "Lua");
  }

  private void source(ByteString source, String shown, int first, int last, String what) {
    fields
        .set("source", Value.string(vm.strings().make(source.toByteArray())))
        .set("short_src", vm.string(shown))
        .set("linedefined", Value.of((double) first))
        .set("lastlinedefined", Value.of((double) last))
        .set("what", vm.string(what));
  }

  private void parameters() {
    int upvalues = Memory.getInt(function + FunctionObject.HOST_COUNT);
    int parameters = 0;
    boolean isVararg = true;
    if (isGuest()) {
      Prototype prototype = info().prototype();
      upvalues = prototype.upvalueCount();
      parameters = prototype.parameters();
      isVararg = prototype.has(Prototype.Flag.VARARG);
    }
    fields
        .set("nups", Value.of((double) upvalues))
        .set("nparams", Value.of((double) parameters))
        .set("isvararg", Value.of(isVararg));
  }

  private void name() {
    Optional<Names.Name> name = frame.flatMap(Names::ofCall);
    if (name.isPresent()) {
      fields.set("name", vm.string(name.get().text()));
    }
    fields.set("namewhat", vm.string(name.map(Names.Name::kind).orElse("")));
  }

  private void lines() {
    if (!isGuest()) {
      return;
    }
    FunctionInfo info = info();
    long lines = vm.tables().create(0, 0);
    if (info.prototype().debug().isPresent()) {
      for (int i = 0; i < info.prototype().length(); i++) {
        vm.tables().setInt(lines, info.line(i), Value.TRUE);
      }
    }
    fields.set("activelines", Value.table(lines));
  }
}
