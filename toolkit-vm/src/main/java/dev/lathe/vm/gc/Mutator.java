package dev.lathe.vm.gc;

import dev.lathe.vm.memory.Roots;
import java.util.BitSet;

/** The machine, as its collector sees it. */
public interface Mutator extends Roots {

  /**
   * Stores base and top of the running frame into its coroutine's object.
   *
   * @return the coroutine, 0 if none runs
   */
  long saveRunning();

  /** Whether a userdata's metatable has a finalizer. Allocates nothing. */
  boolean hasFinalizer(long userdata);

  /**
   * Marking has ended: numbers that no living object has are to be forgotten. The sets get the numbers of new objects meanwhile.
   *
   * @param functions numbers of prototypes that are alive
   * @param hosts numbers of host functions that are alive
   * @param objects numbers of userdata that are alive
   */
  void beginForgetting(BitSet functions, BitSet hosts, BitSet objects);

  /**
   * Forgets some numbers, and what they stand for.
   *
   * @param work about how much to do, in bytes of marking
   * @return what is left of it: positive if all are forgotten
   */
  long forget(long work);
}
