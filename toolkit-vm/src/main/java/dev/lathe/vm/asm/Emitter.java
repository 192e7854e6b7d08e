package dev.lathe.vm.asm;

/**
 * Encodes any {@link Form}. The methods with a fixed number of operands allocate nothing; the general one is for all else. All
 * refuse operands that the form does not take (IllegalArgumentException), and forms that the processor lacks
 * (IllegalStateException), and then have written nothing.
 */
abstract sealed class Emitter extends CodeBuffer permits IntegerInstructions {
  private static final int GENERAL = OperandKind.GENERAL;
  private static final int VECTOR = OperandKind.VECTOR;
  private static final int MEMORY = OperandKind.MEMORY;
  private static final int NUMBER = OperandKind.NUMBER;
  private static final int ABSENT = Form.ABSENT;
  private static final int CONDITION = Form.CONDITION;

  static final int NONE = ABSENT | ABSENT << 8 | ABSENT << 16 | ABSENT << 24;
  static final int G = GENERAL | ABSENT << 8 | ABSENT << 16 | ABSENT << 24;
  static final int M = MEMORY | ABSENT << 8 | ABSENT << 16 | ABSENT << 24;
  static final int N = NUMBER | ABSENT << 8 | ABSENT << 16 | ABSENT << 24;
  static final int GG = GENERAL | GENERAL << 8 | ABSENT << 16 | ABSENT << 24;
  static final int GV = GENERAL | VECTOR << 8 | ABSENT << 16 | ABSENT << 24;
  static final int GM = GENERAL | MEMORY << 8 | ABSENT << 16 | ABSENT << 24;
  static final int GN = GENERAL | NUMBER << 8 | ABSENT << 16 | ABSENT << 24;
  static final int VV = VECTOR | VECTOR << 8 | ABSENT << 16 | ABSENT << 24;
  static final int VG = VECTOR | GENERAL << 8 | ABSENT << 16 | ABSENT << 24;
  static final int VM = VECTOR | MEMORY << 8 | ABSENT << 16 | ABSENT << 24;
  static final int VN = VECTOR | NUMBER << 8 | ABSENT << 16 | ABSENT << 24;
  static final int MG = MEMORY | GENERAL << 8 | ABSENT << 16 | ABSENT << 24;
  static final int MV = MEMORY | VECTOR << 8 | ABSENT << 16 | ABSENT << 24;
  static final int MN = MEMORY | NUMBER << 8 | ABSENT << 16 | ABSENT << 24;
  static final int GGG = GENERAL | GENERAL << 8 | GENERAL << 16 | ABSENT << 24;
  static final int GGN = GENERAL | GENERAL << 8 | NUMBER << 16 | ABSENT << 24;
  static final int VVV = VECTOR | VECTOR << 8 | VECTOR << 16 | ABSENT << 24;
  static final int VVG = VECTOR | VECTOR << 8 | GENERAL << 16 | ABSENT << 24;
  static final int VVM = VECTOR | VECTOR << 8 | MEMORY << 16 | ABSENT << 24;
  static final int VVVN = VECTOR | VECTOR << 8 | VECTOR << 16 | NUMBER << 24;
  static final int VVN = VECTOR | VECTOR << 8 | NUMBER << 16 | ABSENT << 24;

  /** r/m of ModRM that says a byte SIB follows; base of SIB that says there is none with mod 0; index that says there is none. */
  private static final int SIB = 4;

  private static final int NO_BASE = 5;
  private static final int NO_INDEX = 4;

  /** Mod of ModRM, in its place: bytes of displacement. */
  private static final int ONE_BYTE = 0x40;

  private static final int FOUR_BYTES = 0x80;

  private static final int LOCK = 0xF0;
  private static final int REX = 0x40;
  private static final int VEX_SHORT = 0xC5;
  private static final int VEX_LONG = 0xC4;

  /** Where the number of bytes is in those gathered. */
  private static final int COUNT_SHIFT = 56;

  /** The bits of {@link CpuFeatures#mask}. */
  private final int features;

  private final CpuFeatures cpu;

  Emitter(CpuFeatures cpu) {
    this.cpu = cpu;
    features = cpu.mask();
  }

  /** What its code may use. */
  public final CpuFeatures features() {
    return cpu;
  }

