package dev.lathe.lang.lua.lib;

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
    return ASK;
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
