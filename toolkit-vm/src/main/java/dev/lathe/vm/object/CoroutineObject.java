package dev.lathe.vm.object;

import dev.lathe.vm.memory.Memory;

/**
 * A coroutine; the main program is one as well.
 *
 * <pre>
 *   +0 header  +8 stack*  +16 slots:u32 status:u32  +24 base*  +32 top*  +40 pc*  +48 resumer*  +56 open upvalues*  +64 environment*
 *   +72 nested:u32 handlers:u32  +80 handled error  +88 depth:u32 readers:u32
 * </pre>
 *
 * The stack is a part of its own, taken from and given back to the heap. Base, top and pc are of the running frame when it
 * is not the one that runs.
 */
public final class CoroutineObject {
  public static final int STACK = 8;
  public static final int SLOTS = 16;
  public static final int STATUS = 20;
  public static final int BASE = 24;
  public static final int TOP = 32;
  public static final int PC = 40;
  public static final int RESUMER = 48;
  public static final int OPEN = 56;
  public static final int ENVIRONMENT = 64;
  /** How many runs that Java has started are on this stack: no yield across them. */
  public static final int NESTED = 72;

  /** How many error handlers run on this stack: it may have more slots meanwhile. */
  public static final int HANDLERS = 76;

  /** The error that this stack handles, a value, nil for none. */
  public static final int HANDLED = 80;

  /** How many coroutines wait for this one, each resumed by the one before, when it was resumed last. */
  public static final int DEPTH = 88;

  /** How many calls of a loader on this stack wait for the function that gives them text. */
  public static final int READERS = 92;

  public static final int BYTES = 96;

  /** Not begun, or waiting in a yield. */
  public static final int SUSPENDED = 0;
  public static final int RUNNING = 1;
  /** Has resumed another one. */
  public static final int NORMAL = 2;
  public static final int DEAD = 3;

  private CoroutineObject() {}

  public static int status(long coroutine) {
    return Memory.getInt(coroutine + STATUS);
  }

  /** Number of slots of its stack. */
  public static int slots(long coroutine) {
    return Memory.getInt(coroutine + SLOTS);
  }
}
