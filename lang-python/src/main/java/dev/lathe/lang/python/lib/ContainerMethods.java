package dev.lathe.lang.python.lib;

import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.Numbers;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Methods of lists, tuples, dictionaries and sets. Those that take any iterable get a list of its items from the part in Python. */
final class ContainerMethods {
  private final VmState vm;
  private final BuiltinClasses classes;
  private final PythonErrors errors;
  private final Show show;
  private final Arguments arguments;

  ContainerMethods(VmState vm, BuiltinClasses classes, PythonErrors errors, Show show, Arguments arguments) {
    this.vm = vm;
    this.classes = classes;
    this.errors = errors;
    this.show = show;
    this.arguments = arguments;
  }

  private interface Body {
    long call(Call call, long self);
  }

  private void add(String type, String name, int least, int most, Body body) {
    HostFunction function = call -> {
      arguments.count(call, type + "." + name + "()", least, most);
      return call.returns(body.call(call, Value.address(call.argument(0))));
    };
    classes.method(type, name, function);
  }

  void install() {
    lists();
    dictionaries();
    sets();
    for (String type : List.of("list", "tuple")) {
      add(type, "index", 1, 3, (call, _) -> index(call, type));
      add(type, "count", 1, 1, (call, _) -> {
        long count = 0;
        for (long item : Arguments.items(call.argument(0))) {
          count += vm.keys().equal(item, call.argument(1)) ? 1 : 0;
        }
        return Value.ofInt(count);
      });
    }
  }

  private long index(Call call, String type) {
    long[] items = Arguments.items(call.argument(0));
    int from = call.count() > 2 ? arguments.index(call, 2) : 0;
    from = Math.max(from < 0 ? from + items.length : from, 0);
    int to = call.count() > 3 ? arguments.index(call, 3) : items.length;
    to = Math.min(to < 0 ? to + items.length : to, items.length);
    for (int i = from; i < to; i++) {
      if (vm.keys().equal(items[i], call.argument(1))) {
        return Value.ofInt(i);
      }
    }
    throw errors.raise(vm, "ValueError", type.equals("tuple") ? "tuple.index(x): x not in tuple" : show.repr(call.argument(1)) + " is not in list");
  }

  // --- lists ------------------------------------------------------------------------------------------------------------

  private void lists() {
    add("list", "append", 1, 1, (call, list) -> {
      ListObject.append(vm.heap(), list, call.argument(1));
      return Value.NIL;
    });
    add("list", "_extend", 1, 1, (call, list) -> {
      long[] items = Arguments.items(call.argument(1));
      for (long item : items) {
        ListObject.append(vm.heap(), list, item);
      }
      return Value.NIL;
    });
    add("list", "insert", 2, 2, (call, list) -> {
      int length = ListObject.length(list);
      int at = arguments.index(call, 1);
      at = Math.clamp(at < 0 ? at + length : at, 0, length);
      ListObject.replace(vm.heap(), list, at, 0, call.base() + 16, 1);
      return Value.NIL;
    });
    add("list", "pop", 0, 1, (call, list) -> {
      int length = ListObject.length(list);
      if (length == 0) {
        throw errors.raise(vm, "IndexError", "pop from empty list");
      }
      int at = call.count() > 1 ? arguments.index(call, 1) : -1;
      at = at < 0 ? at + length : at;
      if (at < 0 || at >= length) {
        throw errors.raise(vm, "IndexError", "pop index out of range");
      }
      long item = ListObject.item(list, at);
      ListObject.replace(vm.heap(), list, at, 1, 0, 0);
      return item;
    });
    add("list", "remove", 1, 1, (call, list) -> {
      for (int i = 0; i < ListObject.length(list); i++) {
        if (vm.keys().equal(ListObject.item(list, i), call.argument(1))) {
          ListObject.replace(vm.heap(), list, i, 1, 0, 0);
          return Value.NIL;
        }
      }
      throw errors.raise(vm, "ValueError", "list.remove(x): x not in list");
    });
    add("list", "clear", 0, 0, (_, list) -> {
      ListObject.replace(vm.heap(), list, 0, ListObject.length(list), 0, 0);
      return Value.NIL;
    });
    add("list", "copy", 0, 0, (call, _) -> Arguments.list(vm, Arguments.items(call.argument(0))));
    add("list", "reverse", 0, 0, (call, list) -> {
      long[] items = Arguments.items(call.argument(0));
      for (int i = 0; i < items.length; i++) {
        ListObject.setItem(vm.heap(), list, i, items[items.length - 1 - i]);
      }
      return Value.NIL;
    });
    add("list", "_sort", 2, 2, this::sort);
  }

