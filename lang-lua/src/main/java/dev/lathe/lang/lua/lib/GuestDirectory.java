package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Releasable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** A directory that is being read: the names in it, first the two that C's {@code readdir} gives and Java leaves out. */
final class GuestDirectory implements Releasable {
  private final DirectoryStream<Path> stream;
  private final Iterator<Path> paths;
  private int dots;
  private boolean isOpen = true;

  private GuestDirectory(DirectoryStream<Path> stream) {
    this.stream = stream;
    this.paths = stream.iterator();
  }

  static GuestDirectory open(Path path) throws IOException {
    return new GuestDirectory(Files.newDirectoryStream(path));
  }

  boolean isOpen() {
    return isOpen;
  }

  /** The next name; after the last one it is closed. An error ends it as well, as in C. */
  Optional<byte[]> next() {
    if (dots < 2) {
      dots++;
      return Optional.of(".".repeat(dots).getBytes());
    }
    try {
      if (paths.hasNext()) {
        return Optional.of(GuestPaths.bytes(paths.next().getFileName()));
      }
    } catch (DirectoryIteratorException unreadable) {
      // What was read is all there is.
    }
    release();
    return Optional.empty();
  }

  /** Closes it, which may be done again. */
  @Override
  public void release() {
    isOpen = false;
    try {
      stream.close();
    } catch (IOException gone) {
      // Nothing was written: nothing is lost.
    }
  }
}
