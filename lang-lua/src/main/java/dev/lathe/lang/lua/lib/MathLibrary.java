package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.LeafFunction;
import dev.lathe.vm.runtime.Errors;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.function.DoubleUnaryOperator;

/** {@code math}. */
final class MathLibrary {
  private static final double DEGREES = 180 / Math.PI;
  private static final double RADIANS = Math.PI / 180;

  private final RandomState random = new RandomState();

  private MathLibrary() {}

  static void install(VmState vm) {
    MathLibrary library = new MathLibrary();
    LibraryBuilder.library(vm, "math")
        .add("abs", LeafFunction.ABSOLUTE, unary(Math::abs))
        .add("floor", LeafFunction.FLOOR, unary(Math::floor))
        .add("ceil", LeafFunction.CEILING, unary(Math::ceil))
        .add("sqrt", LeafFunction.SQUARE_ROOT, unary(Math::sqrt))
        .add("log10", unary(StrictMath::log10))
        .add("exp", unary(StrictMath::exp))
        .add("sin", unary(StrictMath::sin))
        .add("cos", unary(StrictMath::cos))
        .add("tan", unary(StrictMath::tan))
        .add("asin", unary(StrictMath::asin))
        .add("acos", unary(StrictMath::acos))
        .add("atan", unary(StrictMath::atan))
        .add("sinh", unary(StrictMath::sinh))
        .add("cosh", unary(StrictMath::cosh))
        .add("tanh", unary(StrictMath::tanh))
        .add("log", MathLibrary::log)
        .add("frexp", MathLibrary::frexp)
        .add("modf", MathLibrary::modf)
        .add("deg", MathLibrary::deg)
        .add("rad", MathLibrary::rad)
        .add("atan2", MathLibrary::atan2)
        .add("ldexp", MathLibrary::ldexp)
        .add("pow", MathLibrary::pow)
        .add("fmod", MathLibrary::fmod)
        .add("min", LeafFunction.MINIMUM, MathLibrary::min)
        .add("max", LeafFunction.MAXIMUM, MathLibrary::max)
        .add("random", library::random)
        .add("randomseed", library::randomseed)
        .set("pi", Value.of(Math.PI))
        .set("huge", Value.of(Double.POSITIVE_INFINITY));
  }

  private static HostFunction unary(DoubleUnaryOperator operator) {
    return call -> call.returns(Value.canonical(operator.applyAsDouble(Arguments.number(call, 0))));
  }

  private static int returns(Call call, double number) {
    return call.returns(Value.canonical(number));
  }

  private static int log(Call call) {
    double x = Arguments.number(call, 0);
    if (call.count() < 2) {
      return returns(call, StrictMath.log(x));
    }
    double base = Arguments.number(call, 1);
    // A quotient of logarithms to base 2, which is exact for powers of two.
    return returns(call, log2(x) * (1.0 / log2(base)));
  }

  private static double log2(double x) {
    if (x > 0 && x < Double.POSITIVE_INFINITY) {
      int exponent = Math.getExponent(x);
      if (exponent >= Double.MIN_EXPONENT && x == Math.scalb(1.0, exponent)) {
        return exponent;
      }
    }
    return StrictMath.log(x) / StrictMath.log(2);
  }

  private static int frexp(Call call) {
    double x = Arguments.number(call, 0);
    if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
      call.push(Value.canonical(x));
      call.push(Value.of(0.0));
      return 2;
    }
    // Subnormal numbers are made normal first.
    int scaled = Math.getExponent(x) < Double.MIN_EXPONENT ? 54 : 0;
    double normal = scaled == 0 ? x : x * 0x1p54;
    int exponent = Math.getExponent(normal) + 1;
    call.push(Value.of(Math.scalb(normal, -exponent)));
    call.push(Value.of((double) (exponent - scaled)));
    return 2;
  }

  private static int modf(Call call) {
    double x = Arguments.number(call, 0);
    double whole = x < 0 || x == 0 && 1 / x < 0 ? Math.ceil(x) : Math.floor(x);
    call.push(Value.canonical(whole));
    call.push(Value.canonical(Double.isInfinite(x) ? Math.copySign(0, x) : Double.isNaN(x) ? x : Math.copySign(x - whole, x)));
    return 2;
  }

  private static int deg(Call call) {
    return returns(call, builtinNumber(call, "deg") * DEGREES);
  }

  private static int rad(Call call) {
    return returns(call, builtinNumber(call, "rad") * RADIANS);
  }

  /** These two are Lua functions in LuaJIT, and complain as such. */
  private static double builtinNumber(Call call, String name) {
    long number = Arguments.toNumber(call, call.argument(0));
    if (number == Value.UNDEF) {
      String type = Errors.typeName(call.argument(0));
      throw call.vm().errors().plain("[builtin:" + name + "]:0: attempt to perform arithmetic on a " + type + " value");
    }
    return Value.toDouble(number);
  }

  private static int atan2(Call call) {
    double y = Arguments.number(call, 0);
    return returns(call, StrictMath.atan2(y, Arguments.number(call, 1)));
  }

  private static int ldexp(Call call) {
    double x = Arguments.number(call, 0);
    return returns(call, scale(x, Arguments.number(call, 1)));
  }

  /** Any double is an exponent, as for x87's {@code fscale}; its fraction does not count. */
  private static double scale(double x, double exponent) {
    if (Double.isNaN(exponent) || Double.isInfinite(exponent)) {
      return exponent > 0 ? x * exponent : x / -exponent;
    }
    return Math.scalb(x, (int) Math.max(-5000, Math.min(exponent, 5000)));
  }

  private static int pow(Call call) {
    double x = Arguments.number(call, 0);
    double y = Arguments.number(call, 1);
    return returns(call, power(x, y));
  }

  /** As C's: one to any power is one, and so is minus one to an infinite one. */
  private static double power(double x, double y) {
    return x == 1 || x == -1 && Double.isInfinite(y) ? 1 : StrictMath.pow(x, y);
  }

  private static int fmod(Call call) {
    double x = Arguments.number(call, 0);
    return returns(call, x % Arguments.number(call, 1));
  }

  private static int min(Call call) {
    double least = Arguments.number(call, 0);
    for (int i = 1; i < call.count(); i++) {
      double x = Arguments.number(call, i);
      least = least < x ? least : x;
    }
    return returns(call, least);
  }

  private static int max(Call call) {
    double most = Arguments.number(call, 0);
    for (int i = 1; i < call.count(); i++) {
      double x = Arguments.number(call, i);
      most = most > x ? most : x;
    }
    return returns(call, most);
  }

  private int random(Call call) {
    double number = random.next();
    if (call.count() == 0) {
      return returns(call, number);
    }
    double first = Arguments.number(call, 0);
    if (call.count() == 1) {
      return returns(call, Math.floor(number * first) + 1.0);
    }
    double second = Arguments.number(call, 1);
    return returns(call, Math.floor(number * (second - first + 1.0)) + first);
  }

  private int randomseed(Call call) {
    random.seed(Arguments.number(call, 0));
    return 0;
  }
}
