package dev.lathe.vm.asm;

/**
 * General-purpose registers in the processor's order. A register is named for its 64 bits; how many of them an instruction uses
 * is said by its {@link Form}. Writing 32 bits clears the upper half, writing 16 or 8 leaves the rest alone.
 */
public enum Register implements Operand {
  RAX("rax", "eax", "ax", "al"),
  RCX("rcx", "ecx", "cx", "cl"),
  RDX("rdx", "edx", "dx", "dl"),
  RBX("rbx", "ebx", "bx", "bl"),
  RSP("rsp", "esp", "sp", "spl"),
  RBP("rbp", "ebp", "bp", "bpl"),
  RSI("rsi", "esi", "si", "sil"),
  RDI("rdi", "edi", "di", "dil"),
  R8("r8", "r8d", "r8w", "r8b"),
  R9("r9", "r9d", "r9w", "r9b"),
  R10("r10", "r10d", "r10w", "r10b"),
  R11("r11", "r11d", "r11w", "r11b"),
  R12("r12", "r12d", "r12w", "r12b"),
  R13("r13", "r13d", "r13w", "r13b"),
  R14("r14", "r14d", "r14w", "r14b"),
  R15("r15", "r15d", "r15w", "r15b");

  private static final Register[] BY_NUMBER = values();

  private final String quad;
  private final String dword;
  private final String word;
  private final String low;

  Register(String quad, String dword, String word, String low) {
    this.quad = quad;
    this.dword = dword;
    this.word = word;
    this.low = low;
  }

  /** The register with a number in 0…15. */
  public static Register of(int number) {
    return BY_NUMBER[number];
  }

  /** The processor's number, 0…15. */
  public int number() {
    return ordinal();
  }

  /** Its name when 64, 32, 16 or 8 bits are used. */
  public String name(int bits) {
    return switch (bits) {
      case 64 -> quad;
      case 32 -> dword;
      case 16 -> word;
      case 8 -> low;
      default -> throw new IllegalArgumentException("no register has " + bits + " bits");
    };
  }
}
