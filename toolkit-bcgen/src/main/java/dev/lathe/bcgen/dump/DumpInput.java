package dev.lathe.bcgen.dump;

import dev.lathe.lexer.Checkpoint;
import dev.lathe.vm.bytecode.ByteString;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** A place in the bytes of a dump. Reads within bounds, or throws. */
final class DumpInput {
  private final byte[] bytes;
  private final DumpNotes notes;
  private final Checkpoint checkpoint;
  /** Where the checkpoint is visited next. */
  private int visitAt = VISIT_BYTES;
  private int position;
  private int noted;
  private int limit;
  private boolean bigEndian;
  private int functions;
  private OptionalInt function = OptionalInt.empty();

  /** Bytes between two visits: each stands for less than a token of a text does. */
  private static final int VISIT_BYTES = 16 * Checkpoint.INTERVAL;

  DumpInput(byte[] bytes, DumpNotes notes, Checkpoint checkpoint) {
    this.bytes = bytes;
    this.notes = notes;
    this.checkpoint = checkpoint;
    limit = bytes.length;
  }

  int position() {
    return position;
  }

  int remaining() {
    return limit - position;
  }

  boolean atEnd() {
    return position == limit;
  }

  /** Words of more bytes are in big-endian order from here on. */
  void useBigEndian() {
    bigEndian = true;
  }

  /** Restricts reading to the next {@code length} bytes, which are a function; {@link #endFunction} undoes it. */
  void beginFunction(int length) throws DumpException {
    functions++;
    function = OptionalInt.of(functions);
    require(length);
    limit = position + length;
  }

  void endFunction() {
    function = OptionalInt.empty();
    limit = bytes.length;
  }

  DumpException error(String problem) {
    return new DumpException(position, function, problem);
  }

  private void require(int count) throws DumpException {
    if (count < 0 || count > limit - position) {
      throw error("the data ends early: " + Integer.toUnsignedString(count) + " bytes expected, " + (limit - position) + " left");
    }
    if (position >= visitAt) {
      visitAt = position + VISIT_BYTES;
      checkpoint.pass(Checkpoint.INTERVAL);
    }
  }

  /** The bytes since the last note mean this. */
  void note(Supplier<String> meaning) {
    notes.field(noted, position, meaning);
    noted = position;
  }

  /** The bytes since the last note are an instruction. */
  void noteInstruction(int index, int word) {
    notes.instruction(noted, position, index, word);
    noted = position;
  }

  int u8() throws DumpException {
    require(1);
    return bytes[position++] & 0xFF;
  }

  int u16() throws DumpException {
    require(2);
    int first = bytes[position] & 0xFF;
    int second = bytes[position + 1] & 0xFF;
    position += 2;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  int i32() throws DumpException {
    require(4);
    int word =
        bytes[position] & 0xFF
            | (bytes[position + 1] & 0xFF) << 8
            | (bytes[position + 2] & 0xFF) << 16
            | bytes[position + 3] << 24;
    position += 4;
    return bigEndian ? Integer.reverseBytes(word) : word;
  }

  /** An unsigned number of up to 32 bits, as the bits of an int. */
  int uleb() throws DumpException {
    return (int) uleb(32);
  }

  /** The same of up to 33 bits. */
  long uleb33() throws DumpException {
    return uleb(33);
  }

  private long uleb(int bits) throws DumpException {
    long value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = u8();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        if (value >>> bits != 0) {
          throw error("a number of more than " + bits + " bits");
        }
        return value;
      }
    }
    throw error("a number of more than five bytes");
  }

  /** An unsigned number below 2^31. */
  int count(String what) throws DumpException {
    int value = uleb();
    if (value < 0) {
      throw error("too many " + what + ": " + Integer.toUnsignedString(value));
    }
    return value;
  }

  /** How many of what follow, each of at least {@code size} bytes: never more than there is room for. */
  int count(String what, int size) throws DumpException {
    int value = uleb();
    if (value < 0 || (long) value * size > remaining()) {
      throw error("too many " + what + ": " + Integer.toUnsignedString(value) + " do not fit the " + remaining() + " bytes left");
    }
    return value;
  }

  ByteString string(int length) throws DumpException {
    require(length);
    ByteString string = ByteString.of(bytes, position, position + length);
    position += length;
    return string;
  }

  /** A string up to a zero byte, which is read too. */
  ByteString zeroTerminated() throws DumpException {
    int end = position;
    while (end < limit && bytes[end] != 0) {
      end++;
    }
    if (end == limit) {
      throw error("a name without an end");
    }
    ByteString string = ByteString.of(bytes, position, end);
    position = end + 1;
    return string;
  }

  /** The next byte, left there. */
  int peek() throws DumpException {
    require(1);
    return bytes[position] & 0xFF;
  }
}
