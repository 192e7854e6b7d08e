package dev.lathe.vm.memory;

/** Is told of work in the middle of it, and may end it by raising something. */
public interface WorkListener {
  /** How much work goes by without a word. */
  int SLICE = 1 << 20;

  /** Nobody. */
  WorkListener NONE = _ -> {};

  /** So many bytes were gone through. */
  void spent(long bytes);
}
