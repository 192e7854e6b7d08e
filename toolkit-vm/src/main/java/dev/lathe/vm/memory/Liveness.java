package dev.lathe.vm.memory;

/** Tells at the end of marking what is about to die. Strings never do: as far as weak tables go they are no objects. */
public interface Liveness {

  /** Whether a weak key is to go, with its value. */
  boolean isDeadKey(long value);

  /** Whether a weak value is to go: also one whose finalizer is about to run, or has run. */
  boolean isDeadValue(long value);
}
