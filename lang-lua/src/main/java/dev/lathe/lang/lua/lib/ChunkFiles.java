package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Retry;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.ChunkLoader;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Programs in files: {@code loadfile} and {@code dofile}. The language is found by the name's extension. */
final class ChunkFiles {
  private static final int DONE = Call.FIRST_STEP;
  private static final int BUFFER = 1 << 16;
  private static final String STANDARD_INPUT = "=stdin";

  private final VmState vm;
  private final StandardStreams streams;

  private ChunkFiles(VmState vm, StandardStreams streams) {
    this.vm = vm;
    this.streams = streams;
  }

  static void install(VmState vm, StandardStreams streams) {
    ChunkFiles files = new ChunkFiles(vm, streams);
    LibraryBuilder.globals(vm).add("loadfile", files::loadfile).add("dofile", files.new RunFile());
  }

  private int loadfile(Call call) {
    Optional<String> name = fileName(call);
    Optional<ChunkLoader.Forms> forms = Loading.forms(call, 1);
    return Loading.push(call, forms.isEmpty() ? Loading.wrongMode(vm) : load(name, forms.get(), Loading.environment(call, 2)));
  }

  private static Optional<String> fileName(Call call) {
    return Arguments.isAbsent(call, 0) ? Optional.empty() : Optional.of(Arguments.text(call, 0));
  }

  private Loading.Outcome load(Optional<String> name, ChunkLoader.Forms forms, long environment) {
    if (name.isPresent()) {
      return load(vm, name.get(), forms, environment);
    }
    streams.input().begin();
    try {
      byte[] chunk = vm.strings().toByteArray(Value.address(streams.input().rest()));
      return Loading.load(vm, chunk, STANDARD_INPUT.getBytes(StandardCharsets.UTF_8), forms, environment);
    } catch (Retry retry) {
      streams.input().rewind();
      throw retry;
    }
  }

  /** Loads a file. */
  static Loading.Outcome load(Call call, String name) {
    return load(call.vm(), name, ChunkLoader.Forms.BOTH, BaseLibrary.threadEnvironment(call));
  }

  private static Loading.Outcome load(VmState vm, String name, ChunkLoader.Forms forms, long environment) {
    byte[] chunk;
    try {
      chunk = contents(vm, name);
    } catch (GuestError unreadable) {
      return new Loading.Outcome.Failure(Value.address(unreadable.value()));
    }
    return Loading.load(vm, chunk, ("@" + name).getBytes(StandardCharsets.UTF_8), forms, environment);
  }

  /**
   * What a file holds.
   *
   * @throws GuestError why it cannot be read
   */
  static byte[] contents(VmState vm, String name) {
    Device file;
    try {
      file = FileDevice.open(vm, GuestPaths.of(vm, name), "r");
    } catch (IOException exception) {
      throw vm.errors().plain("cannot open " + name + ": " + Errno.of(exception).text());
    }
    try {
      return readAll(file);
    } catch (IOException exception) {
      throw vm.errors().plain("cannot read " + name + ": " + Errno.of(exception).text());
    }
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

  /** {@code dofile}. */
  private final class RunFile implements HostFunction {
    @Override
    public int call(Call call) {
      Optional<String> name = fileName(call);
      long function = switch (load(name, ChunkLoader.Forms.BOTH, BaseLibrary.threadEnvironment(call))) {
        case Loading.Outcome.Function(long loaded) -> loaded;
        case Loading.Outcome.Failure(long message) -> throw new GuestError(Value.string(message));
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
