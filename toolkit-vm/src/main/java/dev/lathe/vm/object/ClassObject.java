package dev.lathe.vm.object;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.value.Value;

/**
 * Classes.
 *
 * <pre>
 *   +0 header  +8 name  +16 bases: a tuple  +24 order: a tuple of classes, itself first  +32 attributes: a table  +40 class of the class, nil for the usual one
 *   +48 slots:u32 0
 * </pre>
 *
 * The order is C3's (Barrett and others 1996). New objects have so many slots of their own, as earlier ones have needed. In the table of attributes nil stands as UNDEF, see {@link #toSlot}.
 */
public final class ClassObject {
  public static final int NAME = 8;
  public static final int BASES = 16;
  public static final int ORDER = 24;
  public static final int ATTRIBUTES = 32;
  public static final int METACLASS = 40;
  public static final int SLOTS = 48;
  public static final int BYTES = 56;

  /** Flag: its objects are errors; classes that are derived from it have it too. */
  public static final int ERRORS = 1;

  private ClassObject() {}

  /** Whether a value is a class. */
  public static boolean is(long value) {
    return Value.isObject(value) && Header.is(Value.address(value), Kind.CLASS);
  }

  /** The name, a string value. */
  public static long name(long type) {
    return Memory.getLong(type + NAME);
  }

  /** The tuple of classes in which attributes are looked up, its address. */
  public static long order(long type) {
    return Value.address(Memory.getLong(type + ORDER));
  }

  /** The table of its own attributes, its address. */
  public static long attributes(long type) {
    return Value.address(Memory.getLong(type + ATTRIBUTES));
  }

  /** Whether a class is another one or has it among its bases, however far. */
  public static boolean isSubclass(long type, long of) {
    long order = order(type);
    long wanted = Value.object(of);
    for (int i = 0; i < TupleObject.length(order); i++) {
      if (TupleObject.item(order, i) == wanted) {
        return true;
      }
    }
    return false;
  }

  /** A value as a table holds it in which nil means that there is nothing: nil and UNDEF change places. */
  public static long toSlot(long value) {
    return value == Value.NIL ? Value.UNDEF : value == Value.UNDEF ? Value.NIL : value;
  }
}
