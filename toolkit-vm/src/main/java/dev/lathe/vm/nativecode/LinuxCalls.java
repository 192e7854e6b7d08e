package dev.lathe.vm.nativecode;

import dev.lathe.vm.memory.Memory;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;

/**
 * Functions of the C library that make memory, with the numbers that Linux gives their arguments on x86-64. All go through the one
 * handle of {@link NativeEntry}.
 */
final class LinuxCalls {
  private static final SymbolLookup LIBRARY = Linker.nativeLinker().defaultLookup();
  private static final long MEMFD_CREATE = function("memfd_create");
  private static final long FTRUNCATE = function("ftruncate");
  private static final long MMAP = function("mmap");
  private static final long MUNMAP = function("munmap");
  private static final long MADVISE = function("madvise");
  private static final long CLOSE = function("close");
  private static final long ERRNO = function("__errno_location");

  private static final long MFD_CLOEXEC = 1;
  private static final long MFD_NOEXEC_SEAL = 8;
  private static final long MAP_SHARED = 1;
  private static final long MADV_REMOVE = 9;

  /** What a mapping may be used for. */
  enum Protection {
    /** PROT_READ and PROT_WRITE. */
    READ_WRITE(1 | 2),
    /** PROT_READ and PROT_EXEC. */
    READ_EXECUTE(1 | 4);

    private final long bits;

    Protection(long bits) {
      this.bits = bits;
    }
  }

  /** The system does not do it. */
  static final class Failure extends Exception {
    private Failure(String what) {
      super(what + " failed: " + reason(Memory.getInt(NativeEntry.call(ERRNO, 0, 0, 0, 0, 0, 0))));
    }

    /** The number can be that of a later call, which Java made on this thread: good enough for people. */
    private static String reason(int errno) {
      return switch (errno) {
        case 1 -> "operation not permitted";
        case 12 -> "not enough memory or address space";
        case 13 -> "permission denied";
        case 27 -> "larger than files may be";
        case 38 -> "not implemented";
        default -> "error " + errno;
      };
    }
  }

  private LinuxCalls() {}

  private static long function(String name) {
    return LIBRARY.findOrThrow(name).address();
  }

  /**
   * Makes a file in memory without a name in any folder, which no process that is started inherits.
   *
   * @return its descriptor
   */
  static long memoryFile(String name) throws Failure {
    byte[] text = (name + '\0').getBytes(StandardCharsets.US_ASCII);
    long address = Memory.allocate(text.length);
    try {
      Memory.copy(text, 0, address, text.length);
      // Never to be run as a program; kernels before 6.3 know only of files that can be, some later ones may allow only this.
      long file = (int) NativeEntry.call(MEMFD_CREATE, address, MFD_CLOEXEC | MFD_NOEXEC_SEAL, 0, 0, 0, 0);
      if (file < 0) {
        file = (int) NativeEntry.call(MEMFD_CREATE, address, MFD_CLOEXEC, 0, 0, 0, 0);
      }
      if (file < 0) {
        throw new Failure("memfd_create");
      }
      return file;
    } finally {
      Memory.free(address);
    }
  }

  static void setLength(long file, long bytes) throws Failure {
    if ((int) NativeEntry.call(FTRUNCATE, file, bytes, 0, 0, 0, 0) != 0) {
      throw new Failure("ftruncate");
    }
  }

  /** Maps a file from its start, wherever there is room. */
  static long map(long file, long bytes, Protection protection) throws Failure {
    long address = NativeEntry.call(MMAP, 0, bytes, protection.bits, MAP_SHARED, file, 0);
    if (address == -1) {
      throw new Failure(protection == Protection.READ_EXECUTE ? "mmap of executable memory" : "mmap");
    }
    return address;
  }

  static void unmap(long address, long bytes) {
    NativeEntry.call(MUNMAP, address, bytes, 0, 0, 0, 0);
  }

  static void close(long file) {
    NativeEntry.call(CLOSE, file, 0, 0, 0, 0, 0);
  }

  /** Makes whole pages of the file that is mapped there holes, which read as zeros. The system may refuse; then nothing changes. */
  static void punchHole(long address, long bytes) {
    NativeEntry.call(MADVISE, address, bytes, MADV_REMOVE, 0, 0, 0);
  }
}
