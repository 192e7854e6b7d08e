package dev.lathe.vm.asm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Operands for every form: each register in each place, each pair of registers; in memory each base, index and scale with each size of
 * displacement, absolute addresses and places in the code; numbers at the edges of their range; each condition.
 */
final class FormSamples {
  /** An encoded form. */
  record Sample(Form form, List<Operand> operands, int start, int end) {}

  private static final int[] DISPLACEMENTS = {0, 8, -128, 127, 128, -129, 0x1234_5678, Integer.MIN_VALUE};
  private static final int[] SCALES = {1, 2, 4, 8};

  private static final Map<Form, List<OperandKind>> EXPLICIT = new ConcurrentHashMap<>();

  private final Assembler assembler;
  private final List<Sample> samples = new ArrayList<>();

  /** Counts up, so that places that are not looked at change all the same. */
  private int turn;

  private FormSamples(Assembler assembler) {
    this.assembler = assembler;
  }

  /** Encodes all of them one behind the other. */
  static List<Sample> emitAll(Assembler assembler) {
    FormSamples all = new FormSamples(assembler);
    for (Form form : Form.values()) {
      all.registers(form);
      all.addresses(form);
      all.numbers(form);
      all.conditions(form);
    }
    all.wholeAddressSpace(Form.MOV_R64_RM64);
    all.wholeAddressSpace(Form.VADDSD_X_X_XM64);
    return all.samples;
  }

  /** Encodes one of each form, of every second one that can be in memory there. */
  static List<Sample> emitOneOfEach(Assembler assembler) {
    FormSamples some = new FormSamples(assembler);
    for (Form form : Form.values()) {
      Operand[] operands = some.some(form);
      if (form.rmPlace != Form.NOWHERE && form.operands().get(form.rmPlace).takesAddress() && form.ordinal() % 2 == 0) {
        int number = form.ordinal() >> 1 & 15;
        Register index = Register.of(number == Register.RSP.number() ? number + 1 : number);
        operands[form.rmPlace] = Address.at(Register.of(form.ordinal() >> 5 & 15), index, SCALES[number & 3], DISPLACEMENTS[number >> 1]);
      }
      some.emit(form, operands);
    }
    return some.samples;
  }

  private void emit(Form form, Operand[] operands) {
    List<Operand> all = new ArrayList<>();
    if (form.isConditional() && operands.length == explicit(form).size()) {
      all.add(Condition.of(turn++ & 15));
    }
    all.addAll(List.of(operands));
    int start = assembler.position();
    assembler.emit(form, all.toArray(Operand[]::new));
    samples.add(new Sample(form, all, start, assembler.position()));
  }

  private static List<OperandKind> explicit(Form form) {
    return EXPLICIT.computeIfAbsent(form, any -> any.operands().stream().filter(kind -> !kind.isFixed()).toList());
  }

  /** Operands of the first choice, and not always the same. */
  private Operand[] some(Form form) {
    List<OperandKind> kinds = explicit(form);
    Operand[] operands = new Operand[kinds.size()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = some(kinds.get(i), turn++);
    }
    return operands;
  }

  private Operand some(OperandKind kind, int number) {
    if (kind.takesRegister()) {
      return Register.of(number & 15);
    }
    if (kind.takesVector()) {
      return Vector.of(number & 15);
    }
    if (kind.takesAddress()) {
      return Address.at(Register.of(number & 15), DISPLACEMENTS[number >> 4 & 7]);
    }
    return kind.takesTarget() ? assembler.here() : new Immediate(number & 0x7F);
  }

  private void registers(Form form) {
    List<OperandKind> kinds = explicit(form);
    boolean isPlain = kinds.stream().allMatch(kind -> kind.takesRegister() || kind.takesVector() || kind.takesImmediate());
    if (!isPlain) {
      emit(form, some(form));
      return;
    }
    int second = kinds.stream().filter(kind -> kind.registerBits() > 0).count() > 1 ? 16 : 1;
    int first = kinds.stream().anyMatch(kind -> kind.registerBits() > 0) ? 16 : 1;
    for (int i = 0; i < first; i++) {
      for (int j = 0; j < second; j++) {
        Operand[] operands = new Operand[kinds.size()];
        int[] numbers = {i, j, i + j, 5};
        for (int place = 0; place < operands.length; place++) {
          operands[place] = some(kinds.get(place), numbers[place]);
        }
        emit(form, operands);
      }
    }
  }

