package dev.lathe.lang.lua.lib;

import dev.lathe.vm.object.BoxObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.Tables;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * Reads values in LuaJIT's serialization. Whatever the bytes are, the work and memory that it takes are bounded by their number.
 */
final class Deserializer {
  /** Ten times what can be written; LuaJIT goes on until its C stack ends. */
  private static final int DEEPEST = 1000;
  private static final int LIGHT_BITS = 47;

  private final VmState vm;
  private final Tables tables;
  private final GuestBuffer in;
  private final SerialDictionaries dictionaries;
  private int at;

  Deserializer(VmState vm, GuestBuffer in, SerialDictionaries dictionaries) {
    this.vm = vm;
    this.tables = vm.tables();
    this.in = in;
    this.dictionaries = dictionaries;
  }

  /** Reads a value from the buffer's front, and leaves it there. */
  long read() {
    return read(DEEPEST);
  }

  /** Number of bytes read. */
  int position() {
    return at;
  }

  private long read(int depth) {
    vm.work(1);
    int tag = number();
    if (Integer.compareUnsigned(tag, SerialTag.STRING) >= 0) {
      int length = tag - SerialTag.STRING;
      int begin = take(length);
      return Value.string(in.string(begin, length));
    }
    return switch (tag) {
      case SerialTag.NIL -> Value.NIL;
      case SerialTag.FALSE -> Value.FALSE;
      case SerialTag.TRUE -> Value.TRUE;
      case SerialTag.NULL -> Value.of(Value.LIGHT_TAG, 0);
      case SerialTag.LIGHT32 -> Value.of(Value.LIGHT_TAG, in.intAt(take(4)) & 0xFFFF_FFFFL);
      case SerialTag.LIGHT64 -> light(in.longAt(take(8)));
      case SerialTag.INT -> Value.of((double) in.intAt(take(4)));
      case SerialTag.NUMBER -> Value.canonical(real());
      case SerialTag.DICTIONARY -> dictionaries.string(number());
      case SerialTag.INT64 -> Value.object(BoxObject.integer(vm.heap(), Kind.INT64, in.longAt(take(8))));
      case SerialTag.UINT64 -> Value.object(BoxObject.integer(vm.heap(), Kind.UINT64, in.longAt(take(8))));
      case SerialTag.COMPLEX -> Value.object(BoxObject.complex(vm.heap(), real(), real()));
      case SerialTag.METATABLE -> {
        long metatable = dictionaries.metatable(number());
        int table = number();
        if (!isTable(table)) {
          throw badTag(table);
        }
        yield table(table, metatable, depth);
      }
      default -> {
        if (!isTable(tag)) {
          throw badTag(tag);
        }
        yield table(tag, 0, depth);
      }
    };
  }

  private static boolean isTable(int tag) {
    return tag >= SerialTag.TABLE && tag < SerialTag.METATABLE;
  }

  private GuestError badTag(int tag) {
    return vm.errors().atCaller("cannot deserialize tag 0x" + (tag >>> 4 == 0 ? "0" : "") + Integer.toHexString(tag));
  }

  private double real() {
    return Double.longBitsToDouble(in.longAt(take(8)));
  }

  private long light(long bits) {
    if (bits >>> LIGHT_BITS != 0) {
      throw badTag(SerialTag.LIGHT64);
    }
    return Value.of(Value.LIGHT_TAG, bits);
  }

  /** Takes bytes, and gives the index of the first. */
  private int take(int count) {
    if (Integer.compareUnsigned(count, in.length() - at) > 0) {
      throw vm.errors().atCaller("unexpected end of buffer");
    }
    int begin = at;
    at += count;
    return begin;
  }

  private int number() {
    int first = in.at(take(1));
    if (first < SerialTag.ONE_BYTE) {
      return first;
    }
    if (first == SerialTag.FIVE_BYTES) {
      return in.intAt(take(4));
    }
    return ((first & 0x1F) << 8) + in.at(take(1)) + SerialTag.ONE_BYTE;
  }

  private long table(int tag, long metatable, int depth) {
    if (depth == 0) {
      throw vm.errors().atCaller("too deep to deserialize");
    }
    long array = tag >= SerialTag.TABLE + SerialTag.ARRAY_FROM_0 ? count() : 0;
    long hash = (tag & SerialTag.HASH) != 0 ? count() : 0;
    int left = in.length() - at;
    long table = tables.create((int) Math.min(array, left), (int) Math.min(hash, left / 2));
    if (metatable != 0) {
      tables.setMetatable(table, metatable);
    }
    for (long i = tag >= SerialTag.TABLE + SerialTag.ARRAY_FROM_1 ? 1 : 0; i < array; i++) {
      long value = read(depth - 1);
      if (value != Value.NIL) {
        tables.setInt(table, i, value);
      }
    }
    for (long i = 0; i < hash; i++) {
      entry(table, depth);
    }
    return Value.table(table);
  }

  private long count() {
    return Integer.toUnsignedLong(number());
  }

  private void entry(long table, int depth) {
    long key = read(depth - 1);
    if (key == Value.NIL) {
      throw vm.errors().atCaller("table index is nil");
    }
    if (Value.isDouble(key) && Double.isNaN(Value.toDouble(key))) {
      throw vm.errors().atCaller("table index is NaN");
    }
    if (tables.get(table, key) != Value.NIL) {
      throw vm.errors().atCaller("duplicate table key");
    }
    tables.set(table, key, read(depth - 1));
  }
}
