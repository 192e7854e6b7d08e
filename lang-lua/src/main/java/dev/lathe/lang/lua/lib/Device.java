package dev.lathe.lang.lua.lib;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** Where a stream's bytes come from and go to. What a device cannot do fails with the error that the system would give. */
interface Device {

  /**
   * Reads what there is, at least one byte.
   *
   * @return how many, −1 at the end
   */
  default int read(byte[] into, int at, int count) throws IOException {
    throw Errno.EBADF.exception();
  }

  /** Whether {@link #write} can do anything. */
  default boolean isWritable() {
    return false;
  }

  /** Writes all. */
  default void write(byte[] from, int at, int count) throws IOException {
    throw Errno.EBADF.exception();
  }

  /** The place of the next byte. */
  default long position() throws IOException {
    throw Errno.ESPIPE.exception();
  }

  /** Goes to a place, from 0 on. */
  default void seek(long position) throws IOException {
    throw Errno.ESPIPE.exception();
  }

  /** Number of bytes from the beginning to the end. */
  default long size() throws IOException {
    throw Errno.ESPIPE.exception();
  }

  /** The channel of a file of the system. */
  default Optional<FileChannel> channel() {
    return Optional.empty();
  }

  /** Gives it back; what runs behind it is waited for. */
  void close() throws IOException;
}
