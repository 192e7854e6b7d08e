package dev.lathe.vm.object;

import dev.lathe.vm.value.Value;

/** What values are that are no objects of a program's class. A front end gives each a class, see {@link Classes#setBuiltin}. */
public enum BuiltinType {
  NIL,
  BOOLEAN,
  INTEGER,
  FLOAT,
  COMPLEX,
  STRING,
  BYTES,
  LIST,
  TUPLE,
  DICTIONARY,
  SET,
  FROZEN_SET,
  SLICE,
  FUNCTION,
  HOST_FUNCTION,
  BOUND_METHOD,
  GENERATOR,
  ITERATOR,
  CELL,
  CLASS,
  ELLIPSIS,
  NOT_IMPLEMENTED,
  TABLE,
  OTHER;

  /** What a value is; objects of classes are {@link #OTHER}. */
  public static BuiltinType of(long value) {
    return switch (Value.tag(value)) {
      case Value.NIL_TAG -> NIL;
      case Value.FALSE_TAG, Value.TRUE_TAG -> BOOLEAN;
      case Value.INT_TAG -> INTEGER;
      case Value.STRING_TAG -> STRING;
      case Value.TABLE_TAG -> TABLE;
      case Value.LIST_TAG -> LIST;
      case Value.FUNCTION_TAG -> FunctionObject.prototype(Value.address(value)) == 0 ? HOST_FUNCTION : FUNCTION;
      case Value.SINGLE_TAG -> value == Value.ELLIPSIS ? ELLIPSIS : NOT_IMPLEMENTED;
      case Value.OBJECT_TAG -> ofKind(Value.address(value));
      case Value.UNDEF_TAG, Value.LIGHT_TAG -> OTHER;
      default -> Value.isDouble(value) ? FLOAT : OTHER;
    };
  }

  private static BuiltinType ofKind(long address) {
    return switch (Kind.of(address)) {
      case INTEGER -> INTEGER;
      case COMPLEX -> COMPLEX;
      case BYTES -> BYTES;
      case TUPLE -> TUPLE;
      case DICT -> DICTIONARY;
      case SET -> (Header.flags(address) & HashObject.FROZEN) != 0 ? FROZEN_SET : SET;
      case SLICE -> SLICE;
      case BOUND_METHOD -> BOUND_METHOD;
      case GENERATOR -> GENERATOR;
      case ITERATOR -> ITERATOR;
      case UPVALUE -> CELL;
      case CLASS -> CLASS;
      case STRING, TABLE, LIST, FUNCTION, HOST_FUNCTION, PROTOTYPE, COROUTINE, USERDATA, BUFFER, INT64, UINT64, INSTANCE, ERROR -> OTHER;
    };
  }
}
