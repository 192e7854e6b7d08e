package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.BytesObject;
import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.IntegerObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.Numbers;
import dev.lathe.vm.object.SliceObject;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.NumberText;
import dev.lathe.vm.value.Value;

/** Making containers, reading and writing their items, and making text of values. */
final class Containers {
  private final VmState vm;
  private final Heap heap;
  private final Operations operations;
  private final Text text;

  Containers(VmState vm, Operations operations, Text text) {
    this.vm = vm;
    this.heap = vm.heap();
    this.operations = operations;
    this.text = text;
  }

  // --- making -----------------------------------------------------------------------------------------------------------

  /** What a row of the kind MKLIST makes of {@code count} values, or pairs of them. */
  long make(int opcode, long values, int count) {
    return switch (opcode) {
      case OpCodes.MKLIST -> ListObject.value(ListObject.of(heap, values, count));
      case OpCodes.MKTUPLE -> Value.object(TupleObject.of(heap, values, count));
      case OpCodes.MKSLICE ->
          Value.object(SliceObject.create(heap, Memory.getLong(values), count > 1 ? Memory.getLong(values + 8) : Value.NIL, count > 2 ? Memory.getLong(values + 16) : Value.NIL));
      case OpCodes.MKSET -> {
        long set = HashObject.create(heap, Kind.SET, count);
        for (int i = 0; i < count; i++) {
          vm.keys().add(set, Memory.getLong(values + 8L * i));
        }
        yield Value.object(set);
      }
      case OpCodes.MKDICT -> {
        long dictionary = HashObject.create(heap, Kind.DICT, count);
        for (int i = 0; i < count; i++) {
          vm.keys().put(dictionary, Memory.getLong(values + 16L * i), Memory.getLong(values + 16L * i + 8));
        }
        yield Value.object(dictionary);
      }
      default -> throw new AssertionError(opcode);
    };
  }

  void append(long list, long value) {
    if (!ListObject.is(list)) {
      throw vm.errors().of(Failure.NOT_LIST, list);
    }
    Sequences.checkedLength(1L + ListObject.length(Value.address(list)));
    ListObject.append(heap, Value.address(list), value);
  }

  void add(long set, long key) {
    vm.keys().add(set(set), key);
  }

  /** The address of a set that can change. */
  long set(long set) {
    if (!Sequences.isKind(set, Kind.SET) || (Header.flags(Value.address(set)) & HashObject.FROZEN) != 0) {
      throw vm.errors().of(Failure.NOT_SET, set);
    }
    return Value.address(set);
  }

  void put(long dictionary, long key, long value) {
    vm.keys().put(dictionary(dictionary), key, value);
  }

  long dictionary(long dictionary) {
    if (!Sequences.isKind(dictionary, Kind.DICT)) {
      throw vm.errors().of(Failure.NOT_DICTIONARY, dictionary);
    }
    return Value.address(dictionary);
  }

  // --- items ------------------------------------------------------------------------------------------------------------

  private static long store(long base, int word, long value, long pc) {
    Memory.putLong(base + 8L * Insn.a(word), value);
    return pc;
  }

  /** R[A] := object[key]. */
  long load(int word, long object, long key, long pc) {
    long base = vm.thread().base();
    if (ListObject.is(object) || Sequences.isKind(object, Kind.TUPLE)) {
      if (Sequences.isKind(key, Kind.SLICE)) {
        return store(base, word, slice(object, Range.of(vm, Value.address(key), Sequences.length(object))), pc);
      }
      return store(base, word, Sequences.item(object, index(object, key, Sequences.length(object))), pc);
    }
    if (Sequences.isKind(object, Kind.DICT)) {
      long value = vm.keys().get(Value.address(object), key);
      if (value == Value.UNDEF) {
        throw vm.errors().of(Failure.NO_KEY, key);
      }
      return store(base, word, value, pc);
    }
    if (Value.isString(object)) {
      return store(base, word, character(object, key), pc);
    }
    if (Sequences.isKind(object, Kind.BYTES)) {
      long bytes = Value.address(object);
      if (Sequences.isKind(key, Kind.SLICE)) {
        return store(base, word, bytesSlice(bytes, Range.of(vm, Value.address(key), BytesObject.length(bytes))), pc);
      }
      return store(base, word, Value.ofInt(Memory.getByte(bytes + BytesObject.BYTES + index(object, key, BytesObject.length(bytes))) & 0xFF), pc);
    }
    if (Value.isTable(object)) {
      return operations.index(base, word, object, key, pc);
    }
    long function = vm.special(object, SpecialMethod.GETITEM);
    if (function == Value.UNDEF) {
      throw vm.errors().of(Failure.NOT_INDEXABLE, object);
    }
    return operations.call(Step.STORE, pc, 0, function, object, key, Value.NIL, 2);
  }

