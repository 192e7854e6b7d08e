package dev.lathe.vm.asm;

import java.util.HashMap;
import java.util.Map;

/**
 * What may stand in one place of a form. Columns: name as in the table of forms, what it takes, bits of a register, bits of a
 * place in memory (0: it has no size, or none is said), bytes of an immediate.
 */
public enum OperandKind {
  // @formatter:off
  R64   ("r64",      OperandKind.GENERAL,                       64,  0,   0),
  R32   ("r32",      OperandKind.GENERAL,                       32,  0,   0),
  R16   ("r16",      OperandKind.GENERAL,                       16,  0,   0),
  R8    ("r8",       OperandKind.GENERAL,                       8,   0,   0),
  RM64  ("r/m64",    OperandKind.GENERAL | OperandKind.MEMORY,  64,  64,  0),
  RM32  ("r/m32",    OperandKind.GENERAL | OperandKind.MEMORY,  32,  32,  0),
  RM16  ("r/m16",    OperandKind.GENERAL | OperandKind.MEMORY,  16,  16,  0),
  RM8   ("r/m8",     OperandKind.GENERAL | OperandKind.MEMORY,  8,   8,   0),
  M     ("m",        OperandKind.MEMORY,                        0,   0,   0),
  M8    ("m8",       OperandKind.MEMORY,                        0,   8,   0),
  M32   ("m32",      OperandKind.MEMORY,                        0,   32,  0),
  M64   ("m64",      OperandKind.MEMORY,                        0,   64,  0),
  M128  ("m128",     OperandKind.MEMORY,                        0,   128, 0),
  X     ("xmm",      OperandKind.VECTOR,                        128, 0,   0),
  XM8   ("xmm/m8",   OperandKind.VECTOR | OperandKind.MEMORY,   128, 8,   0),
  XM32  ("xmm/m32",  OperandKind.VECTOR | OperandKind.MEMORY,   128, 32,  0),
  XM64  ("xmm/m64",  OperandKind.VECTOR | OperandKind.MEMORY,   128, 64,  0),
  XM128 ("xmm/m128", OperandKind.VECTOR | OperandKind.MEMORY,   128, 128, 0),
  Y     ("ymm",      OperandKind.VECTOR,                        256, 0,   0),
  YM256 ("ymm/m256", OperandKind.VECTOR | OperandKind.MEMORY,   256, 256, 0),
  /** Sign-extended to the size of the first operand. */
  I8    ("imm8",     OperandKind.NUMBER,                        0,   0,   1),
  /** Not extended: a count or a choice, 0…255. */
  U8    ("uimm8",    OperandKind.NUMBER,                        0,   0,   1),
  I16   ("imm16",    OperandKind.NUMBER,                        0,   0,   2),
  U16   ("uimm16",   OperandKind.NUMBER,                        0,   0,   2),
  /** Sign-extended to the size of the first operand. */
  I32   ("imm32",    OperandKind.NUMBER,                        0,   0,   4),
  I64   ("imm64",    OperandKind.NUMBER,                        0,   0,   8),
  /** A distance from the end of the instruction. */
  REL8  ("rel8",     OperandKind.TARGET,                        0,   0,   1),
  /** A distance from the end of the instruction. */
  REL32 ("rel32",    OperandKind.TARGET,                        0,   0,   4),
  // What the instruction uses without being told: it is printed, and takes no operand.
  CL    ("cl",       0,                                         0,   0,   0),
  ONE   ("1",        0,                                         0,   0,   0),
  RAX   ("rax",      0,                                         0,   0,   0),
  AX    ("ax",       0,                                         0,   0,   0),
  AL    ("al",       0,                                         0,   0,   0),
  TO64  ("QWORD PTR es:[rdi]", 0,                               0,   0,   0),
  TO8   ("BYTE PTR es:[rdi]",  0,                               0,   0,   0),
  FROM64("QWORD PTR ds:[rsi]", 0,                               0,   0,   0),
  FROM8 ("BYTE PTR ds:[rsi]",  0,                               0,   0,   0);
  // @formatter:on

  static final int GENERAL = 1;
  static final int VECTOR = 2;
  static final int MEMORY = 4;
  static final int NUMBER = 8;
  static final int TARGET = 16;

  private static final Map<String, OperandKind> BY_TEXT = new HashMap<>();

  static {
    for (OperandKind kind : values()) {
      BY_TEXT.put(kind.text, kind);
    }
  }

  private final String text;
  final int accepts;
  final int registerBits;
  final int memoryBits;
  final int immediateBytes;

  OperandKind(String text, int accepts, int registerBits, int memoryBits, int immediateBytes) {
    this.text = text;
    this.accepts = accepts;
    this.registerBits = registerBits;
    this.memoryBits = memoryBits;
    this.immediateBytes = immediateBytes;
  }

  static OperandKind of(String text) {
    OperandKind kind = BY_TEXT.get(text);
    if (kind == null) {
      throw new IllegalArgumentException("no kind of operand: " + text);
    }
    return kind;
  }

  /** Its name in the table of forms. */
  public String text() {
    return text;
  }

  /** Whether a general-purpose register may stand here. */
  public boolean takesRegister() {
    return (accepts & GENERAL) != 0;
  }

  /** Whether a vector register may stand here. */
  public boolean takesVector() {
    return (accepts & VECTOR) != 0;
  }

  /** Whether an address may stand here. */
  public boolean takesAddress() {
    return (accepts & MEMORY) != 0;
  }

  /** Whether a number may stand here. */
  public boolean takesImmediate() {
    return (accepts & NUMBER) != 0;
  }

  /** Whether a label may stand here, or an absolute target. */
  public boolean takesTarget() {
    return (accepts & TARGET) != 0;
  }

  /** Whether no operand is given for it. */
  public boolean isFixed() {
    return accepts == 0;
  }

  /** Bits of a register in this place, 0 if none may stand here. */
  public int registerBits() {
    return registerBits;
  }

  /** Bits of a place in memory, 0 if none may stand here or it has no size. */
  public int memoryBits() {
    return memoryBits;
  }

  /** Bytes that a number or a distance takes in the instruction, 0 for others. */
  public int immediateBytes() {
    return immediateBytes;
  }
}
