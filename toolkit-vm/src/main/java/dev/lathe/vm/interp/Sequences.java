package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.object.BytesObject;
import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.Numbers;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.Strings;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** Operators on strings, bytes, lists, tuples and sets. */
final class Sequences {
  /** What {@link #compare} gives if these are no operands of an order here. */
  static final int UNDEFINED = 3;

  private static final int MAXIMUM_DEPTH = 500;

  private final VmState vm;
  private final Heap heap;
  private final Strings strings;
  private int depth;

  Sequences(VmState vm) {
    this.vm = vm;
    this.heap = vm.heap();
    this.strings = vm.strings();
  }

  static boolean isKind(long value, Kind kind) {
    return Value.isObject(value) && Header.is(Value.address(value), kind);
  }

  /** The number of items of a list or tuple. */
  static int length(long value) {
    return ListObject.is(value) ? ListObject.length(Value.address(value)) : TupleObject.length(Value.address(value));
  }

  static long item(long value, int index) {
    return ListObject.is(value) ? ListObject.item(Value.address(value), index) : TupleObject.item(Value.address(value), index);
  }

  /** Where the items of a list or tuple lie. */
  static long items(long value) {
    return ListObject.is(value) ? Memory.getLong(Value.address(value) + ListObject.ITEMS) : Value.address(value) + TupleObject.ITEMS;
  }

  // --- operators --------------------------------------------------------------------------------------------------------

  /** The result; UNDEF if these are no operands of the operator here. */
  long binary(int operator, long left, long right, boolean inPlace) {
    return switch (operator) {
      case OpCodes.IADD -> add(left, right, inPlace);
      case OpCodes.IMUL -> {
        if (Numbers.isInteger(right)) {
          yield repeat(left, right);
        }
        yield Numbers.isInteger(left) ? repeat(right, left) : Value.UNDEF;
      }
      case OpCodes.IAND, OpCodes.IOR, OpCodes.IXOR, OpCodes.ISUB -> isKind(left, Kind.SET) && isKind(right, Kind.SET) ? sets(operator, left, right) : Value.UNDEF;
      default -> Value.UNDEF;
    };
  }

  private long add(long left, long right, boolean inPlace) {
    if (Value.isString(left) && Value.isString(right)) {
      return Value.string(strings.concatenate(Value.address(left), Value.address(right)));
    }
    if (ListObject.is(left) && (ListObject.is(right) || inPlace && isKind(right, Kind.TUPLE))) {
      int count = length(right);
      if (inPlace) {
        long list = Value.address(left);
        ListObject.ensure(heap, list, checkedLength((long) length(left) + count));
        ListObject.replace(heap, list, length(left), 0, items(right), count);
        return left;
      }
      long list = ListObject.create(heap, checkedLength((long) length(left) + count));
      ListObject.replace(heap, list, 0, 0, items(left), length(left));
      ListObject.replace(heap, list, length(left), 0, items(right), count);
      return ListObject.value(list);
    }
    if (isKind(left, Kind.TUPLE) && isKind(right, Kind.TUPLE)) {
      long tuple = TupleObject.allocate(heap, checkedLength((long) length(left) + length(right)));
      Memory.copy(items(left), tuple + TupleObject.ITEMS, 8L * length(left));
      Memory.copy(items(right), tuple + TupleObject.ITEMS + 8L * length(left), 8L * length(right));
      return Value.object(tuple);
    }
    return Value.UNDEF;
  }

  static int checkedLength(long length) {
    if (length > ListObject.MAXIMUM_LENGTH) {
      throw OutOfGuestMemory.INSTANCE;
    }
    return (int) length;
  }

  private long repeat(long sequence, long count) {
    if (!Value.isString(sequence) && !ListObject.is(sequence) && !isKind(sequence, Kind.TUPLE)) {
      return Value.UNDEF;
    }
    long length = Value.isString(sequence) ? StringObject.length(Value.address(sequence)) : length(sequence);
    boolean isMany = Numbers.isBig(count);
    long times = isMany ? Math.max(0, Numbers.big(count).signum()) * (1L << 46) : Math.max(0, Numbers.low(count));
    if (length == 0) {
      times = 0;
    } else if (times > StringObject.MAXIMUM_LENGTH) {
      throw OutOfGuestMemory.INSTANCE;
    }
    if (Value.isString(sequence)) {
      long all = length * times;
      long string = strings.allocate(all > StringObject.MAXIMUM_LENGTH ? -1 : (int) all);
      fill(string + StringObject.BYTES, strings.bytes(Value.address(sequence)), length, times);
      return Value.string(string);
    }
    int all = checkedLength(length * times);
    if (ListObject.is(sequence)) {
      long list = ListObject.create(heap, all);
      fill(Memory.getLong(list + ListObject.ITEMS), items(sequence), 8 * length, times);
      Memory.putInt(list + ListObject.LENGTH, all);
      return ListObject.value(list);
    }
    long tuple = TupleObject.allocate(heap, all);
    fill(tuple + TupleObject.ITEMS, items(sequence), 8 * length, times);
    return Value.object(tuple);
  }

  /** Copies what is there already, so that few copies are made. */
  private static void fill(long to, long from, long bytes, long times) {
    long all = bytes * times;
    if (all == 0) {
      return;
    }
    Memory.copy(from, to, bytes);
    for (long done = bytes; done < all; done += Math.min(done, all - done)) {
      Memory.copy(to, to + done, Math.min(done, all - done));
    }
  }

