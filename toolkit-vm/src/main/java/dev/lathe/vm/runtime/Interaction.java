package dev.lathe.vm.runtime;

import java.util.Set;

/** The user in front of the process, as far as there is one: terminals, the interrupt key, conversations. */
public interface Interaction {

  /** The standard streams of the process that are terminals. */
  Set<StandardStream> terminals();

  /**
   * Does a job that the user may interrupt. Without a user it is just done.
   *
   * @param interrupt called by another thread when the interrupt key is pressed during the job, which should end soon then
   */
  void interruptible(Runnable interrupt, Runnable job);

  /** Holds a conversation until its input ends. */
  void hold(Dialogue dialogue);

  /** Nobody: no stream is a terminal, nothing is interrupted, and conversations are held over the program's own streams. */
  static Interaction none() {
    return new Interaction() {
      @Override
      public Set<StandardStream> terminals() {
        return Set.of();
      }

      @Override
      public void interruptible(Runnable interrupt, Runnable job) {
        job.run();
      }

      @Override
      public void hold(Dialogue dialogue) {
        new Conversation(dialogue, dialogue::ask, this).hold();
      }
    };
  }
}
