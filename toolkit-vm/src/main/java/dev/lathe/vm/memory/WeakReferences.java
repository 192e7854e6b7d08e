package dev.lathe.vm.memory;

/**
 * What refers to objects without keeping them alive, Java's part of them included. It lets go of dead ones before their memory is
 * used again; until then their contents are as they were.
 */
public interface WeakReferences {

  /** Marking has ended: {@link Heap#isMarked} tells what is alive. */
  void beginSweep();

  /**
   * Looks at some references. It may be called at any allocation, not only at polls.
   *
   * @param work about how much to do, in bytes of marking; positive
   * @return what is left of it: positive if it has looked at all
   */
  long sweep(long work);
}
