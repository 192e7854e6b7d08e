package dev.lathe.lang.lua.lib;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.ChunkLoader;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.Loader;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Programs in files: {@code loadfile} and {@code dofile}. The language is found by the name's extension. */
final class ChunkFiles {
  private static final int DONE = Call.FIRST_STEP;
  private static final int BUFFER = 1 << 16;

  private final VmState vm;
  private final StandardStreams streams;

  private ChunkFiles(VmState vm, StandardStreams streams) {
    this.vm = vm;
    this.streams = streams;
  }

  /** What became of a program: a function, or a message that says why not. */
  sealed interface Outcome {
    /** A function's address. */
    record Loaded(long function) implements Outcome {}

    /** A string, its address. */
    record Failed(long message) implements Outcome {}
  }

  static void install(VmState vm, StandardStreams streams) {
    ChunkFiles files = new ChunkFiles(vm, streams);
    LibraryBuilder.globals(vm).add("loadfile", files::loadfile).add("dofile", files.new RunFile());
  }

  private int loadfile(Call call) {
    Optional<String> name = fileName(call);
    Optional<ChunkLoader.Forms> forms = forms(Arguments.text(call, 1, "bt"));
    if (forms.isEmpty()) {
      return fail(call, vm.strings().make("attempt to load chunk with wrong mode"));
    }
    return switch (load(call, name, forms.get())) {
      case Outcome.Loaded(long function) -> {
        if (call.count() > 2 && Value.isTable(call.argument(2))) {
          BaseLibrary.setEnvironment(vm, function, Value.address(call.argument(2)));
        }
        yield call.returns(Value.function(function));
      }
      case Outcome.Failed(long message) -> fail(call, message);
    };
  }

  private static Optional<String> fileName(Call call) {
    return Arguments.isAbsent(call, 0) ? Optional.empty() : Optional.of(Arguments.text(call, 0));
  }

  /** The forms whose letters are in a mode; empty if there are none. */
  private static Optional<ChunkLoader.Forms> forms(String mode) {
    boolean text = mode.indexOf('t') >= 0;
    boolean bytecode = mode.indexOf('b') >= 0;
    if (text && bytecode) {
      return Optional.of(ChunkLoader.Forms.BOTH);
    }
    return text ? Optional.of(ChunkLoader.Forms.TEXT) : bytecode ? Optional.of(ChunkLoader.Forms.BYTECODE) : Optional.empty();
  }

  private static int fail(Call call, long message) {
    call.push(Value.NIL);
    call.push(Value.string(message));
    return 2;
  }

  private Outcome load(Call call, Optional<String> name, ChunkLoader.Forms forms) {
    if (name.isPresent()) {
      return load(call, name.get(), forms);
    }
    streams.input().begin();
    return compile(call, vm.strings().toByteArray(Value.address(streams.input().rest())), "=stdin", forms);
  }

  /** Loads a file. */
  static Outcome load(Call call, String name, ChunkLoader.Forms forms) {
    VmState vm = call.vm();
    Device file;
    try {
      file = FileDevice.open(vm, GuestPaths.of(vm, name), "r");
    } catch (IOException exception) {
      return new Outcome.Failed(vm.strings().make("cannot open " + name + ": " + Errno.of(exception).text()));
    }
    byte[] chunk;
    try {
      chunk = readAll(file);
    } catch (IOException exception) {
      return new Outcome.Failed(vm.strings().make("cannot read " + name + ": " + Errno.of(exception).text()));
    }
    return compile(call, chunk, "@" + name, forms);
  }

  private static byte[] readAll(Device file) throws IOException {
    try {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = file.read(buffer, 0, BUFFER); read > 0; read = file.read(buffer, 0, BUFFER)) {
        all.write(buffer, 0, read);
      }
      return all.toByteArray();
    } finally {
      file.close();
    }
  }

  private static Outcome compile(Call call, byte[] chunk, String name, ChunkLoader.Forms forms) {
    VmState vm = call.vm();
    return switch (vm.loader().load(chunk, ByteString.utf8(name), Optional.empty(), forms)) {
      case ChunkLoader.Result.Loaded(var prototype, var chunkName) -> {
        long function = new Loader(vm).function(prototype, chunkName);
        BaseLibrary.setEnvironment(vm, function, BaseLibrary.threadEnvironment(call));
        yield new Outcome.Loaded(function);
      }
      case ChunkLoader.Result.Refused(var message) -> new Outcome.Failed(vm.strings().make(message.toByteArray()));
      case ChunkLoader.Result.Fault(var message) -> new Outcome.Failed(vm.strings().make("internal compiler error: " + message));
    };
  }

  /** {@code dofile}. */
  private final class RunFile implements HostFunction {
    @Override
    public int call(Call call) {
      Optional<String> name = fileName(call);
      long function = switch (load(call, name, ChunkLoader.Forms.BOTH)) {
        case Outcome.Loaded(long loaded) -> loaded;
        case Outcome.Failed(long message) -> throw new GuestError(Value.string(message));
      };
      call.setCount(Math.max(call.count(), 1));
      call.begin(Value.function(function));
      return call.invoke(DONE);
    }

    @Override
    public int resume(Call call, int step) {
      return call.results();
    }
  }
}
