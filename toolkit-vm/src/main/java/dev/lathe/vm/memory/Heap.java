package dev.lathe.vm.memory;

/**
 * The memory of one machine's objects. Allocation never collects: an object lives at least until the next poll.
 *
 * <p>Objects and <em>parts</em> (arrays, hash parts, overflow slots, bytes, stacks: what one object owns and no value names)
 * come from the same memory. All are zeroed and aligned to 8 bytes.
 */
public final class Heap {

  /** A heap that may take {@code limit} bytes. */
  public Heap(long limit) {}

  /**
   * A new object: its header has the kind and a mark, the rest is zero.
   *
   * @param kind the byte of the header
   * @param bytes with the header
   * @throws OutOfGuestMemory if the limit is passed by more than a helper's slack
   */
  public long allocate(int kind, long bytes) {
    return allocateAround(kind, 0, bytes);
  }

  /**
   * A new object that begins before its header.
   *
   * @param below bytes in front of the header
   * @param bytes with the header
   * @return the header's address
   */
  public long allocateAround(int kind, long below, long bytes) {
    long address = allocatePart(below + bytes);
    Memory.putByte(address + below + 4, (byte) kind);
    return address + below;
  }

  /** A new part, all zero. */
  public long allocatePart(long bytes) {
    long rounded = bytes + 7 & -8L;
    long address = Memory.allocate(rounded);
    Memory.clear(address, rounded);
    return address;
  }

  /** Gives a part back that nothing refers to any more; {@code bytes} as it was allocated. Address 0 is none. */
  public void releasePart(long address, long bytes) {}

  /**
   * To be called before the first side effect by whoever is about to allocate much (8 KB or more).
   *
   * @throws Retry if a collection must come first
   * @throws OutOfGuestMemory if that has been tried
   */
  public void reserve(long bytes) {}

  /** To be called after a pointer was stored into an object or one of its parts. */
  public void barrier(long owner) {}
}
