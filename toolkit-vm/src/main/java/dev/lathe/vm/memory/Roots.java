package dev.lathe.vm.memory;

/** Something off the heap that refers to objects. */
public interface Roots {

  /** Tells the tracer of everything. */
  void trace(Tracer tracer);
}
