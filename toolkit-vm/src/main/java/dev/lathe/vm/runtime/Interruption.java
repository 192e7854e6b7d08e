package dev.lathe.vm.runtime;

/**
 * The program that runs is to end: another thread has asked for it, or its instruction limit is reached. It goes through every
 * frame of the guest without a handler being asked, out to the embedder. It has no Java trace.
 */
public final class Interruption extends RuntimeException {

  /** With the reason. */
  public Interruption(String reason) {
    super(reason, null, false, false);
  }
}
