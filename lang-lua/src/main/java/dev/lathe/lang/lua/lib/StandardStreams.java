package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.StandardStream;
import dev.lathe.vm.runtime.VmState;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The standard streams of a machine, which print and io share, and the streams that its program has opened. When the machine
 * is closed, what waits in them is written.
 */
final class StandardStreams {
  private final FileStream input;
  private final FileStream output;
  private final FileStream error;
  private final StreamSource source;
  private final Set<FileStream> open = Collections.newSetFromMap(new IdentityHashMap<>());

  StandardStreams(VmState vm, StreamSource source) {
    this.source = source;
    switch (source) {
      case StreamSource.Process(Set<StandardStream> terminals) -> {
        FileInputStream in = new FileInputStream(FileDescriptor.in);
        boolean isTyped = terminals.contains(StandardStream.INPUT);
        input = stream(vm, isTyped ? StreamDevice.terminal(vm, in) : StreamDevice.input(vm, in), FileStream.Buffering.FULL);
        FileStream.Buffering buffering = terminals.contains(StandardStream.OUTPUT) ? FileStream.Buffering.LINE : FileStream.Buffering.FULL;
        output = stream(vm, StreamDevice.pipeline(new FileOutputStream(FileDescriptor.out)), buffering);
        error = stream(vm, StreamDevice.pipeline(new FileOutputStream(FileDescriptor.err)), FileStream.Buffering.NONE);
      }
      case StreamSource.Given(InputStream in, OutputStream out, OutputStream err) -> {
        input = stream(vm, StreamDevice.input(vm, in), FileStream.Buffering.FULL);
        output = stream(vm, StreamDevice.output(out), FileStream.Buffering.FULL);
        error = stream(vm, StreamDevice.output(err), FileStream.Buffering.NONE);
      }
    }
    vm.whenClosing(this::close);
  }

  private static FileStream stream(VmState vm, Device device, FileStream.Buffering buffering) {
    return new FileStream(vm, device, FileStream.Owner.HOST, buffering);
  }

  FileStream input() {
    return input;
  }

  FileStream output() {
    return output;
  }

  FileStream error() {
    return error;
  }

  /** Where they come from. */
  StreamSource source() {
    return source;
  }

  /** A stream was opened. */
  void opened(FileStream stream) {
    open.add(stream);
  }

  /** It was closed. */
  void closed(FileStream stream) {
    open.remove(stream);
  }

  /** Writes what waits in any stream. */
  void flushAll() {
    output.flush();
    error.flush();
    for (FileStream stream : open) {
      stream.flush();
    }
  }

  private void close() {
    output.flush();
    error.flush();
    for (FileStream stream : List.copyOf(open)) {
      stream.close();
    }
    open.clear();
  }
}
