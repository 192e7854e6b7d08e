package dev.lathe.lang.lua.lib;

import dev.lathe.vm.object.BoxObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** {@code bit}: on 32 bits, or on 64 if an operand is a boxed integer; the result is unsigned if one of them is. */
final class BitLibrary {
  private static final double MAGIC = 0x1.8p52;

  private BitLibrary() {}

  static void install(VmState vm) {
    LibraryBuilder.library(vm, "bit")
        .add("tobit", BitLibrary::tobit)
        .add("tohex", BitLibrary::tohex)
        .add("bnot", unary(x -> ~x, x -> ~x))
        .add("bswap", unary(Integer::reverseBytes, Long::reverseBytes))
        .add("band", folding((a, b) -> a & b))
        .add("bor", folding((a, b) -> a | b))
        .add("bxor", folding((a, b) -> a ^ b))
        .add("lshift", shift((x, n) -> x << n, (x, n) -> x << n))
        .add("rshift", shift((x, n) -> x >>> n, (x, n) -> x >>> n))
        .add("arshift", shift((x, n) -> x >> n, (x, n) -> x >> n))
        .add("rol", shift(Integer::rotateLeft, Long::rotateLeft))
        .add("ror", shift(Integer::rotateRight, Long::rotateRight));
  }

  private interface Int {
    int of(int x);
  }

  private interface Wide {
    long of(long x);
  }

  private interface IntShift {
    int of(int x, int count);
  }

  private interface WideShift {
    long of(long x, int count);
  }

  private interface Fold {
    long of(long one, long other);
  }

  /** Whether an operand is a boxed integer. */
  private static boolean isBoxed(long value) {
    if (!Value.isObject(value)) {
      return false;
    }
    Kind kind = Kind.of(Value.address(value));
    return kind == Kind.INT64 || kind == Kind.UINT64;
  }

  /** A number's lowest 32 bits: it is rounded to an integer, halves to even. */
  static int toBit(double number) {
    return (int) Double.doubleToRawLongBits(number + MAGIC);
  }

  private static int narrow(Call call, int index) {
    return toBit(Arguments.number(call, index));
  }

  private static long wide(Call call, int index) {
    long value = call.argument(index);
    return isBoxed(value) ? BoxObject.bits(Value.address(value)) : narrow(call, index);
  }

  private static Kind kind(long value) {
    return Kind.of(Value.address(value));
  }

  private static int returnsBoxed(Call call, Kind kind, long bits) {
    return call.returns(Value.object(BoxObject.integer(call.vm().heap(), kind, bits)));
  }

  private static int returns(Call call, int bits) {
    return call.returns(Value.of((double) bits));
  }

  private static int tobit(Call call) {
    return returns(call, (int) wide(call, 0));
  }

  private static int tohex(Call call) {
    boolean boxed = isBoxed(call.argument(0));
    long bits = wide(call, 0);
    int digits = call.count() > 1 ? (int) wide(call, 1) : boxed ? 16 : 8;
    String letters = digits < 0 ? "0123456789ABCDEF" : "0123456789abcdef";
    int count = digits < 0 ? (digits < -254 ? 254 : -digits) : Math.min(digits, 254);
    StringBuilder text = new StringBuilder(count);
    for (int i = count - 1; i >= 0; i--) {
      boolean beyond = i >= (boxed ? 16 : 8);
      text.append(letters.charAt(beyond ? 0 : (int) (bits >>> 4 * i) & 15));
    }
    return call.returns(call.vm().string(text.toString()));
  }

  private static HostFunction unary(Int narrow, Wide wide) {
    return call -> {
      long value = call.argument(0);
      return isBoxed(value)
          ? returnsBoxed(call, kind(value), wide.of(wide(call, 0)))
          : returns(call, narrow.of(narrow(call, 0)));
    };
  }

  private static HostFunction folding(Fold fold) {
    return call -> {
      Kind kind = Kind.STRING;
      for (int i = 0; i < call.count(); i++) {
        long value = call.argument(i);
        if (isBoxed(value)) {
          kind = kind == Kind.UINT64 ? kind : kind(value);
        }
      }
      long bits = wide(call, 0);
      for (int i = 1; i < call.count(); i++) {
        bits = fold.of(bits, wide(call, i));
      }
      return kind == Kind.STRING ? returns(call, (int) bits) : returnsBoxed(call, kind, bits);
    };
  }

  private static HostFunction shift(IntShift narrow, WideShift wide) {
    return call -> {
      long value = call.argument(0);
      if (isBoxed(value)) {
        return returnsBoxed(call, kind(value), wide.of(wide(call, 0), (int) wide(call, 1) & 63));
      }
      int bits = narrow(call, 0);
      return returns(call, narrow.of(bits, (int) wide(call, 1) & 31));
    };
  }
}
