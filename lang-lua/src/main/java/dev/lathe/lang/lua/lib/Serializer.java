package dev.lathe.lang.lua.lib;

import dev.lathe.vm.object.BoxObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.TableObject;
import dev.lathe.vm.object.Tables;
import dev.lathe.vm.runtime.Errors;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** Writes values in LuaJIT's serialization, byte for byte but for the order of a table's keys. */
final class Serializer {
  private static final int DEEPEST = 100;

  private final VmState vm;
  private final Tables tables;
  private final GuestBuffer out;
  private final SerialDictionaries dictionaries;

  Serializer(VmState vm, GuestBuffer out, SerialDictionaries dictionaries) {
    this.vm = vm;
    this.tables = vm.tables();
    this.out = out;
    this.dictionaries = dictionaries;
  }

  /** Writes a value; if that fails, nothing is written. */
  void write(long value) {
    int before = out.length();
    try {
      write(value, DEEPEST);
    } catch (RuntimeException failed) {
      out.truncate(before);
      throw failed;
    }
  }

  private void write(long value, int depth) {
    vm.work(1);
    switch (Value.tag(value)) {
      case Value.NIL_TAG, Value.UNDEF_TAG -> out.add(SerialTag.NIL);
      case Value.FALSE_TAG -> out.add(SerialTag.FALSE);
      case Value.TRUE_TAG -> out.add(SerialTag.TRUE);
      case Value.STRING_TAG -> string(Value.address(value));
      case Value.TABLE_TAG -> table(Value.address(value), depth);
      case Value.LIGHT_TAG -> light(Value.address(value));
      case Value.OBJECT_TAG -> boxed(value);
      case Value.LIST_TAG, Value.FUNCTION_TAG -> throw refused(value);
      default -> {
        out.add(SerialTag.NUMBER);
        out.addLong(Double.doubleToRawLongBits(Arguments.toDouble(value)));
      }
    }
  }

  private GuestError refused(long value) {
    return vm.errors().atCaller("cannot serialize '" + Errors.typeName(value) + "'");
  }

  /** A number of 32 bits in one, two or five bytes. */
  private void number(int number) {
    if (Integer.compareUnsigned(number, SerialTag.ONE_BYTE) < 0) {
      out.add(number);
    } else if (Integer.compareUnsigned(number, SerialTag.TWO_BYTES) < 0) {
      int rest = number - SerialTag.ONE_BYTE;
      out.add(SerialTag.ONE_BYTE | rest >> 8);
      out.add(rest);
    } else {
      out.add(SerialTag.FIVE_BYTES);
      out.addInt(number);
    }
  }

  private void string(long string) {
    number(SerialTag.STRING + StringObject.length(string));
    out.addString(string);
  }

  private void light(long payload) {
    if (payload == 0) {
      out.add(SerialTag.NULL);
    } else if (payload >>> 32 == 0) {
      out.add(SerialTag.LIGHT32);
      out.addInt((int) payload);
    } else {
      out.add(SerialTag.LIGHT64);
      out.addLong(payload);
    }
  }

  private void boxed(long value) {
    long object = Value.address(value);
    switch (Kind.of(object)) {
      case INT64 -> {
        out.add(SerialTag.INT64);
        out.addLong(BoxObject.bits(object));
      }
      case UINT64 -> {
        out.add(SerialTag.UINT64);
        out.addLong(BoxObject.bits(object));
      }
      case COMPLEX -> {
        out.add(SerialTag.COMPLEX);
        out.addLong(Double.doubleToRawLongBits(BoxObject.real(object)));
        out.addLong(Double.doubleToRawLongBits(BoxObject.imaginary(object)));
      }
      default -> throw refused(value);
    }
  }

  private void table(long table, int depth) {
    if (depth == 0) {
      throw vm.errors().atCaller("too deep to serialize");
    }
    long metatable = tables.metatable(table);
    int index = metatable == 0 ? -1 : dictionaries.metatableIndex(Value.table(metatable));
    if (index >= 0) {
      out.add(SerialTag.METATABLE);
      number(index);
    }
    int array = TableObject.arrayLength(table);
    while (array > 0 && tables.getInt(table, array) == Value.NIL) {
      array--;
    }
    boolean hasZero = tables.getInt(table, 0) != Value.NIL;
    int hash = hashCount(table) - (hasZero ? 1 : 0);
    boolean hasArray = array > 0 || hasZero;
    int arrayTag = hasZero ? SerialTag.ARRAY_FROM_0 : SerialTag.ARRAY_FROM_1;
    out.add(SerialTag.TABLE + (hash > 0 ? SerialTag.HASH : 0) + (hasArray ? arrayTag : 0));
    if (hasArray) {
      number(array + 1);
    }
    if (hash > 0) {
      number(hash);
    }
    for (int i = hasZero ? 0 : 1; i <= array; i++) {
      write(tables.getInt(table, i), depth - 1);
    }
    if (hash > 0) {
      hash(table, depth);
    }
  }

  /** Number of keys outside the array part. */
  private int hashCount(long table) {
    int count = 0;
    for (int at = hashBegin(table); at >= 0; at = tables.advance(table, at + 1)) {
      count++;
    }
    return count;
  }

  private int hashBegin(long table) {
    return tables.advance(table, TableObject.arrayCapacity(table));
  }

  private void hash(long table, int depth) {
    for (int at = hashBegin(table); at >= 0; at = tables.advance(table, at + 1)) {
      long key = tables.keyAt(table, at);
      if (Value.isDouble(key) && Value.toDouble(key) == 0) {
        // Index 0 is in the array part.
        continue;
      }
      int index = Value.isString(key) ? dictionaries.stringIndex(key) : -1;
      if (index >= 0) {
        out.add(SerialTag.DICTIONARY);
        number(index);
      } else {
        write(key, depth - 1);
      }
      write(tables.valueAt(table, at), depth - 1);
    }
  }
}