  /** object[key] := value. */
  long store(int word, long object, long key, long value, long pc) {
    if (ListObject.is(object)) {
      if (Sequences.isKind(key, Kind.SLICE)) {
        storeSlice(object, Range.of(vm, Value.address(key), Sequences.length(object)), value);
      } else {
        ListObject.setItem(heap, Value.address(object), index(object, key, Sequences.length(object)), value);
      }
      return pc;
    }
    if (Sequences.isKind(object, Kind.DICT)) {
      vm.keys().put(Value.address(object), key, value);
      return pc;
    }
    if (Value.isTable(object)) {
      return operations.newIndex(word, object, key, value, pc);
    }
    long function = vm.special(object, SpecialMethod.SETITEM);
    if (function == Value.UNDEF) {
      throw vm.errors().of(Failure.NOT_ASSIGNABLE, object);
    }
    return operations.call(Step.NOTHING, pc, 0, function, object, key, value, 3);
  }

  /** Removes object[key]; {@code word} has the register that becomes nil then. */
  long delete(int word, long object, long key, long pc) {
    if (ListObject.is(object)) {
      long list = Value.address(object);
      if (Sequences.isKind(key, Kind.SLICE)) {
        deleteSlice(list, Range.of(vm, Value.address(key), ListObject.length(list)));
      } else {
        ListObject.replace(heap, list, index(object, key, ListObject.length(list)), 1, 0, 0);
      }
    } else if (Sequences.isKind(object, Kind.DICT)) {
      if (vm.keys().remove(Value.address(object), key) == Value.UNDEF) {
        throw vm.errors().of(Failure.NO_KEY, key);
      }
    } else {
      long function = vm.special(object, SpecialMethod.DELITEM);
      if (function == Value.UNDEF) {
        throw vm.errors().of(Failure.NOT_ASSIGNABLE, object);
      }
      return operations.call(Step.STORE_NIL, pc, 0, function, object, key, Value.NIL, 2);
    }
    return store(vm.thread().base(), word, Value.NIL, pc);
  }

  /** An index as one from 0; negative ones count from the end. */
  private int index(long object, long key, int length) {
    if (!Numbers.isInteger(key)) {
      throw vm.errors().of(Failure.BAD_INDEX, object, key);
    }
    if (Numbers.fitsLong(key)) {
      long index = Numbers.low(key);
      index += index < 0 ? length : 0;
      if (index >= 0 && index < length) {
        return (int) index;
      }
    }
    throw vm.errors().of(Failure.INDEX_RANGE);
  }

  private long character(long object, long key) {
    long string = Value.address(object);
    int length = text.length(string);
    if (!Sequences.isKind(key, Kind.SLICE)) {
      int from = text.offset(string, index(object, key, length));
      return Value.string(text.part(string, from, from + text.size(string, from)));
    }
    Range range = Range.of(vm, Value.address(key), length);
    if (range.step() == 1) {
      return Value.string(text.part(string, text.offset(string, range.start()), text.offset(string, range.start() + range.count())));
    }
    long joined = vm.strings().make("");
    for (int i = 0; i < range.count(); i++) {
      int from = text.offset(string, range.at(i));
      joined = vm.strings().concatenate(joined, text.part(string, from, from + text.size(string, from)));
    }
    return Value.string(joined);
  }

  private long slice(long sequence, Range range) {
    long made = ListObject.is(sequence) ? ListObject.create(heap, range.count()) : TupleObject.allocate(heap, range.count());
    long to = ListObject.is(sequence) ? Memory.getLong(made + ListObject.ITEMS) : made + TupleObject.ITEMS;
    long from = Sequences.items(sequence);
    for (int i = 0; i < range.count(); i++) {
      Memory.putLong(to + 8L * i, Memory.getLong(from + 8L * range.at(i)));
    }
    if (ListObject.is(sequence)) {
      Memory.putInt(made + ListObject.LENGTH, range.count());
      return ListObject.value(made);
    }
    return Value.object(made);
  }

  private long bytesSlice(long bytes, Range range) {
    byte[] part = new byte[range.count()];
    for (int i = 0; i < part.length; i++) {
      part[i] = Memory.getByte(bytes + BytesObject.BYTES + range.at(i));
    }
    return Value.object(BytesObject.of(heap, part));
  }

