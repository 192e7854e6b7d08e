package dev.lathe.vm.runtime;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.BytesObject;
import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.Numbers;
import dev.lathe.vm.object.PairObject;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.value.Value;

/**
 * Which values are equal, and what their hashes are; dictionaries and sets by key. Equal numbers are equal whatever their kinds
 * are, containers if their items are. Methods of classes run nested, see {@link Nesting}.
 */
public final class Keys implements HashObject.Equality {
  /** Containers in one another, at most so many, are compared. */
  private static final int MAXIMUM_DEPTH = 500;

  private final VmState vm;
  private int depth;

  Keys(VmState vm) {
    this.vm = vm;
  }

  // --- equality ---------------------------------------------------------------------------------------------------------

  /** Whether two values are the same or equal, as items of containers are compared. */
  @Override
  public boolean equal(long one, long other) {
    return one == other || areEqual(one, other);
  }

  /** Whether two values are equal: a NaN is not equal to itself. */
  public boolean areEqual(long one, long other) {
    if (Numbers.isNumber(one) && Numbers.isNumber(other)) {
      return Numbers.compare(one, other) == 0;
    }
    if (one == other) {
      return true;
    }
    int tag = Value.tag(one);
    if (tag == Value.STRING_TAG) {
      if (Value.isString(other)) {
        return vm.strings().equal(Value.address(one), Value.address(other));
      }
    } else if (tag == Value.LIST_TAG && ListObject.is(other)) {
      return nested(one, other);
    } else if (Value.isObject(one) && Value.isObject(other) && Header.kind(Value.address(one)) == Header.kind(Value.address(other))) {
      switch (Kind.of(Value.address(one))) {
        case TUPLE, DICT, SET -> {
          return nested(one, other);
        }
        case BYTES -> {
          return BytesObject.compare(Value.address(one), Value.address(other)) == 0;
        }
        case BOUND_METHOD -> {
          return PairObject.first(Value.address(one)) == PairObject.first(Value.address(other))
              && PairObject.second(Value.address(one)) == PairObject.second(Value.address(other));
        }
        default -> {}
      }
    }
    return isObject(one) && asks(one, other) || isObject(other) && asks(other, one);
  }

  private boolean isObject(long value) {
    return Value.isObject(value) && (Header.is(Value.address(value), Kind.INSTANCE) || Header.is(Value.address(value), Kind.ERROR));
  }

  private boolean asks(long object, long other) {
    long method = vm.special(object, SpecialMethod.EQ);
    if (method == Value.UNDEF) {
      return false;
    }
    long[] results = vm.nesting().execute(method, object, other);
    return results.length > 0 && results[0] != Value.NOT_IMPLEMENTED && vm.isTrue(results[0]);
  }

  private boolean nested(long one, long other) {
    if (depth == MAXIMUM_DEPTH) {
      throw vm.errors().of(Failure.NESTED_TOO_DEEPLY);
    }
    depth++;
    try {
      return sameItems(Value.address(one), Value.address(other));
    } finally {
      depth--;
    }
  }

  private boolean sameItems(long one, long other) {
    switch (Kind.of(one)) {
      case LIST -> {
        for (int i = 0; i < ListObject.length(one) && i < ListObject.length(other); i++) {
          if (!equal(ListObject.item(one, i), ListObject.item(other, i))) {
            return false;
          }
        }
        return ListObject.length(one) == ListObject.length(other);
      }
      case TUPLE -> {
        int length = TupleObject.length(one);
        if (length != TupleObject.length(other)) {
          return false;
        }
        for (int i = 0; i < length; i++) {
          if (!equal(TupleObject.item(one, i), TupleObject.item(other, i))) {
            return false;
          }
        }
        return true;
      }
      default -> {
        boolean hasValues = Header.is(one, Kind.DICT);
        if (HashObject.size(one) != HashObject.size(other)) {
          return false;
        }
        for (int i = 0; i < HashObject.places(one); i++) {
          long key = HashObject.keyAt(one, i);
          if (key != Value.UNDEF) {
            int place = HashObject.find(other, key, HashObject.hashAt(one, i), this);
            if (place == HashObject.ABSENT || hasValues && !equal(HashObject.valueAt(one, i), HashObject.valueAt(other, place))) {
              return false;
            }
          }
        }
        return true;
      }
    }
  }

  // --- hashes -----------------------------------------------------------------------------------------------------------

