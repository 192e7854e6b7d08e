package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.ByteString;

/**
 * An ELF relocatable file:
 *
 * <pre>
 *   header, 6 section headers, 2 symbols, section names, symbol names, dump
 * </pre>
 */
final class ElfObject {
  private static final String[] SECTIONS = {".symtab", ".shstrtab", ".strtab", ".rodata", ".note.GNU-stack"};
  private static final int RELOCATABLE = 1;
  private static final int PROGBITS = 1;
  private static final int SYMTAB = 2;
  private static final int STRTAB = 3;
  private static final int ALLOCATED = 2;
  private static final int GLOBAL_OBJECT = 17;
  private static final int STRTAB_INDEX = 3;
  private static final int SHSTRTAB_INDEX = 2;
  private static final int RODATA_INDEX = 4;

  private final ObjectFile.Width width;
  private final DumpOutput out;

  private ElfObject(ObjectFile.Architecture architecture) {
    width = architecture.width;
    out = new DumpOutput(architecture.endian);
  }

  static byte[] write(ObjectFile.Architecture architecture, ObjectFile.OperatingSystem system, ByteString symbol, byte[] dump) {
    return new ElfObject(architecture).file(architecture, system, symbol, dump);
  }

  /** A number as wide as an address. */
  private DumpOutput address(long value) {
    return width == ObjectFile.Width.BITS_64 ? out.u64(value) : out.u32((int) value);
  }

  private byte[] file(ObjectFile.Architecture architecture, ObjectFile.OperatingSystem system, ByteString symbol, byte[] dump) {
    boolean wide = width == ObjectFile.Width.BITS_64;
    int headerSize = wide ? 64 : 52;
    int sectionSize = wide ? 64 : 40;
    int symbolSize = wide ? 24 : 16;
    int symbols = headerSize + (SECTIONS.length + 1) * sectionSize;
    int names = symbols + 2 * symbolSize;
    int namesSize = 1;
    for (String section : SECTIONS) {
      namesSize += section.length() + 1;
    }
    int symbolNames = names + namesSize;
    int symbolNamesSize = symbol.length() + 2;
    int data = symbolNames + symbolNamesSize;

    out.u8(0x7F).field("ELF", 3).u8(wide ? 2 : 1).u8(architecture.endian == DumpOutput.Endian.BIG ? 2 : 1).u8(1).u8(abi(system)).zeros(8);
    out.u16(RELOCATABLE).u16(architecture.elfMachine).u32(1);
    address(0);
    address(0);
    address(headerSize);
    out.u32(architecture.elfFlags).u16(headerSize).u16(0).u16(0).u16(sectionSize).u16(SECTIONS.length + 1).u16(SHSTRTAB_INDEX);

    out.zeros(sectionSize);
    section(0, SYMTAB, 0, symbols, 2 * symbolSize, 8, symbolSize);
    section(1, STRTAB, 0, names, namesSize, 1, 0);
    section(2, STRTAB, 0, symbolNames, symbolNamesSize, 1, 0);
    section(3, PROGBITS, ALLOCATED, data, dump.length, 1, 0);
    section(4, PROGBITS, 0, data + dump.length, 0, 1, 0);

    out.zeros(symbolSize).u32(1);
    if (wide) {
      out.u8(GLOBAL_OBJECT).u8(0).u16(RODATA_INDEX).u64(0).u64(dump.length);
    } else {
      out.u32(0).u32(dump.length).u8(GLOBAL_OBJECT).u8(0).u16(RODATA_INDEX);
    }
    out.u8(0);
    for (String section : SECTIONS) {
      out.field(section, section.length() + 1);
    }
    return out.u8(0).string(symbol).u8(0).bytes(dump).toByteArray();
  }

  private void section(int number, int type, int flags, int offset, int size, int alignment, int entrySize) {
    int name = 1;
    for (int i = 0; i < number; i++) {
      name += SECTIONS[i].length() + 1;
    }
    out.u32(name).u32(type);
    address(flags);
    address(0);
    address(offset);
    address(size);
    out.u32(type == SYMTAB ? STRTAB_INDEX : 0).u32(type == SYMTAB ? 1 : 0);
    address(alignment);
    address(entrySize);
  }

  private static int abi(ObjectFile.OperatingSystem system) {
    return switch (system) {
      case FREEBSD -> 9;
      case NETBSD -> 2;
      case OPENBSD -> 12;
      case SOLARIS -> 6;
      case LINUX, DRAGONFLY, WINDOWS, OSX -> 0;
    };
  }
}
