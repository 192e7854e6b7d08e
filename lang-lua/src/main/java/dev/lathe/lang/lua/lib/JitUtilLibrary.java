package dev.lathe.lang.lua.lib;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.List;
import java.util.Optional;

/** The modules {@code jit.util}, which tells how functions look inside, and {@code jit.vmdef}, which names what it tells of. */
final class JitUtilLibrary {
  private static final int NAME_WIDTH = 6;
  /** Opcodes that LuaJIT has in memory only: loops of traces, and headers. */
  private static final List<String> IN_MEMORY_LOOPS =
      List.of("78:JFORI", "80:IFORL", "81:JFORL", "83:IITERL", "84:JITERL", "86:ILOOP", "87:JLOOP",
          "89:FUNCF", "90:IFUNCF", "91:JFUNCF", "92:FUNCV", "93:IFUNCV", "94:JFUNCV", "95:FUNCC", "96:FUNCCW");
  private static final int OPCODES = 97;
  private static final int NO_TRACE = 0;

  private final VmState vm;

  private JitUtilLibrary(VmState vm) {
    this.vm = vm;
  }

  static void install(VmState vm) {
    JitUtilLibrary library = new JitUtilLibrary(vm);
    Preload.add(vm, "jit.util", library::fillUtil);
    Preload.add(vm, "jit.vmdef", library::fillDefinitions);
  }

  private void fillUtil(LibraryBuilder module) {
    module
        .add("funcinfo", this::funcinfo)
        .add("funcbc", this::funcbc)
        .add("funck", this::funck)
        .add("funcuvname", this::funcuvname)
        .add("traceinfo", call -> none(call, 1))
        .add("traceir", call -> none(call, 2))
        .add("tracek", call -> none(call, 2))
        .add("tracesnap", call -> none(call, 2))
        .add("tracemc", call -> none(call, 1))
        .add("traceexitstub", call -> none(call, 1))
        .add("ircalladdr", call -> none(call, 1));
  }

  /** There are no traces: whatever the numbers are, there is nothing to tell. */
  private static int none(Call call, int numbers) {
    for (int i = 0; i < numbers; i++) {
      Arguments.integer(call, i);
    }
    return NO_TRACE;
  }

  private int funcinfo(Call call) {
    LibraryBuilder table = LibraryBuilder.of(vm, vm.tables().create(0, 8), "");
    Optional<FunctionInfo> known = GuestPrototypes.of(call, call.argument(0));
    if (known.isPresent()) {
      describe(table, known.get(), Arguments.integer(call, 1, 0));
    } else {
      long function = Value.address(Arguments.function(call, 0));
      table
          .set("ffid", number(FunctionObject.hostNumber(function)))
          .set("addr", Value.of((double) function))
          .set("upvalues", number(FunctionObject.hostCount(function)));
    }
    return call.returns(Value.table(table.table()));
  }

  private void describe(LibraryBuilder table, FunctionInfo info, int pc) {
    Prototype prototype = info.prototype();
    int first = prototype.debug().map(Prototype.Debug::firstLine).orElse(0);
    boolean isInside = Integer.compareUnsigned(pc, GuestPrototypes.length(prototype)) < 0;
    table
        .set("linedefined", number(first))
        .set("lastlinedefined", number(first + prototype.debug().map(Prototype.Debug::lineCount).orElse(0)))
        .set("stackslots", number(prototype.frameSize()))
        .set("params", number(prototype.parameters()))
        .set("bytecodes", number(GuestPrototypes.length(prototype)))
        .set("gcconsts", number(prototype.constants().size()))
        .set("nconsts", number(prototype.numberCount()))
        .set("upvalues", number(prototype.upvalueCount()))
        .set("isvararg", Value.of(prototype.has(Prototype.Flag.VARARG)))
        .set("children", Value.of(prototype.has(Prototype.Flag.CHILDREN)))
        .set("source", string(info.chunk()))
        .set("loc", vm.string(GuestPrototypes.location(info, isInside ? pc : 0)))
        .set("proto", Value.object(info.address()));
    if (isInside) {
      table.set("currentline", number(GuestPrototypes.line(info, pc)));
    }
  }

  private static long number(int number) {
    return Value.of((double) number);
  }

  private long string(ByteString bytes) {
    return Value.string(vm.strings().make(bytes.toByteArray()));
  }

  private int funcbc(Call call) {
    Prototype prototype = GuestPrototypes.argument(call, 0).prototype();
    int pc = Arguments.integer(call, 1);
    if (Integer.compareUnsigned(pc, GuestPrototypes.length(prototype)) >= 0) {
      return 0;
    }
    int word = GuestPrototypes.word(prototype, pc);
    call.push(number(word));
    call.push(number(GuestPrototypes.mode(word)));
    return 2;
  }

  private int funck(Call call) {
    FunctionInfo info = GuestPrototypes.argument(call, 0);
    int index = Arguments.integer(call, 1);
    if (index >= 0) {
      return index < info.prototype().numberCount() ? call.returns(Value.canonical(info.prototype().number(index))) : 0;
    }
    return ~index < info.prototype().constants().size() ? call.returns(PrototypeObject.constant(info.address(), ~index)) : 0;
  }

  private int funcuvname(Call call) {
    Prototype prototype = GuestPrototypes.argument(call, 0).prototype();
    int index = Arguments.integer(call, 1);
    if (Integer.compareUnsigned(index, prototype.upvalueCount()) >= 0) {
      return 0;
    }
    List<ByteString> names = prototype.debug().map(Prototype.Debug::upvalueNames).orElse(List.of());
    return call.returns(index < names.size() ? string(names.get(index)) : vm.string(""));
  }

  // --- jit.vmdef ------------------------------------------------------------------------------------------------------------

  /** What jit.util's numbers mean here. LuaJIT's tables about its compiler are empty: there is none. */
  private void fillDefinitions(LibraryBuilder module) {
    LibraryBuilder functions = LibraryBuilder.of(vm, vm.tables().create(0, 0), "");
    for (int i = 0; i < vm.hosts().size(); i++) {
      String name = vm.hosts().has(i) ? vm.hosts().at(i).name() : "";
      vm.tables().setInt(functions.table(), i, vm.string(name));
    }
    module
        .set("bcnames", vm.string(opcodeNames()))
        .set("irnames", vm.string(""))
        .set("ffnames", Value.table(functions.table()));
    for (String empty : List.of("irfpm", "irfield", "ircall", "traceerr")) {
      module.set(empty, Value.table(vm.tables().create(0, 0)));
    }
  }

  private static String opcodeNames() {
    StringBuilder names = new StringBuilder();
    for (int code = 0; code < OPCODES; code++) {
      String name = Op.of(code).map(Op::name).orElse(inMemory(code));
      names.append(name).append(" ".repeat(NAME_WIDTH - name.length()));
    }
    return names.toString();
  }

  private static String inMemory(int code) {
    String number = code + ":";
    return IN_MEMORY_LOOPS.stream().filter(row -> row.startsWith(number)).map(row -> row.substring(number.length())).findFirst().orElse("");
  }
}
