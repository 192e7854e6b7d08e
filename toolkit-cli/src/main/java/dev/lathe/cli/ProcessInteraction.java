package dev.lathe.cli;

import dev.lathe.vm.runtime.Conversation;
import dev.lathe.vm.runtime.Dialogue;
import dev.lathe.vm.runtime.Interaction;
import dev.lathe.vm.runtime.StandardStream;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.internal.misc.Signal;

/** The user in front of this process. */
final class ProcessInteraction implements Interaction {
  private static final String KEY = "INT";
  /** What shells show for a process that SIGINT has ended. */
  private static final int STATUS_OF_INTERRUPT = 128 + 2;

  private final Set<StandardStream> terminals = Terminals.all();

  @Override
  public Set<StandardStream> terminals() {
    return terminals;
  }

  @Override
  public void interruptible(Runnable interrupt, Runnable job) {
    AtomicBoolean isPressed = new AtomicBoolean();
    Signal.Handler before;
    try {
      before =
          Signal.handle(
              new Signal(KEY),
              // No lambda: the interface has constants to initialise, which keeps its lambdas out of start-up caches.
              new Signal.Handler() {
                @Override
                public void handle(Signal signal) {
                  if (isPressed.getAndSet(true)) {
                    Runtime.getRuntime().halt(STATUS_OF_INTERRUPT);
                  }
                  interrupt.run();
                }
              });
    } catch (IllegalAccessError | IllegalArgumentException denied) {
      // The JVM keeps its signals, or this class, for itself: the key ends the process, as it ends others.
      job.run();
      return;
    }
    try {
      job.run();
    } finally {
      Signal.handle(new Signal(KEY), before);
    }
  }

  /** Who sees what he types may edit it. */
  @Override
  public void hold(Dialogue dialogue) {
    if (terminals.contains(StandardStream.INPUT) && terminals.contains(StandardStream.OUTPUT)) {
      EditedLines.hold(dialogue, this);
    } else {
      new Conversation(dialogue, dialogue::ask, this).hold();
    }
  }
}
