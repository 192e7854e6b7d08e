package dev.lathe.lang.lua.lib;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Locks of a machine on parts of files. The system's locks belong to the process, and a new one takes the place of those before
 * it; Java's belong to a channel, and must not overlap: so what a new one overlaps on the same channel is given up first.
 */
final class FileLocks {
  private final Map<FileChannel, List<FileLock>> held = new WeakHashMap<>();

  /** What others may still do. */
  enum Sharing {
    READERS,
    NOBODY
  }

  /**
   * Locks a part of a file, or fails at once.
   *
   * @param length 0 for all that may ever be behind {@code start}
   */
  void lock(FileChannel channel, Sharing sharing, long start, long length) throws IOException {
    long size = size(start, length);
    unlock(channel, start, length);
    try {
      FileLock lock = channel.tryLock(start, size, sharing == Sharing.READERS);
      if (lock == null) {
        throw Errno.EAGAIN.exception();
      }
      held.computeIfAbsent(channel, _ -> new ArrayList<>()).add(lock);
    } catch (OverlappingFileLockException ours) {
      throw Errno.EAGAIN.exception();
    } catch (NonWritableChannelException | NonReadableChannelException notSo) {
      throw Errno.EBADF.exception();
    }
  }

  /** Gives up the locks on a part of a file. */
  void unlock(FileChannel channel, long start, long length) throws IOException {
    long size = size(start, length);
    List<FileLock> locks = held.getOrDefault(channel, List.of());
    for (FileLock lock : List.copyOf(locks)) {
      if (lock.overlaps(start, size)) {
        locks.remove(lock);
        lock.release();
      }
    }
  }

  private static long size(long start, long length) throws IOException {
    if (start < 0 || length < 0 || start + length < 0) {
      throw Errno.EINVAL.exception();
    }
    return length == 0 ? Long.MAX_VALUE - start : length;
  }
}
