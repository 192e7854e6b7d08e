package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.VmState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A file of the system. Pipes and terminals, which may have nothing to read for long, are read so that an interrupt ends it. */
final class FileDevice extends PlacedDevice {
  private static final int MODE_LETTERS = 7;

  private final FileChannel channel;
  private final Mode mode;
  private final boolean isRegular;
  private final BlockingReader blocking;

  private FileDevice(VmState vm, FileChannel channel, Mode mode, boolean isRegular) {
    super(Optional.of(channel));
    this.channel = channel;
    this.mode = mode;
    this.isRegular = isRegular;
    this.blocking = new BlockingReader(vm, bytes -> channel.read(ByteBuffer.wrap(bytes)));
  }

  /** What {@code fopen}'s mode asks for. */
  private record Mode(boolean reads, boolean writes, boolean appends, boolean truncates, boolean onlyNew) {

    /** Reads it as glibc does: what follows the first letter may be anything, and only seven letters count. */
    static Mode of(String text) throws IOException {
      char first = text.isEmpty() ? 0 : text.charAt(0);
      if (first != 'r' && first != 'w' && first != 'a') {
        throw Errno.EINVAL.exception();
      }
      String rest = text.substring(1, Math.min(text.length(), MODE_LETTERS));
      int end = rest.indexOf(',');
      String letters = end < 0 ? rest : rest.substring(0, end);
      boolean both = letters.indexOf('+') >= 0;
      boolean onlyNew = letters.indexOf('x') >= 0 && first != 'r';
      return new Mode(first == 'r' || both, first != 'r' || both, first == 'a', first == 'w', onlyNew);
    }

    Set<OpenOption> options() {
      Set<OpenOption> options = new HashSet<>();
      if (reads) {
        options.add(StandardOpenOption.READ);
      }
      if (writes) {
        options.add(StandardOpenOption.WRITE);
      }
      if (truncates) {
        options.add(StandardOpenOption.TRUNCATE_EXISTING);
      }
      if (onlyNew) {
        options.add(StandardOpenOption.CREATE_NEW);
      } else if (truncates || appends) {
        options.add(StandardOpenOption.CREATE);
      }
      return options;
    }
  }

  /** Opens a file as {@code fopen} does. Opening a pipe waits for its other end. */
  static FileDevice open(VmState vm, Path path, String modeText) throws IOException {
    Mode mode = Mode.of(modeText);
    boolean isRegular = isRegular(path);
    FileChannel channel = isRegular
        ? FileChannel.open(path, mode.options())
        : new Waiting<FileChannel>(vm).result(() -> FileChannel.open(path, mode.options()));
    return new FileDevice(vm, channel, mode, isRegular);
  }

  /** A new file without a name. */
  static FileDevice temporary(VmState vm) throws IOException {
    Path path = Files.createTempFile("lathe", null);
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Files.delete(path);
    return new FileDevice(vm, channel, Mode.of("w+"), true);
  }

  private static boolean isRegular(Path path) throws IOException {
    return !Files.exists(path) || !Files.readAttributes(path, BasicFileAttributes.class).isOther();
  }

  @Override
  public int read(byte[] into, int at, int count) throws IOException {
    if (!mode.reads) {
      throw Errno.EBADF.exception();
    }
    return isRegular ? channel.read(ByteBuffer.wrap(into, at, count)) : blocking.read(into, at, count);
  }

  @Override
  public boolean isWritable() {
    return mode.writes;
  }

  @Override
  public void write(byte[] from, int at, int count) throws IOException {
    if (mode.appends && isRegular) {
      channel.position(channel.size());
    }
    ByteBuffer bytes = ByteBuffer.wrap(from, at, count);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public Optional<FileChannel> channel() {
    return Optional.of(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
