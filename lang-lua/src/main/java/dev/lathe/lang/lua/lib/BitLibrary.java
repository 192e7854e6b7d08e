package dev.lathe.lang.lua.lib;

import dev.lathe.vm.object.BoxObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.LeafFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Locale;
import java.util.function.IntBinaryOperator;

/**
 * {@code bit}: operations on 32 bits of numbers, and on 64 bits if an operand is a boxed integer. Then the result is one: unsigned
 * if an operand is.
 */
final class BitLibrary {
  /** Adding it to a double rounds that to an integer whose low 32 bits end the double's fraction: 1.5 · 2^52. */
  private static final double ROUNDS = 0x1.8p52;
  private static final double TWO_63 = 0x1p63;
  private static final int DIGITS_32 = 8;
  private static final int DIGITS_64 = 16;

  private BitLibrary() {}

  /** An operation on two operands of 64 bits; the low 32 bits of the result depend on the low 32 bits of the operands only. */
  private interface Operation {
    long apply(long left, long right);
  }

  /** A shift for each width. */
  private enum Shift {
    LEFT((bits, by) -> bits << by, (bits, by) -> bits << by),
    RIGHT((bits, by) -> bits >>> by, (bits, by) -> bits >>> by),
    ARITHMETIC_RIGHT((bits, by) -> bits >> by, (bits, by) -> bits >> by),
    ROTATE_LEFT(Integer::rotateLeft, (bits, by) -> Long.rotateLeft(bits, (int) by)),
    ROTATE_RIGHT(Integer::rotateRight, (bits, by) -> Long.rotateRight(bits, (int) by));

    private final IntBinaryOperator narrow;
    private final Operation wide;

    Shift(IntBinaryOperator narrow, Operation wide) {
      this.narrow = narrow;
      this.wide = wide;
    }

    int apply(int bits, int by) {
      return narrow.applyAsInt(bits, by);
    }

    long apply(long bits, int by) {
      return wide.apply(bits, by);
    }
  }

  static void install(VmState vm) {
    LibraryBuilder.library(vm, "bit")
        .add("tobit", BitLibrary::tobit)
        .add("bnot", LeafFunction.BIT_NOT, BitLibrary::bnot)
        .add("bswap", BitLibrary::bswap)
        .add("lshift", LeafFunction.SHIFT_LEFT, shift(Shift.LEFT))
        .add("rshift", LeafFunction.SHIFT_RIGHT, shift(Shift.RIGHT))
        .add("arshift", LeafFunction.SHIFT_ARITHMETIC, shift(Shift.ARITHMETIC_RIGHT))
        .add("rol", shift(Shift.ROTATE_LEFT))
        .add("ror", shift(Shift.ROTATE_RIGHT))
        .add("band", LeafFunction.BIT_AND, combine((left, right) -> left & right))
        .add("bor", LeafFunction.BIT_OR, combine((left, right) -> left | right))
        .add("bxor", LeafFunction.BIT_XOR, combine((left, right) -> left ^ right))
        .add("tohex", BitLibrary::tohex);
  }

  // --- operands and results ---------------------------------------------------------------------------------------------

  private static boolean isBoxed(long value) {
    return Value.isObject(value) && switch (Kind.of(Value.address(value))) {
      case INT64, UINT64, COMPLEX -> true;
      default -> false;
    };
  }

  private static boolean isUnsigned(long value) {
    return Kind.of(Value.address(value)) == Kind.UINT64;
  }

  /** The 32 bits of a number: it is rounded to the nearest integer, of which the low bits count. */
  static int bits(double number) {
    return (int) Double.doubleToRawLongBits(number + ROUNDS);
  }

  /** The 32 bits of an argument: of a boxed number the low ones. */
  private static int bits32(Call call, int index) {
    long value = call.argument(index);
    return isBoxed(value) ? (int) bitsOfBox(value) : bits(Arguments.number(call, index));
  }

  /** The 64 bits of an argument. */
  private static long bits64(Call call, int index, Kind kind) {
    long value = call.argument(index);
    return isBoxed(value) ? bitsOfBox(value) : truncate(Arguments.number(call, index), kind);
  }