  private void storeSlice(long object, Range range, long value) {
    if (!ListObject.is(value) && !Sequences.isKind(value, Kind.TUPLE)) {
      throw vm.errors().of(Failure.NOT_ITERABLE, value);
    }
    long list = Value.address(object);
    int count = Sequences.length(value);
    long source = value == object ? TupleObject.of(heap, Sequences.items(value), count) + TupleObject.ITEMS : Sequences.items(value);
    if (range.step() == 1) {
      ListObject.replace(heap, list, range.start(), range.count(), source, count);
      return;
    }
    if (count != range.count()) {
      throw vm.errors().of(count < range.count() ? Failure.TOO_FEW_VALUES : Failure.TOO_MANY_VALUES, range.count(), count);
    }
    for (int i = 0; i < count; i++) {
      ListObject.setItem(heap, list, range.at(i), Memory.getLong(source + 8L * i));
    }
  }

  private void deleteSlice(long list, Range range) {
    if (range.step() == 1) {
      ListObject.replace(heap, list, range.start(), range.count(), 0, 0);
      return;
    }
    // From the end, so that what is still to go keeps its index.
    for (int i = 0; i < range.count(); i++) {
      ListObject.replace(heap, list, range.step() > 0 ? range.at(range.count() - 1 - i) : range.at(i), 1, 0, 0);
    }
  }

  // --- text -------------------------------------------------------------------------------------------------------------

  /** R[A] := format(conversion of value, specification). */
  long format(int word, long operands, int conversion, long ra, long pc) {
    long value = Memory.getLong(operands);
    long specification = Memory.getLong(operands + 8);
    boolean isPlain = specification == Value.NIL || Value.isString(specification) && StringObject.length(Value.address(specification)) == 0;
    if (conversion != 0) {
      long converted = converted(value, conversion == 1 ? SpecialMethod.STR : SpecialMethod.REPR);
      if (isPlain) {
        Memory.putLong(ra, converted);
        return pc;
      }
      value = converted;
    } else if (isPlain && (Value.isString(value) || Numbers.isInteger(value) && !Numbers.isBoolean(value))) {
      Memory.putLong(ra, shown(value));
      return pc;
    }
    long function = vm.special(value, SpecialMethod.FORMAT);
    if (function != Value.UNDEF) {
      return operations.call(Step.STORE, pc, 0, function, value, specification == Value.NIL ? vm.string("") : specification, Value.NIL, 2);
    }
    if (!isPlain) {
      throw vm.errors().of(Failure.NO_PROTOCOL, value, SpecialMethod.FORMAT.key());
    }
    Memory.putLong(ra, converted(value, SpecialMethod.STR));
    return pc;
  }

  /** What a method makes of a value; it runs nested, since formatting may follow. */
  private long converted(long value, SpecialMethod method) {
    if (Value.isString(value) && method == SpecialMethod.STR) {
      return value;
    }
    long function = vm.special(value, method);
    if (function == Value.UNDEF && method == SpecialMethod.STR) {
      function = vm.special(value, SpecialMethod.REPR);
    }
    if (function == Value.UNDEF) {
      return shown(value);
    }
    long[] results = vm.nesting().execute(function, value);
    if (results.length == 0 || !Value.isString(results[0])) {
      throw vm.errors().of(Failure.NOT_STRING, results.length == 0 ? Value.NIL : results[0]);
    }
    return results[0];
  }

  /** A text for a value without methods. */
  private long shown(long value) {
    if (Value.isString(value)) {
      return value;
    }
    if (value == Value.NIL || Numbers.isBoolean(value)) {
      return vm.string(value == Value.TRUE ? "true" : value == Value.FALSE ? "false" : "nil");
    }
    if (Numbers.isInteger(value)) {
      heap.reserveIfMuch(Numbers.isBig(value) ? 20L * IntegerObject.limbs(Value.address(value)) : 0);
      return vm.string(Numbers.isBig(value) ? Numbers.big(value).toString() : Long.toString(Numbers.low(value)));
    }
    if (Value.isDouble(value)) {
      return vm.string(NumberText.of(Value.toDouble(value)));
    }
    throw vm.errors().of(Failure.NO_PROTOCOL, value, SpecialMethod.STR.key());
  }

  /** The strings from an address on as one. */
  long join(long values, int count) {
    for (int i = 0; i < count; i++) {
      if (!Value.isString(Memory.getLong(values + 8L * i))) {
        throw vm.errors().of(Failure.NOT_STRING, Memory.getLong(values + 8L * i));
      }
    }
    return count == 0 ? vm.string("") : Value.string(vm.strings().join(values, count));
  }
}
