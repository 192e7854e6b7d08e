package dev.lathe.lang.lua.lib;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** Opens files as C's {@code fopen} does. */
final class Files {

  private Files() {}

  /** The path of a name, which ends at a zero as names do for C. */
  static Path path(String name) throws IOException {
    int end = name.indexOf('\0');
    try {
      if (name.isEmpty() || end == 0) {
        throw FileFailure.ENOENT.exception();
      }
      return Path.of(end < 0 ? name : name.substring(0, end));
    } catch (InvalidPathException e) {
      throw FileFailure.ENOENT.exception();
    }
  }

  /** Opens a file in a mode: {@code r w a}, then {@code +}, {@code b} and {@code x} in any order. */
  static GuestFile open(String name, String mode) throws IOException {
    Set<OpenOption> options = new HashSet<>();
    boolean both = mode.indexOf('+') > 0;
    switch (mode.isEmpty() ? 0 : mode.charAt(0)) {
      case 'r' -> {
        options.add(StandardOpenOption.READ);
        if (both) {
          options.add(StandardOpenOption.WRITE);
        }
      }
      case 'w' -> {
        options.add(StandardOpenOption.WRITE);
        options.add(mode.indexOf('x') > 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
        options.add(StandardOpenOption.TRUNCATE_EXISTING);
        if (both) {
          options.add(StandardOpenOption.READ);
        }
      }
      case 'a' -> {
        options.add(StandardOpenOption.WRITE);
        options.add(StandardOpenOption.CREATE);
        if (both) {
          options.add(StandardOpenOption.READ);
        }
      }
      default -> throw FileFailure.EINVAL.exception();
    }
    Path path = path(name);
    if (both && java.nio.file.Files.isDirectory(path)) {
      throw FileFailure.EISDIR.exception();
    }
    FileChannel channel = FileChannel.open(path, options);
    Device.Disk disk = new Device.Disk(channel, options.contains(StandardOpenOption.WRITE) ? Device.Access.WRITABLE : Device.Access.READ_ONLY);
    Device device = mode.charAt(0) == 'a' ? new Device.Appended(disk) : disk;
    return new GuestFile(device, GuestFile.Origin.FILE, GuestFile.Buffering.FULL);
  }
}
