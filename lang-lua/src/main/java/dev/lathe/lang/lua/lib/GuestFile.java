package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import java.io.IOException;

/**
 * A file as programs see it: C's {@code FILE}. Between its calls either {@code input} holds bytes that were read ahead, or
 * {@code output} bytes that are yet to be written, never both.
 */
final class GuestFile {

  /** What closing means. */
  enum Origin {
    FILE,
    PIPE,
    /** Cannot be closed. */
    STANDARD
  }

  /** When written bytes go to the device. */
  enum Buffering {
    FULL,
    LINE,
    NONE
  }

  /** Where positions count from. */
  enum Whence {
    SET,
    CURRENT,
    END
  }

  private static final int BUFFER = 1 << 13;

  private final Device device;
  private final Origin origin;
  private Buffering buffering;
  private byte[] input = new byte[0];
  private int at;
  private int end;
  private byte[] output = new byte[0];
  private final byte[] one = new byte[1];
  private int pending;
  private boolean isOpen = true;

  GuestFile(Device device, Origin origin, Buffering buffering) {
    this.device = device;
    this.origin = origin;
    this.buffering = buffering;
  }

  Origin origin() {
    return origin;
  }

  boolean isOpen() {
    return isOpen;
  }

  // --- reading ----------------------------------------------------------------------------------------------------------

  /** The next byte, −1 at the end. */
  int read() throws IOException {
    return at < end || fill() ? input[at++] & 0xFF : -1;
  }

  /** The next byte, which stays; −1 at the end. */
  int peek() throws IOException {
    return at < end || fill() ? input[at] & 0xFF : -1;
  }

  private boolean fill() throws IOException {
    flushOutput();
    if (input.length == 0) {
      input = new byte[BUFFER];
    }
    at = 0;
    end = 0;
    int count = device.read(input, 0, input.length);
    end = Math.max(count, 0);
    return count > 0;
  }

  /** Reads up to the end of a line, which is left out or kept; false if there was nothing to read. */
  boolean readLine(Scratch into, LineEnd lineEnd) throws IOException {
    boolean any = false;
    while (at < end || fill()) {
      any = true;
      int stop = at;
      while (stop < end && input[stop] != '\n') {
        stop++;
      }
      into.add(input, at, stop - at);
      at = stop;
      if (stop < end) {
        at++;
        if (lineEnd == LineEnd.KEPT) {
          into.add('\n');
        }
        return true;
      }
    }
    return any;
  }

  /** What becomes of the end of a line. */
  enum LineEnd {
    DROPPED,
    KEPT
  }

  /** Reads at most {@code count} bytes. */
  void readBytes(Scratch into, long count) throws IOException {
    long rest = count;
    while (rest > 0 && (at < end || fill())) {
      int chunk = (int) Math.min(rest, end - at);
      into.add(input, at, chunk);
      at += chunk;
      rest -= chunk;
    }
  }

  // --- writing ----------------------------------------------------------------------------------------------------------

  /** Writes bytes of an array. */
  void write(byte[] bytes, int from, int count) throws IOException {
    device.checkWritable();
    dropInput();
    if (buffering == Buffering.NONE) {
      device.write(bytes, from, count);
      return;
    }
    if (pending + count > BUFFER) {
      flushOutput();
      if (count >= BUFFER) {
        device.write(bytes, from, count);
        return;
      }
    }
    if (output.length == 0) {
      output = new byte[BUFFER];
    }
    System.arraycopy(bytes, from, output, pending, count);
    pending += count;
    if (buffering == Buffering.LINE && endsLine(bytes, from, count)) {
      flush();
    }
  }

  private static boolean endsLine(byte[] bytes, int from, int count) {
    for (int i = from + count - 1; i >= from; i--) {
      if (bytes[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  /** Writes bytes in memory. */
  void write(long address, int count) throws IOException {
    byte[] chunk = new byte[Math.min(count, BUFFER)];
    for (int done = 0; done < count; ) {
      int length = Math.min(count - done, chunk.length);
      Memory.copy(address + done, chunk, 0, length);
      write(chunk, 0, length);
      done += length;
    }
  }

  /** Writes a byte. */
  void write(int b) throws IOException {
    one[0] = (byte) b;
    write(one, 0, 1);
  }

  private void flushOutput() throws IOException {
    if (pending > 0) {
      int count = pending;
      pending = 0;
      device.write(output, 0, count);
    }
  }

  /** Gives the device all that was written. */
  void flush() throws IOException {
    flushOutput();
    device.flush();
  }

  /** Makes the device stand where the program believes to be. */
  private void dropInput() throws IOException {
    if (at < end) {
      device.seek(device.position() - (end - at));
    }
    at = 0;
    end = 0;
  }

  // --- the rest ---------------------------------------------------------------------------------------------------------

  /** Goes elsewhere, and tells where that is. */
  long seek(Whence whence, long offset) throws IOException {
    flushOutput();
    long start = switch (whence) {
      case SET -> 0;
      case CURRENT -> device.position() - (end - at);
      case END -> device.size();
    };
    long target = start + offset;
    device.position();
    if (target < 0) {
      throw FileFailure.EINVAL.exception();
    }
    at = 0;
    end = 0;
    device.seek(target);
    return target;
  }

  /** Changes when written bytes go to the device. */
  void setBuffering(Buffering buffering) throws IOException {
    flushOutput();
    this.buffering = buffering;
  }

  /** Ends it. */
  void close() throws IOException {
    isOpen = false;
    try {
      flushOutput();
    } finally {
      device.close();
    }
  }
}
