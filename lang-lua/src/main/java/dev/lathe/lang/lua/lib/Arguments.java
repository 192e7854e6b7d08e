package dev.lathe.lang.lua.lib;

import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Errors;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.value.NumberReader;
import dev.lathe.vm.value.Value;

/**
 * Arguments of a call, checked and converted as LuaJIT does it, with its words for what is wrong. Indices count from 0, messages
 * from 1. Results that are objects are addresses.
 */
final class Arguments {

  private Arguments() {}

  /** An error that blames an argument. */
  static GuestError error(Call call, int index, String text) {
    return call.vm().errors().argument(call, index, text);
  }

  /** An error that says what an argument should have been. */
  static GuestError typeError(Call call, int index, String expected) {
    return error(call, index, expected + " expected, got " + typeName(call, index));
  }

  private static String typeName(Call call, int index) {
    return index < call.count() ? Errors.typeName(call.argument(index)) : "no value";
  }

  /** Whether an argument was left out or is nil. */
  static boolean isAbsent(Call call, int index) {
    return call.argument(index) == Value.NIL;
  }

  /** Any value, but there must be one. */
  static long any(Call call, int index) {
    if (index >= call.count()) {
      throw error(call, index, "value expected");
    }
    return call.argument(index);
  }

  /** Whether a value is a number, of whatever form. */
  static boolean isNumber(long value) {
    return Value.isDouble(value) || Value.tag(value) == Value.INT_TAG;
  }

  /** The double that a value that {@link #isNumber} stands for. */
  static double toDouble(long value) {
    return Value.isDouble(value) ? Value.toDouble(value) : Value.toInt(value);
  }

  /** A number, or a string that spells one, as a value; {@code Value.UNDEF} if it is neither. */
  static long toNumber(Call call, long value) {
    if (Value.isDouble(value)) {
      return value;
    }
    if (Value.tag(value) == Value.INT_TAG) {
      return Value.of((double) Value.toInt(value));
    }
    if (Value.isString(value)) {
      long string = Value.address(value);
      return NumberReader.read(call.vm().strings().bytes(string), StringObject.length(string), call.vm().heap().workListener());
    }
    return Value.UNDEF;
  }

  /** A number; strings that spell one do. */
  static double number(Call call, int index) {
    long value = call.argument(index);
    if (Value.isDouble(value)) {
      return Value.toDouble(value);
    }
    long number = toNumber(call, value);
    if (number == Value.UNDEF) {
      throw typeError(call, index, "number");
    }
    return Value.toDouble(number);
  }

  /** The same, with a default for nil. */
  static double number(Call call, int index, double otherwise) {
    return isAbsent(call, index) ? otherwise : number(call, index);
  }

  /** A number cut to 32 bits as x86 does it: what does not fit, and NaN, is −2^31. */
  static int integer(Call call, int index) {
    return truncate(number(call, index));
  }

  /** The same, with a default for nil. */
  static int integer(Call call, int index, int otherwise) {
    return isAbsent(call, index) ? otherwise : integer(call, index);
  }

  /** A number without its fraction in 32 bits, as x86 does it. */
  static int truncate(double number) {
    int whole = (int) number;
    return whole == Integer.MAX_VALUE && number >= 0x1p31 || number != number ? Integer.MIN_VALUE : whole;
  }

  /** A number without its fraction in 64 bits, as x86 does it: what does not fit, and NaN, is −2^63. */
  static long truncateLong(double number) {
    long whole = (long) number;
    return whole == Long.MAX_VALUE && number >= 0x1p63 || number != number ? Long.MIN_VALUE : whole;
  }

  /** A string, its address; a number becomes one, in the register as well. */
  static long string(Call call, int index) {
    long value = call.argument(index);
    if (Value.isString(value)) {
      return Value.address(value);
    }
    if (!isNumber(value)) {
      throw typeError(call, index, "string");
    }
    long string = ValueText.ofNumber(call.vm(), toDouble(value));
    call.setArgument(index, Value.string(string));
    return string;
  }

  /** The bytes of a string argument read as UTF-8, for names of files and the like. */
  static String text(Call call, int index) {
    return call.vm().strings().toJava(string(call, index));
  }

  /** The same, with a default for nil. */
  static String text(Call call, int index, String otherwise) {
    return isAbsent(call, index) ? otherwise : text(call, index);
  }

  /** A table, its address. */
  static long table(Call call, int index) {
    long value = call.argument(index);
    if (!Value.isTable(value)) {
      throw typeError(call, index, "table");
    }
    return Value.address(value);
  }

  /** A table, or nil, which is address 0; the argument must be there. */
  static long tableOrNil(Call call, int index) {
    long value = call.argument(index);
    if (index < call.count() && value == Value.NIL) {
      return 0;
    }
    if (!Value.isTable(value)) {
      throw error(call, index, "nil or table expected");
    }
    return Value.address(value);
  }

  /** A function, its value. */
  static long function(Call call, int index) {
    long value = call.argument(index);
    if (!Value.isFunction(value)) {
      throw typeError(call, index, "function");
    }
    return value;
  }

  /** One of some words, its index. */
  static int option(Call call, int index, String... words) {
    String option = text(call, index);
    for (int i = 0; i < words.length; i++) {
      if (words[i].equals(option)) {
        return i;
      }
    }
    throw error(call, index, "invalid option '" + option + "'");
  }

  /** The same; for nil, the index of the one that is meant then. */
  static int optionOr(Call call, int index, int otherwise, String... words) {
    return isAbsent(call, index) ? otherwise : option(call, index, words);
  }
}
