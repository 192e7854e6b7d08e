package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;

/** The shapes and behaviours of one machine. */
public final class Shapes {
  public Shapes(Heap heap, Strings strings) {
    throw new UnsupportedOperationException();
  }
}
