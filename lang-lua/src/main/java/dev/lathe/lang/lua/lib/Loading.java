package dev.lathe.lang.lua.lib;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.ChunkLoader;
import dev.lathe.vm.runtime.Loader;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Optional;

/** Makes functions of programs, and tells a guest what became of them. */
final class Loading {
  private static final String OWN_LANGUAGE = "lua";

  private Loading() {}

  /** What became of a program: a function, its address, or a message, the address of a string. */
  sealed interface Outcome {
    record Function(long address) implements Outcome {}

    record Failure(long message) implements Outcome {}
  }

  /**
   * Makes a function of a chunk.
   *
   * @param name as functions keep it; that of a file tells the language
   * @param forms which forms are allowed
   * @param environment the globals of the function
   */
  static Outcome load(VmState vm, byte[] chunk, byte[] name, ChunkLoader.Forms forms, long environment) {
    boolean isFile = name.length > 0 && name[0] == '@';
    Optional<String> language = isFile ? Optional.empty() : Optional.of(OWN_LANGUAGE);
    return switch (vm.compile(chunk, ByteString.of(name), language, forms)) {
      case ChunkLoader.Result.Loaded(var prototype, var chunkName) -> {
        long function = new Loader(vm).function(prototype, chunkName);
        BaseLibrary.setEnvironment(vm, function, environment);
        yield new Outcome.Function(function);
      }
      case ChunkLoader.Result.Refused(var message) -> new Outcome.Failure(vm.strings().make(message.toByteArray()));
      case ChunkLoader.Result.Fault(var message) -> failure(vm, "internal compiler error: " + message);
    };
  }

  /** No form is allowed. */
  static Outcome wrongMode(VmState vm) {
    return failure(vm, "attempt to load chunk with wrong mode");
  }

  /** A message. */
  static Outcome failure(VmState vm, String message) {
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

  /** An optional argument: letters of the forms that are allowed, {@code b} and {@code t}, both if it is absent; empty if neither letter is there. */
  static Optional<ChunkLoader.Forms> forms(Call call, int index) {
    String mode = Arguments.text(call, index, "bt");
    boolean bytecode = mode.indexOf('b') >= 0;
    boolean text = mode.indexOf('t') >= 0;
    if (bytecode) {
      return Optional.of(text ? ChunkLoader.Forms.BOTH : ChunkLoader.Forms.BYTECODE);
    }
    return text ? Optional.of(ChunkLoader.Forms.TEXT) : Optional.empty();
  }

  /** An optional argument: the globals of the function, those of the running coroutine if it is no table. */
  static long environment(Call call, int index) {
    long value = call.argument(index);
    return Value.isTable(value) ? Value.address(value) : BaseLibrary.threadEnvironment(call);
  }
}
