package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * A device with a buffer, as C's {@code FILE} is one: what fails leaves an error in the stream. Bytes that are read stay in the
 * buffer from {@link #begin} on, so that a function which is to run again can {@link #rewind}.
 *
 * <pre>
 *   input: … mark … position … end … capacity
 * </pre>
 */
final class FileStream {
  /** When bytes that are written leave the buffer. */
  enum Buffering {
    FULL,
    LINE,
    NONE
  }

  /** Whose a stream is. */
  enum Owner {
    /** The program: it may close it. */
    PROGRAM,
    /** The embedder. */
    HOST
  }

  private static final int CAPACITY = 1 << 14;
  private static final int KEPT = 1 << 16;

  private final VmState vm;
  private final Owner owner;
  private Optional<Device> device;
  private Buffering buffering;
  private byte[] input = new byte[0];
  private int mark;
  private int position;
  private int end;
  private byte[] output = new byte[0];
  private int waiting;
  private Optional<Errno> failure = Optional.empty();

  FileStream(VmState vm, Device device, Owner owner, Buffering buffering) {
    this.vm = vm;
    this.device = Optional.of(device);
    this.owner = owner;
    this.buffering = buffering;
  }

  Owner owner() {
    return owner;
  }

  boolean isOpen() {
    return device.isPresent();
  }

  /** What has failed since the last {@link #clearFailure}. */
  Optional<Errno> failure() {
    return failure;
  }

  void clearFailure() {
    failure = Optional.empty();
  }

  private void failed(IOException exception) {
    failure = Optional.of(Errno.of(exception));
  }

  private Device device() {
    return device.orElseThrow(() -> new IllegalStateException("closed"));
  }

  // --- reading ----------------------------------------------------------------------------------------------------------

  /** From here on nothing that is read is lost. What waits to be written is written first. */
  void begin() {
    if (waiting > 0) {
      flush();
    }
    mark = position;
    if (position == end) {
      mark = 0;
      position = 0;
      end = 0;
      if (input.length > KEPT) {
        input = new byte[0];
      }
    }
  }

  /** Goes back to the last {@link #begin}. */
  void rewind() {
    position = mark;
  }

  /** Reads more behind what is there; false at the end or if it fails. */
  private boolean fill() {
    if (end == input.length) {
      makeRoom();
    }
    try {
      int read = device().read(input, end, input.length - end);
      end += Math.max(read, 0);
      return read > 0;
    } catch (IOException exception) {
      failed(exception);
      return false;
    }
  }

  private void makeRoom() {
    if (mark > 0) {
      System.arraycopy(input, mark, input, 0, end - mark);
      position -= mark;
      end -= mark;
      mark = 0;
    }
    if (2L * end >= input.length) {
      long wanted = Math.max(CAPACITY, 2L * input.length);
      if (end >= Scratch.LONGEST) {
        throw vm.errors().plain("not enough memory");
      }
      int capacity = (int) Math.min(wanted, Scratch.LONGEST);
      if (capacity > KEPT) {
        vm.heap().reserve(2L * capacity);
      }
      byte[] larger = new byte[capacity];
      System.arraycopy(input, 0, larger, 0, end);
      input = larger;
    }
  }

  /** The next byte, which is not taken; −1 at the end. */
  int peek() {
    return position < end || fill() ? input[position] & 0xFF : -1;
  }

  /** Takes the byte that {@link #peek} has shown. */
  void take() {
    position++;
  }

  /** Takes the rest of a line without its end; nil at the end. */
  long line() {
    int length = lineLength();
    if (length == 0) {
      return Value.NIL;
    }
    boolean ended = input[position + length - 1] == '\n';
    return takeString(ended ? length - 1 : length, length);
  }

  /** Takes the rest of a line and its end; nil at the end. */
  long lineAndEnd() {
    int length = lineLength();
    return length == 0 ? Value.NIL : takeString(length, length);
  }

  /** Number of bytes up to the end of the line, or of what there is. */
  private int lineLength() {
    int searched = 0;
    for (;;) {
      for (int i = position + searched; i < end; i++) {
        if (input[i] == '\n') {
          return i - position + 1;
        }
      }
      searched = end - position;
      if (!fill()) {
        return searched;
      }
    }
  }

  /** Takes up to {@code count} bytes; nil if there are none. */
  long bytes(int count) {
    while (end - position < count && fill()) {
      vm.checkInterrupt();
    }
    int length = Math.min(count, end - position);
    return length == 0 ? Value.NIL : takeString(length, length);
  }

  /** Takes all that is left. */
  long rest() {
    while (fill()) {
      vm.checkInterrupt();
    }
    return takeString(end - position, end - position);
  }

  private long takeString(int length, int taken) {
    long string = vm.strings().allocate(length);
    Memory.copy(input, position, string + StringObject.BYTES, length);
    position += taken;
    return Value.string(string);
  }

  // --- writing ----------------------------------------------------------------------------------------------------------

  /** Writes bytes of memory. */
  void write(long address, int count) {
    write((done, part) -> Memory.copy(address + done, output, waiting, part), count);
  }

  /** Writes the first bytes of an array. */
  void write(byte[] bytes, int count) {
    write(bytes, 0, count);
  }

  /** Writes bytes of an array. */
  void write(byte[] bytes, int from, int count) {
    write((done, part) -> System.arraycopy(bytes, from + done, output, waiting, part), count);
  }

  /** Copies some bytes, of which so many were copied before, to where those that wait end. */
  private interface Copy {
    void run(int done, int part);
  }

  private void write(Copy copy, int count) {
    if (!beginWriting()) {
      return;
    }
    int written = 0;
    while (written < count) {
      if (waiting == output.length) {
        flush();
      }
      int part = Math.min(count - written, output.length - waiting);
      copy.run(written, part);
      waiting += part;
      written += part;
    }
    endWriting(Math.min(count, waiting));
  }

  /** Writes a byte. */
  void write(int b) {
    if (!beginWriting()) {
      return;
    }
    if (waiting == output.length) {
      flush();
    }
    output[waiting++] = (byte) b;
    endWriting(1);
  }

  /** Gives back to the device what was read and not taken; false if the stream is none for writing. */
  private boolean beginWriting() {
    if (!device().isWritable()) {
      failure = Optional.of(Errno.EBADF);
      return false;
    }
    if (output.length == 0) {
      output = new byte[CAPACITY];
    }
    if (position < end) {
      try {
        device().seek(device().position() - (end - position));
      } catch (IOException notSeekable) {
        // Then reading and writing have nothing to do with each other, and what was read stays.
        return true;
      }
      position = end;
    }
    return true;
  }

  /** @param recent how many of the bytes that wait are new */
  private void endWriting(int recent) {
    boolean leaves = switch (buffering) {
      case FULL -> false;
      case NONE -> true;
      case LINE -> hasLineEnd(recent);
    };
    if (leaves) {
      flush();
    }
  }

  private boolean hasLineEnd(int recent) {
    for (int i = waiting - recent; i < waiting; i++) {
      if (output[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  /** Writes what waits. */
  void flush() {
    int count = waiting;
    waiting = 0;
    if (count > 0) {
      try {
        device().write(output, 0, count);
      } catch (IOException exception) {
        failed(exception);
      }
    }
  }

  /** Writes what waits if the stream is one that people look at. */
  void flushLines() {
    if (buffering == Buffering.LINE) {
      flush();
    }
  }

  void setBuffering(Buffering buffering) {
    flush();
    this.buffering = buffering;
  }

  // --- place and end ----------------------------------------------------------------------------------------------------

  /** From where a place is counted. */
  enum Origin {
    BEGIN,
    CURRENT,
    END
  }

  /** Goes to a place and gives it, counted from the beginning; a failure is left behind if it cannot. */
  long seek(Origin origin, long offset) {
    flush();
    try {
      long current = device().position() - (end - position);
      long target = offset + switch (origin) {
        case BEGIN -> 0;
        case CURRENT -> current;
        case END -> device().size();
      };
      if (target < 0) {
        throw Errno.EINVAL.exception();
      }
      mark = 0;
      position = 0;
      end = 0;
      device().seek(target);
      return target;
    } catch (IOException exception) {
      failed(exception);
      return 0;
    }
  }

  /** The channel of a file of the system that is open. */
  Optional<FileChannel> channel() {
    return device.flatMap(Device::channel);
  }

  /** Writes what waits and gives the device back. */
  void close() {
    flush();
    Device closed = device();
    device = Optional.empty();
    input = new byte[0];
    output = new byte[0];
    try {
      closed.close();
    } catch (IOException exception) {
      failed(exception);
    }
  }
}
