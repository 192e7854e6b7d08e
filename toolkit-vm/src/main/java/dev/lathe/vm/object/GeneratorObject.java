package dev.lathe.vm.object;

import dev.lathe.vm.memory.Memory;

/**
 * What a call of a function gives that can be left and entered again: its registers, saved.
 *
 * <pre>
 *   +0 header  +8 function  +16 status:u32 registers:u32  +24 next instruction:u32 0  +32 handled error  +40 register…
 * </pre>
 *
 * The next instruction is the index of the one that it goes on with. While it runs, its registers are on the stack, and those
 * here are stale.
 */
public final class GeneratorObject {
  public static final int FUNCTION = 8;
  public static final int STATUS = 16;
  public static final int REGISTERS = 20;
  public static final int NEXT = 24;
  public static final int HANDLED = 32;
  public static final int WINDOW = 40;

  /** Not begun. */
  public static final int CREATED = 0;
  /** Waits in a YIELD or YFROM. */
  public static final int SUSPENDED = 1;
  public static final int RUNNING = 2;
  public static final int FINISHED = 3;

  private GeneratorObject() {}

  public static int status(long generator) {
    return Memory.getInt(generator + STATUS);
  }

  public static void setStatus(long generator, int status) {
    Memory.putInt(generator + STATUS, status);
  }

  /** Number of saved registers. */
  public static int registers(long generator) {
    return Memory.getInt(generator + REGISTERS);
  }

  public static long bytes(long generator) {
    return WINDOW + 8L * registers(generator);
  }
}
