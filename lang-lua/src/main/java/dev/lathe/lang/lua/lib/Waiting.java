package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for what may take for ever in a way that an interrupt of the machine ends. The work goes on in a thread of its own
 * then, and the next wait is for the same work, so that nothing it has read is lost.
 */
final class Waiting<T> {
  private static final int LOOK_AROUND_MILLISECONDS = 10;

  private final VmState vm;
  private Optional<FutureTask<T>> begun = Optional.empty();

  Waiting(VmState vm) {
    this.vm = vm;
  }

  /** Whether an interrupt has left work behind. */
  boolean isBegun() {
    return begun.isPresent();
  }

  /** Gives up the work that an interrupt has left; the thread that does it is interrupted. */
  void abandon() {
    begun.ifPresent(task -> task.cancel(true));
    begun = Optional.empty();
  }

  /** Does the work, or waits for the work that an interrupt has left. */
  T result(Callable<T> work) throws IOException {
    if (begun.isEmpty()) {
      FutureTask<T> task = new FutureTask<>(work);
      begun = Optional.of(task);
      Thread.ofPlatform().daemon().name("waits").start(task);
    }
    FutureTask<T> task = begun.get();
    for (;;) {
      try {
        T result = task.get(LOOK_AROUND_MILLISECONDS, TimeUnit.MILLISECONDS);
        begun = Optional.empty();
        return result;
      } catch (TimeoutException stillWaiting) {
        vm.checkInterrupt();
      } catch (InterruptedException interrupted) {
        vm.thread().request(ThreadState.INTERRUPT);
        vm.checkInterrupt();
      } catch (ExecutionException failed) {
        begun = Optional.empty();
        throw failed.getCause() instanceof IOException exception ? exception : new IOException(failed.getCause());
      }
    }
  }
}
