package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.BytesObject;
import dev.lathe.vm.object.ErrorObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Locale;

/**
 * What INTR does. The rows that need more than the machine's own objects (groups of errors, asynchronous iteration, patterns of
 * classes, variants) are functions that the front end gives the machine: LDRT's name for one is that of its row.
 */
final class Intrinsics {
  private final VmState vm;
  private final Arithmetic arithmetic;
  private final Protocols protocols;
  private final Raising raising;
  private final Containers containers;
  private final Iteration iteration;
  private final Attributes attributes;
  private final Operations operations;
  private final Text text;

  Intrinsics(
      VmState vm,
      Arithmetic arithmetic,
      Protocols protocols,
      Raising raising,
      Containers containers,
      Iteration iteration,
      Attributes attributes,
      Operations operations,
      Text text) {
    this.vm = vm;
    this.arithmetic = arithmetic;
    this.protocols = protocols;
    this.raising = raising;
    this.containers = containers;
    this.iteration = iteration;
    this.attributes = attributes;
    this.operations = operations;
    this.text = text;
  }

  private static long store(long ra, long value, long pc) {
    Memory.putLong(ra, value);
    return pc;
  }

  /** R[A] := the intrinsic of the values from {@code operands} on. */
  long execute(int word, long base, long operands, long ra, long pc) {
    Intrinsic intrinsic = Intrinsic.of(Insn.c(word));
    long a = intrinsic.operands() > 0 ? Memory.getLong(operands) : Value.NIL;
    long b = intrinsic.operands() > 1 ? Memory.getLong(operands + 8) : Value.NIL;
    return switch (intrinsic) {
      case POS -> positive(a, ra, pc);
      case MATMUL, MATMUL_IN_PLACE -> protocols.matrixProduct(word, pc);
      case LENGTH -> length(a, ra, pc);
      case LIST_EXTEND, SET_UPDATE -> extend(intrinsic, a, b, ra, pc);
      case LIST_TO_TUPLE -> {
        if (!ListObject.is(a)) {
          throw vm.errors().of(Failure.NOT_LIST, a);
        }
        yield store(ra, iteration.tuple(a), pc);
      }
      case DICT_UPDATE -> {
        merge(containers.dictionary(a), containers.dictionary(b), Value.UNDEF);
        yield store(ra, a, pc);
      }
      case DICT_MERGE -> {
        merge(containers.dictionary(a), containers.dictionary(b), Memory.getLong(operands + 16));
        yield store(ra, a, pc);
      }
      case DELETE_ITEM -> containers.delete(word, a, b, pc);
      case DELETE_ATTRIBUTE -> attributes.delete(word, a, b, ra, pc);
      case LOAD_ATTRIBUTE -> attributes.load(word, a, attributes.name(b), Attributes.NO_RECORD, pc);
      case STORE_ATTRIBUTE -> {
        long value = Memory.getLong(operands + 16);
        Memory.putLong(ra, Value.NIL);
        yield attributes.store(word, a, attributes.name(b), value, Attributes.NO_RECORD, pc);
      }
      case DELETE_GLOBAL -> {
        attributes.deleteGlobal(base, a);
        yield store(ra, Value.NIL, pc);
      }
      case SET_DEFAULTS -> setProperty(a, FunctionObject.DEFAULTS, Kind.TUPLE, b, ra, pc);
      case SET_KEYWORD_DEFAULTS -> setProperty(a, FunctionObject.KEYWORD_DEFAULTS, Kind.DICT, b, ra, pc);
      case SET_ANNOTATIONS -> setAttribute(a, "__annotations__", b, ra, pc);
      case SET_TYPE_PARAMETERS -> setAttribute(a, "__type_params__", b, ra, pc);
      case CLASS_CELL -> {
        if (!Sequences.isKind(a, Kind.UPVALUE)) {
          throw vm.errors().of(Failure.NOT_CELL, a);
        }
        long cell = Value.address(a);
        Memory.putLong(Memory.getLong(cell + UpvalueObject.WHERE), b);
        vm.heap().barrier(cell);
        yield store(ra, Value.NIL, pc);
      }
      case RAISE_FROM -> raiseFrom(a, b, ra, pc);
      case RAISABLE -> raisable(a, ra, pc);
      case HANDLED -> store(ra, raising.handledOutwards(), pc);
      case AWAITABLE -> Sequences.isKind(a, Kind.GENERATOR)
          ? store(ra, a, pc)
          : operations.call(Step.STORE, pc, Value.NIL, special(a, SpecialMethod.AWAIT), a, Value.NIL, Value.NIL, 1);
      case ASYNC_ITERATOR -> operations.call(Step.STORE, pc, Value.NIL, special(a, SpecialMethod.ASYNC_ITER), a, Value.NIL, Value.NIL, 1);
      case ASYNC_NEXT -> operations.call(Step.STORE, pc, Value.NIL, special(a, SpecialMethod.ASYNC_NEXT), a, Value.NIL, Value.NIL, 1);
      case IS_SEQUENCE -> store(ra, Value.of(ListObject.is(a) || Sequences.isKind(a, Kind.TUPLE)), pc);
      case IS_MAPPING -> store(ra, Value.of(Sequences.isKind(a, Kind.DICT)), pc);
      case MATCH_KEYS -> store(ra, matchKeys(containers.dictionary(a), tuple(b)), pc);
      case MAPPING_REST -> store(ra, rest(containers.dictionary(a), tuple(b)), pc);
      case ITERATOR -> iteration.iterator(word, a, ra, pc);
      case TYPE_OF -> {
        long type = vm.classes().of(a);
        yield store(ra, type == 0 ? Value.NIL : Value.object(type), pc);
      }
      case TRACEBACK -> store(ra, ErrorObject.is(a) ? Memory.getLong(Value.address(a) + ErrorObject.TRACEBACK) : Value.NIL, pc);
      case GLOBALS -> store(ra, Value.table(FunctionObject.environment(Value.address(Memory.getLong(base - 16)))), pc);
      case SPLIT_GROUP, JOIN_GROUP, ASYNC_WRAP, MATCH_CLASS, TAG, FIELD -> {
        long name = Value.string(vm.strings().atom(intrinsic.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        yield operations.callMany(Step.STORE, pc, attributes.runtimeName(name), operands, intrinsic.operands());
      }
    };
  }

  private long special(long value, SpecialMethod method) {
    long function = vm.special(value, method);
    if (function == Value.UNDEF) {
      throw vm.errors().of(Failure.NO_PROTOCOL, value, method.key());
    }
    return function;
  }

  private long tuple(long value) {
    if (!Sequences.isKind(value, Kind.TUPLE)) {
      throw vm.errors().of(Failure.NOT_ITERABLE, value);
    }
    return Value.address(value);
  }

  private long positive(long value, long ra, long pc) {
    long result = arithmetic.positive(value);
    if (result != Value.UNDEF) {
      return store(ra, result, pc);
    }
    long function = vm.special(value, SpecialMethod.POSITIVE);
    if (function == Value.UNDEF) {
      throw vm.errors().of(Failure.OPERAND, "+", value);
    }
    return operations.call(Step.STORE, pc, Value.NIL, function, value, Value.NIL, Value.NIL, 1);
  }

  private long length(long value, long ra, long pc) {
    if (ListObject.is(value) || Sequences.isKind(value, Kind.TUPLE)) {
      return store(ra, Value.ofInt(Sequences.length(value)), pc);
    }
    if (Sequences.isKind(value, Kind.DICT) || Sequences.isKind(value, Kind.SET)) {
      return store(ra, Value.ofInt(HashObject.size(Value.address(value))), pc);
    }
    if (Value.isString(value)) {
      return store(ra, Value.ofInt(text.length(Value.address(value))), pc);
    }
    if (Sequences.isKind(value, Kind.BYTES)) {
      return store(ra, Value.ofInt(BytesObject.length(Value.address(value))), pc);
    }
    return operations.call(Step.STORE, pc, Value.NIL, special(value, SpecialMethod.LEN), value, Value.NIL, Value.NIL, 1);
  }

  private long extend(Intrinsic intrinsic, long target, long items, long ra, long pc) {
    if (intrinsic == Intrinsic.SET_UPDATE) {
      containers.set(target);
    } else if (!ListObject.is(target)) {
      throw vm.errors().of(Failure.NOT_LIST, target);
    }
    return iteration.collect(items, pc);
  }

  /** Puts the entries of one dictionary into another; {@code function} is named if one is there already, unless it is UNDEF. */
  private void merge(long to, long from, long function) {
    for (int i = 0; i < HashObject.places(from); i++) {
      long key = HashObject.keyAt(from, i);
      if (key == Value.UNDEF) {
        continue;
      }
      if (function != Value.UNDEF && vm.keys().find(to, key) != HashObject.ABSENT) {
        throw vm.errors().of(Failure.DOUBLE_ARGUMENT, function, Value.isString(key) ? vm.strings().toJava(Value.address(key)) : "?");
      }
      vm.keys().put(to, key, HashObject.valueAt(from, i));
    }
  }

  private long setProperty(long function, int property, Kind kind, long value, long ra, long pc) {
    long address = guestFunction(function);
    if (!Sequences.isKind(value, kind)) {
      throw kind == Kind.DICT ? vm.errors().of(Failure.NOT_DICTIONARY, value) : vm.errors().of(Failure.NOT_ITERABLE, value);
    }
    Memory.putLong(FunctionObject.property(address, property), value);
    vm.heap().barrier(address);
    return store(ra, function, pc);
  }

  private long guestFunction(long function) {
    if (!Value.isFunction(function) || FunctionObject.prototype(Value.address(function)) == 0 || FunctionObject.propertyCount(Value.address(function)) == 0) {
      throw vm.errors().of(Failure.NOT_CALLABLE, function);
    }
    return Value.address(function);
  }

  private long setAttribute(long function, String name, long value, long ra, long pc) {
    vm.keys().put(attributes.attributesOf(guestFunction(function)), Value.string(vm.strings().atom(name)), value);
    return store(ra, function, pc);
  }

  // --- errors -----------------------------------------------------------------------------------------------------------

  private long raisable(long value, long ra, long pc) {
    if (Sequences.isKind(value, Kind.CLASS)) {
      return operations.call(Step.STORE, pc, Value.NIL, value, Value.NIL, Value.NIL, Value.NIL, 0);
    }
    if (!ErrorObject.is(value)) {
      throw vm.errors().of(Failure.NOT_ERROR, value);
    }
    return store(ra, value, pc);
  }

  private long raiseFrom(long error, long cause, long ra, long pc) {
    if (Sequences.isKind(error, Kind.CLASS)) {
      return operations.call(Step.RAISE_FROM, pc, cause, error, Value.NIL, Value.NIL, Value.NIL, 0);
    }
    return caused(error, cause, ra, pc);
  }

  /** An error, made perhaps, has a cause. */
  long caused(long error, long cause, long ra, long pc) {
    if (!ErrorObject.is(error)) {
      throw vm.errors().of(Failure.NOT_ERROR, error);
    }
    if (cause != Value.NIL && !ErrorObject.is(cause)) {
      throw vm.errors().of(Failure.NOT_ERROR, cause);
    }
    long address = Value.address(error);
    Memory.putLong(address + ErrorObject.CAUSE, cause);
    Header.setFlags(address, Header.flags(address) | ErrorObject.CAUSED);
    vm.heap().barrier(address);
    return store(ra, error, pc);
  }

  // --- patterns ---------------------------------------------------------------------------------------------------------

  private long matchKeys(long dictionary, long keys) {
    int count = TupleObject.length(keys);
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = vm.keys().get(dictionary, TupleObject.item(keys, i));
      if (values[i] == Value.UNDEF) {
        return Value.UNDEF;
      }
    }
    return Value.object(TupleObject.of(vm.heap(), values));
  }

  private long rest(long dictionary, long keys) {
    long rest = HashObject.create(vm.heap(), Kind.DICT, HashObject.size(dictionary));
    merge(rest, dictionary, Value.UNDEF);
    for (int i = 0; i < TupleObject.length(keys); i++) {
      vm.keys().remove(rest, TupleObject.item(keys, i));
    }
    return Value.object(rest);
  }
}
