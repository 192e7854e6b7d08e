package dev.lathe.vm.runtime;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether a finalizer runs: while one does, no other begins on top of it, unless the program asks for a collection itself.
 *
 * <p>Nobody need tell when one has ended, by whatever way: it runs above the frame that it interrupted, in the same coroutine or one
 * resumed from there. One that has yielded counts as ended.
 */
public final class RunningFinalizers {
  /** @param offset of the interrupted frame's base in its stack, which may move */
  private record Interrupted(long coroutine, long offset) {}

  private final ThreadState thread;
  private final Deque<Interrupted> interrupted = new ArrayDeque<>();

  RunningFinalizers(ThreadState thread) {
    this.thread = thread;
  }

  /** A finalizer begins on top of the frame at {@code base}, 0 if there is none. */
  public void begin(long base) {
    long coroutine = thread.coroutine();
    interrupted.push(new Interrupted(coroutine, base == 0 ? -1 : offset(coroutine, base)));
  }

  /** Whether the running function is a finalizer, or was called by one. */
  public boolean isAny() {
    while (!interrupted.isEmpty()) {
      if (isRunning(interrupted.peek())) {
        return true;
      }
      interrupted.pop();
    }
    return false;
  }

  private boolean isRunning(Interrupted last) {
    long current = thread.coroutine();
    if (last.coroutine == current) {
      return thread.base() != 0 && offset(current, thread.base()) > last.offset;
    }
    for (long below = Memory.getLong(current + CoroutineObject.RESUMER); below != 0; below = Memory.getLong(below + CoroutineObject.RESUMER)) {
      if (below == last.coroutine) {
        return true;
      }
    }
    return false;
  }

  private static long offset(long coroutine, long base) {
    return base - Memory.getLong(coroutine + CoroutineObject.STACK);
  }
}
