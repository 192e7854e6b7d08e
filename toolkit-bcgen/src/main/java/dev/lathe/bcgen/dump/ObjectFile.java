package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.ByteString;
import java.util.Optional;

/**
 * Files that carry a dump into a native program, under a symbol, such as the one by which LuaJIT's {@code require} finds it: C source, and
 * relocatable object files with the dump as read-only data. As {@code luajit -b} writes them ({@code jit/bcsave.lua}).
 */
public final class ObjectFile {
  private static final int LINE_WIDTH = 78;

  private ObjectFile() {}

  /** A machine that object files can be for. The names are those of {@code luajit -b}. */
  public enum Architecture {
    X86(Width.BITS_32, DumpOutput.Endian.LITTLE, 3, 0, 0x14C),
    X64(Width.BITS_64, DumpOutput.Endian.LITTLE, 62, 0, 0x8664),
    ARM(Width.BITS_32, DumpOutput.Endian.LITTLE, 40, 0, 0x1C0),
    ARM64(Width.BITS_64, DumpOutput.Endian.LITTLE, 183, 0, 0xAA64),
    ARM64BE(Width.BITS_64, DumpOutput.Endian.BIG, 183, 0, 0),
    PPC(Width.BITS_32, DumpOutput.Endian.BIG, 20, 0, 0),
    MIPS(Width.BITS_32, DumpOutput.Endian.BIG, 8, 0x50001006, 0),
    MIPSEL(Width.BITS_32, DumpOutput.Endian.LITTLE, 8, 0x50001006, 0),
    MIPS64(Width.BITS_64, DumpOutput.Endian.BIG, 8, 0x80000007, 0),
    MIPS64EL(Width.BITS_64, DumpOutput.Endian.LITTLE, 8, 0x80000007, 0),
    MIPS64R6(Width.BITS_64, DumpOutput.Endian.BIG, 8, 0xA0000407, 0),
    MIPS64R6EL(Width.BITS_64, DumpOutput.Endian.LITTLE, 8, 0xA0000407, 0);

    final Width width;
    final DumpOutput.Endian endian;
    final int elfMachine;
    final int elfFlags;
    final int peMachine;

    Architecture(Width width, DumpOutput.Endian endian, int elfMachine, int elfFlags, int peMachine) {
      this.width = width;
      this.endian = endian;
      this.elfMachine = elfMachine;
      this.elfFlags = elfFlags;
      this.peMachine = peMachine;
    }
  }

  enum Width {
    BITS_32,
    BITS_64
  }

  /** An operating system that object files can be for. */
  public enum OperatingSystem {
    LINUX,
    WINDOWS,
    OSX,
    FREEBSD,
    NETBSD,
    OPENBSD,
    DRAGONFLY,
    SOLARIS
  }

  /** C source that defines the dump as an exported array. */
  public static byte[] cSource(byte[] dump, String symbol) {
    return array(
        """
        #ifdef __cplusplus
        extern "C"
        #endif
        #ifdef _WIN32
        __declspec(dllexport)
        #endif
        const unsigned char %s[] = {
        """
            .formatted(symbol),
        dump);
  }

  /** A C header that defines the dump as a static array, and its size. */
  public static byte[] cHeader(byte[] dump, String symbol) {
    return array(
        """
        #define %1$s_SIZE %2$d
        static const unsigned char %1$s[] = {
        """
            .formatted(symbol, dump.length),
        dump);
  }

  private static byte[] array(String head, byte[] dump) {
    StringBuilder text = new StringBuilder(head);
    int width = 0;
    for (int i = 0; i < dump.length; i++) {
      String number = Integer.toString(dump[i] & 0xFF);
      width += number.length() + 1;
      if (width > LINE_WIDTH) {
        text.append(",\n");
        width = number.length() + 1;
      } else if (i > 0) {
        text.append(',');
      }
      text.append(number);
    }
    return Listing.bytes(text.append("\n};\n"));
  }

  /** An object file, or empty if the system runs on no such machine. */
  public static Optional<byte[]> object(byte[] dump, String symbol, Architecture architecture, OperatingSystem system) {
    ByteString name = ByteString.latin1(symbol);
    return switch (system) {
      case WINDOWS -> architecture.peMachine == 0 ? Optional.empty() : Optional.of(PeObject.write(architecture, name, dump));
      case OSX -> MachObject.write(architecture, name, dump);
      case LINUX, FREEBSD, NETBSD, OPENBSD, DRAGONFLY, SOLARIS ->
          Optional.of(ElfObject.write(architecture, system, name, dump));
    };
  }
}
