package dev.lathe.lang.lua.lib;

import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.NumberText;
import dev.lathe.vm.value.Value;

/**
 * {@code print}. It calls the {@code tostring} of the globals, unless that is the library's own and what it gives is plain. The
 * argument that is being written is the number in the register behind the arguments.
 */
final class Print implements HostFunction {
  private static final int CONVERTED = Call.FIRST_STEP;
  private static final int FOUND = Call.FIRST_STEP + 1;

  private final FileStream output;
  private final byte[] digits = new byte[NumberText.LONGEST];

  Print(FileStream output) {
    this.output = output;
  }

  @Override
  public int call(Call call) {
    VmState vm = call.vm();
    int arguments = call.count();
    // Making ropes flat may have the function run again: nothing is written before.
    for (int i = 0; i < arguments; i++) {
      if (Value.isString(call.argument(i))) {
        vm.strings().bytes(Value.address(call.argument(i)));
      }
    }
    boolean own = isOwn(vm, tostring(vm, call));
    int written = 0;
    while (own && written < arguments && write(vm, call.argument(written), written)) {
      written++;
    }
    if (written == arguments) {
      output.write('\n');
      return 0;
    }
    call.setCount(arguments + 2);
    long tostring = tostring(vm, call);
    if (tostring == Value.NIL) {
      call.setArgument(arguments, Value.of((double) written));
      return findInherited(call);
    }
    call.setArgument(arguments + 1, tostring);
    return convert(call, written);
  }

  /** The conversion among the globals themselves. */
  private static long tostring(VmState vm, Call call) {
    return vm.tables().getString(BaseLibrary.threadEnvironment(call), vm.strings().atom("tostring"));
  }

  private static int findInherited(Call call) {
    long globals = Value.table(BaseLibrary.threadEnvironment(call));
    long name = Value.string(call.vm().strings().atom("tostring"));
    long tostring = Indexing.get(call.vm(), globals, name);
    return tostring == Value.UNDEF ? Indexing.invoke(call, globals, name, FOUND) : found(call, tostring);
  }

  private static int found(Call call, long tostring) {
    call.setArgument(call.count() - 1, tostring);
    return convert(call, (int) Arguments.toDouble(call.argument(call.count() - 2)));
  }

  private static boolean isOwn(VmState vm, long tostring) {
    return Value.isFunction(tostring)
        && !BaseLibrary.isGuest(Value.address(tostring))
        && vm.hosts().at(FunctionObject.hostNumber(Value.address(tostring))).name().equals("tostring");
  }

  private static int convert(Call call, int index) {
    call.setArgument(call.count() - 2, Value.of((double) index));
    call.begin(call.argument(call.count() - 1));
    call.push(call.argument(index));
    return call.invoke(CONVERTED);
  }

  @Override
  public int resume(Call call, int step) {
    if (step == FOUND) {
      return found(call, call.result(0));
    }
    VmState vm = call.vm();
    int arguments = call.count() - 2;
    int index = (int) Arguments.toDouble(call.argument(arguments));
    if (!Value.isString(call.result(0)) && !Arguments.isNumber(call.result(0))) {
      throw vm.errors().atCaller("'tostring' must return a string to 'print'");
    }
    write(vm, Value.string(ValueText.of(vm, call.result(0))), index);
    index++;
    boolean own = isOwn(vm, call.argument(arguments + 1));
    while (own && index < arguments && write(vm, call.argument(index), index)) {
      index++;
    }
    if (index < arguments) {
      return convert(call, index);
    }
    output.write('\n');
    return 0;
  }

  /** Writes a value that needs no metamethod, and a tab if it is not the first; false if it might need one. */
  private boolean write(VmState vm, long value, int index) {
    if (Arguments.isNumber(value) && vm.metatable(value) == 0) {
      separate(index);
      output.write(digits, NumberText.write(Arguments.toDouble(value), digits, 0));
      return true;
    }
    if (!Value.isString(value)) {
      if (vm.metatable(value) != 0) {
        return false;
      }
      separate(index);
      writeString(vm, ValueText.of(vm, value));
      return true;
    }
    separate(index);
    writeString(vm, Value.address(value));
    return true;
  }

  private void separate(int index) {
    if (index > 0) {
      output.write('\t');
    }
  }

  private void writeString(VmState vm, long string) {
    output.write(vm.strings().bytes(string), StringObject.length(string));
  }
}