  private void addresses(Form form) {
    List<OperandKind> kinds = explicit(form);
    for (int place = 0; place < kinds.size(); place++) {
      if (kinds.get(place).takesAddress()) {
        for (int i = 0; i < 16; i++) {
          address(form, place, Address.at(Register.of(i), 0));
          address(form, place, Address.at(Register.of(i), DISPLACEMENTS[1 + turn % 3]));
          address(form, place, Address.at(Register.of(i), DISPLACEMENTS[4 + turn % 4]));
          if (i != Register.RSP.number()) {
            for (int scale : SCALES) {
              address(form, place, Address.at(Register.of(turn & 15), Register.of(i), scale, DISPLACEMENTS[turn >> 4 & 7]));
            }
            address(form, place, new Address.Scaled(Register.of(i), SCALES[turn & 3], DISPLACEMENTS[turn >> 2 & 7]));
          }
        }
        address(form, place, new Address.Absolute(0x1234));
        address(form, place, new Address.Absolute(-16));
        address(form, place, Address.of(assembler.here()));
        address(form, place, new Address.Relative(assembler.here(), 4096));
      }
    }
  }

  private void address(Form form, int place, Address address) {
    Operand[] operands = some(form);
    operands[place] = address;
    emit(form, operands);
  }

  private void numbers(Form form) {
    List<OperandKind> kinds = explicit(form);
    for (int place = 0; place < kinds.size(); place++) {
      if (kinds.get(place).takesImmediate()) {
        for (long number : new long[] {form.leastImmediate, form.greatestImmediate, form.leastImmediate + 1, 0, 1, 0x7F}) {
          Operand[] operands = some(form);
          operands[place] = new Immediate(number);
          emit(form, operands);
        }
      }
    }
  }

  private void conditions(Form form) {
    for (int i = 0; form.isConditional() && i < 16; i++) {
      Operand[] operands = some(form);
      Operand[] all = new Operand[operands.length + 1];
      all[0] = Condition.of(i);
      System.arraycopy(operands, 0, all, 1, operands.length);
      emit(form, all);
    }
  }

  private void wholeAddressSpace(Form form) {
    int place = form.rmPlace;
    for (int base = 0; base < 16; base++) {
      for (int index = 0; index < 16; index++) {
        for (int scale : SCALES) {
          for (int displacement : new int[] {0, 1, 1000}) {
            if (index != Register.RSP.number()) {
              address(form, place, Address.at(Register.of(base), Register.of(index), scale, displacement));
            }
          }
        }
      }
    }
  }

  /** What the instruction is to be printed as, found without the decoder. */
  static String text(Sample sample) {
    Form form = sample.form();
    StringBuilder text = new StringBuilder(form.mnemonic());
    int given = 0;
    if (form.isConditional()) {
      text.append(((Condition) sample.operands().get(given++)).suffix());
    }
    String between = " ";
    for (OperandKind kind : form.operands()) {
      text.append(between);
      between = ",";
      if (kind.isFixed()) {
        text.append(kind.text());
        continue;
      }
      switch (sample.operands().get(given++)) {
        case Register register -> text.append(register.name(kind.registerBits()));
        case Vector vector -> text.append(vector.name(kind.registerBits()));
        case Immediate immediate -> text.append(number(immediate.value(), kind, form.operands().getFirst()));
        case Label label -> text.append("0x").append(Integer.toHexString(label.position()));
        case Condition condition -> throw new AssertionError(condition);
        case Address address -> text.append(size(kind)).append(text(address, sample.end()));
      }
    }
    return text.toString();
  }

  private static String number(long value, OperandKind kind, OperandKind first) {
    int bits = kind == OperandKind.U8 || kind == OperandKind.U16 ? 8 * kind.immediateBytes() : first.registerBits();
    return "0x" + Long.toHexString(bits == 0 || bits >= 64 ? value : value & (1L << bits) - 1);
  }

  private static String size(OperandKind kind) {
    return switch (kind.memoryBits()) {
      case 0 -> "";
      case 8 -> "BYTE PTR ";
      case 16 -> "WORD PTR ";
      case 32 -> "DWORD PTR ";
      case 64 -> "QWORD PTR ";
      case 128 -> kind == OperandKind.M128 ? "OWORD PTR " : "XMMWORD PTR ";
      default -> "YMMWORD PTR ";
    };
  }

  private static String text(Address address, int end) {
    return switch (address) {
      case Address.Based(Register base, int displacement) ->
          "[" + base.name(64) + (displacement == 0 && !needsDisplacement(base) ? "" : signed(displacement)) + "]";
      case Address.Indexed(Register base, Register index, int scale, int displacement) ->
          "[" + base.name(64) + "+" + index.name(64) + "*" + scale + (displacement == 0 && !needsDisplacement(base) ? "" : signed(displacement)) + "]";
      case Address.Scaled(Register index, int scale, int displacement) -> "[" + index.name(64) + "*" + scale + signed(displacement) + "]";
      case Address.Absolute(int place) -> "ds:0x" + Long.toHexString(place);
      case Address.Relative(Label label, int displacement) -> "[rip" + signed(label.position() + displacement - end) + "]";
      case Address.Outside outside -> throw new AssertionError(outside);
    };
  }

  private static boolean needsDisplacement(Register base) {
    return base == Register.RBP || base == Register.R13;
  }

  private static String signed(int displacement) {
    return (displacement < 0 ? "-0x" : "+0x") + Long.toHexString(Math.abs((long) displacement));
  }
}
