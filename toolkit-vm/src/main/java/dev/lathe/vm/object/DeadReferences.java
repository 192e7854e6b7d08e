package dev.lathe.vm.object;

/** Takes what {@link Tables#findDead} finds. */
public interface DeadReferences {

  /**
   * A pair of a weak table is about to go.
   *
   * @param position for {@link Tables#clearDead}; it holds until the table's structure changes
   * @param key nil for a place in an array or a slot, whose key no object is
   */
  void found(long table, int position, long key, long value);
}
