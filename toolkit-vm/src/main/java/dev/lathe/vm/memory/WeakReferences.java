package dev.lathe.vm.memory;

/** What refers to objects without keeping them alive. It lets go of dead ones before their memory is used again. */
public interface WeakReferences {

  /** Nothing of the kind. */
  WeakReferences NONE = new WeakReferences() {
    @Override
    public void beginSweep() {}

    @Override
    public boolean sweep(int most) {
      return false;
    }
  };

  /** Marking has ended: {@link Heap#isMarked} tells what is alive. */
  void beginSweep();

  /**
   * Looks at up to about {@code most} references.
   *
   * @return whether there are more
   */
  boolean sweep(int most);
}
