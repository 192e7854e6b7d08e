package dev.lathe.vm.bytecode;

import static dev.lathe.vm.bytecode.Effect.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What {@link Op#INTR} does: operations that programs need too rarely for an opcode. Columns: number of operands, meaning,
 * effects. The instruction's operand is the ordinal, so rows are only added at the end. In a meaning, a, b, c and d are the
 * operands, from R[B] on.
 */
public enum Intrinsic {
  // @formatter:off
  POS              (1, "+a", ALLOCATES, CALLS),
  MATMUL           (2, "a @ b", CALLS),
  MATMUL_IN_PLACE  (2, "a @= b", CALLS),
  LENGTH           (1, "number of items of a", READS, CALLS),
  LIST_EXTEND      (2, "list a, items of b appended", READS, WRITES, ALLOCATES, CALLS),
  LIST_TO_TUPLE    (1, "tuple of the items of list a", READS, ALLOCATES),
  SET_UPDATE       (2, "set a, items of b added", READS, WRITES, ALLOCATES, CALLS),
  DICT_UPDATE      (2, "dictionary a, entries of mapping b put", READS, WRITES, ALLOCATES, CALLS),
  DICT_MERGE       (3, "dictionary a, entries of mapping b put; raises for one that is there, naming function c", READS, WRITES, ALLOCATES, CALLS),
  DELETE_ITEM      (2, "nil; removes a[b]", WRITES, CALLS),
  DELETE_ATTRIBUTE (2, "nil; removes a's attribute named b", WRITES, CALLS),
  DELETE_GLOBAL    (1, "nil; removes the global named a, raises if there is none", WRITES, CALLS),
  SET_DEFAULTS     (2, "function a, defaults of its last positional parameters out of tuple b", WRITES),
  SET_KEYWORD_DEFAULTS(2, "function a, defaults of keyword-only parameters out of dictionary b", WRITES),
  SET_ANNOTATIONS  (2, "function a with annotations b", WRITES),
  SET_TYPE_PARAMETERS(2, "function a with type parameters b", WRITES),
  CLASS_CELL       (2, "nil; cell a holds class b", WRITES),
  RAISE_FROM       (2, "error a (made if a class) with cause b", WRITES, ALLOCATES, CALLS),
  RAISABLE         (1, "error a, made if a is a class", ALLOCATES, CALLS),
  HANDLED          (0, "the error being handled, or nil", READS),
  SPLIT_GROUP      (2, "pair: part of error group a that class b takes, and the rest", READS, ALLOCATES, CALLS),
  JOIN_GROUP       (2, "error to raise of those in list b that handlers of a left, or nil", READS, ALLOCATES, CALLS),
  AWAITABLE        (1, "iterator that awaits a", READS, ALLOCATES, CALLS),
  ASYNC_ITERATOR   (1, "asynchronous iterator of a", READS, ALLOCATES, CALLS),
  ASYNC_NEXT       (1, "awaitable of the next item of a", READS, ALLOCATES, CALLS),
  ASYNC_WRAP       (1, "value a as an asynchronous generator yields it", ALLOCATES),
  IS_SEQUENCE      (1, "whether patterns of sequences may match a", READS),
  IS_MAPPING       (1, "whether patterns of mappings may match a", READS),
  MATCH_KEYS       (2, "tuple of mapping a's values for the keys in tuple b, UNDEF if one is missing", READS, ALLOCATES, CALLS),
  MATCH_CLASS      (4, "tuple of a's c positional attributes and those named in tuple d as an instance of class b, UNDEF if it is none", READS, ALLOCATES, CALLS),
  MAPPING_REST     (2, "dictionary of mapping a's entries without the keys in tuple b", READS, ALLOCATES, CALLS),
  TAG              (1, "number of the variant that object a is, for SWITCH", READS),
  FIELD            (2, "field number b of variant object a", READS),
  ITERATOR         (1, "iterator object of a", READS, ALLOCATES, CALLS),
  TYPE_OF          (1, "class of a", READS),
  TRACEBACK        (1, "traceback of error a, nil if it has none", READS, ALLOCATES),
  GLOBALS          (0, "the function's globals as a dictionary", READS),
  LOAD_ATTRIBUTE   (2, "a's attribute named b", READS, CALLS),
  STORE_ATTRIBUTE  (3, "nil; a's attribute named b is c", WRITES, CALLS);
  // @formatter:on

  private static final Intrinsic[] BY_NUMBER = values();

  private final int operands;
  private final String meaning;
  private final Set<Effect> effects;

  Intrinsic(int operands, String meaning, Effect... effects) {
    this.operands = operands;
    this.meaning = meaning;
    EnumSet<Effect> set = EnumSet.noneOf(Effect.class);
    Collections.addAll(set, effects);
    this.effects = Collections.unmodifiableSet(set);
  }

  /** How many registers from R[B] on it reads. */
  public int operands() {
    return operands;
  }

  /** What R[A] becomes. */
  public String meaning() {
    return meaning;
  }

  /** What it may do besides writing its result. */
  public Set<Effect> effects() {
    return effects;
  }

  /** How many there are; operands of INTR are below. */
  public static int count() {
    return BY_NUMBER.length;
  }

  /** The one with a number from 0 to {@link #count} - 1. */
  public static Intrinsic of(int number) {
    return BY_NUMBER[number];
  }
}
