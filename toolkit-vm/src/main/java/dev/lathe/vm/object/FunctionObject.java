package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.value.Value;

/**
 * Functions.
 *
 * <pre>
 *   guest function   +0 header  +8 prototype*  +16 environment*  +24 upvalue*…
 *   general function                                           +24 + 8 n defaults  keyword defaults  attributes
 *   host function    +0 header  +8 0           +16 environment*  +24 number:u32 count:u32  +32 value…
 * </pre>
 *
 * A function with the flag {@link #GENERAL} has three values more behind its n upvalues: the tuple of defaults, the dictionary
 * of those of keyword-only parameters, and that of its attributes; each nil if there is none.
 * A host function's number is its place in the machine's list of Java functions; its values are captured ones.
 */
public final class FunctionObject {
  public static final int PROTOTYPE = 8;
  public static final int ENVIRONMENT = 16;
  public static final int UPVALUES = 24;
  /** Of a host function, the second byte of its flags: what machine code may do in its place. */
  public static final int HOST_LEAF = Header.FLAGS + 1;
  public static final int HOST_NUMBER = 24;
  public static final int HOST_COUNT = 28;
  public static final int HOST_VALUES = 32;

  /** Flag: has properties. */
  public static final int GENERAL = 1;
  /** Numbers of properties. */
  public static final int DEFAULTS = 0;
  public static final int KEYWORD_DEFAULTS = 1;
  public static final int ATTRIBUTES = 2;
  private static final int PROPERTIES = 3;

  private FunctionObject() {}

  /** How many properties a guest function has. */
  public static int propertyCount(long function) {
    return (Header.flags(function) & GENERAL) != 0 ? PROPERTIES : 0;
  }

  /** Where one of them lies; the function has them. */
  public static long property(long function, int number) {
    return function + UPVALUES + 8L * (PrototypeObject.upvalues(prototype(function)) + number);
  }

  /** A new guest function of a prototype, its upvalues still to be stored. */
  public static long create(Heap heap, long prototype, long environment) {
    boolean isGeneral = (Header.flags(prototype) & PrototypeObject.GENERAL) != 0;
    int upvalues = PrototypeObject.upvalues(prototype);
    long function = heap.allocate(Kind.FUNCTION.ordinal(), UPVALUES + 8L * (upvalues + (isGeneral ? PROPERTIES : 0)));
    Memory.putLong(function + PROTOTYPE, prototype);
    Memory.putLong(function + ENVIRONMENT, environment);
    if (isGeneral) {
      Header.setFlags(function, GENERAL);
      for (int i = 0; i < PROPERTIES; i++) {
        Memory.putLong(property(function, i), Value.NIL);
      }
    }
    return function;
  }

  /** The prototype's address; 0 says that the function is a host function. */
  public static long prototype(long function) {
    return Memory.getLong(function + PROTOTYPE);
  }

  /** The table of globals. */
  public static long environment(long function) {
    return Memory.getLong(function + ENVIRONMENT);
  }

  /** The upvalue object that an operand names. */
  public static long upvalue(long function, int index) {
    return Memory.getLong(function + UPVALUES + 8L * index);
  }

  /** How many values a Java function has captured. */
  public static int hostCount(long function) {
    return Memory.getInt(function + HOST_COUNT);
  }

  /** The number of a host function. */
  public static int hostNumber(long function) {
    return Memory.getInt(function + HOST_NUMBER);
  }
}
