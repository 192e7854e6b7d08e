package dev.lathe.lang.lua.lib;

import dev.lathe.vm.object.BoxObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.Metamethod;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Errors;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** The order of values, {@code <}, for Java functions. */
enum Comparison {
  LESS,
  NOT_LESS,
  /** A metamethod decides: see {@link #begin}. */
  ASK;

  /** Compares what needs no metamethod. */
  static Comparison of(VmState vm, long one, long other) {
    if (Arguments.isNumber(one) && Arguments.isNumber(other)) {
      return Arguments.toDouble(one) < Arguments.toDouble(other) ? LESS : NOT_LESS;
    }
    if (Value.isString(one) && Value.isString(other)) {
      return vm.strings().compare(Value.address(one), Value.address(other)) < 0 ? LESS : NOT_LESS;
    }
    if (isInteger(one) && (isInteger(other) || Arguments.isNumber(other)) || Arguments.isNumber(one) && isInteger(other)) {
      boolean isUnsigned = isUnsigned(one) || isUnsigned(other);
      int order = isUnsigned ? Long.compareUnsigned(bits(one), bits(other)) : Long.compare(bits(one), bits(other));
      return order < 0 ? LESS : NOT_LESS;
    }
    return ASK;
  }

  private static boolean isInteger(long value) {
    return Value.isObject(value) && (Kind.of(Value.address(value)) == Kind.INT64 || isUnsigned(value));
  }

  private static boolean isUnsigned(long value) {
    return Value.isObject(value) && Kind.of(Value.address(value)) == Kind.UINT64;
  }

  /** A boxed integer's bits, or those of a number's whole part. */
  private static long bits(long value) {
    return Value.isObject(value) ? BoxObject.bits(Value.address(value)) : Arguments.truncateLong(Arguments.toDouble(value));
  }

  /** Begins the call of the metamethod; its first result is the answer. */
  static void begin(Call call, long one, long other) {
    VmState vm = call.vm();
    String first = Errors.typeName(one);
    String second = Errors.typeName(other);
    long metamethod = vm.metamethod(one, Metamethod.LT);
    if (!first.equals(second) || metamethod == Value.NIL || !BaseLibrary.areEqual(vm, metamethod, vm.metamethod(other, Metamethod.LT))) {
      throw vm.errors().here(
          first.equals(second) ? "attempt to compare two " + first + " values" : "attempt to compare " + first + " with " + second);
    }
    call.begin(metamethod);
    call.push(one);
    call.push(other);
  }
}
