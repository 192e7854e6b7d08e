package dev.lathe.lang.lua.lib;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.ChunkLoader;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.Loader;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** {@code debug.debug}: runs line after line of standard input, until one says {@code cont}. */
final class DebugPrompt implements HostFunction {
  private static final int DONE = Call.FIRST_STEP;
  private static final byte[] PROMPT = "lua_debug> ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CONTINUE = "cont\n".getBytes(StandardCharsets.US_ASCII);

  private final StandardStreams streams;

  DebugPrompt(StandardStreams streams) {
    this.streams = streams;
  }

  @Override
  public int call(Call call) {
    VmState vm = call.vm();
    for (;;) {
      streams.error().write(PROMPT, PROMPT.length);
      streams.output().flushLines();
      streams.input().begin();
      long line = streams.input().lineAndEnd();
      if (line == Value.NIL) {
        return 0;
      }
      byte[] text = vm.strings().toByteArray(Value.address(line));
      if (Arrays.equals(text, CONTINUE)) {
        return 0;
      }
      switch (vm.compile(text, ByteString.latin1("=(debug command)"), Optional.empty(), ChunkLoader.Forms.BOTH)) {
        case ChunkLoader.Result.Loaded(var prototype, var name) -> {
          call.begin(Value.function(new Loader(vm).function(prototype, name)));
          return call.invokeProtected(DONE);
        }
        case ChunkLoader.Result.Refused(var message) -> report(message.toByteArray());
        case ChunkLoader.Result.Fault(var message) -> report(message.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Override
  public int resume(Call call, int step) {
    call.setCount(0);
    return call(call);
  }

  @Override
  public int recover(Call call, int step, long error) {
    long text = ValueText.of(call.vm(), error);
    long bytes = call.vm().strings().bytes(text);
    streams.error().write(bytes, StringObject.length(text));
    streams.error().write('\n');
    call.setCount(0);
    return call(call);
  }

  private void report(byte[] message) {
    streams.error().write(message, message.length);
    streams.error().write('\n');
  }
}
