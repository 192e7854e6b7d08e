package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.BinaryOperator;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Flow;
import dev.lathe.vm.bytecode.Format;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.General.Binding;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.LineTable;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Operand;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.Prototype.Upvalue;
import dev.lathe.vm.bytecode.Prototype.VariableName;
import dev.lathe.vm.bytecode.TableTemplate;
import dev.lathe.vm.bytecode.TableTemplate.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Makes dumps that the verifier accepts: functions inside functions, half of them general ones, with every kind of constant,
 * binding, flag, handler, wide half and debug information. Their code is nonsense.
 */
public final class Prototypes {
  private static final int DEEPEST = 3;
  private static final int WIDE_FRAME = 300;
  private static final List<Op> SIMPLE = new ArrayList<>();
  private static final List<Op> TESTS = new ArrayList<>();

  static {
    for (Op op : Op.values()) {
      boolean runs = isRun(op.a()) || isRun(op.b()) || isRun(op.c());
      switch (op) {
        case TGETR, TSETR, ISTYPE, ISNUM, YIELD -> {}
        default -> {
          if (op.flow() == Flow.SKIP) {
            TESTS.add(op);
          } else if (!runs && (op.flow() == Flow.ON || op.flow() == Flow.SELECT) && op.d() != Operand.JUMP) {
            SIMPLE.add(op);
          }
        }
      }
    }
  }

  private static boolean isRun(Operand kind) {
    return kind == Operand.BASE || kind == Operand.RBASE;
  }

  private final Random random;

  private Prototypes(Random random) {
    this.random = random;
  }

  /** Dumps with a chunk name and, in some functions, debug information. */
  public static Arbitrary<Dump> dumps() {
    return Arbitraries.randomValue(Prototypes::dump);
  }

  /** One such dump. */
  public static Dump dump(Random random) {
    Prototypes maker = new Prototypes(random);
    return Dump.of(maker.bytes(0), maker.function(0, Optional.empty()));
  }

  /** What functions inside can capture. */
  private record Outer(int frameSize, int upvalues, General.Kind kind) {}

  private Prototype function(int depth, Optional<Outer> outer) {
    boolean general = random.nextBoolean();
    General.Kind kind = general && random.nextInt(3) == 0 ? oneOf(General.Kind.values()) : General.Kind.FUNCTION;
    Binding binding = random.nextBoolean() ? new Binding.Adjusted() : checked();
    int parameters = general && binding instanceof Binding.Checked checked ? checked.names().size() : random.nextInt(5);
    int frameSize = general && random.nextInt(8) == 0 ? WIDE_FRAME : parameters + 1 + random.nextInt(9);
    Prototype.Builder builder = new Prototype.Builder().parameters(parameters).frameSize(frameSize);
    List<Upvalue> upvalues = outer.map(from -> upvalues(from, general)).orElse(List.of());
    List<Constant> constants = new ArrayList<>();
    for (int count = random.nextInt(12); count > 0; count--) {
      constants.add(constant(general));
    }
    if (depth < DEEPEST) {
      for (int count = random.nextInt(3); count > 0; count--) {
        constants.add(new Constant.Child(function(depth + 1, Optional.of(new Outer(frameSize, upvalues.size(), kind)))));
      }
    }
    FullListing.usualFlags(constants).forEach(builder::flag);
    for (Prototype.Flag flag : Prototype.Flag.values()) {
      if (random.nextInt(5) == 0) {
        builder.flag(flag);
      }
    }
    double[] numbers = random.doubles(random.nextInt(4)).map(_ -> number()).toArray();
    Code code = new Code(frameSize, upvalues.size(), constants, numbers.length, general);
    code.fill(random.nextInt(25));
    builder.upvalues(upvalues).constants(constants).numbers(numbers);
    builder.code(code.words.stream().mapToInt(Integer::intValue).toArray());
    if (random.nextInt(4) > 0) {
      builder.debug(debug(code.words.size(), upvalues.size()));
    }
    if (general) {
      builder.general(general(kind, binding, code, frameSize));
    }
    return builder.build();
  }

