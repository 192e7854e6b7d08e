package dev.lathe.lang.lua.lib;

import dev.lathe.vm.object.BoxObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.runtime.Errors;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.NumberText;
import dev.lathe.vm.value.Value;
import java.nio.charset.StandardCharsets;

/** Values as text without asking their metatables. */
final class ValueText {

  private ValueText() {}

  /** The text of any value: a string, its address. */
  static long of(VmState vm, long value) {
    if (Value.isString(value)) {
      return Value.address(value);
    }
    if (Arguments.isNumber(value)) {
      return ofNumber(vm, Arguments.toDouble(value));
    }
    return vm.strings().make(describe(vm, value));
  }

  /** The text of a number: a string, its address. */
  static long ofNumber(VmState vm, double number) {
    byte[] text = new byte[NumberText.LONGEST];
    int length = NumberText.write(number, text, 0);
    return vm.strings().make(new String(text, 0, length, StandardCharsets.ISO_8859_1));
  }

  private static String describe(VmState vm, long value) {
    return switch (Value.tag(value)) {
      case Value.NIL_TAG, Value.UNDEF_TAG -> "nil";
      case Value.FALSE_TAG -> "false";
      case Value.TRUE_TAG -> "true";
      case Value.OBJECT_TAG -> describeObject(value);
      case Value.FUNCTION_TAG -> isHost(value) && isBuiltIn(vm.hosts().at(FunctionObject.hostNumber(Value.address(value))).name())
          ? "function: builtin#" + FunctionObject.hostNumber(Value.address(value))
          : named(value);
      default -> named(value);
    };
  }

  private static String named(long value) {
    return Errors.typeName(value) + ": " + pointer(value);
  }

  /** Whether a Java function has a number by which the reference knows it; others are to it as functions in C are. */
  static boolean isBuiltIn(String function) {
    return !function.isEmpty() && !PackageLibrary.isLikeC(function);
  }

  private static boolean isHost(long function) {
    return Kind.of(Value.address(function)) == Kind.HOST_FUNCTION;
  }

  private static String describeObject(long value) {
    long address = Value.address(value);
    return switch (Kind.of(address)) {
      case INT64 -> BoxObject.bits(address) + "LL";
      case UINT64 -> Long.toUnsignedString(BoxObject.bits(address)) + "ULL";
      case COMPLEX -> complex(BoxObject.real(address), BoxObject.imaginary(address));
      default -> named(value);
    };
  }

  private static String complex(double real, double imaginary) {
    String second = NumberText.of(imaginary);
    String sign = second.startsWith("-") ? "" : "+";
    String unit = second.charAt(second.length() - 1) >= 'a' ? "I" : "i";
    return NumberText.of(real) + sign + second + unit;
  }

  /** Where an object lies: at least eight digits, and an even number of them. */
  static String pointer(long value) {
    long address = Value.tag(value) == Value.LIGHT_TAG || Value.isPointer(value) ? Value.address(value) : 0;
    if (address == 0) {
      return "NULL";
    }
    String digits = Long.toHexString(address);
    int width = Math.max(8, digits.length() + (digits.length() & 1));
    return "0x" + "0".repeat(width - digits.length()) + digits;
  }
}
