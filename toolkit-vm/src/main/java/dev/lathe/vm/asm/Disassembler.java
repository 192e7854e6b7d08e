package dev.lathe.vm.asm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Turns code into text in Intel's syntax, the way objdump prints it, by the table that the assembler encodes by. Any bytes will do:
 * what the table does not have is a {@code .byte}, and decoding goes on behind it.
 */
public final class Disassembler {
  private static final String[] UPPER_HALVES = {"ah", "ch", "dh", "bh"};

  private final LongFunction<String> names;

  /** Without names of addresses. */
  public Disassembler() {
    this(address -> "");
  }

  /**
   * With names of addresses, which are printed behind targets of jumps and behind addresses relative to an instruction.
   *
   * @param names gives the name of an address, an empty string if it has none
   */
  public Disassembler(LongFunction<String> names) {
    this.names = names;
  }

  /**
   * All instructions.
   *
   * @param address of the first byte
   */
  public List<Instruction> decode(byte[] bytes, long address) {
    List<Instruction> instructions = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      Instruction next = decode(bytes, at, address + at);
      instructions.add(next);
      at += next.bytes().length;
    }
    return instructions;
  }

  /** The instructions of code that is placed at an address, without its constants. */
  public List<Instruction> decode(Code code, long address) {
    return decode(Arrays.copyOf(code.at(address), code.instructionBytes()), address);
  }

  /**
   * One instruction.
   *
   * @param at where in the bytes it begins
   * @param address of its first byte
   */
  public Instruction decode(byte[] bytes, int at, long address) {
    Decoder decoder = new Decoder(bytes, at);
    if (!decoder.decode()) {
      return new Instruction(address, new byte[] {bytes[at]}, Instruction.UNKNOWN, "0x%02x".formatted(bytes[at]));
    }
    Form form = decoder.form();
    long end = address + decoder.end() - at;
    String mnemonic = (decoder.isLocked() ? "lock " : "") + form.mnemonic() + (form.isConditional() ? decoder.condition().suffix() : "");
    StringBuilder operands = new StringBuilder();
    for (int place = 0; place < form.operands().size(); place++) {
      operands.append(place == 0 ? "" : ",");
      append(operands, decoder, place, end);
    }
    if (decoder.isMemory() && decoder.base() == Decoder.INSTRUCTION_POINTER) {
      appendTarget(operands.append("  # "), end + decoder.displacement());
    }
    return new Instruction(address, Arrays.copyOfRange(bytes, at, decoder.end()), mnemonic, operands.toString());
  }

  private void append(StringBuilder text, Decoder decoder, int place, long end) {
    Form form = decoder.form();
    OperandKind kind = form.operands().get(place);
    if (kind.isFixed()) {
      text.append(kind.text());
    } else if (kind.takesTarget()) {
      appendTarget(text, end + decoder.immediate());
    } else if (kind.takesImmediate()) {
      appendHex(text, truncated(decoder.immediate(), kind, form.operands().getFirst()));
    } else if (place == form.rmPlace && decoder.isMemory()) {
      appendAddress(text, decoder, kind);
    } else if (kind.takesVector()) {
      text.append(Vector.of(decoder.register(place)).name(kind.registerBits()));
    } else {
      int register = decoder.register(place);
      boolean isUpperHalf = kind.registerBits() == 8 && register >= 4 && decoder.isWithoutRex();
      text.append(isUpperHalf ? UPPER_HALVES[register - 4] : Register.of(register).name(kind.registerBits()));
    }
  }

  /** The number as the instruction uses it, in as many bits as the first operand has. */
  private static long truncated(long immediate, OperandKind kind, OperandKind first) {
    int bits =
        switch (kind) {
          case U8 -> 8;
          case U16 -> 16;
          default -> first.registerBits() == 0 ? 64 : first.registerBits();
        };
    return bits >= 64 ? immediate : immediate & (1L << bits) - 1;
  }

  private void appendTarget(StringBuilder text, long target) {
    appendHex(text, target);
    String name = names.apply(target);
    if (!name.isEmpty()) {
      text.append(" <").append(name).append('>');
    }
  }

  private static void appendAddress(StringBuilder text, Decoder decoder, OperandKind kind) {
    text.append(
        switch (kind.memoryBits()) {
          case 8 -> "BYTE PTR ";
          case 16 -> "WORD PTR ";
          case 32 -> "DWORD PTR ";
          case 64 -> "QWORD PTR ";
          case 128 -> kind.takesVector() ? "XMMWORD PTR " : "OWORD PTR ";
          case 256 -> "YMMWORD PTR ";
          default -> "";
        });
    int base = decoder.base();
    int index = decoder.index();
    int displacement = decoder.displacement();
    if (base == Decoder.NO_REGISTER && index == Decoder.NO_REGISTER) {
      appendHex(text.append("ds:"), displacement);
      return;
    }
    text.append('[');
    if (base == Decoder.INSTRUCTION_POINTER) {
      text.append("rip");
    } else if (base != Decoder.NO_REGISTER) {
      text.append(Register.of(base).name(64));
    }
    if (index != Decoder.NO_REGISTER) {
      text.append(base == Decoder.NO_REGISTER ? "" : "+").append(Register.of(index).name(64)).append('*').append(decoder.scale());
    }
    if (decoder.hasDisplacement()) {
      appendHex(text.append(displacement < 0 ? '-' : '+'), Math.abs((long) displacement));
    }
    text.append(']');
  }

  private static void appendHex(StringBuilder text, long number) {
    text.append("0x").append(Long.toHexString(number));
  }
}
