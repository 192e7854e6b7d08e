package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.UserdataObject;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.function.LongPredicate;

/**
 * Strings and metatables that serialized values name by their index. They and the tables that lead back are in the environment
 * of the buffer's userdata. A program that gets at it with {@code debug} can change it: nothing in it is taken for granted.
 */
final class SerialDictionaries {
  private static final int STRINGS = 1;
  private static final int STRING_INDICES = 2;
  private static final int METATABLES = 3;
  private static final int METATABLE_INDICES = 4;

  private final VmState vm;
  /** Its environment, 0 if there are no dictionaries. */
  private final long environment;

  private SerialDictionaries(VmState vm, long environment) {
    this.vm = vm;
    this.environment = environment;
  }

  /** For values that stand alone. */
  static SerialDictionaries none(VmState vm) {
    return new SerialDictionaries(vm, 0);
  }

  /** Those of a buffer. */
  static SerialDictionaries of(VmState vm, long userdata) {
    long environment = Memory.getLong(userdata + UserdataObject.ENVIRONMENT);
    return new SerialDictionaries(vm, environment == vm.globals() ? 0 : environment);
  }

  /** Gives a buffer those of a table of options. */
  static void attach(VmState vm, long userdata, long options) {
    long environment = vm.tables().create(METATABLE_INDICES, 0);
    attach(vm, environment, STRINGS, option(vm, options, "dict"), Value::isString);
    attach(vm, environment, METATABLES, option(vm, options, "metatable"), Value::isTable);
    Memory.putLong(userdata + UserdataObject.ENVIRONMENT, environment);
    vm.heap().barrier(userdata);
  }

  private static long option(VmState vm, long options, String name) {
    return vm.tables().getString(options, vm.strings().atom(name));
  }

  private static void attach(VmState vm, long environment, int place, long dictionary, LongPredicate fits) {
    if (!Value.isTable(dictionary)) {
      return;
    }
    long items = Value.address(dictionary);
    long length = vm.tables().length(items);
    long indices = vm.tables().create(0, 8);
    for (long i = 1; i <= length; i++) {
      long item = vm.tables().getInt(items, i);
      if (fits.test(item)) {
        if (vm.tables().get(indices, item) == Value.NIL) {
          vm.tables().set(indices, item, Value.of((double) (i - 1)));
        }
      } else if (item != Value.FALSE) {
        throw vm.errors().atCaller("bad options table");
      }
    }
    vm.tables().setInt(environment, place, dictionary);
    vm.tables().setInt(environment, place + 1, Value.table(indices));
  }

  /** The index of a key, from 0; −1 if it has none. */
  int stringIndex(long string) {
    return index(STRING_INDICES, string);
  }

  /** The index of a metatable, from 0; −1 if it has none. */
  int metatableIndex(long metatable) {
    return index(METATABLE_INDICES, metatable);
  }

  private int index(int place, long key) {
    long number = environment == 0 ? Value.NIL : lookUp(vm.tables().getInt(environment, place), key);
    return Value.isDouble(number) ? (int) Value.toDouble(number) : -1;
  }

  private long lookUp(long table, long key) {
    return Value.isTable(table) ? vm.tables().get(Value.address(table), key) : Value.NIL;
  }

  /** The string with an index, as a value. */
  long string(int index) {
    return checked(item(STRINGS, index), index, Value::isString);
  }

  /** The metatable with an index, its address. */
  long metatable(int index) {
    return Value.address(checked(item(METATABLES, index), index, Value::isTable));
  }

  private long item(int place, int index) {
    return environment == 0 ? Value.NIL : lookUp(vm.tables().getInt(environment, place), Value.of(Integer.toUnsignedLong(index) + 1.0));
  }

  private long checked(long item, int index, LongPredicate fits) {
    if (!fits.test(item)) {
      throw vm.errors().atCaller("cannot deserialize dictionary index " + (index + 1));
    }
    return item;
  }
}
