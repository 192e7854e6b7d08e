package dev.lathe.vm.runtime;

import dev.lathe.vm.memory.Heap;

/**
 * Counts the work of a compilation against the limits of the machine that waits for it, whose memory nobody else uses meanwhile: its
 * steps are instructions, and what it holds in Java for each of them is memory, until it ends.
 */
final class Compilation implements ChunkLoader.Watch, AutoCloseable {
  /** Measured: a token with its part of the tree takes 150 bytes, and each token is visited two or three times. */
  private static final int BYTES_OF_A_STEP = 64;

  private final VmState vm;
  private final Heap heap;
  private long accounted;

  Compilation(VmState vm, int chunkBytes) {
    this.vm = vm;
    heap = vm.heap();
    account(chunkBytes);
  }

  @Override
  public void pass(int steps) {
    vm.work(steps);
    account((long) steps * BYTES_OF_A_STEP);
  }

  private void account(long bytes) {
    heap.reserve(bytes);
    heap.account(bytes);
    accounted += bytes;
  }

  @Override
  public void close() {
    heap.account(-accounted);
  }
}