  /** A lock prefix: the next instruction, which must be of a lockable form and write memory, is atomic. */
  public final void lock() {
    putByte(LOCK);
    lockedPosition = position;
  }

  /** A form without operands. */
  public final void emit(Form form) {
    check(form, NONE);
    bare(form, 0, 0);
  }

  /** A form with a number. */
  public final void emit(Form form, long number) {
    check(form, N, number);
    bare(form, 0, 0);
    immediate(form, number);
  }

  /** A form with a register. */
  public final void emit(Form form, Register a) {
    one(form, G, 0, a.ordinal());
  }

  /** A form with two registers. */
  public final void emit(Form form, Register a, Register b) {
    two(form, GG, 0, a.ordinal(), b.ordinal());
  }

  /** A form with three registers. */
  public final void emit(Form form, Register a, Register b, Register c) {
    three(form, GGG, a.ordinal(), b.ordinal(), c.ordinal());
  }

  /** A form with a register and a number. */
  public final void emit(Form form, Register a, long number) {
    check(form, GN, number);
    if (form.rmPlace == 0) {
      registers(form, 0, form.digit, 0, a.ordinal());
    } else {
      bare(form, 0, a.ordinal());
    }
    immediate(form, number);
  }

  /** A form with two registers and a number. */
  public final void emit(Form form, Register a, Register b, long number) {
    twoAndNumber(form, GGN, a.ordinal(), b.ordinal(), number);
  }

  /** A form with two vector registers. */
  public final void emit(Form form, Vector a, Vector b) {
    two(form, VV, 0, a.ordinal(), b.ordinal());
  }

  /** A form with a vector register and another. */
  public final void emit(Form form, Vector a, Register b) {
    two(form, VG, 0, a.ordinal(), b.ordinal());
  }

  /** A form with a register and a vector register. */
  public final void emit(Form form, Register a, Vector b) {
    two(form, GV, 0, a.ordinal(), b.ordinal());
  }

  /** A form with three vector registers. */
  public final void emit(Form form, Vector a, Vector b, Vector c) {
    three(form, VVV, a.ordinal(), b.ordinal(), c.ordinal());
  }

  /** A form with two vector registers and another. */
  public final void emit(Form form, Vector a, Vector b, Register c) {
    three(form, VVG, a.ordinal(), b.ordinal(), c.ordinal());
  }

  /** A form with a vector register and a number. */
  public final void emit(Form form, Vector a, long number) {
    check(form, VN, number);
    registers(form, 0, form.digit, 0, a.ordinal());
    immediate(form, number);
  }

  /** A form with two vector registers and a number. */
  public final void emit(Form form, Vector a, Vector b, long number) {
    twoAndNumber(form, VVN, a.ordinal(), b.ordinal(), number);
  }

  /** A form with three vector registers and a number. */
  public final void emit(Form form, Vector a, Vector b, Vector c, long number) {
    check(form, VVVN, number);
    registers(form, 0, a.ordinal(), b.ordinal(), c.ordinal());
    immediate(form, number);
  }

  /** A form with an address. */
  public final void emit(Form form, Address at) {
    check(form, M);
    memory(form, 0, form.digit, 0, at);
  }

  /** A form with an address and a number. */
  public final void emit(Form form, Address at, long number) {
    check(form, MN, number);
    memory(form, 0, form.digit, 0, at);
    immediate(form, number);
  }

  /** A form that reads an address into a register, or the like. */
  public final void emit(Form form, Register a, Address at) {
    check(form, GM);
    fieldAndMemory(form, 0, a.ordinal(), at);
  }

  /** A form that writes a register to an address, or the like. */
  public final void emit(Form form, Address at, Register b) {
    check(form, MG);
    fieldAndMemory(form, 0, b.ordinal(), at);
  }

  /** A form that reads an address into a vector register, or the like. */
  public final void emit(Form form, Vector a, Address at) {
    check(form, VM);
    fieldAndMemory(form, 0, a.ordinal(), at);
  }

  /** A form that writes a vector register to an address, or the like. */
  public final void emit(Form form, Address at, Vector b) {
    check(form, MV);
    fieldAndMemory(form, 0, b.ordinal(), at);
  }

