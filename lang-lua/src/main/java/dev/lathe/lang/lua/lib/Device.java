package dev.lathe.lang.lua.lib;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;

/** Where the bytes of a file come from and go to, without buffers. What a device cannot do is an error of its own kind. */
interface Device {

  /** Reads at least one byte; −1 at the end. */
  default int read(byte[] into, int at, int count) throws IOException {
    throw FileFailure.EBADF.exception();
  }

  /** Raises the error of writing where that is not possible. */
  default void checkWritable() throws IOException {
    throw FileFailure.EBADF.exception();
  }

  /** Writes all bytes. */
  default void write(byte[] from, int at, int count) throws IOException {
    throw FileFailure.EBADF.exception();
  }

  /** Hands on what others buffer. */
  default void flush() throws IOException {}

  /** Where the next byte is read or written. */
  default long position() throws IOException {
    throw FileFailure.ESPIPE.exception();
  }

  /** Changes it. */
  default void seek(long position) throws IOException {
    throw FileFailure.ESPIPE.exception();
  }

  /** Number of bytes. */
  default long size() throws IOException {
    throw FileFailure.ESPIPE.exception();
  }

  /** Ends it. */
  default void close() throws IOException {}

  /** A stream of the embedder's to read. */
  record Input(InputStream stream) implements Device {
    @Override
    public int read(byte[] into, int at, int count) throws IOException {
      return stream.read(into, at, count);
    }
  }

  /** A stream of the embedder's to write. */
  record Output(OutputStream stream) implements Device {
    @Override
    public void checkWritable() {}

    @Override
    public void write(byte[] from, int at, int count) throws IOException {
      stream.write(from, at, count);
    }

    @Override
    public void flush() throws IOException {
      stream.flush();
    }
  }

  /** Whether a file may be written. */
  enum Access {
    READ_ONLY,
    WRITABLE
  }

  /** A file on disk. */
  record Disk(FileChannel channel, Access access) implements Device {
    @Override
    public void checkWritable() throws IOException {
      if (access == Access.READ_ONLY) {
        throw FileFailure.EBADF.exception();
      }
    }

    @Override
    public int read(byte[] into, int at, int count) throws IOException {
      try {
        return channel.read(ByteBuffer.wrap(into, at, count));
      } catch (NonReadableChannelException e) {
        throw FileFailure.EBADF.exception();
      }
    }

    @Override
    public void write(byte[] from, int at, int count) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(from, at, count);
      try {
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      } catch (NonWritableChannelException e) {
        throw FileFailure.EBADF.exception();
      }
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }

    @Override
    public void seek(long position) throws IOException {
      if (position < 0) {
        throw FileFailure.EINVAL.exception();
      }
      channel.position(position);
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** A file on disk, written at its end only. */
  record Appended(Disk disk) implements Device {
    @Override
    public void checkWritable() {}

    @Override
    public int read(byte[] into, int at, int count) throws IOException {
      return disk.read(into, at, count);
    }

    @Override
    public void write(byte[] from, int at, int count) throws IOException {
      disk.seek(disk.size());
      disk.write(from, at, count);
    }

    @Override
    public long position() throws IOException {
      return disk.position();
    }

    @Override
    public void seek(long position) throws IOException {
      disk.seek(position);
    }

    @Override
    public long size() throws IOException {
      return disk.size();
    }

    @Override
    public void close() throws IOException {
      disk.close();
    }
  }

  /** The output of a process to read, or its input to write. */
  record Pipe(Process process, Device end) implements Device {
    @Override
    public void checkWritable() throws IOException {
      end.checkWritable();
    }

    @Override
    public int read(byte[] into, int at, int count) throws IOException {
      return end.read(into, at, count);
    }

    @Override
    public void write(byte[] from, int at, int count) throws IOException {
      end.write(from, at, count);
    }

    @Override
    public void flush() throws IOException {
      end.flush();
    }

    @Override
    public void close() throws IOException {
      process.getOutputStream().close();
      process.getInputStream().close();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
