package dev.lathe.vm.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * The memory of one machine's objects. Allocation never collects: an object lives at least until the next poll.
 *
 * <p>Objects and <em>parts</em> (arrays, hash parts, overflow slots, bytes, stacks: what one object owns and no value names)
 * come from the same memory. All are zeroed and aligned to 8 bytes. Up to 8 KB they lie in {@link Blocks}, above in
 * {@link LargeObjects}. Small ones are put one behind the other into a run of free lines; what is longer than a line and does
 * not fit there goes to an empty block, so that it does not skip small gaps.
 *
 * <p><b>Marks.</b> The byte at +5 of a header is 1 or 2, the cycle that last found the object: they alternate, so that nothing
 * is reset. While a cycle marks, new objects have the mark of the cycle before; it finds them on stacks and behind barriers.
 * From the end of marking on they have the current one. {@link #GREY} is set while what an object refers to is still to be
 * looked at.
 *
 * <p><b>Barriers.</b> No black object refers to a white one, unless it is listed or what refers to it is a stack. A store into a
 * black object makes the object grey and lists it ({@link #barrier(long)}); near the end of marking it is the stored value that
 * becomes grey where that is enough ({@link #barrier(long, long)}), so that a program cannot undo the work of the collector.
 *
 * <p><b>Limit.</b> Blocks with something in them, large objects, and what was told to {@link #account}. Above it, allocation
 * goes on for a slack, and a poll is asked for; so a helper that allocates little needs to care for nothing.
 */
public final class Heap {
  /** Where the header has the mark. */
  public static final int MARK = 5;
  /** Bit of a mark: marked, and yet to be traced. */
  public static final int GREY = 4;

  /** In the state: where the next small object goes. */
  public static final int CURSOR = 0;
  /** In the state: the end of its free lines. */
  public static final int END = 8;
  /** In the state, of 32 bits: the mark of new objects, where a header's second word has it. */
  public static final int NEW_MARK = 16;
  /** In the state, of 32 bits: changes when what machine code has been told of the objects that it makes may not hold any more. */
  public static final int EPOCH = 20;
  /** In the state: a table of slots by shape and key, see {@link #setSlotTable}. */
  public static final int SLOT_TABLE = 24;
  /** In the state, of 32 bits: the number of its entries, less one. */
  public static final int SLOT_MASK = 32;
  /** In the state, of 32 bits: not 0 if some table has the name of a method that compares for equality among its keys. */
  public static final int COMPARED = 36;
  private static final int STATE_BYTES = 40;

  private static final int KIND = 4;
  private static final int MARK_SHIFT = 8;
  /** Bits of a mark that tell the cycle. */
  private static final int CYCLE = 3;
  /** Larger ones have memory of their own. */
  private static final int LARGEST_IN_BLOCK = 8 << 10;
  private static final long LARGEST_SLACK = 1 << 20;
  private static final long SMALLEST_SLACK = 3L * Blocks.SIZE;
  /** No mark of any object: barriers do nothing. */
  private static final int NOT_MARKING = 0x7F;
  /** How much may be allocated before the first collection begins. */
  private static final long FIRST_BUDGET = 256 << 10;
  private static final int MOST_TRIES = 3;
  /** An empty block's worth of a rest that is kept for small objects. */
  private static final int WORTH_KEEPING = 1024;

  private final Blocks blocks = new Blocks();
  private final LargeObjects large = new LargeObjects();
  private final AddressStack again = new AddressStack(this);
  private final AddressStack ranges = new AddressStack(this);
  private long limit;

  /** {@link #state}. */
  private final long state = Memory.allocate(STATE_BYTES);
  /** The block of these lines, and the line behind them. */
  private long holeBlock;
  private int holeLine = Blocks.LINES;
  /** The same for objects of more than a line. */
  private long mediumCursor;
  private long mediumEnd;

  private int cycle = 1;
  private int black = NOT_MARKING;
  private StoreListener storeListener = (owner, _) -> greyAgain(owner);
  private boolean isSweeping;
  private final List<WeakReferences> weakReferences = new ArrayList<>();
  /** Those from here on still refer to dead objects, whose memory must wait. */
  private int staleReferences;

  private long accounted;
  /** Bytes handed out since the machine began; of a run of lines when it is begun. */
  private long handedOut;
  /** What {@link #handedOut} was when {@link #liveBytes} were counted. */
  private long handedOutBefore;
  private long liveBytes;
  /** The poll is asked for when {@link #handedOut} gets here. */
  private long pollAt = FIRST_BUDGET;
  private boolean isUrgent;
  /** Full collections made for {@link Retry} since the last poll. */
  private int tries;
  private long handedOutAtTry;
  private long barrierByte;
  private long pollWord;
  private int pollBit;
  private WorkListener workListener = WorkListener.NONE;

  /** A heap that may take {@code limit} bytes. */
  public Heap(long limit) {
    this.limit = limit;
    Memory.clear(state, STATE_BYTES);
    setNewMark(1);
  }

  /**
   * Where machine code finds what it needs to make small objects: {@link #CURSOR} and {@link #END}, between which memory is zero and
   * free, {@link #NEW_MARK} and {@link #EPOCH}. It takes memory by moving the cursor; when there is not enough, {@link #allocate} has to.
   */
  public long state() {
    return state;
  }

  /** Where machine code finds slots of tables by shape and key. */
  public void setSlotTable(long address, int entries) {
    Memory.putLong(state + SLOT_TABLE, address);
    Memory.putInt(state + SLOT_MASK, entries - 1);
  }

  /** From now on tables with metatables may be equal to others. */
  public void noteCompared() {
    Memory.putInt(state + COMPARED, 1);
  }

  /** The number of the time in which what is told to machine code holds. */
  public int epoch() {
    return Memory.getInt(state + EPOCH);
  }

  /** A new such time begins. */
  public void nextEpoch() {
    Memory.putInt(state + EPOCH, epoch() + 1);
  }

  private long cursor() {
    return Memory.getLong(state + CURSOR);
  }

  private long end() {
    return Memory.getLong(state + END);
  }

  private void setHole(long from, long to) {
    Memory.putLong(state + CURSOR, from);
    Memory.putLong(state + END, to);
  }

  private int newMark() {
    return Memory.getInt(state + NEW_MARK) >> MARK_SHIFT;
  }

  private void setNewMark(int mark) {
    Memory.putInt(state + NEW_MARK, mark << MARK_SHIFT);
  }

  /** How many bytes it may take. */
  public long limit() {
    return limit;
  }

  /** Changes how many bytes it may take; it may have taken more already. */
  public void setLimit(long limit) {
    this.limit = limit;
  }

  /** Who hears of long work, and may end it. */
  public void setWorkListener(WorkListener listener) {
    workListener = listener;
  }

  /** The same one. */
  public WorkListener workListener() {
    return workListener;
  }

  /** Where to set which bit, of 32, when the collector should run. */
  public void setPoll(long word, int bit) {
    pollWord = word;
    pollBit = bit;
  }

  /** Where machine code finds the mark of the objects whose stores it must tell of: kept up to date from now on. */
  public void setBarrierByte(long address) {
    barrierByte = address;
    Memory.putByte(address, (byte) black);
  }

  private void setBlack(int mark) {
    black = mark;
    if (barrierByte != 0) {
      Memory.putByte(barrierByte, (byte) mark);
    }
  }

  /**
   * A new object: its header has the kind and a mark, the rest is zero.
   *
   * @param kind the byte of the header
   * @param bytes with the header
   * @throws OutOfGuestMemory if the limit is passed by more than a helper's slack
   */
  public long allocate(int kind, long bytes) {
    long address = allocatePart(bytes);
    Memory.putInt(address + KIND, kind | Memory.getInt(state + NEW_MARK));
    return address;
  }

  /**
   * The same for what {@link #reserve} was just called for, with nothing changed since: it may also be ended by what the work
   * listener raises, an interrupt, while much memory is being cleared.
   */
  public long allocateReserved(int kind, long bytes) {
    long address = allocateReservedPart(bytes);
    Memory.putInt(address + KIND, kind | Memory.getInt(state + NEW_MARK));
    return address;
  }

  /**
   * A new object that begins before its header.
   *
   * @param below bytes in front of the header
   * @param bytes with the header
   * @return the header's address
   */
  public long allocateAround(int kind, long below, long bytes) {
    long address = allocatePart(below + bytes) + below;
    Memory.putInt(address + KIND, kind | Memory.getInt(state + NEW_MARK));
    return address;
  }

  /** A new part, all zero. */
  public long allocatePart(long bytes) {
    long size = bytes + 7 & -8L;
    long address = cursor();
    if (size <= end() - address && size <= LARGEST_IN_BLOCK) {
      Memory.putLong(state + CURSOR, address + size);
      return address;
    }
    return allocateSlowly(size);
  }

  /** The same as {@link #allocateReserved} is to {@link #allocate}. */
  public long allocateReservedPart(long bytes) {
    return bytes > WorkListener.SLICE ? allocateLarge(bytes + 7 & -8L, workListener) : allocatePart(bytes);
  }

  /** Copies into what {@link #allocateReserved} has just made, and may be ended like that. */
  public void copyReserved(long from, long to, long bytes) {
    for (long done = 0; done < bytes; done += WorkListener.SLICE) {
      long part = Math.min(WorkListener.SLICE, bytes - done);
      Memory.copy(from + done, to + done, part);
      if (part == WorkListener.SLICE) {
        workListener.spent(part);
      }
    }
  }

  private long allocateSlowly(long size) {
    if (size <= Blocks.LINE) {
      nextHole();
      long address = cursor();
      Memory.putLong(state + CURSOR, address + size);
      return address;
    }
    if (size > LARGEST_IN_BLOCK) {
      return allocateLarge(size, WorkListener.NONE);
    }
    if (size > mediumEnd - mediumCursor) {
      nextMediumHole(size);
    }
    long address = mediumCursor;
    mediumCursor += size;
    return address;
  }

  private long allocateLarge(long size, WorkListener listener) {
    admit(size);
    try {
      long address = large.allocate(size, newMark(), listener);
      handOut(size);
      return address;
    } catch (OutOfMemoryError e) {
      throw OutOfGuestMemory.INSTANCE;
    }
  }

  /** Finds the next free lines for small objects. */
  private void nextHole() {
    while (true) {
      if (holeLine < Blocks.LINES) {
        int first = Blocks.freeLine(holeBlock, holeLine);
        holeLine = Blocks.usedLine(holeBlock, first);
        if (first < holeLine) {
          begin(holeBlock + (long) first * Blocks.LINE, holeBlock + (long) holeLine * Blocks.LINE);
          return;
        }
      } else {
        holeBlock = areReferencesStale() ? 0 : blocks.takeAvailable(cycle);
        holeLine = Blocks.FIRST_LINE;
        if (holeBlock == 0) {
          holeLine = Blocks.LINES;
          takeEmptyBlock();
          return;
        }
      }
    }
  }

  private boolean areReferencesStale() {
    return isSweeping && staleReferences < weakReferences.size();
  }

  private void takeEmptyBlock() {
    holeBlock = takeFree();
    begin(holeBlock + (long) Blocks.FIRST_LINE * Blocks.LINE, holeBlock + Blocks.SIZE);
  }

  /** Finds free lines for something larger than a line: an empty block, or, where the limit forbids, lines in others. */
  private void nextMediumHole(long size) {
    if (mediumEnd - mediumCursor > Math.max(WORTH_KEEPING, end() - cursor())) {
      // The lines behind are free as well, but nobody knows: they are found again by the next sweep.
      setHole(mediumCursor, mediumEnd);
    }
    if (used() + Blocks.SIZE > limit) {
      finishSweep();
      int lines = (int) (size + Blocks.LINE - 1) / Blocks.LINE;
      long block = blocks.findRun(lines);
      if (block != 0) {
        int line = Blocks.run(block, lines);
        mediumCursor = block + (long) line * Blocks.LINE;
        mediumEnd = block + (long) Blocks.usedLine(block, line) * Blocks.LINE;
        open(mediumCursor, mediumEnd);
        return;
      }
    }
    long block = takeFree();
    mediumCursor = block + (long) Blocks.FIRST_LINE * Blocks.LINE;
    mediumEnd = block + Blocks.SIZE;
    open(mediumCursor, mediumEnd);
  }

  private long takeFree() {
    admit(Blocks.SIZE);
    try {
      return blocks.takeFree();
    } catch (OutOfMemoryError e) {
      throw OutOfGuestMemory.INSTANCE;
    }
  }

  private void begin(long from, long to) {
    setHole(from, to);
    open(from, to);
  }

  private void open(long from, long to) {
    Memory.clear(from, to - from);
    handOut(to - from);
  }

  private void handOut(long bytes) {
    handedOut += bytes;
    if (handedOut >= pollAt) {
      askForPoll();
    }
  }

  /** Asks for a poll. */
  public void askForPoll() {
    if (pollWord != 0) {
      Memory.orInt(pollWord, pollBit);
    }
  }

  /** The poll that was asked for has come. */
  public void withdrawPoll() {
    if (pollWord != 0) {
      Memory.andInt(pollWord, ~pollBit);
    }
  }

  /** Lets more memory be taken, or not. */
  private void admit(long bytes) {
    if (bytes <= limit - used()) {
      return;
    }
    finishSweep();
    long over = used() + bytes - limit;
    if (over > slack()) {
      throw OutOfGuestMemory.INSTANCE;
    }
    if (over > 0) {
      isUrgent = true;
      askForPoll();
    }
  }

  private long slack() {
    return Math.clamp(limit / 16, SMALLEST_SLACK, LARGEST_SLACK);
  }

  /** What the limit is for. */
  public long used() {
    return blocks.bytes() + large.bytes() + accounted;
  }

  /** Gives a part back that nothing refers to any more; {@code bytes} as it was allocated. Address 0 is none. */
  public void releasePart(long address, long bytes) {
    long size = bytes + 7 & -8L;
    if (address == 0 || size <= LARGEST_IN_BLOCK) {
      return;
    }
    cancelRanges(address, size);
    handedOutBefore += large.release(address);
  }

  /**
   * To be called before the first side effect by whoever is about to allocate much (8 KB or more).
   *
   * @throws Retry if a collection must come first
   * @throws OutOfGuestMemory if that has been tried
   */
  public void reserve(long bytes) {
    if (bytes <= limit - used()) {
      return;
    }
    finishSweep();
    if (bytes <= limit - used()) {
      return;
    }
    if (bytes > limit || tries == MOST_TRIES || tries > 0 && handedOut == handedOutAtTry) {
      throw OutOfGuestMemory.INSTANCE;
    }
    throw Retry.INSTANCE;
  }

  /** The same for what may be little, which needs no reservation: so nothing but large requests makes an instruction run again. */
  public void reserveIfMuch(long bytes) {
    if (bytes >= LARGEST_IN_BLOCK) {
      reserve(bytes);
    }
  }

  /**
   * {@link Retry} was thrown, and a full collection has been made: if nothing was allocated in between, {@link #reserve}
   * refuses for good. So it does after a few tries, since an instruction that reserves twice could go on for ever.
   */
  public void beginTry() {
    tries++;
    handedOutAtTry = handedOut;
  }

  /** A poll: what was tried again is done, or has failed. */
  public void endTries() {
    tries = 0;
  }

  /** Counts memory that others hold for the guest: code, Java's scratch memory. Negative gives it back. Refuses nothing. */
  public void account(long bytes) {
    accounted += bytes;
  }

  /** To be called after an object has got a new part or shape, or several pointers, or values of it were moved. */
  public void barrier(long owner) {
    if (Memory.getByte(owner + MARK) == black) {
      greyAgain(owner);
    }
  }

  /** To be called after a value was stored into an object or one of its parts. */
  public void barrier(long owner, long value) {
    if (Memory.getByte(owner + MARK) == black) {
      storeListener.stored(owner, value);
    }
  }

  private void greyAgain(long owner) {
    Memory.putByte(owner + MARK, (byte) (cycle | GREY));
    again.push(owner);
  }

  // What follows is for the collector.

  /** Objects that were written to after they had been traced. */
  public AddressStack again() {
    return again;
  }

  /** Who decides what becomes grey when a value is stored into a black object. */
  public void setStoreListener(StoreListener listener) {
    storeListener = listener;
  }

  /** Whether a cycle marks. */
  public boolean isMarking() {
    return black != NOT_MARKING;
  }

  /** A mark for an object that was taken for dead, and is not: a weak reference to it was used before it was dropped. */
  public void revive(long address) {
    Memory.putByte(address + MARK, (byte) cycle);
  }

  /** The number of the running cycle, or of the last one: the mark of what is black. */
  public int cycle() {
    return cycle;
  }

  /** Whether the current or last cycle has found an object, or it is newer. */
  public boolean isMarked(long address) {
    return (Memory.getByte(address + MARK) & CYCLE) == cycle;
  }

  /** A cycle begins: nothing is marked. */
  public void beginMarking() {
    assert !isSweeping;
    cycle ^= CYCLE;
    setBlack(cycle);
  }

  /** Keeps what some bytes of an object or part lie in; {@code bytes} as they were allocated. */
  public void keep(long address, long bytes) {
    long size = bytes + 7 & -8L;
    if (size > LARGEST_IN_BLOCK) {
      large.mark(address, cycle);
    } else if (size > 0) {
      Blocks.mark(address, size, cycle);
    }
  }

  /** Everything alive is marked; the rest is to be swept. {@code live} bytes were found. */
  public void endMarking(long live) {
    setBlack(NOT_MARKING);
    setNewMark(cycle);
    again.release();
    ranges.release();
    setHole(0, 0);
    holeLine = Blocks.LINES;
    mediumCursor = 0;
    mediumEnd = 0;
    liveBytes = live;
    handedOutBefore = handedOut;
    blocks.beginSweep();
    large.beginSweep();
    isSweeping = true;
    staleReferences = 0;
    weakReferences.forEach(WeakReferences::beginSweep);
  }

  /** What is to be swept before memory is, behind what was added before. */
  public void addWeakReferences(WeakReferences references) {
    weakReferences.add(references);
  }

  /** Whether something is left to be swept. */
  public boolean isSweeping() {
    return isSweeping;
  }

  /**
   * Sweeps weak references, then large objects, then blocks, and gives back blocks that are too many.
   *
   * @param work about how much to do, in bytes of marking
   * @return what is left of it: positive if all is swept
   */
  public long sweep(long work) {
    long left = work;
    while (left > 0 && areReferencesStale()) {
      left = weakReferences.get(staleReferences).sweep(left);
      if (left > 0) {
        staleReferences++;
      }
    }
    if (left > 0) {
      left = large.sweep(left, cycle);
    }
    if (left > 0) {
      left = blocks.sweep(left, cycle);
    }
    if (left > 0) {
      left = blocks.releaseChunks(left);
    }
    isSweeping = isSweeping && left <= 0;
    return left;
  }

  /** For tests: whatever is free does not look like objects any more. */
  public void overwriteFreeLines() {
    blocks.overwriteFreeLines();
  }

  /** Sweeps all that is left to be swept. */
  public void finishSweep() {
    while (isSweeping) {
      sweep(Long.MAX_VALUE);
    }
  }

  /** Puts off looking into {@code bytes} of an object or its part; they are not 0. */
  public void defer(long owner, long address, long bytes) {
    ranges.push(owner);
    ranges.push(address);
    ranges.push(bytes);
  }

  /** What {@link #defer} has put there: owner, address, bytes, the last one on top. Bytes 0: the memory has gone. */
  public AddressStack deferred() {
    return ranges;
  }

  /** A part goes that was to be looked into: its owner is to be looked at again. */
  private void cancelRanges(long address, long size) {
    for (long i = 0; i < ranges.size(); i += 3) {
      long at = ranges.get(i + 1);
      if (at >= address && at < address + size && ranges.get(i + 2) > 0) {
        ranges.set(i + 2, 0);
        barrier(ranges.get(i));
      }
    }
  }

  /** The poll is to be asked for when so many bytes more have been handed out. */
  public void setBudget(long bytes) {
    pollAt = handedOut + bytes;
  }

  /** Bytes handed out since the machine began; it only grows. */
  public long handedOut() {
    return handedOut;
  }

  /** Whether the limit is passed. */
  public boolean isUrgent() {
    return isUrgent;
  }

  /** A full collection has been made. */
  public void clearUrgent() {
    isUrgent = false;
  }

  /** Bytes of objects: those that the last collection has found, and what was allocated since. */
  public long objectBytes() {
    return liveBytes + handedOut - handedOutBefore - (end() - cursor()) - (mediumEnd - mediumCursor);
  }

  /** What could still be allocated. */
  public long room() {
    return limit - used() + blocks.freeLineBytes();
  }

  /** What the last collection has found alive. */
  public long liveBytes() {
    return liveBytes;
  }

  /** What was taken from the operating system, in bytes. */
  public long footprint() {
    return blocks.footprint() + large.bytes();
  }

  /** Gives all memory back. Nothing may be used any more. */
  public void close() {
    again.release();
    ranges.release();
    large.close();
    blocks.close();
    mediumCursor = 0;
    mediumEnd = 0;
    Memory.free(state);
  }
}
