package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.TableTemplate;
import dev.lathe.vm.bytecode.TableTemplate.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Writes a dump as LuaJIT writes it, byte for byte, but that the entries of templates keep their order; functions that LuaJIT
 * cannot run as {@link DumpFormat} has them. The same dump gives the same bytes.
 */
public final class DumpWriter {

  /** What to do with debug information. */
  public enum DebugInformation {
    KEPT,
    STRIPPED
  }

  /** Whether integral numbers are written as integers. */
  private enum Narrowing {
    NONE,
    INTEGERS
  }

  private final DumpOutput out = new DumpOutput();
  private final boolean stripped;

  private DumpWriter(boolean stripped) {
    this.stripped = stripped;
  }

  /** The bytes of a dump. One without a chunk name is written stripped whatever is asked. */
  public static byte[] write(Dump dump, DebugInformation debug) {
    Optional<ByteString> name = debug == DebugInformation.STRIPPED ? Optional.empty() : dump.chunkName();
    DumpWriter writer = new DumpWriter(name.isEmpty());
    writer.header(dump, name);
    writer.functions(dump.main());
    return writer.out.u8(0).toByteArray();
  }

  private void header(Dump dump, Optional<ByteString> name) {
    int flags =
        (name.isEmpty() ? DumpFormat.STRIPPED : 0)
            | (dump.main().has(Prototype.Flag.FFI) ? DumpFormat.FFI : 0)
            | (dump.frames() == Dump.Frames.TWO_SLOTS ? DumpFormat.TWO_SLOTS : 0)
            | (dump.hasFunction(function -> function.general().isPresent()) ? DumpFormat.GENERAL : 0);
    out.bytes(DumpFormat.SIGNATURE).u8(DumpFormat.VERSION).uleb(flags);
    name.ifPresent(out::counted);
  }

  private void functions(Prototype function) {
    for (Constant constant : function.constants()) {
      if (constant instanceof Constant.Child child) {
        functions(child.prototype());
      }
    }
    DumpOutput body = new DumpOutput();
    new FunctionWriter(body, function).write();
    out.uleb(body.size()).bytes(body.toByteArray());
  }

  /** Writes one function. */
  private final class FunctionWriter {
    private final DumpOutput out;
    private final Prototype function;
    private final boolean general;

    FunctionWriter(DumpOutput out, Prototype function) {
      this.out = out;
      this.function = function;
      general = function.general().isPresent();
    }

    void write() {
      int flags = general ? DumpFormat.GENERAL_FUNCTION : 0;
      for (Prototype.Flag flag : function.flags()) {
        flags |= 1 << flag.ordinal();
      }
      out.u8(flags).u8(function.parameters()).u8(Math.min(function.frameSize(), 0xFF)).u8(function.upvalueCount());
      out.uleb(function.constants().size()).uleb(function.numberCount()).uleb(function.length());
      DumpOutput debug = new DumpOutput();
      if (!stripped) {
        function.debug().ifPresent(information -> debug(debug, information));
        out.uleb(debug.size());
        function.debug().ifPresent(information -> out.uleb(information.firstLine()).uleb(information.lineCount()));
      }
      for (int i = 0; i < function.length(); i++) {
        out.u32(function.word(i));
      }
      for (int i = 0; i < function.upvalueCount(); i++) {
        out.u16(descriptor(function.upvalue(i)));
      }
      List<Constant> constants = function.constants();
      for (int i = constants.size() - 1; i >= 0; i--) {
        constant(constants.get(i));
      }
      for (int i = 0; i < function.numberCount(); i++) {
        number(function.number(i));
      }
      function.general().ifPresent(block -> new GeneralWriter(out, !stripped).write(block, function.frameSize()));
      out.bytes(debug.toByteArray());
    }

    private static int descriptor(Prototype.Upvalue upvalue) {
      int origin =
          switch (upvalue.origin()) {
            case UPVALUE -> 0;
            case REGISTER -> DumpFormat.UPVALUE_LOCAL;
            case CELL -> DumpFormat.UPVALUE_LOCAL | DumpFormat.UPVALUE_CELL;
          };
      return origin
          | upvalue.index()
          | (upvalue.mutability() == Prototype.Upvalue.Mutability.IMMUTABLE ? DumpFormat.UPVALUE_IMMUTABLE : 0);
    }

