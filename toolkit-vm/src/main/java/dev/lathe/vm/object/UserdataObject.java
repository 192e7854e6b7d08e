package dev.lathe.vm.object;

import dev.lathe.vm.memory.Memory;

/**
 * Userdata.
 *
 * <pre>
 *   +0 header  +8 metatable*  +16 environment*  +24 number:u32
 * </pre>
 *
 * The number is that of a Java object in the machine's list; the machine forgets it when the userdata dies.
 */
public final class UserdataObject {
  public static final int METATABLE = 8;
  public static final int ENVIRONMENT = 16;
  public static final int NUMBER = 24;
  public static final int BYTES = 32;

  /** Flag: its finalizer is about to be called, or was. */
  public static final int FINALIZED = 1;

  private UserdataObject() {}

  /** Its metatable, 0 if none. */
  public static long metatable(long userdata) {
    return Memory.getLong(userdata + METATABLE);
  }

  /** The number of its Java object. */
  public static int number(long userdata) {
    return Memory.getInt(userdata + NUMBER);
  }
}
