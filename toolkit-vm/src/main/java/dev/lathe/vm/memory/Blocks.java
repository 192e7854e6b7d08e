package dev.lathe.vm.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * Blocks of 32 KB at multiples of 32 KB, in lines of 128 bytes: Blackburn and McKinley, "Immix", PLDI 2008.
 *
 * <pre>
 *   line 0, 1   +0 chunk:u16  +2 mark:u8 of line 2, 3, … 255
 *   line 2…255  objects and parts
 * </pre>
 *
 * A mark is the number of the cycle that found something in the line, 1 or 2; 0 is a free line. Between the end of marking
 * and the visit of the sweeper, a block also has marks of the cycle before. A block is in one place: <em>used</em>, whose first
 * ones are swept; or <em>free</em>. Used blocks that have free lines and were not allocated into since are <em>available</em>.
 */
final class Blocks {
  static final int SIZE = 1 << 15;
  static final int LINE = 128;
  static final int FIRST_LINE = 2;
  static final int LINES = SIZE / LINE;

  private static final int LINE_SHIFT = 7;
  private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
  /** As header it has no kind, as address it is none. */
  private static final byte FREE_BYTE = (byte) 0xFE;
  private static final int SMALLEST_CHUNK = 2;
  private static final int LARGEST_CHUNK = 256;
  /** So much may be free without being given back. */
  private static final long KEEP_FREE = 1 << 20;
  /** What sweeping a block costs, in bytes of marking. */
  private static final int COST = 1024;
  /** How many bytes are given back in the time that one is looked at while marking. */
  private static final int FREED_AT_ONCE = 32;

  /** What was taken from the operating system at once; {@code raw} 0 is a number that is not in use. */
  private record Chunk(long raw, long first, int blocks) {
    private static final Chunk NONE = new Chunk(0, 0, 0);
  }

  private final List<Chunk> chunks = new ArrayList<>();
  private final AddressList used = new AddressList();
  private final AddressList free = new AddressList();
  private final AddressList available = new AddressList();
  private int swept;
  private long freeLines;
  private boolean overwrites;
  /** Whether chunks may have become free since some were given back. */
  private boolean isToRelease;
  /** Chunks that are to be given back, by number; their blocks are on no list. */
  private final AddressList leaving = new AddressList();

  /** The block that an address is in. */
  static long of(long address) {
    return address & -SIZE;
  }

  /** Marks the lines that some bytes of one block lie in. */
  static void mark(long address, long bytes, int mark) {
    long block = of(address);
    int last = (int) (address + bytes - 1 - block) >> LINE_SHIFT;
    for (int line = (int) (address - block) >> LINE_SHIFT; line <= last; line++) {
      Memory.putByte(block + line, (byte) mark);
    }
  }

  /** The first line from {@code line} on that is free, {@link #LINES} if none is. */
  static int freeLine(long block, int line) {
    int at = line;
    while (at < LINES && Memory.getByte(block + at) != 0) {
      at++;
    }
    return at;
  }

  /** The first line from {@code line} on that is not free. */
  static int usedLine(long block, int line) {
    int at = line;
    while (at < LINES && Memory.getByte(block + at) == 0) {
      at++;
    }
    return at;
  }

  /** Bytes of blocks with something in them. */
  long bytes() {
    return (long) used.size() * SIZE;
  }

  /** Bytes of lines that the last sweep has found free in blocks that are not. */
  long freeLineBytes() {
    return freeLines * LINE;
  }

  /** Marking has ended: what is free is to be found anew. */
  void beginSweep() {
    available.truncate(0);
    swept = 0;
    freeLines = 0;
    isToRelease = true;
  }

  /** Sweeps some blocks; gives what is left of the work, positive if all are swept. */
  long sweep(long work, int mark) {
    long left = work;
    for (; left > 0 && swept < used.size(); left -= COST) {
      sweepNext(mark);
    }
    return left;
  }

  private void sweepNext(int mark) {
    long block = used.get(swept);
    int live = sweepLines(block, mark);
    if (overwrites) {
      overwrite(block);
    }
    if (live == 0) {
      used.removeSwapping(swept);
      free.add(block);
      return;
    }
    swept++;
    if (live < LINES - FIRST_LINE) {
      freeLines += LINES - FIRST_LINE - live;
      available.add(block);
    }
  }

  /** From now on, sweeping fills free lines with {@link #FREE_BYTE}. */
  void overwriteFreeLines() {
    overwrites = true;
  }

  private static void overwrite(long block) {
    for (int line = freeLine(block, FIRST_LINE); line < LINES; line = freeLine(block, line + 1)) {
      Memory.fill(block + (long) line * LINE, LINE, FREE_BYTE);
    }
  }

