package dev.lathe.vm.asm;

/**
 * Takes one instruction apart, into the fields that its form names. It knows the encodings that the assembler writes, and only
 * those: where a prefix says nothing, or another encoding is the usual one, there is no instruction.
 */
final class Decoder {
  /** Instead of a register, in an address. */
  static final int NO_REGISTER = -1;

  /** Instead of a base: the end of the instruction. */
  static final int INSTRUCTION_POINTER = -2;

  private static final int LOCK = 0xF0;
  private static final int VEX_SHORT = 0xC5;
  private static final int VEX_LONG = 0xC4;
  private static final int REX_W = 8;
  private static final int REX_R = 4;
  private static final int REX_X = 2;
  private static final int REX_B = 1;

  private final byte[] bytes;
  private int p;

  // Prefixes.
  private boolean isLocked;
  private boolean isVex;
  private boolean isLongVex;

  /** Whether there is a REX prefix, and its four bits or those of VEX. */
  private boolean hasRex;

  private int rex;
  private int vexTail;
  private int map;
  private int opcode;
  private int vvvvField;

  // ModRM and what belongs to it.
  private int mod;
  private int regField;
  private int rmField;

  /** Bits of REX that the operands use. */
  private int rexUsed;

  private int base;
  private int index;
  private int scale;
  private int displacement;

  private Form form;
  private int end;
  private long immediate;

  Decoder(byte[] bytes, int start) {
    this.bytes = bytes;
    p = start;
  }

  /** Whether there is an instruction; only then the other methods have something to say. */
  boolean decode() {
    readPrefixes();
    if (!readOpcode()) {
      return false;
    }
    int afterOpcode = p;
    for (Form candidate : DecodeIndex.find(isVex, vexTail, map, opcode)) {
      p = afterOpcode;
      if (matches(candidate)) {
        form = candidate;
        return true;
      }
    }
    return false;
  }

  /** The row of the table. */
  Form form() {
    return form;
  }

  /** Offset of what follows. */
  int end() {
    return end;
  }

  boolean isLocked() {
    return isLocked;
  }

  /** The condition, if the form has one. */
  Condition condition() {
    return Condition.of(opcode - form.encoding().opcode());
  }

  /** Whether the operand in r/m is in memory. */
  boolean isMemory() {
    return mod != 3;
  }

  /** The number of the register at a place of the form. */
  int register(int place) {
    if (place == form.regPlace) {
      return regField | rex << 1 & 8;
    }
    if (place == form.vvvvPlace) {
      return vvvvField;
    }
    return (place == form.rmPlace ? rmField : opcode & 7) | rex << 3 & 8;
  }

  /** Whether the first four of the registers 4…7 with 8 bits are the upper halves of the words of the first four. */
  boolean isWithoutRex() {
    return !hasRex;
  }

  /** The base's number, NO_REGISTER or INSTRUCTION_POINTER. */
  int base() {
    return base;
  }

  /** The index's number or NO_REGISTER. */
  int index() {
    return index;
  }

  int scale() {
    return scale;
  }

  int displacement() {
    return displacement;
  }

  /** Whether a displacement is written, be it 0. */
  boolean hasDisplacement() {
    return mod != 0 || base < 0;
  }

  /** The immediate or distance, extended by its sign. */
  long immediate() {
    return immediate;
  }

  private int peek() {
    return p < bytes.length ? bytes[p] & 0xFF : -1;
  }

  private void readPrefixes() {
    if (peek() == LOCK) {
      isLocked = true;
      p++;
    }
    switch (peek()) {
      case 0x66 -> vexTail = 1;
      case 0xF3 -> vexTail = 2;
      case 0xF2 -> vexTail = 3;
      case VEX_SHORT, VEX_LONG -> {
        isVex = !isLocked;
        return;
      }
      default -> {}
    }
    p += vexTail == 0 ? 0 : 1;
    if ((peek() & ~0xF) == 0x40) {
      hasRex = true;
      rex = peek() & 0xF;
      p++;
    }
  }

  private boolean readOpcode() {
    if (isVex && !readVex()) {
      return false;
    }
    if (!isVex && peek() == 0x0F) {
      map = 1;
      p++;
      if (peek() == 0x38 || peek() == 0x3A) {
        map = peek() == 0x38 ? 2 : 3;
        p++;
      }
    }
    opcode = peek();
    p++;
    return opcode >= 0;
  }

