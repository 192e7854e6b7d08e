package dev.lathe.vm.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What {@link Memory} does, with nothing but public means that need no flag: one sparse file that has no name any more, mapped
 * as a whole. Addresses are offsets in it. Memory that was freed is used again, and not given back.
 */
final class MappedMemory {
  private static final long MOST = 1L << 38;
  private static final long LEAST = 1L << 30;
  private static final int ALIGNMENT = 16;
  /** In front of what is given out: its size. */
  private static final int PREFIX = 16;

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHARED_INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

  private static final MemorySegment ALL = map();
  private static final FreeRanges FREE = new FreeRanges();

  static {
    FREE.give(ALIGNMENT, ALL.byteSize() - ALIGNMENT);
    System.getLogger(MappedMemory.class.getPackageName())
        .log(System.Logger.Level.WARNING, "guest programs run slower than they could: start Java with --add-exports java.base/jdk.internal.misc=ALL-UNNAMED");
  }

  private MappedMemory() {}

  private static MemorySegment map() {
    try {
      Path file = Files.createTempFile("memory", null);
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.SPARSE, StandardOpenOption.DELETE_ON_CLOSE)) {
        return map(channel);
      }
    } catch (IOException e) {
      throw new IllegalStateException("no memory can be mapped: start Java with --add-exports java.base/jdk.internal.misc=ALL-UNNAMED", e);
    }
  }

  private static MemorySegment map(FileChannel channel) throws IOException {
    for (long size = MOST; ; size /= 2) {
      try {
        return channel.map(MapMode.READ_WRITE, 0, size, Arena.global());
      } catch (IOException | OutOfMemoryError e) {
        if (size == LEAST) {
          throw e;
        }
      }
    }
  }

  static long getLong(long address) {
    return ALL.get(LONG, address);
  }

  static void putLong(long address, long value) {
    ALL.set(LONG, address, value);
  }

  static int getInt(long address) {
    return ALL.get(INT, address);
  }

  static void putInt(long address, int value) {
    ALL.set(INT, address, value);
  }

  static int observeInt(long address) {
    return (int) SHARED_INT.getAcquire(ALL, address);
  }

  static void publishInt(long address, int value) {
    SHARED_INT.setRelease(ALL, address, value);
  }

  static void orInt(long address, int bits) {
    int _ = (int) SHARED_INT.getAndBitwiseOr(ALL, address, bits);
  }

  static void andInt(long address, int bits) {
    int _ = (int) SHARED_INT.getAndBitwiseAnd(ALL, address, bits);
  }

  static short getShort(long address) {
    return ALL.get(SHORT, address);
  }

  static void putShort(long address, short value) {
    ALL.set(SHORT, address, value);
  }

  static byte getByte(long address) {
    return ALL.get(JAVA_BYTE, address);
  }

  static void putByte(long address, byte value) {
    ALL.set(JAVA_BYTE, address, value);
  }

  static double getDouble(long address) {
    return ALL.get(DOUBLE, address);
  }

  static void putDouble(long address, double value) {
    ALL.set(DOUBLE, address, value);
  }

  static void copy(long from, long to, long bytes) {
    MemorySegment.copy(ALL, from, ALL, to, bytes);
  }

  static void copy(byte[] from, int index, long to, int bytes) {
    MemorySegment.copy(from, index, ALL, JAVA_BYTE, to, bytes);
  }

  static void copy(long from, byte[] to, int index, int bytes) {
    MemorySegment.copy(ALL, JAVA_BYTE, from, to, index, bytes);
  }

  static void fill(long address, long bytes, byte value) {
    ALL.asSlice(address, bytes).fill(value);
  }

  static long allocate(long bytes) {
    long size = (bytes + PREFIX + ALIGNMENT - 1) & -ALIGNMENT;
    synchronized (FREE) {
      long start = size < bytes ? FreeRanges.NONE : FREE.take(size);
      if (start == FreeRanges.NONE) {
        throw new OutOfMemoryError("mapped memory");
      }
      putLong(start, size);
      return start + PREFIX;
    }
  }

  static void free(long address) {
    synchronized (FREE) {
      FREE.give(address - PREFIX, getLong(address - PREFIX));
    }
  }
}