  /** Leaves only the marks of this cycle, and counts them. */
  private static int sweepLines(long block, int mark) {
    long keep = EACH_BYTE * mark;
    long first = Memory.getLong(block);
    long kept = first & keep & -0x1_0000L;
    Memory.putLong(block, kept | first & 0xFFFF);
    int live = Long.bitCount(kept);
    for (long at = block + 8; at < block + LINES; at += 8) {
      long word = Memory.getLong(at) & keep;
      Memory.putLong(at, word);
      live += Long.bitCount(word);
    }
    return live;
  }

  /** A swept block with free lines, sweeping for one if need be; 0 if there is none. */
  long takeAvailable(int mark) {
    while (available.isEmpty() && swept < used.size()) {
      sweepNext(mark);
    }
    return available.isEmpty() ? 0 : available.removeLast();
  }

  /** A swept block with a run of free lines, which stays available; 0 if there is none. */
  long findRun(int lines) {
    for (int i = available.size() - 1; i >= 0; i--) {
      if (run(available.get(i), lines) < LINES) {
        long block = available.get(i);
        available.removeSwapping(i);
        return block;
      }
    }
    return 0;
  }

  /** The first line of a run of free lines, {@link #LINES} if there is none so long. */
  static int run(long block, int lines) {
    int line = freeLine(block, FIRST_LINE);
    while (line < LINES) {
      int end = usedLine(block, line);
      if (end - line >= lines) {
        return line;
      }
      line = freeLine(block, end);
    }
    return LINES;
  }

  /** A block with nothing in it; its marks are zero, its contents not. */
  long takeFree() {
    if (free.isEmpty()) {
      allocateChunk();
    }
    long block = free.removeLast();
    // Behind the swept ones: there is nothing to sweep in it.
    if (swept < used.size()) {
      used.add(used.get(swept));
      used.set(swept, block);
    } else {
      used.add(block);
    }
    swept++;
    return block;
  }

  private void allocateChunk() {
    int count = Math.clamp(used.size() / 4, SMALLEST_CHUNK, LARGEST_CHUNK);
    long raw = Memory.allocate((count + 1L) * SIZE);
    long first = raw + SIZE - 1 & -SIZE;
    Chunk chunk = new Chunk(raw, first, count);
    int number = chunks.indexOf(Chunk.NONE);
    if (number >= 0) {
      chunks.set(number, chunk);
    } else {
      number = chunks.size();
      chunks.add(chunk);
    }
    for (int i = count - 1; i >= 0; i--) {
      long block = first + (long) i * SIZE;
      Memory.clear(block, LINES);
      Memory.putShort(block, (short) number);
      free.add(block);
    }
  }

  /** After a sweep: gives chunks back that are free as a whole, unless little is free. Gives what is left of the work. */
  long releaseChunks(long work) {
    if (isToRelease) {
      isToRelease = false;
      chooseChunks();
    }
    long left = work;
    while (left > 0 && !leaving.isEmpty()) {
      int number = (int) leaving.removeLast();
      Chunk chunk = chunks.get(number);
      Memory.free(chunk.raw());
      chunks.set(number, Chunk.NONE);
      left -= (long) chunk.blocks() * SIZE / FREED_AT_ONCE;
    }
    return left;
  }

  private void chooseChunks() {
    long enough = Math.max(KEEP_FREE, bytes() / 4) / SIZE;
    if (free.size() <= enough) {
      return;
    }
    int[] freeBlocks = new int[chunks.size()];
    for (int i = 0; i < free.size(); i++) {
      freeBlocks[chunkNumber(free.get(i))]++;
    }
    long left = free.size();
    for (int i = 0; i < freeBlocks.length; i++) {
      int blocks = chunks.get(i).blocks();
      boolean goes = blocks > 0 && freeBlocks[i] == blocks && left - blocks >= enough;
      left -= goes ? blocks : 0;
      freeBlocks[i] = goes ? 1 : 0;
    }
    int kept = 0;
    for (int i = 0; i < free.size(); i++) {
      long block = free.get(i);
      if (freeBlocks[chunkNumber(block)] == 0) {
        free.set(kept, block);
        kept++;
      }
    }
    free.truncate(kept);
    for (int i = 0; i < freeBlocks.length; i++) {
      if (freeBlocks[i] != 0) {
        leaving.add(i);
      }
    }
  }

  private static int chunkNumber(long block) {
    return Memory.getShort(block) & 0xFFFF;
  }

  /** What was taken from the operating system, in bytes. */
  long footprint() {
    long blocks = 0;
    for (Chunk chunk : chunks) {
      blocks += chunk.blocks();
    }
    return blocks * SIZE;
  }

  void close() {
    for (Chunk chunk : chunks) {
      if (chunk.raw() != 0) {
        Memory.free(chunk.raw());
      }
    }
    chunks.clear();
    used.truncate(0);
    free.truncate(0);
    available.truncate(0);
    leaving.truncate(0);
    swept = 0;
  }
}
