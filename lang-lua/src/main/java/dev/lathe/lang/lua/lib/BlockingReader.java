package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Interruption;
import dev.lathe.vm.runtime.VmState;
import java.io.IOException;

/** Reads what may have nothing to read for long; an interrupt of the machine ends that, and what comes later is kept. */
final class BlockingReader {
  private static final int BUFFER = 1 << 14;

  /** Reads some bytes, as many as fit; −1 at the end. */
  interface Source {
    int read(byte[] into) throws IOException;

    /** Whether an interrupt of the thread that reads ends that, so that nothing waits any more. */
    default boolean endsByInterrupt() {
      return false;
    }
  }

  private final Waiting<Integer> waiting;
  private final Source source;
  private final byte[] bytes = new byte[BUFFER];
  private int from;
  private int to;

  BlockingReader(VmState vm, Source source) {
    this.waiting = new Waiting<>(vm);
    this.source = source;
  }

  /** Whether there is something of an earlier read to wait for or to hand out. */
  boolean isBusy() {
    return from < to || waiting.isBegun();
  }

  private int read() throws IOException {
    try {
      return waiting.result(() -> source.read(bytes));
    } catch (Interruption interruption) {
      if (source.endsByInterrupt()) {
        waiting.abandon();
      }
      throw interruption;
    }
  }

  /** Reads at least one byte; −1 at the end. */
  int read(byte[] into, int at, int count) throws IOException {
    if (from == to) {
      int read = read();
      if (read <= 0) {
        return -1;
      }
      from = 0;
      to = read;
    }
    int given = Math.min(count, to - from);
    System.arraycopy(bytes, from, into, at, given);
    from += given;
    return given;
  }
}
