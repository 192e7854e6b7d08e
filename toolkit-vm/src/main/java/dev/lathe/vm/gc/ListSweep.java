package dev.lathe.vm.gc;

import dev.lathe.vm.memory.AddressList;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.WeakReferences;
import java.util.function.LongUnaryOperator;

/**
 * Takes what is dead off a list, in slices; what is alive keeps its order. Between two slices the list may grow. An address 0 is of
 * something that somebody has taken off already.
 */
final class ListSweep implements WeakReferences {
  private final Heap heap;
  private final AddressList list;
  private final int cost;
  private final LongUnaryOperator burial;
  /** What is left of the list, below, and the first one that is still to be swept. */
  private int kept;
  private int unswept;

  /**
   * A sweep of a list.
   *
   * @param cost of looking at one, in bytes of marking
   * @param burial deals with a dead one, and gives what that has cost besides
   */
  ListSweep(Heap heap, AddressList list, int cost, LongUnaryOperator burial) {
    this.heap = heap;
    this.list = list;
    this.cost = cost;
    this.burial = burial;
  }

  @Override
  public void beginSweep() {
    kept = 0;
    unswept = 0;
  }

  @Override
  public long sweep(long work) {
    long left = work;
    for (; left > 0 && unswept < list.size(); left -= cost) {
      long address = list.get(unswept);
      unswept++;
      if (address == 0) {
        continue;
      }
      if (heap.isMarked(address)) {
        list.set(kept, address);
        kept++;
      } else {
        left -= burial.applyAsLong(address);
      }
    }
    if (left > 0) {
      list.truncate(kept);
    }
    return left;
  }
}
