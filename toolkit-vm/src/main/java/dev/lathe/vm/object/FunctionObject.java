package dev.lathe.vm.object;

import dev.lathe.vm.memory.Memory;

/**
 * Functions.
 *
 * <pre>
 *   guest function   +0 header  +8 prototype*  +16 environment*  +24 upvalue*…
 *   host function    +0 header  +8 0           +16 environment*  +24 number:u32 count:u32  +32 value…
 * </pre>
 *
 * A host function's number is its place in the machine's list of Java functions; its values are captured ones.
 */
public final class FunctionObject {
  public static final int PROTOTYPE = 8;
  public static final int ENVIRONMENT = 16;
  public static final int UPVALUES = 24;
  public static final int HOST_NUMBER = 24;
  public static final int HOST_COUNT = 28;
  public static final int HOST_VALUES = 32;

  private FunctionObject() {}

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
