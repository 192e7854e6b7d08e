package dev.lathe.vm.memory;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ranges of numbers that are free, merged with their neighbours. Given out best fit, the lowest first: what was never used stays
 * in one piece until holes are too small. Taking and giving cost the logarithm of the number of ranges.
 */
public final class FreeRanges {
  /** No range is long enough. */
  public static final long NONE = -1;

  private final TreeMap<Long, Range> byStart = new TreeMap<>();
  private final TreeSet<Range> byLength = new TreeSet<>();

  /** The numbers from {@code start} on, {@code length} of them. Short ones come first, of these the lowest. */
  public record Range(long start, long length) implements Comparable<Range> {
    @Override
    public int compareTo(Range other) {
      return length != other.length ? Long.compare(length, other.length) : Long.compare(start, other.start);
    }

    /** The first number behind it. */
    public long end() {
      return start + length;
    }
  }

  /** Takes a range; gives its start, or {@link #NONE}. */
  public long take(long length) {
    Range range = byLength.ceiling(new Range(0, length));
    if (range == null) {
      return NONE;
    }
    remove(range);
    if (range.length > length) {
      add(new Range(range.start + length, range.length - length));
    }
    return range.start;
  }

  /**
   * Makes a range free that is not.
   *
   * @return the free range that it is part of now
   */
  public Range give(long from, long count) {
    long start = from;
    long end = from + count;
    Map.Entry<Long, Range> below = byStart.lowerEntry(start);
    if (below != null && below.getValue().end() == start) {
      start = below.getKey();
      remove(below.getValue());
    }
    Range above = byStart.get(end);
    if (above != null) {
      end = above.end();
      remove(above);
    }
    Range merged = new Range(start, end - start);
    add(merged);
    return merged;
  }

  /** Whether none of the numbers of a range is free. */
  public boolean isTaken(long from, long count) {
    Map.Entry<Long, Range> last = byStart.lowerEntry(from + count);
    return last == null || last.getValue().end() <= from;
  }

  private void add(Range range) {
    byStart.put(range.start, range);
    byLength.add(range);
  }

  private void remove(Range range) {
    byStart.remove(range.start);
    byLength.remove(range);
  }
}
