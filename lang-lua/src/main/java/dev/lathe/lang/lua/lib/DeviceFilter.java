package dev.lathe.lang.lua.lib;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** A device that hands all on to another one; those who extend it change some of that. */
abstract class DeviceFilter implements Device {
  private final Device device;

  DeviceFilter(Device device) {
    this.device = device;
  }

  @Override
  public int read(byte[] into, int at, int count) throws IOException {
    return device.read(into, at, count);
  }

  @Override
  public boolean isWritable() {
    return device.isWritable();
  }

  @Override
  public void write(byte[] from, int at, int count) throws IOException {
    device.write(from, at, count);
  }

  @Override
  public long position() throws IOException {
    return device.position();
  }

  @Override
  public void seek(long position) throws IOException {
    device.seek(position);
  }

  @Override
  public long size() throws IOException {
    return device.size();
  }

  @Override
  public Optional<FileChannel> channel() {
    return device.channel();
  }

  @Override
  public void close() throws IOException {
    device.close();
  }
}