  /** A form with two vector registers and an address. */
  public final void emit(Form form, Vector a, Vector b, Address at) {
    check(form, VVM);
    memory(form, 0, a.ordinal(), b.ordinal(), at);
  }

  /** A conditional form with a register. */
  public final void emit(Form form, Condition condition, Register a) {
    one(form, G | CONDITION, condition.ordinal(), a.ordinal());
  }

  /** A conditional form with two registers. */
  public final void emit(Form form, Condition condition, Register a, Register b) {
    two(form, GG | CONDITION, condition.ordinal(), a.ordinal(), b.ordinal());
  }

  /** A conditional form with an address. */
  public final void emit(Form form, Condition condition, Address at) {
    check(form, M | CONDITION);
    memory(form, condition.ordinal(), form.digit, 0, at);
  }

  /** A conditional form with a register and an address. */
  public final void emit(Form form, Condition condition, Register a, Address at) {
    check(form, GM | CONDITION);
    fieldAndMemory(form, condition.ordinal(), a.ordinal(), at);
  }

  /** A form with {@code [base + displacement]}. */
  public final void emitAt(Form form, Register base, int displacement) {
    check(form, M);
    based(form, 0, form.digit, 0, base.ordinal(), displacement);
  }

  /** A form with {@code [base + displacement]} and a number. */
  public final void emitAt(Form form, Register base, int displacement, long number) {
    check(form, MN, number);
    based(form, 0, form.digit, 0, base.ordinal(), displacement);
    immediate(form, number);
  }

  /** A form with a register and {@code [base + displacement]}, in the order that the form has. */
  public final void emitAt(Form form, Register a, Register base, int displacement) {
    check(form, form.rmPlace == 0 ? MG : GM);
    fieldAndBased(form, 0, a.ordinal(), base.ordinal(), displacement);
  }

  /** A form with a vector register and {@code [base + displacement]}, in the order that the form has. */
  public final void emitAt(Form form, Vector a, Register base, int displacement) {
    check(form, form.rmPlace == 0 ? MV : VM);
    fieldAndBased(form, 0, a.ordinal(), base.ordinal(), displacement);
  }

  /** A form with two vector registers and {@code [base + displacement]}. */
  public final void emitAt(Form form, Vector a, Vector b, Register base, int displacement) {
    check(form, VVM);
    based(form, 0, a.ordinal(), b.ordinal(), base.ordinal(), displacement);
  }

  /** A conditional form with a register and {@code [base + displacement]}. */
  public final void emitAt(Form form, Condition condition, Register a, Register base, int displacement) {
    check(form, GM | CONDITION);
    fieldAndBased(form, condition.ordinal(), a.ordinal(), base.ordinal(), displacement);
  }

  /**
   * A form with {@code [base + displacement]} and a number of four bytes that is to be a place in the code: the label's address, less
   * the origin that {@link Code#copyTo(long, long, long)} is given.
   */
  public final void emitAt(Form form, Register base, int displacement, Label number) {
    check(form, MN);
    checkPlace(form);
    based(form, 0, form.digit, 0, base.ordinal(), displacement);
    relocatedPlaceOf(number);
  }

  /** A form with a register and a number of four bytes that is to be a place in the code, as above. */
  public final void emit(Form form, Register a, Label number) {
    check(form, GN);
    checkPlace(form);
    if (form.rmPlace == 0) {
      registers(form, 0, form.digit, 0, a.ordinal());
    } else {
      bare(form, 0, a.ordinal());
    }
    relocatedPlaceOf(number);
  }

  private static void checkPlace(Form form) {
    if (form.immediateBytes != 4) {
      throw new IllegalArgumentException(form + " has no number of four bytes");
    }
  }

