package dev.lathe.vm.runtime;

/**
 * What a Java function does for certain arguments, so that machine code can do it in place: it then gives one result, calls nobody, and
 * changes nothing but its arguments. For all other arguments the Java function is asked. Who declares one of these says that his function
 * agrees with it, bit for bit.
 */
public enum LeafFunction {
  /** Nothing is known. */
  NONE,
  /** The absolute value of a double. */
  ABSOLUTE,
  /** The largest integer that is no greater than a double. */
  FLOOR,
  /** The least integer that is no less. */
  CEILING,
  /** The square root of a double. */
  SQUARE_ROOT,
  /** The lesser of two doubles that are unequal, and ordered. */
  MINIMUM,
  /** The greater of two doubles that are unequal, and ordered. */
  MAXIMUM,
  /** The low 32 bits of two integral doubles below 2^53, combined; the result as a signed integer. */
  BIT_AND,
  /** The same. */
  BIT_OR,
  /** The same. */
  BIT_XOR,
  /** The low 32 bits of an integral double below 2^53, inverted, as a signed integer. */
  BIT_NOT,
  /** The low 32 bits of the first, moved left by the low five bits of the second. */
  SHIFT_LEFT,
  /** Moved right, zeros coming in. */
  SHIFT_RIGHT,
  /** Moved right, the sign coming in. */
  SHIFT_ARITHMETIC,
  /** Byte number n, from 1, of a string; n a double, 1 if it is not given. */
  BYTE,
  /** A string of one byte, which is given as a double. */
  CHARACTER,
  /** Bytes i to j of a string, both integral doubles, from 1; negative ones count from the end, and without j it is all of them. Not if there are none. */
  SUBSTRING,
  /** The string that {@link VmState#setTypeName} was told for the value's tag. */
  TYPE_NAME,
  /** The only argument, if it counts as true. */
  TRUE_ARGUMENT,
  /** How many arguments there are behind the first, if that is the string {@code #}. */
  COUNT_OF_REST,
  /** A table that has no metatable, the first argument, which gets the second as its metatable. */
  SET_METATABLE,
  /**
   * Of a table and a number i the item i + 1 with its number in front of it, or nil alone: two results. Only where they are asked for by an
   * iteration.
   */
  NEXT_ITEM
}
