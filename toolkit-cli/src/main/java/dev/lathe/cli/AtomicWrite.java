package dev.lathe.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Replaces a file so that a reader, or a crash, finds the old content or the new, never a part. */
final class AtomicWrite {

  private AtomicWrite() {}

  /**
   * Writes {@code bytes} to what {@code file} is, or links to. Mode, owner and group stay; where the folder takes no new file or
   * the owner cannot be kept, nothing is written.
   */
  static void replace(Path file, byte[] bytes) throws IOException {
    Path target = file.toRealPath();
    Path temporary = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      copyRights(target, temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void copyRights(Path from, Path to) throws IOException {
    PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView sink = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (source == null || sink == null) {
      return;
    }
    PosixFileAttributes rights = source.readAttributes();
    PosixFileAttributes made = sink.readAttributes();
    if (!rights.owner().equals(made.owner())) {
      sink.setOwner(rights.owner());
    }
    if (!rights.group().equals(made.group())) {
      sink.setGroup(rights.group());
    }
    sink.setPermissions(rights.permissions());
  }
}