  private boolean readVex() {
    isLongVex = peek() == VEX_LONG;
    if (p + (isLongVex ? 3 : 2) >= bytes.length) {
      return false;
    }
    int second = bytes[p + 1];
    int last = bytes[p + (isLongVex ? 2 : 1)];
    p += isLongVex ? 3 : 2;
    hasRex = true;
    rex = ~second >> 5 & REX_R;
    map = 1;
    if (isLongVex) {
      rex |= ~second >> 5 & (REX_X | REX_B) | last >> 4 & REX_W;
      map = second & 0x1F;
    }
    vvvvField = ~last >> 3 & 15;
    vexTail = last & 7;
    return map >= 1 && map <= 3;
  }

  private boolean matches(Form candidate) {
    rexUsed = REX_W;
    mod = 3;
    boolean needsRex = false;
    if ((rex & REX_W) != (candidate.wide == 0 ? 0 : REX_W)) {
      return false;
    }
    if (candidate.rmPlace != Form.NOWHERE) {
      if (!readModRm()) {
        return false;
      }
      OperandKind rm = candidate.operands().get(candidate.rmPlace);
      if (isMemory() ? !rm.takesAddress() : rm.registerBits == 0) {
        return false;
      }
      if (candidate.regPlace != Form.NOWHERE) {
        rexUsed |= REX_R;
        needsRex = candidate.regIsByte && regField >= 4;
      } else if (regField != candidate.digit) {
        return false;
      }
      needsRex |= candidate.rmIsByte && !isMemory() && rmField >= 4;
    } else if (candidate.opcodePlace != Form.NOWHERE) {
      rexUsed |= REX_B;
    }
    if (isLocked && !(candidate.isLockable() && isMemory() && candidate.rmPlace == 0)) {
      return false;
    }
    return hasUsualPrefix(candidate, needsRex) && readImmediate(candidate);
  }

  /** Whether each bit of the prefix has something to say, and the prefix is as short as it can be. */
  private boolean hasUsualPrefix(Form candidate, boolean needsRex) {
    if ((rex & ~rexUsed) != 0) {
      return false;
    }
    if (!isVex) {
      return !hasRex || rex != 0 || needsRex;
    }
    boolean isShortEnough = map != 1 || (rex & (REX_W | REX_X | REX_B)) != 0;
    return isLongVex == isShortEnough && (candidate.vvvvPlace != Form.NOWHERE || vvvvField == 0);
  }

  private boolean readModRm() {
    int modrm = peek();
    if (modrm < 0) {
      return false;
    }
    p++;
    mod = modrm >> 6;
    regField = modrm >> 3 & 7;
    rmField = modrm & 7;
    base = NO_REGISTER;
    index = NO_REGISTER;
    scale = 1;
    displacement = 0;
    if (mod == 3) {
      rexUsed |= REX_B;
      return true;
    }
    if (rmField == 4) {
      return readSib() && readDisplacement(mod == 0 && base == NO_REGISTER ? 4 : displacementBytes());
    }
    if (mod == 0 && rmField == 5) {
      base = INSTRUCTION_POINTER;
      return readDisplacement(4);
    }
    setBase(rmField);
    return readDisplacement(displacementBytes());
  }

  private void setBase(int field) {
    base = field | rex << 3 & 8;
    rexUsed |= REX_B;
  }

  private int displacementBytes() {
    return mod == 2 ? 4 : mod;
  }

  private boolean readSib() {
    int sib = peek();
    if (sib < 0) {
      return false;
    }
    p++;
    scale = 1 << (sib >> 6);
    int indexField = sib >> 3 & 7 | rex << 2 & 8;
    int baseField = sib & 7;
    if (indexField != 4) {
      index = indexField;
      rexUsed |= REX_X;
    } else if (scale != 1 || baseField != 4 && !(mod == 0 && baseField == 5)) {
      return false;
    }
    if (mod != 0 || baseField != 5) {
      setBase(baseField);
    }
    return true;
  }

  private boolean readDisplacement(int size) {
    if (p + size > bytes.length) {
      return false;
    }
    displacement = size == 0 ? 0 : size == 1 ? bytes[p] : LittleEndian.getInt(bytes, p);
    p += size;
    return true;
  }

  private boolean readImmediate(Form candidate) {
    int size = candidate.immediateBytes;
    if (p + size > bytes.length) {
      return false;
    }
    immediate =
        switch (size) {
          case 0 -> 0;
          case 1 -> bytes[p];
          case 2 -> (short) (bytes[p] & 0xFF | bytes[p + 1] << 8);
          case 4 -> LittleEndian.getInt(bytes, p);
          default -> LittleEndian.getLong(bytes, p);
        };
    if (candidate.lastByte >= 0 && candidate.lastByte != (immediate & 0xFF)) {
      return false;
    }
    end = p + size;
    return true;
  }
}
