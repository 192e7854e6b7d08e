package dev.lathe.vm.runtime;

import dev.lathe.vm.bytecode.ByteString;

/** What messages call a chunk. */
public final class ChunkNames {
  private static final int LONGEST = 59;
  /** A text up to here is shown whole, of a longer one or one of several lines less, with dots. */
  private static final int LONGEST_TEXT = 48;
  private static final int LONGEST_CUT = 45;

  private ChunkNames() {}

  /** {@code @file} and {@code =what} without their first character, of a text what is in front of the first control character in {@code [string "…"]}; at most 59 bytes. */
  public static String shown(ByteString chunk) {
    String name = chunk.toString();
    if (name.startsWith("=")) {
      return name.length() > LONGEST + 1 ? name.substring(1, LONGEST + 1) : name.substring(1);
    }
    if (name.startsWith("@")) {
      return name.length() > LONGEST + 1 ? "..." + name.substring(name.length() - LONGEST + 3) : name.substring(1);
    }
    int end = 0;
    while (end < name.length() && end < LONGEST_TEXT && name.charAt(end) >= ' ') {
      end++;
    }
    return "[string \"" + (end == name.length() ? name : name.substring(0, Math.min(end, LONGEST_CUT)) + "...") + "\"]";
  }
}
