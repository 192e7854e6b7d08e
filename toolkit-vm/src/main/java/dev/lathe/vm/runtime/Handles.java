package dev.lathe.vm.runtime;

import dev.lathe.vm.memory.Roots;
import dev.lathe.vm.memory.Tracer;
import dev.lathe.vm.value.Value;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Values that Java objects hold: they stay alive until their handle is released. Any thread may release, a collector of Java
 * objects for example; the places are free when the machine's own thread comes by.
 */
public final class Handles implements Roots {
  private final ConcurrentLinkedQueue<Integer> released = new ConcurrentLinkedQueue<>();
  private long[] values = new long[16];
  private int[] free = new int[16];
  private int freeCount;
  private int used;

  /** Keeps a value; the result is its handle. */
  public int add(long value) {
    drain();
    if (freeCount == 0) {
      if (used == values.length) {
        values = Arrays.copyOf(values, 2 * used);
        free = Arrays.copyOf(free, 2 * used);
      }
      values[used] = value;
      return used++;
    }
    int handle = free[--freeCount];
    values[handle] = value;
    return handle;
  }

  /** The value of a handle. */
  public long at(int handle) {
    return values[handle];
  }

  /** Lets go of a value, from any thread; once for each handle. */
  public void release(int handle) {
    released.add(handle);
  }

  private void drain() {
    for (Integer handle = released.poll(); handle != null; handle = released.poll()) {
      values[handle] = Value.NIL;
      free[freeCount++] = handle;
    }
  }

  @Override
  public void trace(Tracer tracer) {
    drain();
    for (int i = 0; i < used; i++) {
      tracer.value(values[i]);
    }
  }
}
