package dev.lathe.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
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
      overwrite(file.toRealPath(), bytes);
    } finally {
      writing.unlock();
    }
  }

  /**
   * Writes {@code bytes} to {@code file}, which need not be there. What is there and no regular file, such as a device or a pipe, is
   * written to as it is.
   */
  void write(Path file, byte[] bytes) throws IOException {
    if (Files.isRegularFile(file)) {
      replace(file, bytes);
    } else if (Files.exists(file)) {
      Files.write(file, bytes);
    } else {
      writing.lock();
      try {
        guard();
        create(file.toAbsolutePath(), bytes);
      } finally {
        writing.unlock();
      }
    }
  }

  /** Makes the end of the process wait for the file in work, and lets no other one begin. */
  private void guard() {
    if (!guarded) {
      Runtime.getRuntime().addShutdownHook(new Thread(writing::lock));
      guarded = true;
    }
  }

  /** Unlike temporary files, which are their owner's alone, the file gets the mode that new files have. */
  private static void create(Path target, byte[] bytes) throws IOException {
    Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      fill(temporary, bytes, StandardOpenOption.CREATE_NEW);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException _) {
      throw new FileSystemException(target.toString(), null, "no such folder");
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void fill(Path file, byte[] bytes, StandardOpenOption... how) throws IOException {
    Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.WRITE, how);
    try (FileChannel channel = FileChannel.open(file, options)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static void overwrite(Path target, byte[] bytes) throws IOException {
    requireWritable(target);
    Path temporary = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
    try {
      fill(temporary, bytes);
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
