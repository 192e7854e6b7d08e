package dev.lathe.benchmarks;

import dev.lathe.vm.gc.PauseListener;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Measures the pauses of a machine's collector: by the clock, and by the time that the machine's thread has had a processor. */
final class PauseRecorder implements PauseListener {

  /** By which clock. */
  enum Time {
    WALL,
    CPU
  }

  private static final double NANOSECONDS = 1e6;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final long[][] times = new long[Time.values().length][1 << 10];
  private int count;
  private long wallStart;
  private long cpuStart;

  @Override
  public void begin() {
    wallStart = System.nanoTime();
    cpuStart = threads.getCurrentThreadCpuTime();
  }

  @Override
  public void end() {
    long cpu = threads.getCurrentThreadCpuTime() - cpuStart;
    long wall = System.nanoTime() - wallStart;
    if (count == times[0].length) {
      for (int i = 0; i < times.length; i++) {
        times[i] = Arrays.copyOf(times[i], 2 * count);
      }
    }
    times[Time.CPU.ordinal()][count] = cpu;
    times[Time.WALL.ordinal()][count] = wall;
    count++;
  }

  /** Forgets what it has measured. */
  void reset() {
    count = 0;
  }

  /** How many pauses there were. */
  int count() {
    return count;
  }

  /** The milliseconds that a part of the pauses, 1 for all, was not longer than; 0 if there was none. */
  double milliseconds(Time time, double part) {
    long[] sorted = Arrays.copyOf(times[time.ordinal()], count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[(int) Math.ceil(part * count) - 1] / NANOSECONDS;
  }
}
