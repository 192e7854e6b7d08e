package dev.lathe.vm.runtime;

/** A Java object of a userdata that holds something besides Java memory: it is told when the userdata has died. */
public interface Releasable {

  /** Gives it back. The collector runs: nothing may be allocated, no guest is called. */
  void release();
}
