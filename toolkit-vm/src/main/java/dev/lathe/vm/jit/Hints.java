package dev.lathe.vm.jit;

import java.util.Arrays;
import java.util.List;

/**
 * What a function is compiled with besides its bytecode: at each boundary, which registers hold doubles or tables when machine code has come
 * there by itself; which results are checked where they are made; which registers a loop keeps in vector registers as well.
 *
 * <p>All of it is for machine code that falls or jumps from boundary to boundary. Whoever comes from elsewhere is checked first.
 */
public final class Hints {
  /** What a register is said to hold. */
  enum Kind {
    ANY("any"),
    DOUBLE("number"),
    TABLE("table");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /**
   * Instructions that are a loop without one inside, and the registers that are in vector registers as well at each of their boundaries.
   *
   * @param last the instruction that goes back
   * @param registers of the guest, at most {@link Mirrors#MOST_PINNED}
   */
  record Loop(int first, int last, int[] registers) {
    static final Loop NONE = new Loop(0, -1, new int[0]);

    boolean isEmpty() {
      return registers.length == 0;
    }
  }

  /** Sets of registers, one for each boundary. */
  static final class Sets {
    private final int words;
    private final long[] bits;

    Sets(int boundaries, int words) {
      this.words = words;
      this.bits = new long[boundaries * words];
    }

    long word(int boundary, int word) {
      return bits[boundary * words + word];
    }

    void set(int boundary, int word, long value) {
      bits[boundary * words + word] = value;
    }

    boolean has(int boundary, int register) {
      return (bits[boundary * words + (register >> 6)] >>> register & 1) != 0;
    }

    /** Gives whether it was not in. */
    boolean add(int boundary, int register) {
      int index = boundary * words + (register >> 6);
      long before = bits[index];
      bits[index] = before | 1L << register;
      return bits[index] != before;
    }

    boolean isEmpty(int boundary) {
      for (int i = 0; i < words; i++) {
        if (bits[boundary * words + i] != 0) {
          return false;
        }
      }
      return true;
    }

    /** The first register of a set that is at least {@code from}; negative if there is none. */
    int next(int boundary, int from) {
      for (int i = from >> 6; i < words; i++) {
        long rest = bits[boundary * words + i] & (i == from >> 6 ? -1L << from : -1L);
        if (rest != 0) {
          return 64 * i + Long.numberOfTrailingZeros(rest);
        }
      }
      return -1;
    }
  }

  /** None at all, for functions that are compiled without. */
  static final Hints NONE = new Hints(new Sets(0, 0), new Sets(0, 0), new Sets(0, 0), new Kind[0], new boolean[0], List.of());

  private final Sets doubles;
  private final Sets tables;
  private final Sets wanted;
  private final Kind[] results;
  private final boolean[] targets;
  private final List<Loop> loops;
  /** The loop of each boundary, if there is any loop at all. */
  private final Loop[] loopOf;

  /**
   * All of it, by boundary or instruction.
   *
   * @param doubles registers that hold one
   * @param tables registers that hold one
   * @param wanted registers that are read as doubles later on
   * @param results what the result of an instruction is checked for
   * @param targets boundaries that are jumped to
   * @param loops by their places; they do not overlap
   */
  Hints(Sets doubles, Sets tables, Sets wanted, Kind[] results, boolean[] targets, List<Loop> loops) {
    this.doubles = doubles;
    this.tables = tables;
    this.wanted = wanted;
    this.results = results;
    this.targets = targets;
    this.loops = loops;
    this.loopOf = new Loop[loops.isEmpty() ? 0 : results.length + 1];
    Arrays.fill(loopOf, Loop.NONE);
    for (Loop loop : loops) {
      Arrays.fill(loopOf, loop.first(), loop.last() + 1, loop);
    }
  }

  /** Whether there are none: everything is checked where it is used. */
  boolean isNone() {
    return results.length == 0;
  }

  boolean isDouble(int boundary, int register) {
    return !isNone() && doubles.has(boundary, register);
  }

  boolean isTable(int boundary, int register) {
    return !isNone() && tables.has(boundary, register);
  }

  /** Whether a register is read as a double at a boundary or behind it, as far as can be seen. */
  boolean isWanted(int boundary, int register) {
    return !isNone() && wanted.has(boundary, register);
  }

  /** What the result of an instruction is said to be. */
  Kind result(int instruction) {
    return isNone() ? Kind.ANY : results[instruction];
  }

  /** Whether machine code comes to a boundary by jumps. */
  boolean isTarget(int boundary) {
    return isNone() || targets[boundary];
  }

  /** The loop with registers that a boundary lies in; one without any if it is in none. */
  Loop loop(int boundary) {
    return loops.isEmpty() ? Loop.NONE : loopOf[boundary];
  }

  Sets doubles() {
    return doubles;
  }

  Sets tables() {
    return tables;
  }

  /** Whether nothing is said of a boundary. */
  boolean saysNothing(int boundary) {
    return isNone() || doubles.isEmpty(boundary) && tables.isEmpty(boundary);
  }

  /** How many registers hold something for certain when the function begins, and how many results are checked. */
  public int count() {
    if (isNone()) {
      return 0;
    }
    int count = size(doubles, 0) + size(tables, 0);
    for (Kind result : results) {
      if (result != Kind.ANY) {
        count++;
      }
    }
    return count;
  }

  private static int size(Sets sets, int boundary) {
    int size = 0;
    for (int i = 0; i < sets.words; i++) {
      size += Long.bitCount(sets.word(boundary, i));
    }
    return size;
  }

  /** How many tests of registers there are where boundaries are entered from elsewhere, at most, and of results. */
  public int checks() {
    int checks = 0;
    for (int at = 0; at < results.length; at++) {
      checks += size(doubles, at) + size(tables, at) + (results[at] == Kind.ANY ? 0 : 1);
    }
    return checks;
  }

  /** Instructions of the function; 0 if there are no hints. */
  public int length() {
    return results.length;
  }

  /** What is taken for granted in front of an instruction, from 0, what its result is checked for, what a loop keeps; empty if there is nothing. */
  public String text(int instruction) {
    StringBuilder line = new StringBuilder();
    list(line, Kind.DOUBLE, doubles, instruction);
    list(line, Kind.TABLE, tables, instruction);
    if (results[instruction] != Kind.ANY) {
      line.append(line.isEmpty() ? "" : "; ").append("result ").append(results[instruction].word);
    }
    for (Loop loop : loops) {
      if (loop.first() == instruction) {
        line.append(line.isEmpty() ? "" : "; ").append("loop to %04d keeps".formatted(loop.last() + 1));
        for (int register : loop.registers()) {
          line.append(' ').append(register);
        }
      }
    }
    return line.toString();
  }

  private static void list(StringBuilder line, Kind kind, Sets sets, int boundary) {
    if (!sets.isEmpty(boundary)) {
      line.append(line.isEmpty() ? "" : "; ").append(kind.word);
      for (int register = sets.next(boundary, 0); register >= 0; register = sets.next(boundary, register + 1)) {
        line.append(' ').append(register);
      }
    }
  }
}
