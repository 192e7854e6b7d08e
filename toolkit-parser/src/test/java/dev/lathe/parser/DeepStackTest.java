package dev.lathe.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeepStackTest {

  private static long sum(int n) {
    return n == 0 ? 0 : n + sum(n - 1);
  }

  /** Deeper than the stack of any other thread holds. */
  @Test
  void runsDeep() {
    int depth = 300_000;
    assertEquals((long) depth * (depth + 1) / 2, DeepStack.call(() -> sum(depth)));
  }

  @Test
  void aJobOnADeepStackStaysThere() {
    assertFalse(DeepStack.isCurrent());
    DeepStack.call(
        () -> {
          assertTrue(DeepStack.isCurrent());
          Thread outer = Thread.currentThread();
          assertSame(outer, DeepStack.call(Thread::currentThread));
          return null;
        });
    assertNotSame(Thread.currentThread(), DeepStack.call(Thread::currentThread));
  }

  @Test
  void handsOverResults() {
    Object result = new Object();
    assertSame(result, DeepStack.call(() -> result));
    assertNull(DeepStack.call(() -> null));
  }

  @Test
  void seesTheCallersClasses() {
    ClassLoader loader = new ClassLoader(null) {};
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(loader);
    try {
      assertSame(loader, DeepStack.call(() -> Thread.currentThread().getContextClassLoader()));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void throwsWhatTheJobThrows() {
    for (Throwable thrown : new Throwable[] {new IllegalStateException("a"), new AssertionError("b"), new IOException("c")}) {
      assertSame(thrown, assertThrows(Throwable.class, () -> failing(thrown)));
      assertSame(thrown, assertThrows(Throwable.class, () -> DeepStack.call(() -> failing(thrown))), "inside another");
    }
  }

  private static Object failing(Throwable thrown) {
    return DeepStack.call(
        () -> {
          switch (thrown) {
            case Exception exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalArgumentException(thrown);
          }
        });
  }

  /** A caller that is interrupted waits on for the job, which hears of it, and stays interrupted. */
  @Test
  void anInterruptReachesTheJobAndStaysWithTheCaller() {
    Thread caller = Thread.currentThread();
    boolean heard =
        DeepStack.call(
            () -> {
              caller.interrupt();
              try {
                new CountDownLatch(1).await();
                return false;
              } catch (InterruptedException e) {
                return true;
              }
            });
    assertTrue(heard);
    assertTrue(Thread.interrupted(), "the caller's flag");
  }
}