  private long sets(int operator, long left, long right) {
    long one = Value.address(left);
    long other = Value.address(right);
    long result = HashObject.create(heap, Kind.SET, 0);
    for (int i = 0; i < HashObject.places(one); i++) {
      long key = HashObject.keyAt(one, i);
      if (key == Value.UNDEF) {
        continue;
      }
      boolean isInBoth = operator != OpCodes.IOR && HashObject.find(other, key, HashObject.hashAt(one, i), vm.keys()) != HashObject.ABSENT;
      if (operator == OpCodes.IOR || isInBoth == (operator == OpCodes.IAND)) {
        HashObject.add(heap, result, key, HashObject.hashAt(one, i), Value.NIL);
      }
    }
    if (operator == OpCodes.IOR || operator == OpCodes.IXOR) {
      for (int i = 0; i < HashObject.places(other); i++) {
        long key = HashObject.keyAt(other, i);
        if (key != Value.UNDEF && HashObject.find(one, key, HashObject.hashAt(other, i), vm.keys()) == HashObject.ABSENT) {
          HashObject.add(heap, result, key, HashObject.hashAt(other, i), Value.NIL);
        }
      }
    }
    Header.setFlags(result, Header.flags(one) & HashObject.FROZEN);
    return Value.object(result);
  }

  // --- relations --------------------------------------------------------------------------------------------------------

  /** Negative, 0 or positive, {@link Numbers#UNORDERED}, or {@link #UNDEFINED}. Sets are ordered by inclusion. */
  int compare(long one, long other, SpecialMethod relation) {
    if (Value.isString(one) && Value.isString(other)) {
      return Integer.signum(strings.compare(Value.address(one), Value.address(other)));
    }
    if (ListObject.is(one) && ListObject.is(other) || isKind(one, Kind.TUPLE) && isKind(other, Kind.TUPLE)) {
      if (depth == MAXIMUM_DEPTH) {
        throw vm.errors().of(Failure.NESTED_TOO_DEEPLY);
      }
      depth++;
      try {
        return compareItems(one, other, relation);
      } finally {
        depth--;
      }
    }
    if (isKind(one, Kind.BYTES) && isKind(other, Kind.BYTES)) {
      return Integer.signum(BytesObject.compare(Value.address(one), Value.address(other)));
    }
    if (isKind(one, Kind.SET) && isKind(other, Kind.SET)) {
      return inclusion(Value.address(one), Value.address(other));
    }
    return UNDEFINED;
  }

  /** The first items that differ decide. */
  private int compareItems(long one, long other, SpecialMethod relation) {
    for (int i = 0; i < length(one) && i < length(other); i++) {
      long x = item(one, i);
      long y = item(other, i);
      if (!vm.keys().equal(x, y)) {
        return compareDifferent(x, y, relation);
      }
    }
    return Integer.compare(length(one), length(other));
  }

  private int compareDifferent(long x, long y, SpecialMethod relation) {
    int order = Numbers.isNumber(x) && Numbers.isNumber(y) ? Numbers.compare(x, y) : compare(x, y, relation);
    if (order != UNDEFINED) {
      return order;
    }
    long method = vm.special(x, relation);
    if (method != Value.UNDEF) {
      long[] results = vm.nesting().execute(method, x, y);
      if (results.length > 0 && results[0] != Value.NOT_IMPLEMENTED) {
        boolean wantsLess = relation == SpecialMethod.LT || relation == SpecialMethod.LE;
        return vm.isTrue(results[0]) == wantsLess ? -1 : 1;
      }
    }
    throw vm.errors().of(Failure.ORDER, switch (relation) {
          case LT -> "<";
          case LE -> "<=";
          case GT -> ">";
          default -> ">=";
        }, x, y);
  }

  private int inclusion(long one, long other) {
    int common = 0;
    for (int i = 0; i < HashObject.places(one); i++) {
      long key = HashObject.keyAt(one, i);
      if (key != Value.UNDEF && HashObject.find(other, key, HashObject.hashAt(one, i), vm.keys()) != HashObject.ABSENT) {
        common++;
      }
    }
    boolean isWithin = common == HashObject.size(one);
    boolean contains = common == HashObject.size(other);
    return isWithin ? contains ? 0 : -1 : contains ? 1 : Numbers.UNORDERED;
  }

  /** Whether a builtin container contains a value; raises if it is none. */
  boolean contains(long container, long value) {
    if (ListObject.is(container) || isKind(container, Kind.TUPLE)) {
      for (int i = 0; i < length(container); i++) {
        if (vm.keys().equal(item(container, i), value)) {
          return true;
        }
      }
      return false;
    }
    if (isKind(container, Kind.DICT) || isKind(container, Kind.SET)) {
      return vm.keys().find(Value.address(container), value) != HashObject.ABSENT;
    }
    if (Value.isString(container)) {
      if (!Value.isString(value)) {
        throw vm.errors().of(Failure.NOT_STRING, value);
      }
      return strings.toJava(Value.address(container)).contains(strings.toJava(Value.address(value)));
    }
    throw vm.errors().of(Failure.NOT_CONTAINER, container);
  }
}
