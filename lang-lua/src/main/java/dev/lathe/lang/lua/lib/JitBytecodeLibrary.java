package dev.lathe.lang.lua.lib;

import dev.lathe.bcgen.dump.Listing;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Operand;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The module {@code jit.bc}: listings of functions, as {@code luajit -bl} prints them, also of each function when it is loaded. */
final class JitBytecodeLibrary {
  private static final int HEADER_NAME_WIDTH = 6;
  private static final int OPERAND_WIDTH = 3;
  private static final String FILE_VARIABLE = "LUAJIT_LISTFILE";

  private final VmState vm;
  private final StandardStreams streams;
  private final LoadHandlers loadHandlers;
  private final LongConsumer listing = this::loaded;
  /** Where loaded functions are listed. */
  private Optional<ToolOutput> listed = Optional.empty();

  private JitBytecodeLibrary(VmState vm, StandardStreams streams, LoadHandlers loadHandlers) {
    this.vm = vm;
    this.streams = streams;
    this.loadHandlers = loadHandlers;
  }

  static void install(VmState vm, StandardStreams streams, LoadHandlers loadHandlers) {
    JitBytecodeLibrary library = new JitBytecodeLibrary(vm, streams, loadHandlers);
    Preload.add(vm, "jit.bc", library::fill);
    Preload.add(vm, "jit.bcsave", module -> module.add("start", new BytecodeSaver(vm, streams)));
  }

  private void fill(LibraryBuilder module) {
    module
        .add("line", this::line)
        .add("dump", this::dump)
        .add("targets", this::targets)
        .add("on", this::on)
        .add("off", this::off)
        .add("start", this::on);
  }

  /** Lists each function that is loaded from now on, on standard error or in a file. */
  private int on(Call call) {
    off(call);
    listed = Optional.of(ToolOutput.open(call, streams, 0, FILE_VARIABLE, streams.error()));
    loadHandlers.attach(listing);
    return 0;
  }

  private int off(Call call) {
    listed.ifPresent(ToolOutput::close);
    listed = Optional.empty();
    loadHandlers.detach(listing);
    return 0;
  }

  private void loaded(long prototype) {
    FunctionInfo info = vm.functions().at(PrototypeObject.info(prototype));
    ToolOutput out = listed.orElseThrow();
    out.write(Listing.alone(info.prototype(), info.chunk()));
    out.flush();
  }

  private int line(Call call) {
    FunctionInfo info = GuestPrototypes.argument(call, 0);
    int pc = Arguments.integer(call, 1);
    String prefix = Arguments.text(call, 2, "  ");
    if (Integer.compareUnsigned(pc, GuestPrototypes.length(info.prototype())) >= 0) {
      return 0;
    }
    StringBuilder text = new StringBuilder();
    line(text, info, pc, prefix);
    return call.returns(Value.string(vm.strings().make(latin1(text))));
  }

  /** Characters are bytes. */
  private static byte[] latin1(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void line(StringBuilder text, FunctionInfo info, int pc, String prefix) {
    if (pc > 0) {
      Listing.line(text, info.prototype(), info.chunk(), pc - 1, prefix);
      return;
    }
    String name = GuestPrototypes.headerName(info.prototype());
    String size = Integer.toString(info.prototype().frameSize());
    text.append("0000 ").append(prefix).append(' ').append(name).append(" ".repeat(HEADER_NAME_WIDTH - name.length() + 1));
    text.append(" ".repeat(Math.max(OPERAND_WIDTH - size.length(), 0))).append(size).append(" \n");
  }

  private int dump(Call call) {
    FunctionInfo info = GuestPrototypes.argument(call, 0);
    FileStream out = Arguments.isAbsent(call, 1)
        ? streams.output()
        : IoLibrary.stream(vm, call.argument(1)).filter(FileStream::isOpen).orElseThrow(() -> Arguments.typeError(call, 1, "FILE*"));
    boolean withChildren = !Value.isFalsy(call.argument(2));
    byte[] text = withChildren ? Listing.of(info.prototype(), info.chunk()) : Listing.alone(info.prototype(), info.chunk());
    out.write(text, text.length);
    out.flush();
    return 0;
  }

  /** A table that has true at the numbers of instructions that are jumped to. */
  private int targets(Call call) {
    Prototype prototype = GuestPrototypes.argument(call, 0).prototype();
    long table = vm.tables().create(0, 0);
    for (int i = 0; i < prototype.length(); i++) {
      int word = prototype.word(i);
      if (Op.of(word).filter(op -> op.d() == Operand.JUMP).isPresent()) {
        vm.tables().setInt(table, i + 2L + Insn.distance(word), Value.TRUE);
      }
    }
    return call.returns(Value.table(table));
  }
}
