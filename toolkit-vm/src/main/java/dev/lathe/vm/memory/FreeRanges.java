package dev.lathe.vm.memory;

import java.util.Map;
import java.util.TreeMap;

/** Ranges of numbers that are free: kept by start, given out first fit, merged with their neighbours. */
final class FreeRanges {
  /** No range is long enough. */
  static final long NONE = -1;

  private final TreeMap<Long, Long> lengths = new TreeMap<>();

  /** Takes a range; gives its start, or {@link #NONE}. */
  long take(long length) {
    for (Map.Entry<Long, Long> range : lengths.entrySet()) {
      if (range.getValue() >= length) {
        long start = range.getKey();
        long rest = range.getValue() - length;
        lengths.remove(start);
        if (rest > 0) {
          lengths.put(start + length, rest);
        }
        return start;
      }
    }
    return NONE;
  }

  /** Makes a range free that is not. */
  void give(long from, long count) {
    long start = from;
    long length = count;
    Map.Entry<Long, Long> below = lengths.lowerEntry(start);
    if (below != null && below.getKey() + below.getValue() == start) {
      start = below.getKey();
      length += below.getValue();
    }
    Long above = lengths.remove(from + count);
    if (above != null) {
      length += above;
    }
    lengths.put(start, length);
  }
}
