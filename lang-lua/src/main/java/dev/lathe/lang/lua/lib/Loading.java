package dev.lathe.lang.lua.lib;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.ChunkLoader;
import dev.lathe.vm.runtime.Loader;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Optional;

/** Makes functions of programs that are in memory. */
final class Loading {
  private static final String OWN_LANGUAGE = "lua";

  private final VmState vm;

  Loading(VmState vm) {
    this.vm = vm;
  }

  /** What became of a program: a function, its address, or a message, the address of a string. */
  sealed interface Outcome {
    record Function(long address) implements Outcome {}

    record Failure(long message) implements Outcome {}
  }

  /**
   * Makes a function of a chunk.
   *
   * @param name as functions keep it; that of a file tells the language
   * @param mode letters of the forms that are allowed, {@code b} and {@code t}; empty for both
   * @param environment the globals of the function
   */
  Outcome load(byte[] chunk, byte[] name, Optional<String> mode, long environment) {
    Optional<ChunkLoader.Forms> forms = forms(mode);
    if (forms.isEmpty()) {
      return failure("attempt to load chunk with wrong mode");
    }
    boolean isFile = name.length > 0 && name[0] == '@';
    Optional<String> language = isFile ? Optional.empty() : Optional.of(OWN_LANGUAGE);
    return switch (vm.loader().load(chunk, ByteString.of(name), language, forms.get())) {
      case ChunkLoader.Result.Loaded(var prototype, var chunkName) -> {
        long function = new Loader(vm).function(prototype, chunkName);
        BaseLibrary.setEnvironment(vm, function, environment);
        yield new Outcome.Function(function);
      }
      case ChunkLoader.Result.Refused(var message) -> new Outcome.Failure(vm.strings().make(message.toByteArray()));
      case ChunkLoader.Result.Fault(var message) -> failure("internal compiler error: " + message);
    };
  }

  private static Optional<ChunkLoader.Forms> forms(Optional<String> mode) {
    if (mode.isEmpty()) {
      return Optional.of(ChunkLoader.Forms.BOTH);
    }
    boolean bytecode = mode.get().indexOf('b') >= 0;
    boolean text = mode.get().indexOf('t') >= 0;
    if (bytecode) {
      return Optional.of(text ? ChunkLoader.Forms.BOTH : ChunkLoader.Forms.BYTECODE);
    }
    return text ? Optional.of(ChunkLoader.Forms.TEXT) : Optional.empty();
  }

  private Outcome.Failure failure(String message) {
    return new Outcome.Failure(vm.strings().make(message));
  }

  /** Returns the function, or nil and the message. */
  static int push(Call call, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Function(long address) -> call.returns(Value.function(address));
      case Outcome.Failure(long message) -> {
        call.push(Value.NIL);
        call.push(Value.string(message));
        yield 2;
      }
    };
  }

  /** An optional argument: letters of the forms that are allowed. */
  static Optional<String> mode(Call call, int index) {
    return Arguments.isAbsent(call, index) ? Optional.empty() : Optional.of(Arguments.text(call, index));
  }
}
