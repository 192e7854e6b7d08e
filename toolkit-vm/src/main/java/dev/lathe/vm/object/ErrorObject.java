package dev.lathe.vm.object;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.value.Value;

/**
 * Errors of languages that have classes of them.
 *
 * <pre>
 *   +0 header  +8 class  +16 arguments: a tuple  +24 cause  +32 context  +40 traceback  +48 attributes: a table or nil
 * </pre>
 *
 * All are values. Cause and context are errors or nil. The traceback is nil or a tuple: function, index of the instruction,
 * and the traceback that was there before, which is that of frames further inside. The flag {@link #CAUSED} says that a cause
 * was stated, nil included, so that the context is not to be shown.
 */
public final class ErrorObject {
  public static final int CLASS = 8;
  public static final int ARGUMENTS = 16;
  public static final int CAUSE = 24;
  public static final int CONTEXT = 32;
  public static final int TRACEBACK = 40;
  public static final int ATTRIBUTES = 48;
  public static final int BYTES = 56;

  /** Flag: a cause was stated. */
  public static final int CAUSED = 1;

  private ErrorObject() {}

  /** A new one; its address. */
  public static long create(Heap heap, long type, long arguments) {
    long error = heap.allocate(Kind.ERROR.ordinal(), BYTES);
    Memory.putLong(error + CLASS, type);
    Memory.putLong(error + ARGUMENTS, arguments);
    for (int at = CAUSE; at < BYTES; at += 8) {
      Memory.putLong(error + at, Value.NIL);
    }
    return error;
  }

  /** Whether a value is an error. */
  public static boolean is(long value) {
    return Value.isObject(value) && Header.is(Value.address(value), Kind.ERROR);
  }

  /** Adds the frame that it has come to. */
  public static void addEntry(Heap heap, long error, long function, int index) {
    long entry = TupleObject.of(heap, function, Value.ofInt(index), Memory.getLong(error + TRACEBACK));
    Memory.putLong(error + TRACEBACK, Value.object(entry));
    heap.barrier(error);
  }

  /** Notes what was being handled when it was raised, and takes it out of that one's own contexts, so that there is no cycle. */
  public static void setContext(Heap heap, long error, long handled) {
    long self = Value.object(error);
    if (handled == self) {
      return;
    }
    long slow = Value.address(handled);
    boolean moves = false;
    for (long at = Value.address(handled); ; ) {
      long next = Memory.getLong(at + CONTEXT);
      if (!is(next)) {
        break;
      }
      if (next == self) {
        Memory.putLong(at + CONTEXT, Value.NIL);
        break;
      }
      at = Value.address(next);
      if (at == slow) {
        // A cycle that a program has made, without this error.
        break;
      }
      if (moves) {
        slow = Value.address(Memory.getLong(slow + CONTEXT));
      }
      moves = !moves;
    }
    Memory.putLong(error + CONTEXT, handled);
    heap.barrier(error);
  }
}
