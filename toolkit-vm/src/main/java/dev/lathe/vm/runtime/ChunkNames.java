package dev.lathe.vm.runtime;

import dev.lathe.vm.bytecode.ByteString;

/** What messages call a chunk. */
public final class ChunkNames {
  private static final int LONGEST = 59;

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
    while (end < name.length() && name.charAt(end) >= ' ') {
      end++;
    }
    int room = LONGEST - "[string \"...\"]".length();
    boolean cut = end < name.length() || end > room;
    return "[string \"" + name.substring(0, Math.min(end, room)) + (cut ? "...\"]" : "\"]");
  }
}
