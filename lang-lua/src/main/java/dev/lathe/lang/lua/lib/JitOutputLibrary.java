package dev.lathe.lang.lua.lib;

import dev.lathe.bcgen.dump.CompiledListing;
import dev.lathe.bcgen.dump.CompilerOutput;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.Pass;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.VmState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The modules {@code jit.dump}, {@code jit.trace} and {@code jit.dumphints}: {@code start(file, form)} has the compiler tell what it
 * does, on standard output or in a file; the form {@code masked} leaves out what differs from process to process.
 */
final class JitOutputLibrary {
  private static final List<CompilerOutput.Kind> KINDS = List.of(CompilerOutput.Kind.DUMP, CompilerOutput.Kind.TRACE, CompilerOutput.Kind.HINTS);
  private static final String MASKED = "masked";

  private final VmState vm;
  private final StandardStreams streams;
  private final CompilerOutput.Kind kind;
  private Optional<Pass> attached = Optional.empty();

  private JitOutputLibrary(VmState vm, StandardStreams streams, CompilerOutput.Kind kind) {
    this.vm = vm;
    this.streams = streams;
    this.kind = kind;
  }

  static void install(VmState vm, StandardStreams streams) {
    for (CompilerOutput.Kind kind : KINDS) {
      JitOutputLibrary library = new JitOutputLibrary(vm, streams, kind);
      Preload.add(vm, "jit." + kind.word(), library::fill);
    }
  }

  private void fill(LibraryBuilder module) {
    module.add("start", this::start).add("on", this::start).add("off", this::stop);
  }

  private int start(Call call) {
    CompiledListing.Addresses addresses = CompiledListing.Addresses.SHOWN;
    if (!Arguments.isAbsent(call, 1)) {
      if (!Arguments.text(call, 1).equals(MASKED)) {
        throw Arguments.error(call, 1, "'" + MASKED + "' expected");
      }
      addresses = CompiledListing.Addresses.MASKED;
    }
    Optional<FileStream> file = Arguments.isAbsent(call, 0) ? Optional.empty() : Optional.of(open(call));
    FileStream out = file.orElse(streams.output());
    stop(call);
    Pass pass = new CompilerOutput(kind, addresses, lines -> out.write(lines, lines.length), () -> file.ifPresent(this::close));
    FunctionCompiler.of(vm).orElseThrow().pipeline().attach(pass);
    attached = Optional.of(pass);
    return 0;
  }

  private int stop(Call call) {
    attached.ifPresent(FunctionCompiler.of(vm).orElseThrow().pipeline()::detach);
    attached = Optional.empty();
    return 0;
  }

  private FileStream open(Call call) {
    String name = Arguments.text(call, 0);
    try {
      FileStream stream =
          new FileStream(vm, FileDevice.open(vm, GuestPaths.of(vm, Arguments.string(call, 0)), "w"), FileStream.Owner.HOST, FileStream.Buffering.FULL);
      streams.opened(stream);
      return stream;
    } catch (IOException exception) {
      throw Arguments.error(call, 0, name + ": " + Errno.of(exception).text());
    }
  }

  private void close(FileStream stream) {
    stream.close();
    streams.closed(stream);
  }
}
