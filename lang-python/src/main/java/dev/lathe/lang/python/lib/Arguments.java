package dev.lathe.lang.python.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.BytesObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.Numbers;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** What functions in Java ask of their arguments. */
final class Arguments {
  private final PythonErrors errors;
  private final BuiltinClasses classes;
  private final Show show;

  Arguments(PythonErrors errors, BuiltinClasses classes, Show show) {
    this.errors = errors;
    this.classes = classes;
    this.show = show;
  }

  /** Sees that there are between {@code least} and {@code most} arguments, the object of a method not counted. */
  void count(Call call, String function, int least, int most) {
    int given = call.count() - 1;
    if (given < least || given > most) {
      String wanted =
          least == most
              ? "exactly " + (least == 1 ? "one argument" : least + " argument" + (least == 1 ? "" : "s"))
              : given < least ? "at least " + least + " argument" + (least == 1 ? "" : "s") : "at most " + most + " argument" + (most == 1 ? "" : "s");
      throw errors.raise(call.vm(), "TypeError", function + (least == most ? " takes " : " expected ") + wanted + (least == most ? " (" + given + " given)" : ", got " + given));
    }
  }

  String text(Call call, int index, String function) {
    long value = call.argument(index);
    if (!Value.isString(value)) {
      throw errors.raise(call.vm(), "TypeError", function + " argument " + index + " must be str, not " + classes.typeName(value));
    }
    return show.text(value);
  }

  boolean has(Call call, int index) {
    return call.count() > index && call.argument(index) != Value.NIL;
  }

  /** An integer that is cut off at 32 bits. */
  int index(Call call, int index) {
    long value = call.argument(index);
    if (!Numbers.isInteger(value)) {
      throw errors.raise(call.vm(), "TypeError", "'" + classes.typeName(value) + "' object cannot be interpreted as an integer");
    }
    if (Numbers.isBig(value) && !Numbers.fitsLong(value)) {
      return Numbers.big(value).signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }
    return Math.clamp(Numbers.low(value), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static boolean isKind(long value, Kind kind) {
    return Value.isObject(value) && Header.is(Value.address(value), kind);
  }

  /** Makes a list. */
  static long list(VmState vm, long... values) {
    long list = ListObject.create(vm.heap(), values.length);
    for (long value : values) {
      ListObject.append(vm.heap(), list, value);
    }
    return ListObject.value(list);
  }

  /** The items of a list or tuple. */
  static long[] items(long sequence) {
    boolean isList = ListObject.is(sequence);
    long address = Value.address(sequence);
    long[] items = new long[isList ? ListObject.length(address) : TupleObject.length(address)];
    for (int i = 0; i < items.length; i++) {
      items[i] = isList ? ListObject.item(address, i) : TupleObject.item(address, i);
    }
    return items;
  }

  static byte[] bytes(long value) {
    long address = Value.address(value);
    byte[] bytes = new byte[BytesObject.length(address)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = Memory.getByte(address + BytesObject.BYTES + i);
    }
    return bytes;
  }

  /** A string of a Java one. */
  static long string(VmState vm, String text) {
    return Value.string(vm.strings().make(Utf8.encode(text)));
  }
}
