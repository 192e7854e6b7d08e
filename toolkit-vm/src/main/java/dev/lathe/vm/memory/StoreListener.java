package dev.lathe.vm.memory;

/** Is told of values that are stored into black objects: the collector, while it marks. */
public interface StoreListener {

  /** A value of any tag was stored into an object or one of its parts. */
  void stored(long owner, long value);
}