    private void constant(Constant constant) {
      switch (constant) {
        case Constant.Child _ -> out.uleb(DumpFormat.CHILD);
        case Constant.Template(TableTemplate table) -> template(table);
        case Constant.Int64(long bits) -> bits(out.uleb(DumpFormat.INT64), bits);
        case Constant.UInt64(long bits) -> bits(out.uleb(DumpFormat.UINT64), bits);
        case Constant.Complex(double real, double imaginary) -> {
          bits(out.uleb(DumpFormat.COMPLEX), Double.doubleToRawLongBits(real));
          bits(out, Double.doubleToRawLongBits(imaginary));
        }
        case Constant.Str(ByteString string) -> {
          if (general && string.length() + DumpFormat.STRING >= DumpFormat.OWN) {
            out.uleb(DumpFormat.LONG_STRING).counted(string);
          } else {
            out.uleb(DumpFormat.STRING + string.length()).string(string);
          }
        }
        case Constant.Bytes(ByteString string) -> own(DumpFormat.BYTES).counted(string);
        case Constant.Int(BigInteger value) -> own(DumpFormat.INTEGER).counted(ByteString.of(value.toByteArray()));
        case Constant.Real(double value) -> bits(own(DumpFormat.REAL), Double.doubleToRawLongBits(value));
        case Constant.Tuple(List<Constant> elements) -> elements(own(DumpFormat.TUPLE), elements);
        case Constant.FrozenSet(List<Constant> elements) -> elements(own(DumpFormat.FROZEN_SET), elements);
        case Constant.Single single -> own(DumpFormat.SINGLE + single.ordinal());
        case Constant.JumpTable(List<Integer> distances) -> {
          own(DumpFormat.JUMP_TABLE).uleb(distances.size());
          distances.forEach(out::uleb);
        }
      }
    }

    private DumpOutput own(int type) {
      if (!general) {
        throw new IllegalArgumentException("a constant that only general functions have");
      }
      return out.uleb(type);
    }

    private void elements(DumpOutput out, List<Constant> elements) {
      out.uleb(elements.size());
      elements.forEach(this::constant);
    }

    private void template(TableTemplate table) {
      // Entries of nil, which only reserve places, are left out as LuaJIT does.
      List<TableTemplate.Entry> entries = table.entries().stream().filter(entry -> !(entry.value() instanceof Value.Nil)).toList();
      out.uleb(DumpFormat.TEMPLATE).uleb(table.array().size()).uleb(entries.size());
      table.array().forEach(value -> value(value, Narrowing.INTEGERS));
      for (TableTemplate.Entry entry : entries) {
        value(entry.key(), Narrowing.NONE);
        value(entry.value(), Narrowing.INTEGERS);
      }
    }

    private void value(Value value, Narrowing narrowing) {
      switch (value) {
        case Value.Nil() -> out.u8(DumpFormat.VALUE_NIL);
        case Value.Bool(boolean truth) -> out.u8(truth ? DumpFormat.VALUE_TRUE : DumpFormat.VALUE_FALSE);
        case Value.Num(double number) -> {
          if (narrowing == Narrowing.INTEGERS && isInt(number)) {
            out.u8(DumpFormat.VALUE_INT).uleb((int) number);
          } else {
            bits(out.u8(DumpFormat.VALUE_NUMBER), Double.doubleToRawLongBits(number));
          }
        }
        case Value.Str(ByteString string) -> out.uleb(DumpFormat.VALUE_STRING + string.length()).string(string);
      }
    }

    private void number(double number) {
      if (isInt(number)) {
        out.uleb33(Integer.toUnsignedLong((int) number) << 1);
      } else {
        long bits = Double.doubleToRawLongBits(number);
        out.uleb33((bits & 0xFFFF_FFFFL) << 1 | 1).uleb((int) (bits >>> 32));
      }
    }
  }

  /** Whether a number is an integer of 32 bits and not minus zero. */
  private static boolean isInt(double number) {
    return number == (int) number && Double.doubleToRawLongBits(number) != Long.MIN_VALUE;
  }

  private static void bits(DumpOutput out, long bits) {
    out.uleb((int) bits).uleb((int) (bits >>> 32));
  }

  private static void debug(DumpOutput out, Prototype.Debug debug) {
    int width = DebugReader.lineWidth(debug.lineCount());
    for (int i = 0; i < debug.lines().size(); i++) {
      int line = debug.lines().line(i);
      int delta = line - debug.firstLine();
      if (width < 4 && delta >>> 8 * width != 0) {
        throw new IllegalArgumentException("line " + line + " outside of a function of " + debug.lineCount() + " lines from " + debug.firstLine());
      }
      switch (width) {
        case 1 -> out.u8(delta);
        case 2 -> out.u16(delta);
        default -> out.u32(delta);
      }
    }
    debug.upvalueNames().forEach(name -> out.string(name).u8(0));
    int last = 0;
    for (Prototype.Variable variable : debug.variables()) {
      switch (variable.name()) {
        case Prototype.VariableName.Named(ByteString name) -> out.string(name).u8(0);
        case Prototype.VariableName.Hidden hidden -> out.u8(1 + hidden.ordinal());
      }
      out.uleb(variable.start() - last).uleb(variable.end() - variable.start());
      last = variable.start();
    }
    out.u8(0);
  }
}
