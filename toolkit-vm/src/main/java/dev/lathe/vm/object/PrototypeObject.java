package dev.lathe.vm.object;

import dev.lathe.vm.memory.CodeSpace;
import dev.lathe.vm.memory.Memory;

/**
 * A loaded prototype: p is the address of its header, its constants lie below.
 *
 * <pre>
 *   p − 8 − 8 j  K[j]: a value; children and templates are values of the tags OBJECT (prototype) and TABLE
 *   p + 0   header
 *   p + 8   code*          its first word, in {@link CodeSpace}; word i is instruction i of the prototype
 *   p + 16  info:u32       its number in the machine's list of what Java knows of it
 *   p + 20  frame size:u32 in slots
 *   p + 24  parameters:u8  p + 25 properties:u8  p + 26 upvalues:u16
 *   p + 28  constants:u32  p + 32 numbers:u32    p + 36 cache records:u32
 *   p + 40  gate*          where machine code goes to call it, see the compiler of functions
 *   p + 48  entries*       u32 for each instruction: where its machine code is, an offset in code memory; 0 if there is none
 *   p + 56  counter:i32    what is left of it until it is due to be compiled
 *   p + 60  (free)
 *   p + 64  N[0]… doubles, then cache records of 16 bytes
 * </pre>
 *
 * A loaded instruction is the dump's word with 32 bits above it: the distance in bytes from p to its cache record, of one that
 * jumps how far, in instructions from the next one, else its wide half.
 */
public final class PrototypeObject {
  public static final int CODE = 8;
  public static final int INFO = 16;
  public static final int FRAME_SIZE = 20;
  public static final int PARAMETERS = 24;
  public static final int PROPERTIES = 25;
  public static final int UPVALUES = 26;
  public static final int CONSTANT_COUNT = 28;
  public static final int NUMBER_COUNT = 32;
  public static final int RECORD_COUNT = 36;
  public static final int GATE = 40;
  public static final int ENTRIES = 48;
  public static final int COUNTER = 56;
  public static final int NUMBERS = 64;

  /** Flag in the header: a general function. */
  public static final int GENERAL = 1;
  /** Flag in the header: it has handlers. */
  public static final int HANDLERS = 2;
  /** Flag in the header: an instruction with a cache record has a wide half too, see {@code FunctionInfo}. */
  public static final int WIDE_NAMES = 4;

  /** Property: keeps variable arguments. */
  public static final int VARARG = 1;
  /** Property: arguments are bound by the shared binder. */
  public static final int CHECKED = 2;
  /** Property, beside CHECKED: as many positional arguments as there are parameters are all that can be given. */
  public static final int EXACT = 8;
  /** Property: a call gives a generator or the like. */
  public static final int RESUMABLE = 4;

  /** Property: calls are counted, or go to machine code. */
  public static final int COUNTED = 16;

  private PrototypeObject() {}

  /** Address of the first instruction. */
  public static long code(long prototype) {
    return Memory.getLong(prototype + CODE);
  }

  public static int info(long prototype) {
    return Memory.getInt(prototype + INFO);
  }

  /** Registers, in slots. */
  public static int frameSize(long prototype) {
    return Memory.getInt(prototype + FRAME_SIZE);
  }

  public static int parameters(long prototype) {
    return Memory.getByte(prototype + PARAMETERS) & 0xFF;
  }

  public static int upvalues(long prototype) {
    return Memory.getShort(prototype + UPVALUES) & 0xFFFF;
  }

  public static int constantCount(long prototype) {
    return Memory.getInt(prototype + CONSTANT_COUNT);
  }

  public static int numberCount(long prototype) {
    return Memory.getInt(prototype + NUMBER_COUNT);
  }

  public static int recordCount(long prototype) {
    return Memory.getInt(prototype + RECORD_COUNT);
  }

  /** Constant number {@code index}. */
  public static long constant(long prototype, int index) {
    return Memory.getLong(prototype - 8 - 8L * index);
  }
}
