package dev.lathe.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Replaces files so that a reader, or a crash, finds the old content or the new, never a part. A process that is told to end, by
 * an interrupt key for example, ends between two files: nothing half written lies about.
 */
final class AtomicWrite {

  private final ReentrantLock writing = new ReentrantLock();
  private boolean guarded;

  /**
   * Writes {@code bytes} to what {@code file} is, or links to. Mode, owner and group stay; where the file is read-only, the folder
   * takes no new file or the owner cannot be kept, nothing is written.
   */
  void replace(Path file, byte[] bytes) throws IOException {
    writing.lock();
    try {
      guard();
      write(file.toRealPath(), bytes);
    } finally {
      writing.unlock();
    }
  }

  /** Makes the end of the process wait for the file in work, and lets no other one begin. */
  private void guard() {
    if (!guarded) {
      Runtime.getRuntime().addShutdownHook(new Thread(writing::lock));
      guarded = true;
    }
  }

  private static void write(Path target, byte[] bytes) throws IOException {
    requireWritable(target);
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

  /** A file that its mode protects is not to be replaced either; the mode counts for the superuser too. */
  private static void requireWritable(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    boolean protectedByMode = view != null && !view.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE);
    if (protectedByMode || !Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString());
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
