package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Arrays;
import java.util.StringJoiner;

/**
 * Brings arguments to parameters where counts are checked, names may be given, and defaults are filled in. What is wrong is
 * the caller's error: nothing is written then.
 */
final class Binder {
  private final VmState vm;

  Binder(VmState vm) {
    this.vm = vm;
  }

  /**
   * The values of all parameters, in the order of their registers.
   *
   * @param base where the arguments lie, {@code count} of them; the function is below
   * @param names a tuple of the last arguments' names, or nil
   */
  long[] bind(long base, long prototype, int count, long names) {
    long function = Value.address(Memory.getLong(base - 16));
    General.Binding.Checked binding =
        (General.Binding.Checked) vm.functions().at(PrototypeObject.info(prototype)).prototype().general().orElseThrow().binding();
    int positional = binding.positional();
    int named = positional + binding.keywordOnly();
    boolean collects = binding.rest() == General.Binding.Rest.COLLECTED;
    boolean collectsNames = binding.keywordRest() == General.Binding.Rest.COLLECTED;
    long[] bound = new long[named + (collects ? 1 : 0) + (collectsNames ? 1 : 0)];
    Arrays.fill(bound, Value.UNDEF);
    int namedGiven = names == Value.NIL ? 0 : TupleObject.length(Value.address(names));
    int given = count - namedGiven;
    for (int i = 0; i < given && i < positional; i++) {
      bound[i] = Memory.getLong(base + 8L * i);
    }
    long byName = collectsNames ? HashObject.create(vm.heap(), Kind.DICT, 0) : 0;
    for (int i = 0; i < namedGiven; i++) {
      bindName(binding, function, prototype, bound, TupleObject.item(Value.address(names), i), Memory.getLong(base + 8L * (given + i)), byName);
    }
    if (given > positional && !collects) {
      int defaults = defaults(function);
      throw vm.errors().of(Failure.TOO_MANY_ARGUMENTS, Value.function(function), positional, positional - defaults, given, namedGiven);
    }
    fillPositional(function, prototype, bound, positional);
    fillNamed(function, prototype, bound, positional, named);
    if (collects) {
      int rest = Math.max(0, given - positional);
      bound[named] = Value.object(TupleObject.of(vm.heap(), base + 8L * positional, rest));
    }
    if (collectsNames) {
      bound[bound.length - 1] = Value.object(byName);
    }
    return bound;
  }

  /** The tuple of parameter names lies behind the constants. */
  private static long name(long prototype, int index) {
    return TupleObject.item(Value.address(PrototypeObject.constant(prototype, PrototypeObject.constantCount(prototype) - 1)), index);
  }

  private void bindName(General.Binding.Checked binding, long function, long prototype, long[] bound, long name, long value, long byName) {
    if (!Value.isString(name)) {
      throw vm.errors().of(Failure.NAME_NOT_STRING, Value.function(function));
    }
    long atom = Value.string(vm.strings().intern(Value.address(name)));
    int named = binding.positional() + binding.keywordOnly();
    for (int i = binding.positionalOnly(); i < named; i++) {
      if (name(prototype, i) == atom) {
        if (bound[i] != Value.UNDEF) {
          throw vm.errors().of(Failure.DOUBLE_ARGUMENT, Value.function(function), text(name));
        }
        bound[i] = value;
        return;
      }
    }
    if (byName != 0) {
      if (vm.keys().find(byName, name) != HashObject.ABSENT) {
        throw vm.errors().of(Failure.DOUBLE_ARGUMENT, Value.function(function), text(name));
      }
      vm.keys().put(byName, name, value);
      return;
    }
    for (int i = 0; i < binding.positionalOnly(); i++) {
      if (name(prototype, i) == atom) {
        throw vm.errors().of(Failure.POSITIONAL_ONLY, Value.function(function), text(name));
      }
    }
    throw vm.errors().of(Failure.UNKNOWN_NAME, Value.function(function), text(name));
  }

  private String text(long name) {
    return vm.strings().toJava(Value.address(name));
  }

  private static long property(long function, int number) {
    return Memory.getLong(FunctionObject.property(function, number));
  }

  /** How many positional parameters have a default. */
  private static int defaults(long function) {
    long tuple = property(function, FunctionObject.DEFAULTS);
    return tuple == Value.NIL ? 0 : TupleObject.length(Value.address(tuple));
  }

  private void fillPositional(long function, long prototype, long[] bound, int positional) {
    int first = positional - defaults(function);
    StringJoiner missing = new StringJoiner("\n");
    for (int i = 0; i < positional; i++) {
      if (bound[i] == Value.UNDEF) {
        if (i >= first) {
          bound[i] = TupleObject.item(Value.address(property(function, FunctionObject.DEFAULTS)), i - first);
        } else {
          missing.add(text(name(prototype, i)));
        }
      }
    }
    if (missing.length() > 0) {
      throw vm.errors().of(Failure.MISSING_POSITIONAL, Value.function(function), missing.toString());
    }
  }

  private void fillNamed(long function, long prototype, long[] bound, int from, int to) {
    long defaults = property(function, FunctionObject.KEYWORD_DEFAULTS);
    StringJoiner missing = new StringJoiner("\n");
    for (int i = from; i < to; i++) {
      if (bound[i] == Value.UNDEF && defaults != Value.NIL) {
        bound[i] = vm.keys().get(Value.address(defaults), name(prototype, i));
      }
      if (bound[i] == Value.UNDEF) {
        missing.add(text(name(prototype, i)));
      }
    }
    if (missing.length() > 0) {
      throw vm.errors().of(Failure.MISSING_NAMED, Value.function(function), missing.toString());
    }
  }
}
