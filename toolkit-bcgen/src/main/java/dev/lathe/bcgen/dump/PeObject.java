package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.ByteString;

/**
 * A COFF object file for Windows, little-endian on every machine:
 *
 * <pre>
 *   header, 2 section headers, 6 symbol entries, string table, linker directive that exports the symbol, dump
 * </pre>
 */
final class PeObject {
  private static final int HEADER_SIZE = 20;
  private static final int SECTION_SIZE = 40;
  private static final int SYMBOL_SIZE = 18;
  private static final int SYMBOLS = 6;

  /** Linker information, removed from the image. */
  private static final int DIRECTIVE_FLAGS = 0x0010_0A00;

  /** Initialised read-only data, aligned to 4 bytes. */
  private static final int DATA_FLAGS = 0x4030_0040;

  private static final int STATIC = 3;
  private static final int EXTERNAL = 2;

  private PeObject() {}

  static byte[] write(ObjectFile.Architecture architecture, ByteString symbol, byte[] dump) {
    String directive = "   /EXPORT:" + symbol.toLatin1() + ",DATA ";
    int symbols = HEADER_SIZE + 2 * SECTION_SIZE;
    int strings = symbols + SYMBOLS * SYMBOL_SIZE;
    int stringsSize = 4 + symbol.length() + 1;
    int directiveAt = strings + stringsSize;
    DumpOutput out = new DumpOutput();
    out.u16(architecture.peMachine).u16(2).u32(0).u32(symbols).u32(SYMBOLS).u16(0).u16(0);
    section(out, ".drectve", directive.length(), directiveAt, DIRECTIVE_FLAGS);
    section(out, ".rdata", dump.length, directiveAt + directive.length(), DATA_FLAGS);
    sectionSymbol(out, ".drectve", 1, directive.length());
    sectionSymbol(out, ".rdata", 2, dump.length);
    out.u32(0).u32(4).u32(0).u16(2).u16(0).u8(EXTERNAL).u8(0);
    // Says that the file is safe for structured exception handling, having no code.
    out.field("@feat.00", 8).u32(1).u16(-1).u16(0).u8(EXTERNAL).u8(0);
    out.u32(stringsSize).string(symbol).u8(0);
    return out.field(directive, directive.length()).bytes(dump).toByteArray();
  }

  private static void section(DumpOutput out, String name, int size, int offset, int flags) {
    out.field(name, 8).u32(0).u32(0).u32(size).u32(offset).u32(0).u32(0).u16(0).u16(0).u32(flags);
  }

  private static void sectionSymbol(DumpOutput out, String name, int section, int size) {
    out.field(name, 8).u32(0).u16(section).u16(0).u8(STATIC).u8(1);
    out.u32(size).zeros(SYMBOL_SIZE - 4);
  }
}
