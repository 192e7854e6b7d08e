package dev.lathe.vm.gc;

import dev.lathe.vm.memory.AddressList;
import dev.lathe.vm.memory.WeakReferences;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.Shapes;

/** What Java has for objects that are dead: shapes, after cache records have let go of them, then Java's objects by number. */
final class Leftovers implements WeakReferences {
  /** What it costs to look at a record, in bytes of marking. */
  private static final int COST = 32;

  private final Shapes shapes;
  private final Caches caches;
  private final Mutator mutator;
  private final Marker marker;
  private int unswept;

  Leftovers(Shapes shapes, Caches caches, Mutator mutator, Marker marker) {
    this.shapes = shapes;
    this.caches = caches;
    this.mutator = mutator;
    this.marker = marker;
  }

  @Override
  public void beginSweep() {
    unswept = 0;
    shapes.beginSweep();
    mutator.beginForgetting(marker.functions(), marker.hosts(), marker.objects());
  }

  @Override
  public long sweep(long work) {
    long left = work;
    AddressList prototypes = marker.prototypes();
    while (left > 0 && unswept < prototypes.size()) {
      long prototype = prototypes.get(unswept);
      caches.sweep(prototype);
      unswept++;
      left -= COST * (1L + PrototypeObject.recordCount(prototype));
    }
    if (left > 0) {
      left = shapes.sweep(left);
    }
    return left > 0 ? mutator.forget(left) : left;
  }
}
