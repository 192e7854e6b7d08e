package dev.lathe.lang.lua;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Parts of a long test that do not need each other, two of them running at any time. */
final class TwoAtOnce {

  private TwoAtOnce() {}

  /** Runs all parts and gives what they come to, in their order; the first failure ends the rest and is thrown. */
  static <T> List<T> run(List<Callable<T>> parts) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<T>> running = new ArrayList<>();
      parts.forEach(part -> running.add(threads.submit(part)));
      List<T> results = new ArrayList<>();
      for (Future<T> part : running) {
        results.add(part.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Error failure ? failure : new AssertionError(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
