package dev.lathe.lang.lua.lib;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** File names of programs as the system takes them. */
final class FileNames {

  private FileNames() {}

  /** A path; a zero byte ends a name, as it does in C. A name that the system cannot have names no file. */
  static Path path(String name) throws IOException {
    int end = name.indexOf('\0');
    String used = end < 0 ? name : name.substring(0, end);
    if (used.isEmpty()) {
      throw Errno.ENOENT.exception();
    }
    try {
      return Path.of(used);
    } catch (InvalidPathException invalid) {
      throw Errno.ENOENT.exception();
    }
  }
}
