package dev.lathe.lang.lua.lib;

import dev.lathe.bcgen.dump.CompiledListing;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Format;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.HintCounts;
import dev.lathe.vm.jit.Hints;
import dev.lathe.vm.jit.MachineCode;
import dev.lathe.vm.jit.Outcome;
import dev.lathe.vm.jit.Status;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.nio.charset.StandardCharsets;
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
        .add("stats", this::stats)
        .add("bytecode", this::bytecode)
        .add("const", this::funck)
        .add("upvalue", this::upvalue)
        .add("closurenup", this::closureUpvalues)
        .add("mcode", this::machineCode)
        .add("disassemble", this::disassemble)
        .add("fhints", this::hintsOfFunction)
        .set("status", Value.table(statuses()))
        .set("hints", Value.table(vm.tables().create(0, 0)))
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

  // --- the compiler of functions ------------------------------------------------------------------------------------------

  /** Names by number and numbers by name. */
  private long statuses() {
    LibraryBuilder table = LibraryBuilder.of(vm, vm.tables().create(0, Status.values().length), "");
    for (Status status : Status.values()) {
      table.set(status.name(), number(status.number()));
      vm.tables().setInt(table.table(), status.number(), vm.string(status.name()));
    }
    return table.table();
  }

  /** The compiler; every machine that runs programs has one. */
  private FunctionCompiler compiler() {
    return FunctionCompiler.of(vm).orElseThrow();
  }

  /** What there is to know of a function that is no Java function; of those nothing. */
  private int stats(Call call) {
    if (GuestPrototypes.of(call, call.argument(0)).isEmpty()) {
      Arguments.function(call, 0);
      return 0;
    }
    FunctionInfo info = GuestPrototypes.argument(call, 0);
    Prototype prototype = info.prototype();
    Outcome outcome = compiler().outcome(info.address());
    LibraryBuilder table = LibraryBuilder.of(vm, vm.tables().create(0, 16), "");
    HintCounts hints = compiler().hints(info.address());
    long inner = prototype.constants().stream().filter(Constant.Child.class::isInstance).count();
    table
        .set("status", number(outcome.status().number()))
        .set("stackslots", number(prototype.frameSize()))
        .set("params", number(prototype.parameters()))
        .set("consts", number(prototype.constants().size() + prototype.numberCount()))
        .set("upvalues", number(prototype.upvalueCount()))
        .set("subs", number((int) inner))
        .set("bytecodes", number(prototype.length()))
        .set("isvararg", Value.of(prototype.has(Prototype.Flag.VARARG)))
        .set("hints", number(hints.hints().count()))
        .set("hintchecks", number(hints.hints().checks()))
        .set("hintmisses", Value.of((double) hints.misses()))
        .set("pieces", number(hints.pieces()));
    if (Value.isFunction(call.argument(0))) {
      table.set("env", Value.table(FunctionObject.environment(Value.address(call.argument(0)))));
    }
    if (!outcome.reason().isEmpty()) {
      table.set("reason", vm.string(outcome.text()));
    }
    Optional<MachineCode> code = compiler().code(info.address());
    if (code.isPresent()) {
      table.set("mcaddr", Value.of((double) code.get().address())).set("mcsize", number(code.get().codeBytes()));
    }
    return call.returns(Value.table(table.table()));
  }

  /** Name and operands of an instruction, counted from 1: A, and D or B and C. */
  private int bytecode(Call call) {
    Prototype prototype = GuestPrototypes.argument(call, 0).prototype();
    int pc = Arguments.integer(call, 1);
    if (pc < 1 || pc > prototype.length()) {
      return 0;
    }
    int word = prototype.word(pc - 1);
    Optional<Op> op = Op.of(word);
    call.reserve(4);
    call.push(vm.string(GuestPrototypes.name(prototype, pc)));
    call.push(number(Insn.a(word)));
    if (op.isPresent() && op.get().format() == Format.ABC) {
      call.push(number(Insn.b(word)));
      call.push(number(Insn.c(word)));
      return 4;
    }
    call.push(number(Insn.d(word)));
    return 3;
  }

  /** Name and value of an upvalue, counted from 0. */
  private int upvalue(Call call) {
    FunctionInfo info = GuestPrototypes.argument(call, 0);
    int index = Arguments.integer(call, 1);
    if (Integer.compareUnsigned(index, info.prototype().upvalueCount()) >= 0) {
      return 0;
    }
    List<ByteString> names = info.prototype().debug().map(Prototype.Debug::upvalueNames).orElse(List.of());
    call.reserve(2);
    call.push(index < names.size() ? string(names.get(index)) : vm.string(""));
    if (!Value.isFunction(call.argument(0))) {
      return 1;
    }
    long cell = FunctionObject.upvalue(Value.address(call.argument(0)), index);
    call.push(Memory.getLong(Memory.getLong(cell + UpvalueObject.WHERE)));
    return 2;
  }

  /** How many variables the function captures that an instruction makes, counted from 1. */
  private int closureUpvalues(Call call) {
    Prototype prototype = GuestPrototypes.argument(call, 0).prototype();
    int pc = Arguments.integer(call, 1);
    if (pc < 1 || pc > prototype.length() || (prototype.word(pc - 1) & 0xFF) != OpCodes.FNEW) {
      return 0;
    }
    return prototype.constants().get(Insn.d(prototype.word(pc - 1))) instanceof Constant.Child(Prototype inner)
        ? call.returns(number(inner.upvalueCount()))
        : 0;
  }

  /** Address and bytes of the machine code; nothing if there is none. */
  private int machineCode(Call call) {
    Optional<MachineCode> code = compiler().code(GuestPrototypes.argument(call, 0).address());
    if (code.isEmpty()) {
      return 0;
    }
    call.reserve(2);
    call.push(Value.of((double) code.get().address()));
    call.push(Value.string(vm.strings().make(code.get().copy())));
    return 2;
  }

  /** Bytecode beside machine code, as text; with true behind it without what differs from process to process. */
  private int disassemble(Call call) {
    FunctionInfo info = GuestPrototypes.argument(call, 0);
    CompiledListing.Addresses addresses =
        Value.isFalsy(call.argument(1)) ? CompiledListing.Addresses.SHOWN : CompiledListing.Addresses.MASKED;
    Optional<MachineCode> code = compiler().code(info.address());
    return code.isEmpty()
        ? 0
        : call.returns(Value.string(vm.strings().make(CompiledListing.of(info, code.get(), addresses).getBytes(StandardCharsets.ISO_8859_1))));
  }

  /** The hints that a function was compiled with: by instruction, counted from 1, what is taken for granted there, as text. */
  private int hintsOfFunction(Call call) {
    Hints hints = compiler().hints(GuestPrototypes.argument(call, 0).address()).hints();
    long table = vm.tables().create(0, 0);
    int root = vm.handles().add(Value.table(table));
    for (int i = 0; i < hints.length(); i++) {
      String text = hints.text(i);
      if (!text.isEmpty()) {
        vm.tables().setInt(table, i + 1, vm.string(text));
      }
    }
    vm.handles().release(root);
    return call.returns(Value.table(table));
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
