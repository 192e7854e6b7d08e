package dev.lathe.vm.object;

/** What a heap object is: the byte at +4 of its header is the ordinal. */
public enum Kind {
  STRING,
  TABLE,
  LIST,
  /** A guest function. */
  FUNCTION,
  /** A function in Java; its values have the tag of functions. */
  HOST_FUNCTION,
  /** A captured variable, also a cell. */
  UPVALUE,
  /** A loaded prototype. */
  PROTOTYPE,
  COROUTINE,
  /** A Java object that a program holds. */
  USERDATA,
  /** A growing run of bytes. */
  BUFFER,
  /** A wrapping signed integer. */
  INT64,
  /** A wrapping unsigned integer. */
  UINT64,
  /** Two doubles. */
  COMPLEX,
  /** An integer of any size. */
  INTEGER,
  /** A frame that can be resumed, saved. */
  GENERATOR,
  CLASS,
  INSTANCE,
  TUPLE,
  DICT,
  SET,
  SLICE,
  ERROR,
  /** Bytes that are no text. */
  BYTES,
  /** A function with the object that it was read from. */
  BOUND_METHOD,
  /** Goes over the items of a builtin. */
  ITERATOR;

  private static final Kind[] BY_ORDINAL = values();

  /** The kind of an object. */
  public static Kind of(long address) {
    return BY_ORDINAL[Header.kind(address)];
  }
}
