package dev.lathe.vm.gc;

import dev.lathe.vm.memory.Roots;
import java.util.BitSet;

/** The machine, as its collector sees it. */
public interface Mutator extends Roots {

  /** Stores base and top of the running frame into its coroutine's object. */
  void saveRunning();

  /** Whether a userdata's metatable has a finalizer. Allocates nothing. */
  boolean hasFinalizer(long userdata);

  /**
   * Marking has ended: numbers that no living object has are free.
   *
   * @param functions numbers of prototypes that are alive
   * @param hosts numbers of host functions that are alive
   * @param objects numbers of userdata that are alive
   */
  void forget(BitSet functions, BitSet hosts, BitSet objects);
}
