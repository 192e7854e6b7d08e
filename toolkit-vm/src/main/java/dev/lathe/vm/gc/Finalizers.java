package dev.lathe.vm.gc;

import dev.lathe.vm.memory.AddressList;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.WeakReferences;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.UserdataObject;

/**
 * All userdata in the order of their creation, and those whose finalizers are to be called.
 *
 * <p>When nothing is grey, all are looked at in slices: what is not marked may have to be finalized. Of these, few as a rule, the
 * end of marking finds those that are still not marked, keeps them and what they refer to, and has their finalizers wait.
 */
final class Finalizers implements WeakReferences {
  /** How many dead userdata a cycle separates as a rule, in about a millisecond. */
  private static final int LEAST = 1 << 14;
  /** What it costs to look at one, and to ask one for its finalizer, in bytes of marking. */
  private static final int COST = 16;

  private static final int ASKING = 64;

  private final Heap heap;
  private final Mutator mutator;
  private final Marker marker;
  private final AddressList userdata = new AddressList();
  /** Those whose finalizers are to be called, the next one last. */
  private final AddressList queue = new AddressList();
  /** Indexes of those that were not marked when they were looked at. */
  private final AddressList dying = new AddressList();
  private final Allowance allowance = new Allowance(LEAST);
  /** How many were looked at. */
  private int looked;

  private final ListSweep sweep;

  Finalizers(Heap heap, Mutator mutator, Marker marker) {
    this.heap = heap;
    this.mutator = mutator;
    this.marker = marker;
    sweep = new ListSweep(heap, userdata, COST, _ -> 0);
  }

  void add(long address) {
    userdata.add(address);
  }

  /** A cycle begins. */
  void begin() {
    dying.truncate(0);
    looked = 0;
    allowance.begin();
  }

  /** The program waits until this cycle has ended. */
  void waitForAll() {
    allowance.lift();
  }

  /** Those that wait are alive. */
  void trace() {
    for (int i = 0; i < queue.size(); i++) {
      marker.object(queue.get(i));
    }
    marker.cost((long) COST * queue.size());
  }

  /**
   * Looks for userdata that are not marked, when nothing is grey. Those beyond the allowance become grey.
   *
   * @param end of the work, as in {@link Marker#drain}
   * @return whether all were looked at
   */
  boolean look(long end) {
    for (; looked < userdata.size(); looked++) {
      if (marker.work() >= end) {
        return false;
      }
      marker.cost(COST);
      long address = userdata.get(looked);
      if (!heap.isMarked(address)) {
        if (allowance.take()) {
          dying.add(looked);
        } else {
          marker.object(address);
        }
      }
    }
    return true;
  }

  /**
   * All is marked but what only userdata with finalizers keep alive: makes those grey that are not marked.
   *
   * @return whether there were any
   */
  boolean separate() {
    int before = queue.size();
    for (int i = 0; i < dying.size(); i++) {
      long address = userdata.get((int) dying.get(i));
      if (!heap.isMarked(address) && mutator.hasFinalizer(address)) {
        queue(address);
        userdata.set((int) dying.get(i), 0);
      }
    }
    marker.cost((long) ASKING * dying.size());
    dying.truncate(0);
    moveBelow(before);
    for (int i = 0; i < queue.size() - before; i++) {
      marker.object(queue.get(i));
    }
    return queue.size() > before;
  }

  private void queue(long address) {
    Header.setFlags(address, Header.flags(address) | UserdataObject.FINALIZED);
    queue.add(address);
  }

  /** Puts those from an index on, which are called after the others, below them. */
  private void moveBelow(int index) {
    int added = queue.size() - index;
    if (index == 0 || added == 0) {
      return;
    }
    long[] all = new long[queue.size()];
    for (int i = 0; i < all.length; i++) {
      all[(i + added) % all.length] = queue.get(i);
    }
    for (int i = 0; i < all.length; i++) {
      queue.set(i, all[i]);
    }
  }

  /** The one whose finalizer is to be called next, 0 if there is none. */
  long take() {
    return queue.isEmpty() ? 0 : queue.removeLast();
  }

  /** All that have one are to be finalized: those that wait are first. */
  void queueAll() {
    heap.finishSweep();
    int before = queue.size();
    for (int i = 0; i < userdata.size(); i++) {
      if (userdata.get(i) != 0 && mutator.hasFinalizer(userdata.get(i))) {
        queue(userdata.get(i));
      }
    }
    userdata.truncate(0);
    dying.truncate(0);
    looked = 0;
    moveBelow(before);
  }

  @Override
  public void beginSweep() {
    sweep.beginSweep();
  }

  @Override
  public long sweep(long work) {
    return sweep.sweep(work);
  }
}
