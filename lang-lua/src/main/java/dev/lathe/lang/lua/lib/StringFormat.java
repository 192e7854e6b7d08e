package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.BoxObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.Metamethod;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.Strings;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.function.ToIntFunction;

/**
 * {@code string.format}, and whatever else formats. Where an argument of {@code %s} has a metamethod, its result takes the argument's place, and the whole
 * begins again; the register behind the arguments has the number of the last argument that was so replaced.
 */
final class StringFormat implements HostFunction {
  private static final int CONVERTED = Call.FIRST_STEP;

  private final VmState vm;
  private final Strings strings;
  private final Scratch scratch;
  private final int first;
  private final ToIntFunction<Call> finish;

  /** Gives a string. */
  StringFormat(VmState vm, Scratch scratch) {
    this(vm, scratch, 0, call -> call.returns(Value.string(scratch.toStringObject())));
  }

  /**
   * Does something else with the text.
   *
   * @param first the argument that is the format
   * @param finish gets the call when the text is in the scratch, and gives the call's result
   */
  StringFormat(VmState vm, Scratch scratch, int first, ToIntFunction<Call> finish) {
    this.first = first;
    this.finish = finish;
    this.vm = vm;
    this.strings = vm.strings();
    this.scratch = scratch;
  }

  @Override
  public int call(Call call) {
    Arguments.string(call, first);
    int missing = format(call, call.count(), 0);
    return missing == 0 ? finish.applyAsInt(call) : convert(call, call.count(), missing);
  }

  @Override
  public int resume(Call call, int step) {
    int arguments = call.count() - 1;
    int converted = (int) Value.toDouble(call.argument(arguments));
    long text = ValueText.of(vm, call.result(0));
    call.setArgument(converted, Value.string(text));
    int missing = format(call, arguments, converted);
    if (missing == 0) {
      return finish.applyAsInt(call);
    }
    return convert(call, arguments, missing);
  }

  private int convert(Call call, int arguments, int index) {
    long value = call.argument(index);
    call.setCount(arguments + 1);
    call.setArgument(arguments, Value.of((double) index));
    call.begin(vm.metamethod(value, Metamethod.TOSTRING));
    call.push(value);
    return call.invoke(CONVERTED);
  }

  /**
   * Formats into the scratch.
   *
   * @param converted the last argument whose metamethod was called
   * @return 0, or the argument whose metamethod must be called
   */
  private int format(Call call, int arguments, int converted) {
    scratch.clear();
    byte[] format = strings.toByteArray(Value.address(call.argument(first)));
    int argument = first;
    int at = 0;
    while (at < format.length) {
      int literal = at;
      while (at < format.length && format[at] != '%') {
        at++;
      }
      scratch.add(format, literal, at - literal);
      if (at == format.length) {
        break;
      }
      if (at + 1 < format.length && format[at + 1] == '%') {
        scratch.add('%');
        at += 2;
        continue;
      }
      FormatSpec spec = FormatSpec.parse(format, at + 1);
      if (spec.end() < 0) {
        scratch.clear().add(format, at, -spec.end());
        throw vm.errors().atCaller("invalid option '" + strings.toJava(scratch.toStringObject()) + "' to 'format'");
      }
      at = spec.end();
      argument++;
      if (argument >= arguments) {
        throw Arguments.error(call, argument, "value expected");
      }
      if (!add(call, spec, argument, argument > converted)) {
        return argument;
      }
    }
    return 0;
  }

  /** Adds an argument; false if its metamethod must be called, which may be. */
  private boolean add(Call call, FormatSpec spec, int argument, boolean asks) {
    long value = call.argument(argument);
    switch (spec.conversion()) {
      case 'd', 'i' -> NumberFormat.addInteger(scratch, spec, signed(call, argument));
      case 'u', 'x', 'o' -> NumberFormat.addInteger(scratch, spec, unsigned(call, argument));
      case 'a', 'e', 'f', 'g' -> NumberFormat.addDouble(scratch, spec, Arguments.number(call, argument));
      case 'c' -> {
        scratch.fill(' ', spec.has(FormatSpec.LEFT) ? 0 : spec.width() - 1);
        scratch.add(Arguments.integer(call, argument));
        scratch.fill(' ', spec.has(FormatSpec.LEFT) ? spec.width() - 1 : 0);
      }
      case 'p' -> addPadded(spec, strings.make(ValueText.pointer(value)), -1);
      default -> {
        if (asks && !Value.isString(value) && vm.metamethod(value, Metamethod.TOSTRING) != Value.NIL) {
          return false;
        }
        long text = ValueText.of(vm, value);
        if (spec.conversion() == 'q') {
          addQuoted(text);
        } else {
          addPadded(spec, text, spec.precision());
        }
      }
    }
    return true;
  }

  private static boolean isBoxed(long value) {
    return Value.isObject(value) && (Kind.of(Value.address(value)) == Kind.INT64 || Kind.of(Value.address(value)) == Kind.UINT64);
  }

  private static long signed(Call call, int argument) {
    long value = call.argument(argument);
    return isBoxed(value) ? BoxObject.bits(Value.address(value)) : Arguments.truncateLong(Arguments.number(call, argument));
  }

  private static long unsigned(Call call, int argument) {
    long value = call.argument(argument);
    if (isBoxed(value)) {
      return BoxObject.bits(Value.address(value));
    }
    double number = Arguments.number(call, argument);
    return number >= 0x1p63 ? Arguments.truncateLong(number - 0x1p64) : Arguments.truncateLong(number);
  }

  private void addPadded(FormatSpec spec, long text, int most) {
    int length = most < 0 ? StringObject.length(text) : Math.min(most, StringObject.length(text));
    scratch.fill(' ', spec.has(FormatSpec.LEFT) ? 0 : spec.width() - length);
    scratch.add(strings.bytes(text), length);
    scratch.fill(' ', spec.has(FormatSpec.LEFT) ? spec.width() - length : 0);
  }

  /** Adds a string as the language's own reader would take it back. */
  private void addQuoted(long text) {
    long bytes = strings.bytes(text);
    int length = StringObject.length(text);
    scratch.add('"');
    for (int i = 0; i < length; i++) {
      if ((i & Scratch.SLICE - 1) == Scratch.SLICE - 1) {
        Scratch.pollSlice(vm);
      }
      int c = Memory.getByte(bytes + i) & 0xFF;
      if (c == '"' || c == '\\' || c == '\n') {
        scratch.add('\\');
        scratch.add(c);
      } else if (CharClass.CNTRL.has(c)) {
        boolean digitFollows = i + 1 < length && CharClass.DIGIT.has(Memory.getByte(bytes + i + 1));
        String number = Integer.toString(c);
        scratch.add('\\');
        scratch.add(digitFollows ? "0".repeat(3 - number.length()) + number : number);
      } else {
        scratch.add(c);
      }
    }
    scratch.add('"');
  }
}
