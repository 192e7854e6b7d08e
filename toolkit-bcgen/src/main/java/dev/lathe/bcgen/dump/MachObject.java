package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.ByteString;
import java.util.Optional;

/**
 * A Mach-O object file. Differs from LuaJIT 2.1.0-beta3's for {@code arm64} only, where that one lays out 32-bit structures
 * under the signature of 64-bit ones, which no linker takes. For ARM machines it is a fat one, whose two slices share symbol and data:
 *
 * <pre>
 *   [fat header, 2 slice descriptors] {header, segment, section, symbol table command} symbol, symbol name, padding, dump
 * </pre>
 */
final class MachObject {
  private static final int FAT_MAGIC = 0xCAFEBABE;
  private static final int MAGIC_32 = 0xFEEDFACE;
  private static final int MAGIC_64 = 0xFEEDFACF;
  private static final int SEGMENT_32 = 0x1;
  private static final int SEGMENT_64 = 0x19;
  private static final int SYMTAB = 2;
  private static final int SYMTAB_SIZE = 24;

  /** Defined in a section, external. */
  private static final int SYMBOL_TYPE = 0xF;

  private record Cpu(int type, int subtype) {}

  private record Slices(boolean wide, Cpu... cpus) {}

  private MachObject() {}

  private static Optional<Slices> slices(ObjectFile.Architecture architecture) {
    return switch (architecture) {
      case X86 -> Optional.of(new Slices(false, new Cpu(7, 3)));
      case X64 -> Optional.of(new Slices(true, new Cpu(0x0100_0007, 3)));
      case ARM -> Optional.of(new Slices(false, new Cpu(7, 3), new Cpu(12, 9)));
      case ARM64 -> Optional.of(new Slices(true, new Cpu(0x0100_0007, 3), new Cpu(0x0100_000C, 0)));
      case ARM64BE, PPC, MIPS, MIPSEL, MIPS64, MIPS64EL, MIPS64R6, MIPS64R6EL -> Optional.empty();
    };
  }

  static Optional<byte[]> write(ObjectFile.Architecture architecture, ByteString symbol, byte[] dump) {
    return slices(architecture).map(slices -> write(slices, symbol, dump));
  }

  private static byte[] write(Slices slices, ByteString symbol, byte[] dump) {
    boolean wide = slices.wide();
    int count = slices.cpus().length;
    int alignment = wide ? 8 : 4;
    int headerSize = wide ? 32 : 28;
    int segmentSize = wide ? 72 : 56;
    int sectionSize = wide ? 80 : 68;
    int sliceSize = headerSize + segmentSize + sectionSize + SYMTAB_SIZE;
    int first = count == 1 ? 0 : aligned(8 + 20 * count, alignment);
    // A fat file's one symbol is of the 32-bit kind, whatever the slices are.
    int symbolSize = wide && count == 1 ? 16 : 12;
    int symbolAt = first + count * sliceSize;
    int namesAt = symbolAt + symbolSize;
    int data = aligned(namesAt + symbol.length() + 3, alignment);

    DumpOutput out = new DumpOutput();
    if (count > 1) {
      DumpOutput fat = new DumpOutput(DumpOutput.Endian.BIG);
      fat.u32(FAT_MAGIC).u32(count);
      for (int i = 0; i < count; i++) {
        int offset = first + i * sliceSize;
        fat.u32(slices.cpus()[i].type()).u32(slices.cpus()[i].subtype()).u32(offset).u32(data - offset + dump.length).u32(0);
      }
      out.bytes(fat.toByteArray()).zeros(first - fat.size());
    }
    for (int i = 0; i < count; i++) {
      int offset = first + i * sliceSize;
      Cpu cpu = slices.cpus()[i];
      out.u32(wide ? MAGIC_64 : MAGIC_32).u32(cpu.type()).u32(cpu.subtype()).u32(1).u32(2);
      out.u32(segmentSize + sectionSize + SYMTAB_SIZE).u32(0).zeros(wide ? 4 : 0);
      out.u32(wide ? SEGMENT_64 : SEGMENT_32).u32(segmentSize + sectionSize).zeros(16);
      address(out, wide, 0);
      address(out, wide, dump.length);
      address(out, wide, data - offset);
      address(out, wide, dump.length);
      out.u32(1).u32(1).u32(1).u32(0);
      out.field("__data", 16).field("__DATA", 16);
      address(out, wide, 0);
      address(out, wide, dump.length);
      out.u32(data - offset).zeros(wide ? 28 : 24);
      out.u32(SYMTAB).u32(SYMTAB_SIZE).u32(symbolAt - offset).u32(1).u32(namesAt - offset).u32(aligned(symbol.length() + 3, alignment));
    }
    out.u32(1).u8(SYMBOL_TYPE).u8(1).u16(0).zeros(symbolSize - 8);
    out.u8(0).u8('_').string(symbol);
    return out.zeros(data - out.size()).bytes(dump).toByteArray();
  }

  private static void address(DumpOutput out, boolean wide, int value) {
    if (wide) {
      out.u64(value);
    } else {
      out.u32(value);
    }
  }

  private static int aligned(int value, int alignment) {
    return value + alignment - 1 & -alignment;
  }
}
