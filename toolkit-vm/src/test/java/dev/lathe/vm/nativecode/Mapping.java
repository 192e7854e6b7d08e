package dev.lathe.vm.nativecode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One mapping of this process, as Linux tells.
 *
 * @param start its first address
 * @param protection as in {@code rw-s}
 * @param name of what is mapped
 * @param inode of the file, 0 for none
 * @param resident KB that are in memory
 */
record Mapping(long start, String protection, String name, long inode, long resident) {
  /** Those of code memory, in the order of addresses. */
  static List<Mapping> ofCode() {
    try {
      List<Mapping> mappings = new ArrayList<>();
      String[] head = null;
      for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
        String[] words = line.split(" +", 6);
        if (words[0].contains("-")) {
          head = words;
        } else if (words[0].equals("Rss:") && head != null && head.length == 6 && head[5].contains("lathe-code")) {
          long start = Long.parseUnsignedLong(head[0].split("-")[0], 16);
          mappings.add(new Mapping(start, head[1], head[5], Long.parseLong(head[4]), Long.parseLong(words[1])));
        }
      }
      return mappings;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Mapping at(long address) {
    return ofCode().stream().filter(mapping -> mapping.start == address).findFirst().orElseThrow();
  }
}