  /** Sorts by the keys in another list, in falling order if the third argument is true; equal ones stay as they are. */
  private long sort(Call call, long list) {
    long keys = call.argument(1);
    int count = ListObject.length(list);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(i);
    }
    boolean falls = vm.isTrue(call.argument(2));
    // keys are read again for each comparison: a comparison may run a program, but the list of keys is this function's
    Comparator<Integer> comparator = (a, b) -> compare(ListObject.item(Value.address(keys), a), ListObject.item(Value.address(keys), b));
    try {
      order.sort(falls ? comparator.reversed() : comparator);
    } catch (IllegalArgumentException inconsistent) {
      // an order that is none: any result is as good as another
    }
    long[] items = Arguments.items(call.argument(0));
    if (items.length != count) {
      throw errors.raise(vm, "ValueError", "list modified during sort");
    }
    for (int i = 0; i < count; i++) {
      ListObject.setItem(vm.heap(), list, i, items[order.get(i)]);
    }
    return Value.NIL;
  }

  private int compare(long one, long other) {
    if (isLess(one, other)) {
      return -1;
    }
    return isLess(other, one) ? 1 : 0;
  }

  /** Whether one value is less than another by the operator. */
  boolean isLess(long one, long other) {
    if (Numbers.isNumber(one) && Numbers.isNumber(other)) {
      return Numbers.compare(one, other) == -1;
    }
    if (Value.isString(one) && Value.isString(other)) {
      return vm.strings().compare(Value.address(one), Value.address(other)) < 0;
    }
    boolean areLists = ListObject.is(one) && ListObject.is(other);
    if (areLists || Arguments.isKind(one, Kind.TUPLE) && Arguments.isKind(other, Kind.TUPLE)) {
      long[] left = Arguments.items(one);
      long[] right = Arguments.items(other);
      for (int i = 0; i < Math.min(left.length, right.length); i++) {
        if (!vm.keys().equal(left[i], right[i])) {
          return isLess(left[i], right[i]);
        }
      }
      return left.length < right.length;
    }
    long method = vm.special(one, SpecialMethod.LT);
    if (method != Value.UNDEF) {
      long[] results = vm.nesting().execute(method, one, other);
      if (results.length > 0 && results[0] != Value.NOT_IMPLEMENTED) {
        return vm.isTrue(results[0]);
      }
    }
    long reflected = vm.special(other, SpecialMethod.GT);
    if (reflected != Value.UNDEF) {
      long[] results = vm.nesting().execute(reflected, other, one);
      if (results.length > 0 && results[0] != Value.NOT_IMPLEMENTED) {
        return vm.isTrue(results[0]);
      }
    }
    throw vm.errors().of(Failure.ORDER, "<", one, other);
  }

  // --- dictionaries -----------------------------------------------------------------------------------------------------

  private void dictionaries() {
    add("dict", "get", 1, 2, (call, dictionary) -> {
      long value = vm.keys().get(dictionary, call.argument(1));
      return value == Value.UNDEF ? call.argument(2) : value;
    });
    add("dict", "_keys", 0, 0, (_, dictionary) -> entries(dictionary, true, false));
    add("dict", "_values", 0, 0, (_, dictionary) -> entries(dictionary, false, true));
    add("dict", "_items", 0, 0, (_, dictionary) -> entries(dictionary, true, true));
    add("dict", "pop", 1, 2, (call, dictionary) -> {
      long value = vm.keys().remove(dictionary, call.argument(1));
      if (value != Value.UNDEF) {
        return value;
      }
      if (call.count() > 2) {
        return call.argument(2);
      }
      throw vm.errors().of(Failure.NO_KEY, call.argument(1));
    });
    add("dict", "setdefault", 1, 2, (call, dictionary) -> {
      long value = vm.keys().get(dictionary, call.argument(1));
      if (value == Value.UNDEF) {
        vm.keys().put(dictionary, call.argument(1), call.argument(2));
        return call.argument(2);
      }
      return value;
    });
    add("dict", "popitem", 0, 0, (_, dictionary) -> {
      for (int i = HashObject.places(dictionary) - 1; i >= 0; i--) {
        long key = HashObject.keyAt(dictionary, i);
        if (key != Value.UNDEF) {
          long value = HashObject.valueAt(dictionary, i);
          HashObject.removeAt(dictionary, i);
          return Value.object(TupleObject.of(vm.heap(), key, value));
        }
      }
      throw errors.raise(vm, "KeyError", "popitem(): dictionary is empty");
    });
    add("dict", "clear", 0, 0, (_, dictionary) -> clear(dictionary));
    add("dict", "copy", 0, 0, (_, dictionary) -> copy(dictionary, Kind.DICT));
  }

  private static long clear(long object) {
    for (int i = 0; i < HashObject.places(object); i++) {
      if (HashObject.keyAt(object, i) != Value.UNDEF) {
        HashObject.removeAt(object, i);
      }
    }
    return Value.NIL;
  }

  private long copy(long object, Kind kind) {
    long copy = HashObject.create(vm.heap(), kind, HashObject.size(object));
    for (int i = 0; i < HashObject.places(object); i++) {
      if (HashObject.keyAt(object, i) != Value.UNDEF) {
        HashObject.add(vm.heap(), copy, HashObject.keyAt(object, i), HashObject.hashAt(object, i), HashObject.valueAt(object, i));
      }
    }
    return Value.object(copy);
  }

  private long entries(long dictionary, boolean wantsKeys, boolean wantsValues) {
    long list = ListObject.create(vm.heap(), HashObject.size(dictionary));
    for (int i = 0; i < HashObject.places(dictionary); i++) {
      long key = HashObject.keyAt(dictionary, i);
      if (key == Value.UNDEF) {
        continue;
      }
      long value = HashObject.valueAt(dictionary, i);
      ListObject.append(vm.heap(), list, wantsKeys && wantsValues ? Value.object(TupleObject.of(vm.heap(), key, value)) : wantsKeys ? key : value);
    }
    return ListObject.value(list);
  }

  // --- sets -------------------------------------------------------------------------------------------------------------

  private void sets() {
    add("set", "add", 1, 1, (call, set) -> {
      vm.keys().add(set, call.argument(1));
      return Value.NIL;
    });
    add("set", "discard", 1, 1, (call, set) -> {
      vm.keys().remove(set, call.argument(1));
      return Value.NIL;
    });
    add("set", "remove", 1, 1, (call, set) -> {
      if (vm.keys().remove(set, call.argument(1)) == Value.UNDEF) {
        throw vm.errors().of(Failure.NO_KEY, call.argument(1));
      }
      return Value.NIL;
    });
    add("set", "pop", 0, 0, (_, set) -> {
      for (int i = 0; i < HashObject.places(set); i++) {
        long key = HashObject.keyAt(set, i);
        if (key != Value.UNDEF) {
          HashObject.removeAt(set, i);
          return key;
        }
      }
      throw errors.raise(vm, "KeyError", "pop from an empty set");
    });
    add("set", "clear", 0, 0, (_, set) -> clear(set));
    add("set", "copy", 0, 0, (_, set) -> copy(set, Kind.SET));
    add("frozenset", "copy", 0, 0, (call, _) -> call.argument(0));
  }
}
