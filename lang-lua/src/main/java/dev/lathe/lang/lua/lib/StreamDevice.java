package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.VmState;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Streams of Java's as devices for one direction. Reading can be interrupted. */
final class StreamDevice {

  private StreamDevice() {}

  /** Where bytes come from. */
  static Device input(VmState vm, InputStream stream) {
    BlockingReader blocking = new BlockingReader(vm, stream::read);
    return new Device() {
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

  /** Where bytes go. */
  static Device output(OutputStream stream) {
    return new Device() {
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