  private <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private List<Upvalue> upvalues(Outer outer, boolean general) {
    List<Upvalue> upvalues = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      Upvalue.Mutability mutability = oneOf(Upvalue.Mutability.values());
      switch (oneOf(Upvalue.Origin.values())) {
        case UPVALUE -> {
          if (outer.upvalues() > 0) {
            upvalues.add(new Upvalue(Upvalue.Origin.UPVALUE, mutability, random.nextInt(outer.upvalues())));
          }
        }
        case REGISTER -> {
          if (outer.kind() == General.Kind.FUNCTION) {
            upvalues.add(new Upvalue(Upvalue.Origin.REGISTER, mutability, random.nextInt(outer.frameSize())));
          }
        }
        case CELL -> {
          if (general) {
            upvalues.add(new Upvalue(Upvalue.Origin.CELL, mutability, random.nextInt(outer.frameSize())));
          }
        }
      }
    }
    return upvalues;
  }

  private Binding.Checked checked() {
    int positional = random.nextInt(4);
    int keywordOnly = random.nextInt(3);
    Binding.Rest rest = oneOf(Binding.Rest.values());
    Binding.Rest keywordRest = oneOf(Binding.Rest.values());
    List<ByteString> names = new ArrayList<>();
    for (int i = positional + keywordOnly + rest.ordinal() + keywordRest.ordinal(); i > 0; i--) {
      names.add(name());
    }
    return new Binding.Checked(random.nextInt(positional + 1), positional, keywordOnly, rest, keywordRest, names);
  }

  /** A word, or a few bytes of any kind. */
  private ByteString name() {
    return random.nextInt(3) == 0 ? bytes(0) : ByteString.latin1(oneOf(new String[] {"x", "for-index", "<f>", ".0", "f1", "main", "none", "*", "/"}));
  }

  private ByteString bytes(int least) {
    byte[] bytes = new byte[random.nextInt(random.nextInt(6) == 0 ? 90 : 6)];
    for (int i = 0; i < bytes.length; i++) {
      int value = random.nextBoolean() ? ' ' + random.nextInt(95) : random.nextInt(256);
      bytes[i] = (byte) Math.max(value, least);
    }
    return ByteString.of(bytes);
  }

  private double number() {
    return switch (random.nextInt(7)) {
      case 0 -> Double.longBitsToDouble(random.nextLong());
      case 1 -> Double.longBitsToDouble(0x7FF0_0000_0000_0001L | random.nextLong() & 0x800F_FFFF_FFFF_FFFFL);
      case 2 -> oneOf(new Double[] {0.0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 1e15, -1e15, 0x1p53});
      case 3 -> random.nextInt();
      default -> random.nextInt(20) / 4.0;
    };
  }

  private Constant constant(boolean general) {
    return switch (random.nextInt(general ? 10 : 6)) {
      case 0 -> new Constant.Template(template());
      case 1 -> new Constant.Int64(random.nextLong());
      case 2 -> new Constant.UInt64(random.nextLong());
      case 3 -> new Constant.Complex(number(), number());
      case 4, 5 -> new Constant.Str(bytes(0));
      case 6 -> new Constant.JumpTable(random.ints(random.nextInt(4), 0, 1).boxed().toList());
      default -> element(0);
    };
  }

  private Constant element(int depth) {
    return switch (random.nextInt(depth < DEEPEST ? 9 : 7)) {
      case 0 -> new Constant.Bytes(bytes(0));
      case 1 -> new Constant.Int(new BigInteger(1 + random.nextInt(200), random).multiply(BigInteger.valueOf(random.nextInt(3) - 1)));
      case 2 -> new Constant.Real(number());
      case 3 -> oneOf(Constant.Single.values());
      case 4 -> new Constant.Int64(random.nextLong());
      case 5 -> new Constant.Complex(number(), number());
      case 6 -> new Constant.Str(bytes(0));
      case 7 -> new Constant.Tuple(elements(depth));
      default -> new Constant.FrozenSet(elements(depth));
    };
  }

  private List<Constant> elements(int depth) {
    List<Constant> elements = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      elements.add(element(depth + 1));
    }
    return elements;
  }

  private TableTemplate template() {
    List<Value> array = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      array.add(value());
    }
    Set<Value> keys = new TreeSet<>(ConstantReader::compareKeys);
    List<TableTemplate.Entry> entries = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      Value key = value();
      if (!(key instanceof Value.Nil || key instanceof Value.Num(double number) && Double.isNaN(number)) && keys.add(key)) {
        Value value = value();
        entries.add(new TableTemplate.Entry(key, value instanceof Value.Nil ? key : value)); // dumps leave out entries of nil
      }
    }
    return new TableTemplate(array, entries);
  }

  private Value value() {
    return switch (random.nextInt(4)) {
      case 0 -> new Value.Nil();
      case 1 -> new Value.Bool(random.nextBoolean());
      case 2 -> new Value.Num(number());
      default -> new Value.Str(bytes(0));
    };
  }

  private Prototype.Debug debug(int length, int upvalueCount) {
    int firstLine = random.nextInt(3) == 0 ? 0 : random.nextInt(2000);
    int lineCount = oneOf(new Integer[] {0, 200, 300, 70_000});
    LineTable lines = LineTable.of(random.ints(length, 0, lineCount + 1).map(line -> line + firstLine).toArray());
    List<ByteString> upvalueNames = new ArrayList<>();
    for (int i = 0; i < upvalueCount; i++) {
      upvalueNames.add(bytes(1));
    }
    List<Prototype.Variable> variables = new ArrayList<>();
    int start = 0;
    for (int count = random.nextInt(4); count > 0; count--) {
      start += random.nextInt(length);
      VariableName name =
          random.nextBoolean()
              ? oneOf(VariableName.Hidden.values())
              : new VariableName.Named(ByteString.latin1("v" + bytes(DumpFormat.FIRST_NAME_BYTE).toLatin1()));
      variables.add(new Prototype.Variable(name, start, start + random.nextInt(length)));
    }
    return new Prototype.Debug(firstLine, lineCount, lines, upvalueNames, variables);
  }

  private General general(General.Kind kind, Binding binding, Code code, int frameSize) {
    List<General.Handler> handlers = new ArrayList<>();
    for (int to = code.words.size(); to > 0 && random.nextInt(3) > 0; ) {
      int from = random.nextInt(to);
      int target = code.starts.get(random.nextInt(code.starts.size()));
      handlers.add(new General.Handler(from, to, target, random.nextInt(Math.min(frameSize, 256))));
      to = from;
    }
    List<General.Position> positions = new ArrayList<>();
    if (random.nextBoolean()) {
      for (int i = 0; i < code.words.size(); i++) {
        boolean same = i > 0 && random.nextBoolean();
        positions.add(same ? positions.getLast() : new General.Position(random.nextInt(), random.nextInt(90), random.nextInt(), random.nextInt(90)));
      }
    }
    Optional<ByteString> document = random.nextBoolean() ? Optional.of(bytes(0)) : Optional.empty();
    return new General(kind, binding, handlers, code.wides, name(), document, positions);
  }

  /** Instructions, in groups whose first one can be jumped to. */
  private final class Code {
    private final int frameSize;
    private final int upvalues;
    private final List<Constant> constants;
    private final int numbers;
    private final boolean general;
    private final List<Integer> words = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final List<General.Wide> wides = new ArrayList<>();
    private boolean switched;

    Code(int frameSize, int upvalues, List<Constant> constants, int numbers, boolean general) {
      this.frameSize = frameSize;
      this.upvalues = upvalues;
      this.constants = constants;
      this.numbers = numbers;
      this.general = general;
    }

    void fill(int groups) {
      for (int i = 0; i < groups; i++) {
        int start = words.size();
        boolean test = random.nextInt(4) == 0;
        Op op = test ? TESTS.get(random.nextInt(TESTS.size())) : SIMPLE.get(random.nextInt(SIMPLE.size()));
        if ((general || !op.isGeneral()) && instruction(op)) {
          starts.add(start);
          if (test) {
            words.add(Insn.jump(Op.JMP, random.nextInt(Math.min(frameSize, 255) + 1), starts.get(random.nextInt(starts.size())) - words.size() - 1));
          }
        }
      }
      starts.add(words.size());
      words.add(Insn.ad(Op.RET0, 0, 1));
    }

    /** Adds it if there is something for each operand. */
    private boolean instruction(Op op) {
      int a = operand(op.a(), 8);
      int b = operand(op.b(), 8);
      int cd = operand(op.d(), op.format() == Format.ABC ? 8 : 16);
      if (a < 0 || b < 0 || cd < 0) {
        return false;
      }
      if (op.w() == Operand.REG && frameSize > 1) {
        wides.add(new General.Wide(words.size(), 1 + random.nextInt(frameSize - 1)));
      }
      words.add(op.format() == Format.ABC ? Insn.abc(op, a, b, cd) : Insn.ad(op, a, cd));
      return true;
    }

    /** A value for an operand, -1 if there is none. */
    private int operand(Operand kind, int bits) {
      return switch (kind) {
        case ___, JUMP, BASE, RBASE, EXT, REG, COUNT, NAMES -> random.nextInt(9) == 0 ? 1 + random.nextInt(200) : 0;
        case DST, VAR -> random.nextInt(Math.min(frameSize, 256));
        case UV -> upvalues - 1;
        case LIT, LITS -> random.nextInt(1 << bits);
        case PRI -> random.nextInt(3);
        case NUM -> numbers - 1;
        case STR -> constant(constant -> constant instanceof Constant.Str);
        case TAB -> constant(constant -> constant instanceof Constant.Template);
        case FUNC -> constant(constant -> constant instanceof Constant.Child);
        case CDATA -> constant(constant -> constant instanceof Constant.Int64 || constant instanceof Constant.Complex);
        case OBJ -> constant(constant -> constant instanceof Constant.Tuple || constant instanceof Constant.Single);
        case TABLE -> {
          boolean taken = switched;
          switched = true; // no two instructions share a table
          yield taken ? -1 : constant(constant -> constant instanceof Constant.JumpTable);
        }
        case OPER -> random.nextInt(BinaryOperator.values().length);
        case INTRINSIC -> 0;
      };
    }

    private int constant(Predicate<Constant> wanted) {
      for (int i = 0; i < constants.size(); i++) {
        if (wanted.test(constants.get(i))) {
          return i;
        }
      }
      return -1;
    }
  }
}
