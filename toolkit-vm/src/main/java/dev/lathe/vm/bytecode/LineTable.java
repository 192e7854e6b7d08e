package dev.lathe.vm.bytecode;

import java.util.Arrays;

/** The source line of each instruction of a function. Immutable, compared by value. */
public final class LineTable {

  private final int[] lines;

  private LineTable(int[] lines) {
    this.lines = lines;
  }

  /** Keeps a copy of {@code lines}: 1-based, 0 for none. */
  public static LineTable of(int... lines) {
    return new LineTable(lines.clone());
  }

  /** Keeps a copy of those from {@code from} to before {@code to}. */
  public static LineTable of(int[] lines, int from, int to) {
    return new LineTable(Arrays.copyOfRange(lines, from, to));
  }

  /** Number of instructions. */
  public int size() {
    return lines.length;
  }

  /** The line of instruction {@code index}, counted from 0. */
  public int line(int index) {
    return lines[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LineTable table && Arrays.equals(lines, table.lines);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(lines);
  }

  @Override
  public String toString() {
    return Arrays.toString(lines);
  }
}
