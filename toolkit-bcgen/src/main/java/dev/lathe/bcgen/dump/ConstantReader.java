package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.TableTemplate;
import dev.lathe.vm.bytecode.TableTemplate.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the constants of one function. */
final class ConstantReader {

  /** Where the functions inside come from, the last first. */
  interface Children {
    Prototype take() throws DumpException;
  }

  private final DumpInput in;
  private final boolean general;

  /** @param general whether our own kinds may occur */
  ConstantReader(DumpInput in, boolean general) {
    this.in = in;
    this.general = general;
  }

  /** The constants, operand 0 first. */
  List<Constant> constants(int count, Children children) throws DumpException {
    List<Constant> constants = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int operand = count - 1 - i;
      Constant constant = constant(children);
      constants.add(constant);
      if (!(constant instanceof Constant.Template)) {
        in.note(() -> "K" + operand + " = " + TextForm.constant(constant));
      }
    }
    Collections.reverse(constants);
    return constants;
  }

  private Constant constant(Children children) throws DumpException {
    int type = in.uleb();
    return switch (type) {
      case DumpFormat.CHILD -> new Constant.Child(children.take());
      case DumpFormat.TEMPLATE -> new Constant.Template(template());
      case DumpFormat.JUMP_TABLE -> general ? jumpTable() : plain(type, 0);
      default -> plain(type, 0);
    };
  }

  /** A constant that may stand in a tuple. */
  private Constant plain(int type, int depth) throws DumpException {
    if (general && Integer.compareUnsigned(type, DumpFormat.OWN) >= 0) {
      return own(type, depth);
    }
    return switch (type) {
      case DumpFormat.CHILD, DumpFormat.TEMPLATE -> throw in.error("a function or table where none may be");
      case DumpFormat.INT64 -> new Constant.Int64(bits());
      case DumpFormat.UINT64 -> new Constant.UInt64(bits());
      case DumpFormat.COMPLEX -> new Constant.Complex(number(), number());
      default -> new Constant.Str(in.string(type - DumpFormat.STRING));
    };
  }

  private Constant own(int type, int depth) throws DumpException {
    int single = type - DumpFormat.SINGLE;
    if (single >= 0 && single < Constant.Single.values().length) {
      return Constant.Single.values()[single];
    }
    return switch (type) {
      case DumpFormat.LONG_STRING -> new Constant.Str(in.string(in.count("bytes of a string", 1)));
      case DumpFormat.BYTES -> new Constant.Bytes(in.string(in.count("bytes", 1)));
      case DumpFormat.INTEGER -> integer();
      case DumpFormat.REAL -> new Constant.Real(number());
      case DumpFormat.TUPLE -> new Constant.Tuple(elements(depth));
      case DumpFormat.FROZEN_SET -> new Constant.FrozenSet(elements(depth));
      default -> throw in.error("unknown constant type " + Integer.toUnsignedString(type));
    };
  }

  private Constant integer() throws DumpException {
    int length = in.count("bytes of an integer", 1);
    if (length == 0) {
      throw in.error("an integer without bytes");
    }
    return new Constant.Int(new BigInteger(in.string(length).toByteArray()));
  }

  private List<Constant> elements(int depth) throws DumpException {
    if (depth >= DumpFormat.MAX_DEPTH) {
      throw in.error("constants nested deeper than " + DumpFormat.MAX_DEPTH);
    }
    int count = in.count("elements", 1);
    List<Constant> elements = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      elements.add(plain(in.uleb(), depth + 1));
    }
    return elements;
  }

  private Constant jumpTable() throws DumpException {
    int count = in.count("jumps", 1);
    List<Integer> distances = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      distances.add(in.uleb());
    }
    return new Constant.JumpTable(distances);
  }

  private long bits() throws DumpException {
    long low = Integer.toUnsignedLong(in.uleb());
    return low | (long) in.uleb() << 32;
  }

  private double number() throws DumpException {
    return Double.longBitsToDouble(bits());
  }

  private TableTemplate template() throws DumpException {
    int size = in.count("array slots", 1);
    in.note(() -> "table template, array slots: " + size);
    int entryCount = in.count("entries", 2);
    in.note(() -> "entries: " + entryCount);
    List<Value> array = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Value value = value();
      int index = i;
      in.note(() -> "  [" + index + "] = " + TextForm.value(value));
      array.add(value);
    }
    List<TableTemplate.Entry> entries = new ArrayList<>(entryCount);
    Set<Value> keys = new TreeSet<>(ConstantReader::compareKeys);
    for (int i = 0; i < entryCount; i++) {
      Value key = value();
      if (key instanceof Value.Nil || key instanceof Value.Num(double number) && Double.isNaN(number)) {
        throw in.error("a key that is nil or no number");
      }
      if (!keys.add(key)) {
        throw in.error("a key twice in a table");
      }
      in.note(() -> "  [" + TextForm.value(key) + "]");
      Value value = value();
      in.note(() -> "    = " + TextForm.value(value));
      if (!(value instanceof Value.Nil)) {
        entries.add(new TableTemplate.Entry(key, value));
      }
    }
    return new TableTemplate(array, entries);
  }

  /** An order, so that no choice of keys makes the search for double ones slow. The zeros are one key. */
  static int compareKeys(Value left, Value right) {
    return switch (left) {
      case Value.Num(double a) when right instanceof Value.Num(double b) -> Double.compare(a + 0.0, b + 0.0);
      case Value.Str(ByteString a) when right instanceof Value.Str(ByteString b) -> Arrays.compareUnsigned(a.toByteArray(), b.toByteArray());
      case Value.Bool(boolean a) when right instanceof Value.Bool(boolean b) -> Boolean.compare(a, b);
      case Value.Nil _, Value.Bool _, Value.Num _, Value.Str _ -> Integer.compare(rank(left), rank(right));
    };
  }

  private static int rank(Value value) {
    return switch (value) {
      case Value.Nil _ -> 0;
      case Value.Bool _ -> 1;
      case Value.Num _ -> 2;
      case Value.Str _ -> 3;
    };
  }

  private Value value() throws DumpException {
    int type = in.uleb();
    return switch (type) {
      case DumpFormat.VALUE_NIL -> new Value.Nil();
      case DumpFormat.VALUE_FALSE -> new Value.Bool(false);
      case DumpFormat.VALUE_TRUE -> new Value.Bool(true);
      case DumpFormat.VALUE_INT -> new Value.Num(in.uleb());
      case DumpFormat.VALUE_NUMBER -> new Value.Num(number());
      default -> new Value.Str(in.string(type - DumpFormat.VALUE_STRING));
    };
  }

  /** The number constants. */
  double[] numbers(int count) throws DumpException {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      long low = in.uleb33();
      if ((low & 1) == 0) {
        numbers[i] = (int) (low >>> 1);
      } else {
        numbers[i] = Double.longBitsToDouble(low >>> 1 | (long) in.uleb() << 32);
      }
      int index = i;
      in.note(() -> "N" + index + " = " + TextForm.number(numbers[index]));
    }
    return numbers;
  }
}
