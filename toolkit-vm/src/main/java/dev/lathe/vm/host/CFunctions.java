package dev.lathe.vm.host;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.Optional;

/** Functions of the C library. Where there is none, or it may not be called, they have no result. */
public final class CFunctions {
  private static final String LIBRARY = "c";
  /** More than any system's {@code struct stat}. */
  private static final int STAT_BYTES = 256;
  /** Where Linux has the block size and the number of blocks in it, for x86-64 and for 64-bit ARM alike. */
  private static final int STAT_BLOCK_SIZE = 56;
  private static final int STAT_BLOCKS = 64;

  private CFunctions() {}

  /** Whether a file descriptor is a terminal. */
  public static Optional<Boolean> isTerminal(int descriptor) {
    return function("isatty").map(function -> function.invokeInt(new Object[] {descriptor}) == 1);
  }

  /**
   * How a file is stored.
   *
   * @param blockSize bytes that are best read and written at once
   * @param blocks of 512 bytes that it takes
   */
  public record Storage(long blockSize, long blocks) {}

  /**
   * How the file is stored that {@code function} finds.
   *
   * @param function {@code stat} or {@code lstat}
   * @param path its name, without a zero byte
   */
  private static Optional<Storage> storage(String function, byte[] path) {
    if (!System.getProperty("os.name").equals("Linux") || Native.POINTER_SIZE != 8) {
      return Optional.empty();
    }
    byte[] name = new byte[path.length + 1];
    System.arraycopy(path, 0, name, 0, path.length);
    return function(function).flatMap(stat -> {
      try (Memory memory = new Memory(STAT_BYTES)) {
        return stat.invokeInt(new Object[] {name, memory}) == 0
            ? Optional.of(new Storage(memory.getInt(STAT_BLOCK_SIZE), memory.getLong(STAT_BLOCKS)))
            : Optional.empty();
      }
    });
  }

  /** How a file is stored. */
  public static Optional<Storage> storage(byte[] path) {
    return storage("stat", path);
  }

  /** The same; a symbolic link is not followed. */
  public static Optional<Storage> linkStorage(byte[] path) {
    return storage("lstat", path);
  }

  private static Optional<Function> function(String name) {
    try {
      return Optional.of(NativeLibrary.getInstance(LIBRARY).getFunction(name));
    } catch (UnsatisfiedLinkError | NoClassDefFoundError missing) {
      return Optional.empty();
    }
  }
}
