package dev.lathe.vm.nativecode;

import dev.lathe.vm.memory.FreeRanges;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.nativecode.LinuxCalls.Failure;
import dev.lathe.vm.nativecode.LinuxCalls.Protection;
import java.util.BitSet;

/**
 * Memory that machine code lies in: a sparse file in memory, mapped at two addresses.
 *
 *     writable(0)    ├── piece ──┤      ├─ piece ─┤              read, write
 *     executable(0)  ├── piece ──┤      ├─ piece ─┤              read, execute
 *                    0           16·n …                2^30
 *
 * <p>No page is ever both writable and executable. A place is named by its offset, which is the same in both, below 2^30, and never
 * 0: so it fits where 0 means none. The file's descriptor is closed: no process that is started inherits it, and it is not among the
 * files that a guest program can open by number.
 *
 * <p>Pieces are multiples of {@value #ALIGNMENT} bytes. A released piece is filled with HLT, which no program may execute, so that a
 * jump into it ends the process there and then, with Java's crash report (INT3 would end it without one). Chunks of 64 KB in which
 * nothing lies go back to the system when 2 MB of them have come together; such a chunk reads as zeros.
 *
 * <p>All methods may be called by any thread.
 */
public final class CodeMemory {
  /** No place. */
  public static final int NONE = 0;
  /** Pieces start at multiples of this, in bytes. */
  public static final int ALIGNMENT = 16;

  private static final String NAME = "lathe-code";
  private static final long MOST = 1L << 30;
  private static final long LEAST = 1L << 24;
  private static final int CHUNK_BITS = 16;
  /** Empty chunks that are kept, since what comes next needs them again. */
  private static final int KEPT = 32;
  private static final byte HLT = (byte) 0xF4;

  private final long writable;
  private final long executable;
  private final long limit;
  private final FreeRanges free = new FreeRanges();
  /** Chunks that are free as a whole and may have memory. */
  private final BitSet empty = new BitSet();
  private long used;

  private CodeMemory(long writable, long executable, long bytes, long limit) {
    this.writable = writable;
    this.executable = executable;
    this.limit = limit;
    free.give(ALIGNMENT, bytes - ALIGNMENT);
  }

  /**
   * Makes code memory.
   *
   * @param limit of bytes in use
   * @throws Failure if the system refuses a memory file, or that it is mapped to be executed
   */
  static CodeMemory map(long limit) throws Failure {
    long file = LinuxCalls.memoryFile(NAME);
    try {
      for (long bytes = MOST; ; bytes /= 2) {
        try {
          return map(file, bytes, limit);
        } catch (Failure e) {
          // The address space may be limited.
          if (bytes == LEAST) {
            throw e;
          }
        }
      }
    } finally {
      LinuxCalls.close(file);
    }
  }

  private static CodeMemory map(long file, long bytes, long limit) throws Failure {
    LinuxCalls.setLength(file, bytes);
    long writable = LinuxCalls.map(file, bytes, Protection.READ_WRITE);
    try {
      return new CodeMemory(writable, LinuxCalls.map(file, bytes, Protection.READ_EXECUTE), bytes, limit);
    } catch (Failure e) {
      LinuxCalls.unmap(writable, bytes);
      throw e;
    }
  }

  /** What a piece of so many bytes takes. */
  public static int size(int bytes) {
    return bytes + ALIGNMENT - 1 & -ALIGNMENT;
  }

  /**
   * Takes a piece. What it holds is undefined.
   *
   * @param bytes at least 1
   * @return its offset, a multiple of {@link #ALIGNMENT}; {@link #NONE} if there is no room or the limit is reached
   */
  public synchronized int allocate(int bytes) {
    assert bytes > 0;
    long size = size(bytes);
    if (size < bytes || used + size > limit) {
      return NONE;
    }
    long start = free.take(size);
    if (start == FreeRanges.NONE) {
      return NONE;
    }
    used += size;
    empty.clear((int) (start >> CHUNK_BITS), (int) (start + size - 1 >> CHUNK_BITS) + 1);
    return (int) start;
  }

  /** Gives a piece back that {@link #allocate} gave for so many bytes. No thread may be in it or get there. */
  public synchronized void release(int offset, int bytes) {
    int size = size(bytes);
    assert offset > 0 && offset % ALIGNMENT == 0 && free.isTaken(offset, size) : offset;
    Memory.fill(writable(offset), size, HLT);
    FreeRanges.Range range = free.give(offset, size);
    used -= size;
    int from = offset >> CHUNK_BITS;
    int to = (offset + size - 1 >> CHUNK_BITS) + 1;
    from = (long) from << CHUNK_BITS < range.start() ? from + 1 : from;
    to = (long) to << CHUNK_BITS > range.end() ? to - 1 : to;
    if (from < to) {
      empty.set(from, to);
      if (empty.cardinality() > KEPT) {
        giveBack();
      }
    }
  }

  private void giveBack() {
    for (int from = empty.nextSetBit(0); from >= 0; ) {
      int to = empty.nextClearBit(from);
      LinuxCalls.punchHole(writable(from << CHUNK_BITS), (long) (to - from) << CHUNK_BITS);
      from = empty.nextSetBit(to);
    }
    empty.clear();
  }

  /** Bytes that are not free. */
  public synchronized long used() {
    return used;
  }

  /** Where code is written, for {@link Memory}. */
  public long writable(int offset) {
    return writable + offset;
  }

  /** Where the same code is run. */
  public long executable(int offset) {
    return executable + offset;
  }

  /** The offset of an address that {@link #executable} gave. */
  public int offset(long executableAddress) {
    return (int) (executableAddress - executable);
  }
}