  private static long bitsOfBox(long value) {
    long address = Value.address(value);
    return Kind.of(address) == Kind.COMPLEX ? Arguments.truncateLong(BoxObject.real(address)) : BoxObject.bits(address);
  }

  /** The way x86 converts it; to unsigned from 2^63 on it wraps, and what is negative is 2^63. */
  private static long truncate(double number, Kind kind) {
    if (kind == Kind.UINT64 && number >= TWO_63) {
      return Arguments.truncateLong(number - 2 * TWO_63);
    }
    return kind == Kind.UINT64 && number <= -1 ? Long.MIN_VALUE : Arguments.truncateLong(number);
  }

  /** The kind of the result of 64 bits. */
  private static Kind kind(long value) {
    return isUnsigned(value) ? Kind.UINT64 : Kind.INT64;
  }

  private static int returns(Call call, int bits) {
    return call.returns(Value.of((double) bits));
  }

  private static int returns(Call call, Kind kind, long bits) {
    return call.returns(Value.object(BoxObject.integer(call.vm().heap(), kind, bits)));
  }

  // --- functions --------------------------------------------------------------------------------------------------------

  private static int tobit(Call call) {
    return returns(call, bits32(call, 0));
  }

  private static int bnot(Call call) {
    long value = call.argument(0);
    return isBoxed(value) ? returns(call, kind(value), ~bitsOfBox(value)) : returns(call, ~bits32(call, 0));
  }

  private static int bswap(Call call) {
    long value = call.argument(0);
    return isBoxed(value)
        ? returns(call, kind(value), Long.reverseBytes(bitsOfBox(value)))
        : returns(call, Integer.reverseBytes(bits32(call, 0)));
  }

  private static HostFunction shift(Shift shift) {
    return call -> {
      long value = call.argument(0);
      if (isBoxed(value)) {
        return returns(call, kind(value), shift.apply(bitsOfBox(value), bits32(call, 1)));
      }
      int bits = bits32(call, 0);
      return returns(call, shift.apply(bits, bits32(call, 1)));
    };
  }

  private static HostFunction combine(Operation operation) {
    return call -> {
      int count = Math.max(call.count(), 1);
      boolean wide = false;
      boolean unsigned = false;
      for (int i = 0; i < count; i++) {
        long value = call.argument(i);
        if (isBoxed(value)) {
          wide = true;
          unsigned |= isUnsigned(value);
        } else {
          Arguments.number(call, i);
        }
      }
      if (wide) {
        Kind kind = unsigned ? Kind.UINT64 : Kind.INT64;
        long result = bits64(call, 0, kind);
        for (int i = 1; i < count; i++) {
          result = operation.apply(result, bits64(call, i, kind));
        }
        return returns(call, kind, result);
      }
      int result = bits32(call, 0);
      for (int i = 1; i < count; i++) {
        result = (int) operation.apply(result, bits32(call, i));
      }
      return returns(call, result);
    };
  }

  /** {@code tohex(x, n)}: the low |n| digits, at most 254; capital letters if n is negative. */
  private static int tohex(Call call) {
    boolean wide = isBoxed(call.argument(0));
    long bits = wide ? bitsOfBox(call.argument(0)) : bits32(call, 0) & 0xFFFF_FFFFL;
    int wanted = call.count() > 1 ? bits32(call, 1) : wide ? DIGITS_64 : DIGITS_32;
    int magnitude = Math.abs(wanted);
    if (magnitude >= 0 && magnitude < DIGITS_64) {
      bits &= (1L << 4 * magnitude) - 1;
    } else if (magnitude < 0) {
      bits = 0;
    }
    // The precision of the format has eight bits, in which it is stored plus one; then 0 stands for none.
    int precision = (magnitude + 1 & 0xFF) - 1;
    String digits = bits == 0 && precision == 0 ? "" : Long.toHexString(bits);
    String text = "0".repeat(Math.max(0, precision - digits.length())) + digits;
    return call.returns(call.vm().string(wanted < 0 ? text.toUpperCase(Locale.ROOT) : text));
  }
}
