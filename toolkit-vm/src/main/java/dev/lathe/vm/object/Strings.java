package dev.lathe.vm.object;

import static dev.lathe.vm.object.StringObject.ASCII;
import static dev.lathe.vm.object.StringObject.ATOM;
import static dev.lathe.vm.object.StringObject.BYTES;
import static dev.lathe.vm.object.StringObject.FLAT_ROPE;
import static dev.lathe.vm.object.StringObject.HASH;
import static dev.lathe.vm.object.StringObject.LENGTH;
import static dev.lathe.vm.object.StringObject.LINK;
import static dev.lathe.vm.object.StringObject.MAXIMUM_LENGTH;
import static dev.lathe.vm.object.StringObject.RIGHT;
import static dev.lathe.vm.object.StringObject.ROPE;
import static dev.lathe.vm.object.StringObject.ROPE_BYTES;
import static dev.lathe.vm.object.StringObject.UTF8;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.value.Value;
import java.nio.charset.StandardCharsets;

/**
 * Makes, compares and reads the strings of one machine. Arguments and results are addresses, not values.
 *
 * <p>Whatever reads the bytes of a string makes a rope flat, and so may throw what {@link Heap#reserve} throws.
 */
public final class Strings {
  /** Results shorter than this are copied, longer ones are ropes. */
  public static final int ROPE_LENGTH = 256;
  /** From how many bytes on memory is reserved before it is taken. */
  private static final int MUCH = 8192;
  /** A rope's pending parts are at most so many: each is no longer than half of the one before. */
  private static final int DEPTH = 32;

  private final Heap heap;
  private final Atoms atoms;

  /** The strings of a heap. */
  public Strings(Heap heap) {
    this.heap = heap;
    atoms = new Atoms(heap, this);
  }

  /** The table of atoms, for the collector. */
  public Atoms atoms() {
    return atoms;
  }

  /** A new string with the given bytes. */
  public long make(byte[] bytes) {
    long string = allocate(bytes.length);
    Memory.copy(bytes, 0, string + BYTES, bytes.length);
    return string;
  }

  /** A new string of a text in UTF-8. */
  public long make(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long string = make(bytes);
    Header.setFlags(string, bytes.length == text.length() ? ASCII | UTF8 : UTF8);
    return string;
  }

  /** A new string of bytes in memory, which may lie in another string. Calls {@link Heap#reserve} if they are many. */
  public long make(long bytes, int length) {
    long string = allocate(length);
    heap.copyReserved(bytes, string + BYTES, length);
    return string;
  }

  /**
   * A new string whose bytes, from {@link StringObject#BYTES} on, the caller stores before the next poll. Reserves.
   *
   * @throws OutOfGuestMemory also if no string may be so long
   */
  public long allocate(int length) {
    if (length < 0 || length > MAXIMUM_LENGTH) {
      throw OutOfGuestMemory.INSTANCE;
    }
    if (length >= MUCH) {
      heap.reserve(BYTES + (long) length);
    }
    long string = heap.allocateReserved(Kind.STRING.ordinal(), BYTES + (long) length);
    Memory.putInt(string + LENGTH, length);
    return string;
  }

  /** The atom with the given bytes. */
  public long atom(ByteString bytes) {
    return intern(make(bytes.toByteArray()));
  }

  /** The atom of a text in UTF-8. */
  public long atom(String text) {
    return intern(make(text));
  }

  /** The atom with a string's bytes; the string remembers it. It is the string itself if there was none. */
  public long intern(long string) {
    int flags = Header.flags(string);
    if ((flags & ATOM) != 0) {
      return string;
    }
    if ((flags & ROPE) == 0) {
      long known = Memory.getLong(string + LINK);
      if (known != 0) {
        return known;
      }
    }
    return atoms.intern(string);
  }

  /** The address of a string's bytes; a rope is made flat. Holds until the string dies. Reserves. */
  public long bytes(long string) {
    int flags = Header.flags(string);
    if ((flags & (ROPE | FLAT_ROPE)) == 0) {
      return string + BYTES;
    }
    if ((flags & ROPE) != 0) {
      flatten(string);
    }
    return Memory.getLong(string + RIGHT);
  }

  /**
   * The hash of a string's bytes, never 0. Words are mixed by multiplication, as in Vigna's splitmix64; while it goes over
   * the bytes it learns whether they are ASCII.
   */
  public int hash(long string) {
    int known = Memory.getInt(string + HASH);
    return known != 0 ? known : computeHash(string);
  }

  private int computeHash(long string) {
    long bytes = bytes(string);
    int length = StringObject.length(string);
    long end = bytes + StringObject.partSize(length);
    long state = length;
    long all = 0;
    for (long at = bytes; at < end; at += 8) {
      long word = Memory.getLong(at);
      all |= word;
      state = (state ^ word) * 0x9E37_79B9_7F4A_7C15L;
      state ^= state >>> 32;
    }
    state = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    int hash = (int) (state >>> 32);
    if (hash == 0) {
      hash = 1;
    }
    Memory.putInt(string + HASH, hash);
    if ((all & 0x8080_8080_8080_8080L) == 0) {
      Header.setFlags(string, Header.flags(string) | ASCII | UTF8);
    }
    return hash;
  }

  /** Whether two strings have the same bytes. */
  public boolean equal(long one, long other) {
    if (one == other) {
      return true;
    }
    int length = StringObject.length(one);
    if (length != StringObject.length(other) || (Header.flags(one) & Header.flags(other) & ATOM) != 0) {
      return false;
    }
    int hash = Memory.getInt(one + HASH);
    int otherHash = Memory.getInt(other + HASH);
    if (hash != otherHash && hash != 0 && otherHash != 0) {
      return false;
    }
    return sameBytes(bytes(one), bytes(other), length);
  }

