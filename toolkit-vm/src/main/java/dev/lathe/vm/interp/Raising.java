package dev.lathe.vm.interp;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.ClassObject;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.ErrorObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** Errors of general functions: raising, catching, and the one that is being handled. */
final class Raising {
  private final VmState vm;
  private final ThreadState thread;

  Raising(VmState vm) {
    this.vm = vm;
    this.thread = vm.thread();
  }

  /** The word of the running stack or generator; nil if nothing is handled there. */
  long handled() {
    return Memory.getLong(thread.coroutine() + CoroutineObject.HANDLED);
  }

  void setHandled(long error) {
    long coroutine = thread.coroutine();
    Memory.putLong(coroutine + CoroutineObject.HANDLED, error);
    vm.heap().barrier(coroutine);
  }

  /** The error that is handled here, or by those that have resumed the running generators; nil if there is none. */
  long handledOutwards() {
    long error = handled();
    long base = thread.base();
    while (error == Value.NIL && base != 0) {
      long link = Memory.getLong(base - 8);
      switch (Link.type(link)) {
        case Link.GUEST, Link.GUEST1 -> base -= 8L * (Memory.getInt(Link.pc(link) - 8) >>> 8 & 0xFF) + 8L * (2 + Link.type(link));
        case Link.GENERATOR -> {
          error = Memory.getLong(base + Generators.SAVED_HANDLED);
          base -= 8 * Link.delta(link);
        }
        case Link.HOST -> base = Link.delta(link) == 0 ? 0 : base - 8 * Link.delta(link);
        default -> base -= 8 * Link.delta(link);
      }
    }
    return error;
  }

  /** An error that RAISE raises. */
  GuestError raise(long error) {
    if (!ErrorObject.is(error) && !isInstanceError(error)) {
      return vm.errors().of(Failure.NOT_ERROR, error);
    }
    return new GuestError(error);
  }

  /** An error that goes on. */
  GuestError again(long error) {
    return error == Value.NIL ? vm.errors().of(Failure.NOTHING_TO_RAISE) : new GuestError(error, GuestError.Origin.AGAIN);
  }

  /** Strings and tables, as other functions raise them, may be raised too. */
  private static boolean isInstanceError(long error) {
    return Value.isString(error) || Value.isTable(error);
  }

  /** Notes what was being handled. */
  void chain(long error) {
    // Looking outwards takes time for each frame: errors of other kinds, which have no context, do without.
    if (!ErrorObject.is(error)) {
      return;
    }
    long handled = handledOutwards();
    if (ErrorObject.is(handled)) {
      ErrorObject.setContext(vm.heap(), Value.address(error), handled);
    }
  }

  /** Whether an error is an object of a class of errors, or of one of a tuple of such classes. */
  boolean isInstance(long error, long wanted) {
    if (Value.isObject(wanted) && Header.is(Value.address(wanted), Kind.TUPLE)) {
      long tuple = Value.address(wanted);
      boolean found = false;
      for (int i = 0; i < TupleObject.length(tuple); i++) {
        // All are looked at, since what is no class is an error wherever it stands.
        found |= isInstanceOf(error, TupleObject.item(tuple, i));
      }
      return found;
    }
    return isInstanceOf(error, wanted);
  }

  private boolean isInstanceOf(long error, long type) {
    if (!ClassObject.is(type)) {
      throw vm.errors().of(Failure.NOT_ERROR_CLASS, type);
    }
    long own = ErrorObject.is(error) ? Value.address(Memory.getLong(Value.address(error) + ErrorObject.CLASS)) : 0;
    return own != 0 && ClassObject.isSubclass(own, Value.address(type));
  }

  /** Whether an error says that an iteration has ended. */
  boolean isStop(long error) {
    return ErrorObject.is(error) && isInstanceOf(error, vm.errorClass(Failure.Group.STOP));
  }

  /** What a function has returned whose end an error of the kind STOP tells. */
  long stopValue(long error) {
    long arguments = Value.address(Memory.getLong(Value.address(error) + ErrorObject.ARGUMENTS));
    return TupleObject.length(arguments) == 0 ? Value.NIL : TupleObject.item(arguments, 0);
  }
}
