package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.ExitRequest;
import dev.lathe.vm.runtime.VmState;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Streams of Java's as devices for one direction. Reading can be interrupted. Those that are files of the process may have a place. */
final class StreamDevice {

  /** What shells show for a process that SIGPIPE has ended. */
  private static final int STATUS_OF_BROKEN_PIPE = 128 + 13;

  private StreamDevice() {}

  /** Where bytes come from. */
  static Device input(VmState vm, InputStream stream) {
    return input(vm, stream, stream::read);
  }

  /** The terminal that is the process's standard input: what is typed after an interrupt belongs to whoever asks next. */
  static Device terminal(VmState vm, FileInputStream stream) {
    return input(vm, stream, new TerminalSource(stream));
  }

  /** Reads through a file of its own, which can be closed under a read that waits. */
  private static final class TerminalSource implements BlockingReader.Source {
    private static final Path TERMINAL = Path.of("/dev/stdin");

    private final FileInputStream stream;
    private volatile boolean canEnd;

    TerminalSource(FileInputStream stream) {
      this.stream = stream;
    }

    @Override
    public int read(byte[] into) throws IOException {
      FileChannel terminal;
      try {
        terminal = FileChannel.open(TERMINAL, StandardOpenOption.READ);
      } catch (IOException denied) {
        canEnd = false;
        return stream.read(into);
      }
      canEnd = true;
      try (terminal) {
        return terminal.read(ByteBuffer.wrap(into));
      }
    }

    @Override
    public boolean endsByInterrupt() {
      return canEnd;
    }
  }

  private static Device input(VmState vm, InputStream stream, BlockingReader.Source source) {
    BlockingReader blocking = new BlockingReader(vm, source);
    return new PlacedDevice(stream instanceof FileInputStream file ? Optional.of(file.getChannel()) : Optional.empty()) {
      @Override
      public int read(byte[] into, int at, int count) throws IOException {
        int ready = blocking.isBusy() ? 0 : stream.available();
        return ready > 0 ? stream.read(into, at, Math.min(ready, count)) : blocking.read(into, at, count);
      }

      @Override
      public void close() throws IOException {
        stream.close();
      }
    };
  }

  /** Java closes its end of the pipe to a command when that ends. */
  private static boolean isUnread(IOException exception) {
    return Errno.of(exception) == Errno.EPIPE || "Stream closed".equals(exception.getMessage());
  }

  /** Where bytes go that the process writes itself: when nobody reads them any more, the program ends as one does that SIGPIPE ends. */
  static Device pipeline(OutputStream stream) {
    return new DeviceFilter(output(stream)) {
      @Override
      public void write(byte[] from, int at, int count) throws IOException {
        try {
          super.write(from, at, count);
        } catch (IOException exception) {
          if (isUnread(exception)) {
            throw new ExitRequest(STATUS_OF_BROKEN_PIPE, false);
          }
          throw exception;
        }
      }
    };
  }

  /** Where bytes go. */
  static Device output(OutputStream stream) {
    return new PlacedDevice(stream instanceof FileOutputStream file ? Optional.of(file.getChannel()) : Optional.empty()) {
      @Override
      public boolean isWritable() {
        return true;
      }

      @Override
      public void write(byte[] from, int at, int count) throws IOException {
        stream.write(from, at, count);
        stream.flush();
      }

      @Override
      public void close() throws IOException {
        stream.close();
      }
    };
  }
}
