package dev.lathe.parser;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs a job on a thread with a stack of {@link #STACK_BYTES}: address space, of which only what is used takes memory.
 * Parsers and walkers of trees recur as deep as a front end's nesting limits allow, which a caller's thread may not hold.
 */
public final class DeepStack {

  /** Size of the stack, 512 MB. */
  public static final long STACK_BYTES = 512L << 20;

  private DeepStack() {}

  /** Whether the current thread is one of these already. */
  public static boolean isCurrent() {
    return Thread.currentThread() instanceof DeepThread;
  }

  /**
   * The result of {@code job}, run on this thread if it has a deep stack, else on a new one. What the job throws is thrown
   * here. An interrupt of the caller is passed on to the job.
   */
  public static <T> T call(Callable<T> job) {
    FutureTask<T> task = new FutureTask<>(job);
    if (isCurrent()) {
      task.run();
    } else {
      Thread thread = new DeepThread(task);
      thread.start();
      join(thread);
    }
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw rethrow(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException("the job is done", e);
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
        thread.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException rethrow(Throwable cause) throws E {
    throw (E) cause;
  }

  private static final class DeepThread extends Thread {
    DeepThread(Runnable job) {
      super(null, job, "deep-stack", STACK_BYTES);
      setDaemon(true);
      setContextClassLoader(Thread.currentThread().getContextClassLoader());
    }
  }
}
