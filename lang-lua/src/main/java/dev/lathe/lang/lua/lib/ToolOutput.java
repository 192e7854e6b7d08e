package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.VmState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Where a module that watches the machine writes: a file of its own, or one of the standard streams. */
final class ToolOutput {
  private static final String STANDARD = "-";

  private final StandardStreams streams;
  private final FileStream stream;
  private final boolean isOwned;

  private ToolOutput(StandardStreams streams, FileStream stream, boolean isOwned) {
    this.streams = streams;
    this.stream = stream;
    this.isOwned = isOwned;
  }

  /**
   * Opens what an argument names: a file, or standard output by a dash.
   *
   * @param index of the argument, from 0
   * @param variable of the environment that counts if the argument is absent
   * @param otherwise without both
   * @throws GuestError why the file cannot be written
   */
  static ToolOutput open(Call call, StandardStreams streams, int index, String variable, FileStream otherwise) {
    String inEnvironment = call.vm().environment().get(variable);
    if (Arguments.isAbsent(call, index) && inEnvironment == null) {
      return new ToolOutput(streams, otherwise, false);
    }
    byte[] name = Arguments.isAbsent(call, index) ? inEnvironment.getBytes(StandardCharsets.UTF_8) : call.vm().strings().toByteArray(Arguments.string(call, index));
    String shown = new String(name, StandardCharsets.UTF_8);
    if (shown.equals(STANDARD)) {
      return new ToolOutput(streams, streams.output(), false);
    }
    VmState vm = call.vm();
    try {
      FileStream stream = new FileStream(vm, FileDevice.open(vm, GuestPaths.of(vm, name), "w"), FileStream.Owner.HOST, FileStream.Buffering.FULL);
      streams.opened(stream);
      return new ToolOutput(streams, stream, true);
    } catch (IOException exception) {
      throw vm.errors().atCaller(shown + ": " + Errno.of(exception).text());
    }
  }

  void write(byte[] bytes) {
    stream.write(bytes, bytes.length);
  }

  void flush() {
    stream.flush();
  }

  /** Closes a file of its own. */
  void close() {
    if (isOwned) {
      stream.close();
      streams.closed(stream);
    }
  }
}