  static boolean sameBytes(long one, long other, int length) {
    for (long i = 0; i < length; i += 8) {
      if (Memory.getLong(one + i) != Memory.getLong(other + i)) {
        return false;
      }
    }
    return true;
  }

  /** Compares as unsigned bytes: negative, 0, positive. */
  public int compare(long one, long other) {
    if (one == other) {
      return 0;
    }
    int length = StringObject.length(one);
    int otherLength = StringObject.length(other);
    long bytes = bytes(one);
    long otherBytes = bytes(other);
    int common = Math.min(length, otherLength);
    for (long i = 0; i < common; i += 8) {
      long word = Memory.getLong(bytes + i);
      long otherWord = Memory.getLong(otherBytes + i);
      if (word != otherWord) {
        return Long.compareUnsigned(Long.reverseBytes(word), Long.reverseBytes(otherWord));
      }
    }
    return Integer.compare(length, otherLength);
  }

  /** One string of two; long ones make a rope. Reserves. Raises nothing: lengths were checked to stay below 2^31. */
  public long concatenate(long left, long right) {
    int leftLength = StringObject.length(left);
    int rightLength = StringObject.length(right);
    if (rightLength == 0) {
      return left;
    }
    if (leftLength == 0) {
      return right;
    }
    int length = checkedLength((long) leftLength + rightLength);
    if (length >= ROPE_LENGTH) {
      return rope(left, right, length);
    }
    long string = allocate(length);
    Memory.copy(bytes(left), string + BYTES, leftLength);
    Memory.copy(bytes(right), string + BYTES + leftLength, rightLength);
    Header.setFlags(string, commonFlags(left, right));
    return string;
  }

  /** One string of all the {@code count} values from an address on, at least one, which are strings. As {@link #concatenate}. */
  public long join(long values, int count) {
    long last = Value.address(Memory.getLong(values + 8L * (count - 1)));
    if (count == 1) {
      return last;
    }
    long total = 0;
    for (int i = 0; i < count; i++) {
      total += StringObject.length(Value.address(Memory.getLong(values + 8L * i)));
    }
    int length = checkedLength(total);
    if (length >= ROPE_LENGTH) {
      long result = Value.address(Memory.getLong(values));
      for (int i = 1; i < count; i++) {
        result = concatenate(result, Value.address(Memory.getLong(values + 8L * i)));
      }
      return result;
    }
    long string = allocate(length);
    long at = string + BYTES;
    int flags = ASCII | UTF8;
    for (int i = 0; i < count; i++) {
      long part = Value.address(Memory.getLong(values + 8L * i));
      int partLength = StringObject.length(part);
      Memory.copy(bytes(part), at, partLength);
      at += partLength;
      flags &= Header.flags(part);
    }
    Header.setFlags(string, flags);
    return string;
  }

  private static int checkedLength(long length) {
    if (length > MAXIMUM_LENGTH) {
      throw OutOfGuestMemory.INSTANCE;
    }
    return (int) length;
  }

  private static int commonFlags(long left, long right) {
    return Header.flags(left) & Header.flags(right) & (ASCII | UTF8);
  }

  private long rope(long left, long right, int length) {
    long string = heap.allocate(Kind.STRING.ordinal(), ROPE_BYTES);
    Memory.putInt(string + LENGTH, length);
    Memory.putLong(string + LINK, left);
    Memory.putLong(string + RIGHT, right);
    Header.setFlags(string, ROPE | commonFlags(left, right));
    return string;
  }

  /**
   * Makes a rope one run of bytes and drops its parts. Goes from part to part with a loop: a side that is flat is copied at
   * once; of two ropes the shorter is done first, so that few wait however deep they are.
   */
  private void flatten(long rope) {
    int length = StringObject.length(rope);
    long size = StringObject.partSize(length);
    if (size >= MUCH) {
      heap.reserve(size);
    }
    long bytes = heap.allocateReservedPart(size);
    long[] waiting = new long[2 * DEPTH];
    int depth = 0;
    long string = rope;
    long at = bytes;
    while (true) {
      if (!isRope(string)) {
        Memory.copy(bytes(string), at, StringObject.length(string));
        if (depth == 0) {
          break;
        }
        at = waiting[--depth];
        string = waiting[--depth];
        continue;
      }
      long left = Memory.getLong(string + LINK);
      long right = Memory.getLong(string + RIGHT);
      int leftLength = StringObject.length(left);
      if (!isRope(left)) {
        Memory.copy(bytes(left), at, leftLength);
        at += leftLength;
        string = right;
      } else if (!isRope(right)) {
        Memory.copy(bytes(right), at + leftLength, StringObject.length(right));
        string = left;
      } else if (leftLength <= StringObject.length(right)) {
        waiting[depth++] = right;
        waiting[depth++] = at + leftLength;
        string = left;
      } else {
        waiting[depth++] = left;
        waiting[depth++] = at;
        string = right;
        at += leftLength;
      }
    }
    Memory.putLong(rope + LINK, 0);
    Memory.putLong(rope + RIGHT, bytes);
    Header.setFlags(rope, Header.flags(rope) & ~ROPE | FLAT_ROPE);
    heap.barrier(rope);
  }

  private static boolean isRope(long string) {
    return (Header.flags(string) & ROPE) != 0;
  }

  /** A copy of the bytes. */
  public byte[] toByteArray(long string) {
    byte[] result = new byte[StringObject.length(string)];
    Memory.copy(bytes(string), result, 0, result.length);
    return result;
  }

  /** The bytes read as UTF-8, for messages and file names. */
  public String toJava(long string) {
    return new String(toByteArray(string), StandardCharsets.UTF_8);
  }
}
