package dev.lathe.vm.nativecode;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Tells Linux's {@code perf} the names of compiled functions: a line "address size name" each, in the file where it looks for those of
 * this process. The system property {@code lathe.perf=map} asks for it.
 *
 * <p>Functions that were released stay in it. An address that is used again has several lines; {@code perf} takes one of
 * them. HotSpot replaces the file where it is asked for a map of its own.
 */
public final class PerfMap {
  private static final Optional<PerfMap> PROCESS = ofProperty();

  private final BufferedWriter lines;

  private PerfMap(BufferedWriter lines) {
    this.lines = lines;
  }

  private static Optional<PerfMap> ofProperty() {
    if (!System.getProperty("lathe.perf", "").equals("map")) {
      return Optional.empty();
    }
    Path file = Path.of("/tmp", "perf-" + ProcessHandle.current().pid() + ".map");
    try {
      return Optional.of(open(file));
    } catch (IOException e) {
      System.getLogger(PerfMap.class.getPackageName()).log(System.Logger.Level.WARNING, "no map for perf: " + e);
      return Optional.empty();
    }
  }

  /** Begins a map. One that an earlier process of the same number left is replaced; what is in its place and is none stays. */
  static PerfMap open(Path file) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(file);
    }
    return new PerfMap(Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  /**
   * Adds a function, if the user asked for a map.
   *
   * @param address of its first instruction, where it is run
   */
  public static void add(long address, int bytes, String name) {
    if (PROCESS.isPresent()) {
      PROCESS.get().write(address, bytes, name);
    }
  }

  synchronized void write(long address, int bytes, String name) {
    try {
      lines.write(Long.toHexString(address) + ' ' + Integer.toHexString(bytes) + ' ' + name.replaceAll("\\p{Cntrl}", "?") + '\n');
      lines.flush();
    } catch (IOException _) {
      // The disk is full, say: the map lacks a function, nothing else depends on it.
    }
  }
}
