package dev.lathe.vm;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.interp.Interpreter;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.runtime.ChunkLoader;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.Loader;
import dev.lathe.vm.runtime.Stacks;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Optional;

/**
 * A machine that runs guest programs. One Java thread at a time may use it; many machines run side by side.
 * {@link #interrupt} alone may come from any thread.
 */
public final class Vm implements AutoCloseable {
  private final VmState state;
  private final Interpreter interpreter;

  /**
   * A machine without any library.
   *
   * @param limit bytes that its memory may take
   * @param loader makes functions of texts and dumps
   */
  public Vm(long limit, ChunkLoader loader) {
    state = new VmState(limit, loader);
    long main = state.heap().allocate(Kind.COROUTINE.ordinal(), CoroutineObject.BYTES);
    Stacks.create(state, main, Stacks.INITIAL);
    Memory.putInt(main + CoroutineObject.STATUS, CoroutineObject.RUNNING);
    Memory.putLong(main + CoroutineObject.ENVIRONMENT, state.globals());
    ThreadState thread = state.thread();
    thread.setCoroutine(main);
    thread.setTop(Memory.getLong(main + CoroutineObject.STACK));
    thread.setLimit(Stacks.limit(main));
    interpreter = new Interpreter(state);
    state.setInterpreter(interpreter);
  }

  /** What libraries are written against. */
  public VmState state() {
    return state;
  }

  /** Runs a function with arguments, values all of them, and gives its results. */
  public long[] call(long function, long... arguments) {
    return interpreter.execute(function, arguments);
  }

  /**
   * Makes a function of a program.
   *
   * @throws GuestError with a message, if it has errors
   */
  public long load(byte[] chunk, ByteString name, Optional<String> language) {
    return switch (state.loader().load(chunk, name, language, ChunkLoader.Forms.BOTH)) {
      case ChunkLoader.Result.Loaded(var prototype, var chunkName) -> Value.function(new Loader(state).function(prototype, chunkName));
      case ChunkLoader.Result.Refused(var message) -> throw new GuestError(Value.string(state.strings().make(message.toByteArray())));
      case ChunkLoader.Result.Fault(var message) -> throw new IllegalStateException(message);
    };
  }

  /** Makes the program that runs raise an error at its next poll; any thread may call it. */
  public void interrupt() {
    state.thread().request(ThreadState.INTERRUPT);
  }

  /** Gives back all memory. */
  @Override
  public void close() {
    state.close();
  }
}
