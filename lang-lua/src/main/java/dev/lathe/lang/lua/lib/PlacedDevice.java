package dev.lathe.lang.lua.lib;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** A device whose place is that of a file, if there is one. */
abstract class PlacedDevice implements Device {
  private final Optional<FileChannel> file;

  PlacedDevice(Optional<FileChannel> file) {
    this.file = file;
  }

  private FileChannel file() throws IOException {
    return file.orElseThrow(Errno.ESPIPE::exception);
  }

  @Override
  public long position() throws IOException {
    return file().position();
  }

  @Override
  public void seek(long position) throws IOException {
    file().position(position);
  }

  @Override
  public long size() throws IOException {
    return file().size();
  }
}
