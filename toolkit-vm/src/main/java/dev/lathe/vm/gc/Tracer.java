package dev.lathe.vm.gc;

/** Is told of everything that an object or a root refers to. */
public interface Tracer {

  /** A value of any tag. */
  void value(long value);

  /** Values in memory, {@code count} of them. */
  void values(long address, long count);

  /** An object by its address; 0 is none. */
  void object(long address);

  /** A part, as it was allocated; 0 is none. It is not looked into. */
  void part(long address, long bytes);
}
