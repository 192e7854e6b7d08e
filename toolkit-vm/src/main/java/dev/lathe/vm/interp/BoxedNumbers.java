package dev.lathe.vm.interp;

import dev.lathe.vm.object.BoxObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.Metamethod;
import dev.lathe.vm.runtime.Errors;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * Operators of doubles applied to boxed 64-bit integers, as LuaJIT's {@code lj_carith.c} defines them: if one operand is
 * unsigned both are taken as unsigned, doubles are truncated; division by zero gives 2^63. Complex numbers are added,
 * multiplied and so on as usual.
 */
final class BoxedNumbers {
  private static final double TWO_63 = 0x1p63;

  private BoxedNumbers() {}

  /** The result as a value, UNDEF if the operands are not all numbers. */
  static long arithmetic(VmState vm, Metamethod operator, long left, long right) {
    if (isComplex(left) || isComplex(right)) {
      return complexArithmetic(vm, operator, left, right);
    }
    if (!isNumber(left) || !isNumber(right)) {
      return Value.UNDEF;
    }
    boolean unsigned = isUnsigned(left) || isUnsigned(right);
    long result = compute(operator, unsigned, bits(left, unsigned), bits(right, unsigned));
    return Value.object(BoxObject.integer(vm.heap(), unsigned ? Kind.UINT64 : Kind.INT64, result));
  }

  private static long compute(Metamethod operator, boolean unsigned, long x, long y) {
    return switch (operator) {
      case ADD -> x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      case DIV -> y == 0 ? Long.MIN_VALUE : unsigned ? Long.divideUnsigned(x, y) : x / y;
      case MOD -> y == 0 ? Long.MIN_VALUE : unsigned ? Long.remainderUnsigned(x, y) : x % y;
      case POW -> unsigned ? power(x, y) : signedPower(x, y);
      case UNM -> -x;
      default -> throw new AssertionError(operator);
    };
  }

  private static long power(long base, long exponent) {
    long result = 1;
    long factor = base;
    for (long rest = exponent; rest != 0; rest >>>= 1) {
      if ((rest & 1) != 0) {
        result *= factor;
      }
      factor *= factor;
    }
    return result;
  }

  private static long signedPower(long base, long exponent) {
    if (exponent >= 0) {
      return power(base, exponent);
    }
    if (base == 0) {
      return Long.MAX_VALUE;
    }
    return base == 1 ? 1 : base == -1 ? (exponent & 1) == 0 ? 1 : -1 : 0;
  }

  private static long complexArithmetic(VmState vm, Metamethod operator, long left, long right) {
    if (!isComplex(left) && !isNumber(left) || !isComplex(right) && !isNumber(right)) {
      return Value.UNDEF;
    }
    double a = real(left);
    double b = imaginary(left);
    double c = real(right);
    double d = imaginary(right);
    double re;
    double im;
    switch (operator) {
      case ADD -> {
        re = a + c;
        im = b + d;
      }
      case SUB -> {
        re = a - c;
        im = b - d;
      }
      case MUL -> {
        re = a * c - b * d;
        im = a * d + b * c;
      }
      case DIV -> {
        double scale = c * c + d * d;
        re = (a * c + b * d) / scale;
        im = (b * c - a * d) / scale;
      }
      case UNM -> {
        re = -a;
        im = -b;
      }
      default -> {
        return Value.UNDEF;
      }
    }
    return Value.object(BoxObject.complex(vm.heap(), re, im));
  }

  /** Whether two values, one of them boxed, are equal numbers. */
  static boolean equal(long one, long other) {
    if (isComplex(one) || isComplex(other)) {
      return (isComplex(one) || isNumber(one)) && (isComplex(other) || isNumber(other)) && real(one) == real(other) && imaginary(one) == imaginary(other);
    }
    if (!isNumber(one) || !isNumber(other)) {
      return false;
    }
    boolean unsigned = isUnsigned(one) || isUnsigned(other);
    return bits(one, unsigned) == bits(other, unsigned);
  }

  /** Whether {@code left < right}, or {@code left <= right}; raises if they are not numbers. */
  static boolean less(VmState vm, boolean orEqual, long left, long right) {
    if (!isNumber(left) || !isNumber(right)) {
      throw vm.errors().here("attempt to compare '" + name(left) + "' with '" + name(right) + "'");
    }
    boolean unsigned = isUnsigned(left) || isUnsigned(right);
    long x = bits(left, unsigned);
    long y = bits(right, unsigned);
    int order = unsigned ? Long.compareUnsigned(x, y) : Long.compare(x, y);
    return orEqual ? order <= 0 : order < 0;
  }

  /** What messages call a value: the C name of a boxed number. */
  static String name(long value) {
    if (Value.isObject(value)) {
      switch (Kind.of(Value.address(value))) {
        case INT64 -> {
          return "int64_t";
        }
        case UINT64 -> {
          return "uint64_t";
        }
        case COMPLEX -> {
          return "complex";
        }
        default -> {}
      }
    }
    return Errors.typeName(value);
  }

  /** Whether a value is a complex number. */
  static boolean isComplex(long value) {
    return Value.isObject(value) && Kind.of(Value.address(value)) == Kind.COMPLEX;
  }

  private static boolean isUnsigned(long value) {
    return Value.isObject(value) && Kind.of(Value.address(value)) == Kind.UINT64;
  }

  private static boolean isNumber(long value) {
    return Value.isDouble(value)
        || Value.tag(value) == Value.INT_TAG
        || Value.isObject(value) && (Kind.of(Value.address(value)) == Kind.INT64 || isUnsigned(value));
  }

  private static double real(long value) {
    return isComplex(value) ? BoxObject.real(Value.address(value)) : Value.isDouble(value) ? Value.toDouble(value) : bits(value, false);
  }

  private static double imaginary(long value) {
    return isComplex(value) ? BoxObject.imaginary(Value.address(value)) : 0;
  }

  private static long bits(long value, boolean unsigned) {
    if (Value.isDouble(value)) {
      return truncate(Value.toDouble(value), unsigned);
    }
    return Value.isObject(value) ? BoxObject.bits(Value.address(value)) : Value.toInt(value);
  }

  /** A double as 64 bits, the way x86 converts it: what does not fit is 2^63, so are negative ones as unsigned, and unsigned ones up to 2^64 wrap. */
  private static long truncate(double number, boolean unsigned) {
    if (unsigned && number <= -1) {
      return Long.MIN_VALUE;
    }
    if (unsigned && number >= TWO_63) {
      return truncate(number - 2 * TWO_63, false);
    }
    return number >= TWO_63 || number < -TWO_63 || Double.isNaN(number) ? Long.MIN_VALUE : (long) number;
  }
}
