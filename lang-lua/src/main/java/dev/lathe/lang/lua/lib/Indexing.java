package dev.lathe.lang.lua.lib;

import dev.lathe.vm.object.Metamethod;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Errors;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** Reads {@code object[key]} with metamethods for Java functions: what needs no guest function at once, the rest by a call that a step waits for. */
final class Indexing {
  private static final int LONGEST_CHAIN = 100;

  private Indexing() {}

  /** The value, or {@code Value.UNDEF} if a function must be called for it: see {@link #invoke}. */
  static long get(VmState vm, long object, long key) {
    long at = object;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      if (Value.isTable(at)) {
        long value = vm.tables().get(Value.address(at), key);
        if (value != Value.NIL) {
          return value;
        }
      }
      long metamethod = vm.metamethod(at, Metamethod.INDEX);
      if (metamethod == Value.NIL) {
        if (Value.isTable(at)) {
          return Value.NIL;
        }
        throw notIndexable(vm, at);
      }
      if (Value.isFunction(metamethod)) {
        return Value.UNDEF;
      }
      at = metamethod;
    }
    throw vm.errors().atCaller("'__index' chain too long; possibly a loop");
  }

  /** Calls the function for which {@link #get} gave UNDEF; its first result is the value. */
  static int invoke(Call call, long object, long key, int step) {
    VmState vm = call.vm();
    long at = object;
    long metamethod = vm.metamethod(at, Metamethod.INDEX);
    while (!Value.isFunction(metamethod)) {
      at = metamethod;
      metamethod = vm.metamethod(at, Metamethod.INDEX);
    }
    call.begin(metamethod);
    call.push(at);
    call.push(key);
    return call.invoke(step);
  }

  private static GuestError notIndexable(VmState vm, long value) {
    return vm.errors().atCaller("attempt to index a " + Errors.typeName(value) + " value");
  }
}