  /** Any form with its operands, a condition first. */
  public final void emit(Form form, Operand... operands) {
    int plus = 0;
    int start = 0;
    int given = 0;
    if (operands.length > 0 && operands[0] instanceof Condition condition) {
      plus = condition.ordinal();
      start = 1;
      given = CONDITION;
    }
    int count = operands.length - start;
    if (count > 4) {
      throw wrongOperands(form);
    }
    long number = 0;
    Address address = null;
    Label target = null;
    int[] numbers = new int[4];
    for (int i = 0; i < 4; i++) {
      int kind = ABSENT;
      if (i < count) {
        switch (operands[start + i]) {
          case Register register -> {
            kind = GENERAL;
            numbers[i] = register.ordinal();
          }
          case Vector vector -> {
            kind = VECTOR;
            numbers[i] = vector.ordinal();
          }
          case Address at -> {
            kind = MEMORY;
            address = at;
          }
          case Immediate immediate -> {
            kind = NUMBER;
            number = immediate.value();
          }
          case Label label -> {
            kind = OperandKind.TARGET;
            target = label;
          }
          case Condition misplaced -> throw wrongOperands(form);
        }
      }
      given |= kind << 8 * i;
    }
    check(form, given, number);
    int reg = pick(form.regPlace, numbers, form.digit);
    int vvvv = pick(form.vvvvPlace, numbers, 0);
    if (address != null) {
      memory(form, plus, reg, vvvv, address);
    } else if (form.rmPlace != Form.NOWHERE) {
      registers(form, plus, reg, vvvv, numbers[form.rmPlace]);
    } else {
      bare(form, plus, pick(form.opcodePlace, numbers, 0));
    }
    if (target == null) {
      immediate(form, number);
    } else if (form.immediateBytes == 1) {
      shortDistanceTo(target);
    } else {
      distanceTo(target, 0, 0);
    }
  }

  private static int pick(int place, int[] numbers, int otherwise) {
    return place == Form.NOWHERE ? otherwise : numbers[place];
  }

  // Common shapes, by the numbers of registers.

  private void one(Form form, int shape, int plus, int a) {
    check(form, shape);
    if (form.rmPlace == 0) {
      registers(form, plus, form.digit, 0, a);
    } else {
      bare(form, plus, a);
    }
  }

  private void two(Form form, int shape, int plus, int a, int b) {
    check(form, shape);
    if (form.rmPlace == 0) {
      registers(form, plus, b, 0, a);
    } else if (form.regPlace == 0) {
      registers(form, plus, a, 0, b);
    } else {
      registers(form, plus, form.digit, a, b);
    }
  }

  private void three(Form form, int shape, int a, int b, int c) {
    check(form, shape);
    if (form.rmPlace == 2) {
      registers(form, 0, a, b, c);
    } else {
      registers(form, 0, a, c, b);
    }
  }

  private void twoAndNumber(Form form, int shape, int a, int b, long number) {
    check(form, shape, number);
    if (form.rmPlace == 0) {
      registers(form, 0, b, 0, a);
    } else if (form.regPlace == 0) {
      registers(form, 0, a, 0, b);
    } else {
      registers(form, 0, form.digit, a, b);
    }
    immediate(form, number);
  }

  private void fieldAndMemory(Form form, int plus, int a, Address at) {
    if (form.vvvvPlace == Form.NOWHERE) {
      memory(form, plus, a, 0, at);
    } else {
      memory(form, plus, form.digit, a, at);
    }
  }

  private void fieldAndBased(Form form, int plus, int a, int base, int displacement) {
    if (form.vvvvPlace == Form.NOWHERE) {
      based(form, plus, a, 0, base, displacement);
    } else {
      based(form, plus, form.digit, a, base, displacement);
    }
  }

  /** Refuses what cannot be encoded, before anything is written. */
  private void check(Form form, int shape) {
    if ((form.accepts & (shape | CONDITION)) != shape || (form.featureBit & features) == 0 || position == lockedPosition && !form.isLockable()) {
      throw refusal(form, shape);
    }
  }

  private void check(Form form, int shape, long number) {
    check(form, shape);
    if (number < form.leastImmediate || number > form.greatestImmediate) {
      throw new IllegalArgumentException(
          "%d is not in %d…%d, the range of %s".formatted(number, form.leastImmediate, form.greatestImmediate, form));
    }
  }

  private RuntimeException refusal(Form form, int shape) {
    if ((form.accepts & (shape | CONDITION)) != shape) {
      return wrongOperands(form);
    }
    if ((form.featureBit & features) == 0) {
      return new IllegalStateException(form + " needs " + form.feature().word() + ", which this processor lacks");
    }
    return new IllegalArgumentException(form + " cannot be locked");
  }