  /** The hash of a key; raises if it has none. */
  public int hash(long key) {
    if (Numbers.isNumber(key)) {
      return Numbers.hash(key);
    }
    return switch (Value.tag(key)) {
      case Value.STRING_TAG -> vm.strings().hash(Value.address(key));
      case Value.LIST_TAG -> throw vm.errors().of(Failure.NOT_HASHABLE, key);
      case Value.OBJECT_TAG -> hashOfObject(key, Value.address(key));
      default -> Long.hashCode(key >> 3);
    };
  }

  private int hashOfObject(long key, long address) {
    switch (Kind.of(address)) {
      case TUPLE -> {
        return hashOfTuple(address);
      }
      case BYTES -> {
        int hash = 7;
        for (long at = address + BytesObject.BYTES; at < address + BytesObject.BYTES + BytesObject.length(address); at++) {
          hash = 31 * hash + Memory.getByte(at);
        }
        return hash;
      }
      case SET -> {
        if ((Header.flags(address) & HashObject.FROZEN) == 0) {
          throw vm.errors().of(Failure.NOT_HASHABLE, key);
        }
        int hash = HashObject.size(address);
        for (int i = 0; i < HashObject.places(address); i++) {
          hash += HashObject.keyAt(address, i) == Value.UNDEF ? 0 : HashObject.hashAt(address, i) * 0x9E3779B9;
        }
        return hash;
      }
      case DICT -> throw vm.errors().of(Failure.NOT_HASHABLE, key);
      case BOUND_METHOD -> {
        return Long.hashCode(PairObject.first(address) * 31 + PairObject.second(address));
      }
      case INSTANCE, ERROR -> {
        return hashOfInstance(key);
      }
      default -> {
        return Long.hashCode(address >> 3);
      }
    }
  }

  private int hashOfTuple(long tuple) {
    int known = Memory.getInt(tuple + TupleObject.HASH);
    if (known != 0) {
      return known;
    }
    if (depth == MAXIMUM_DEPTH) {
      throw vm.errors().of(Failure.NESTED_TOO_DEEPLY);
    }
    depth++;
    try {
      int hash = TupleObject.length(tuple) + 1;
      for (int i = 0; i < TupleObject.length(tuple); i++) {
        hash = Integer.rotateLeft(hash * 0x85EBCA6B + hash(TupleObject.item(tuple, i)) * 0xC2B2AE35, 13);
      }
      hash = hash == 0 ? 1 : hash;
      Memory.putInt(tuple + TupleObject.HASH, hash);
      return hash;
    } finally {
      depth--;
    }
  }

  private int hashOfInstance(long key) {
    long method = vm.special(key, SpecialMethod.HASH);
    if (method == Value.NIL || method == Value.UNDEF && vm.special(key, SpecialMethod.EQ) != Value.UNDEF) {
      throw vm.errors().of(Failure.NOT_HASHABLE, key);
    }
    if (method == Value.UNDEF) {
      return Long.hashCode(Value.address(key) >> 3);
    }
    long[] results = vm.nesting().execute(method, key);
    if (results.length == 0 || !Numbers.isInteger(results[0])) {
      throw vm.errors().of(Failure.NOT_INTEGER, results.length == 0 ? Value.NIL : results[0]);
    }
    return Numbers.hash(results[0]);
  }

  // --- dictionaries and sets --------------------------------------------------------------------------------------------

  /** The place of a key, {@link HashObject#ABSENT} if there is none. */
  public int find(long object, long key) {
    return HashObject.find(object, key, hash(key), this);
  }

  /** The value of a key, UNDEF if there is none. */
  public long get(long dictionary, long key) {
    int place = find(dictionary, key);
    return place == HashObject.ABSENT ? Value.UNDEF : HashObject.valueAt(dictionary, place);
  }

  /** Stores a value under a key; UNDEF acts as nil. */
  public void put(long dictionary, long key, long value) {
    int hash = hash(key);
    int place = HashObject.find(dictionary, key, hash, this);
    if (place == HashObject.ABSENT) {
      HashObject.add(vm.heap(), dictionary, key == Value.UNDEF ? Value.NIL : key, hash, value);
    } else {
      HashObject.setValueAt(vm.heap(), dictionary, place, value);
    }
  }

  /** Adds a key to a set that may be there. */
  public void add(long set, long key) {
    int hash = hash(key);
    if (HashObject.find(set, key, hash, this) == HashObject.ABSENT) {
      HashObject.add(vm.heap(), set, key == Value.UNDEF ? Value.NIL : key, hash, Value.NIL);
    }
  }

  /** Removes a key; gives the value that it had, UNDEF if it was not there. */
  public long remove(long object, long key) {
    int place = find(object, key);
    if (place == HashObject.ABSENT) {
      return Value.UNDEF;
    }
    long value = HashObject.valueAt(object, place);
    HashObject.removeAt(object, place);
    return value;
  }
}