  private static IllegalArgumentException wrongOperands(Form form) {
    StringBuilder text = new StringBuilder().append(form).append(" takes").append(form.isConditional() ? " a condition;" : "");
    for (OperandKind kind : form.operands()) {
      text.append(' ').append(kind.text());
    }
    return new IllegalArgumentException(text.toString());
  }

  // Encoding. What comes before displacement and immediate has at most seven bytes. They are gathered in a long, the first lowest,
  // their number in the highest byte, and stored at once; what that stores too much is overwritten by what follows.

  /** Prefixes and opcode; the lowest three bits of the registers follow in ModRM and SIB. */
  private static long head(Form form, int plus, int reg, int vvvv, int index, int base, int lowByte) {
    if (form.isVex) {
      return vexHead(form, reg, vvvv, index, base);
    }
    long head = form.opcode + ((long) plus << form.plusShift);
    long count = form.headBytes;
    int rex = form.wide | reg >> 1 & 4 | index >> 2 & 2 | base >> 3 | lowByte;
    if (rex != 0) {
      head = head << 8 | REX | rex;
      count++;
    }
    if (form.prefix != 0) {
      head = head << 8 | form.prefix;
    }
    return head | count << COUNT_SHIFT;
  }

  /** The short VEX prefix where it can say all, and the opcode. R, X, B and vvvv are inverted. */
  private static long vexHead(Form form, int reg, int vvvv, int index, int base) {
    int inverted = ~(reg >> 3 << 7 | index >> 3 << 6 | base >> 3 << 5) & 0xE0;
    int tail = ~vvvv << 3 & 0x78 | form.vexTail;
    if ((inverted & 0x60) == 0x60 && form.vexMap == 1 && form.wide == 0) {
      return VEX_SHORT | (inverted & 0x80 | tail) << 8 | form.opcode << 16 | 3L << COUNT_SHIFT;
    }
    return VEX_LONG | (inverted | form.vexMap) << 8 | (form.wide | tail) << 16 | (long) form.opcode << 24 | 4L << COUNT_SHIFT;
  }

  /** One more byte. */
  private static long with(long head, int next) {
    return head + (1L << COUNT_SHIFT) | (long) next << 8 * (int) (head >>> COUNT_SHIFT);
  }

  /** Stores what was gathered; the buffer has room for it and for one displacement and one immediate. Gives the place behind it. */
  private static int store(byte[] bytes, int at, long head) {
    LittleEndian.putLong(bytes, at, head);
    return at + (int) (head >>> COUNT_SHIFT);
  }

  /** An instruction without ModRM; a register is added to the opcode. */
  private void bare(Form form, int plus, int register) {
    byte[] bytes = room();
    position = store(bytes, position, head(form, plus + (register & 7), 0, 0, 0, register, 0));
  }

  private void registers(Form form, int plus, int reg, int vvvv, int rm) {
    byte[] bytes = room();
    if (position == lockedPosition) {
      throw new IllegalArgumentException(form + " is locked and does not write memory");
    }
    int lowByte = form.regIsByte && reg >= 4 || form.rmIsByte && rm >= 4 ? REX : 0;
    long head = with(head(form, plus, reg, vvvv, 0, rm, lowByte), 0xC0 | (reg & 7) << 3 | rm & 7);
    end(form, bytes, store(bytes, position, head));
  }

  private void based(Form form, int plus, int reg, int vvvv, int base, int displacement) {
    byte[] bytes = room();
    int low = base & 7;
    int mod = mod(low, displacement);
    long head = with(head(form, plus, reg, vvvv, 0, base, lowByte(form, reg)), mod | (reg & 7) << 3 | low);
    if (low == SIB) {
      head = with(head, NO_INDEX << 3 | SIB);
    }
    end(form, bytes, displacement(bytes, store(bytes, position, head), mod, displacement));
  }

  private void indexed(Form form, int plus, int reg, int vvvv, int base, int index, int scale, int displacement) {
    byte[] bytes = room();
    int mod = mod(base & 7, displacement);
    long head = with(head(form, plus, reg, vvvv, index, base, lowByte(form, reg)), mod | (reg & 7) << 3 | SIB);
    head = with(head, scale | (index & 7) << 3 | base & 7);
    end(form, bytes, displacement(bytes, store(bytes, position, head), mod, displacement));
  }

  /** No base: SIB without one, and always four bytes of displacement. */
  private void unbased(Form form, int plus, int reg, int vvvv, int index, int scale, int displacement) {
    byte[] bytes = room();
    long head = with(head(form, plus, reg, vvvv, index, 0, lowByte(form, reg)), (reg & 7) << 3 | SIB);
    head = with(head, scale | (index & 7) << 3 | NO_BASE);
    end(form, bytes, displacement(bytes, store(bytes, position, head), FOUR_BYTES, displacement));
  }

  /** What makes a REX prefix necessary beside memory: one of four registers of 8 bits. */
  private static int lowByte(Form form, int reg) {
    return form.regIsByte && reg >= 4 ? REX : 0;
  }

  private void memory(Form form, int plus, int reg, int vvvv, Address at) {
    switch (at) {
      case Address.Based(Register base, int displacement) -> based(form, plus, reg, vvvv, base.ordinal(), displacement);
      case Address.Indexed(Register base, Register index, int scale, int displacement) ->
          indexed(form, plus, reg, vvvv, base.ordinal(), index.ordinal(), scale(scale), displacement);
      case Address.Scaled(Register index, int scale, int displacement) ->
          unbased(form, plus, reg, vvvv, index.ordinal(), scale(scale), displacement);
      case Address.Absolute(int address) -> unbased(form, plus, reg, vvvv, NO_INDEX, 0, address);
      case Address.Relative(Label label, int displacement) -> {
        relativeHead(form, plus, reg, vvvv);
        distanceTo(label, displacement, form.immediateBytes);
        end(form, code, position);
      }
      case Address.Outside(long target) -> {
        relativeHead(form, plus, reg, vvvv);
        distanceTo(target, form.immediateBytes);
        end(form, code, position);
      }
    }
  }

  /** Up to ModRM that says an address relative to the instruction follows. */
  private void relativeHead(Form form, int plus, int reg, int vvvv) {
    byte[] bytes = room();
    position = store(bytes, position, with(head(form, plus, reg, vvvv, 0, 0, lowByte(form, reg)), (reg & 7) << 3 | NO_BASE));
  }

  /** The mod field, in its place: without displacement, with one byte, with four. RBP and R13 cannot go without. */
  private static int mod(int lowBase, int displacement) {
    if (displacement == 0 && lowBase != NO_BASE) {
      return 0;
    }
    return displacement == (byte) displacement ? ONE_BYTE : FOUR_BYTES;
  }

  /** Stores a displacement; gives the place behind as much of it as mod says. */
  private static int displacement(byte[] bytes, int at, int mod, int displacement) {
    LittleEndian.putInt(bytes, at, displacement);
    return mod == 0 ? at : mod == ONE_BYTE ? at + 1 : at + 4;
  }

  /** The scale field, in its place. */
  private static int scale(int scale) {
    return Integer.numberOfTrailingZeros(scale) << 6;
  }

  /** The end of what ModRM says: behind it comes the fixed byte if the form has one. */
  private void end(Form form, byte[] bytes, int at) {
    int p = at;
    if (form.lastByte >= 0) {
      bytes[p++] = (byte) form.lastByte;
    }
    position = p;
  }

  private void immediate(Form form, long number) {
    byte[] bytes = code;
    int p = position;
    switch (form.immediateBytes) {
      case 0 -> {}
      case 1 -> {
        if (form.lastByte < 0) {
          bytes[p++] = (byte) number;
        }
      }
      case 2 -> {
        bytes[p++] = (byte) number;
        bytes[p++] = (byte) (number >> 8);
      }
      case 4 -> {
        LittleEndian.putInt(bytes, p, (int) number);
        p += 4;
      }
      default -> {
        LittleEndian.putLong(bytes, p, number);
        p += 8;
      }
    }
    position = p;
  }

  // Jumps.

  /** A jump or call to a label: with a byte of distance if the form says so, otherwise four. */
  final void jump(Form form, int plus, Label target) {
    bare(form, plus, 0);
    if (form.immediateBytes == 1) {
      shortDistanceTo(target);
    } else {
      distanceTo(target, 0, 0);
    }
  }

  /** A jump or call to an absolute address. */
  final void jump(Form form, int plus, long target) {
    bare(form, plus, 0);
    distanceTo(target, 0);
  }
}
