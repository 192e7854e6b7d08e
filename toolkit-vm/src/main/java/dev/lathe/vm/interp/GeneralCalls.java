package dev.lathe.vm.interp;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.ClassObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.Stacks;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** Call instructions of general functions. */
final class GeneralCalls {
  /** Combinations of classes that a dispatch goes through at most. */
  private static final int MAXIMUM_TRIES = 4096;
  /** Registers that instructions' operands reach. */
  private static final int LARGEST_FRAME = 256;

  private final VmState vm;
  private final ThreadState thread;
  private final Operations operations;
  private final Calls calls;
  private int tries;

  GeneralCalls(VmState vm, Operations operations, Calls calls) {
    this.vm = vm;
    this.thread = vm.thread();
    this.operations = operations;
    this.calls = calls;
  }

  /** Whether the running frame has registers that only LDW and STW reach: calls are made above it, so that these stay. */
  static boolean isWide(long base) {
    return PrototypeObject.frameSize(FunctionObject.prototype(Value.address(Memory.getLong(base - 16)))) > LARGEST_FRAME;
  }

  /** CALL in a wide frame, CALLKW: {@code count} arguments, the last ones with names. */
  long named(long ra, int count, long names, long pc) {
    return begin(ra, ra, ra + 16, Link.GUEST, count, names, pc);
  }

  /** CALLMETH and CALLMKW: what LDMETH has left at R[A]; C counts it and the link. */
  long method(long ra, int c, long names, long pc) {
    return Memory.getLong(ra) != Value.UNDEF
        ? begin(ra, ra, ra + 16, Link.GUEST, c - 1, names, pc)
        : begin(ra, ra + 8, ra + 24, Link.GUEST1, c - 2, names, pc);
  }

  private long begin(long ra, long function, long arguments, int type, int count, long names, long pc) {
    if (isWide(thread.base())) {
      long from = arguments - thread.base();
      long at = operations.begin(Step.RESULTS, pc, Memory.getLong(function), count);
      Memory.copy(thread.base() + from, at, 8L * count);
      return calls.call(at, count, names);
    }
    Memory.putLong(function + 8, Link.toGuest(type, pc));
    return calls.call(arguments, count, names);
  }

  /** CALLEX: arguments out of a list or tuple, named ones out of a dictionary. */
  long expanded(long callRegister, boolean hasNames, long pc) {
    long ra = callRegister;
    long positional = Memory.getLong(ra + 16);
    long dictionary = hasNames ? Memory.getLong(ra + 24) : Value.NIL;
    if (!ListObject.is(positional) && !Sequences.isKind(positional, Kind.TUPLE)) {
      throw vm.errors().of(Failure.NOT_ITERABLE, positional);
    }
    if (hasNames && !Sequences.isKind(dictionary, Kind.DICT)) {
      throw vm.errors().of(Failure.NOT_DICTIONARY, dictionary);
    }
    int count = Sequences.length(positional);
    int named = hasNames ? HashObject.size(Value.address(dictionary)) : 0;
    long at;
    if (isWide(thread.base())) {
      at = operations.begin(Step.RESULTS, pc, Memory.getLong(ra), count + named);
    } else {
      if (ra + 16 + 8L * (count + (long) named) > thread.limit()) {
        thread.setTop(ra + 16);
        ra += Stacks.grow(vm, count + named);
      }
      Memory.putLong(ra + 8, Link.toGuest(Link.GUEST, pc));
      at = ra + 16;
    }
    long names = Value.NIL;
    if (named > 0) {
      names = Value.object(TupleObject.allocate(vm.heap(), named));
    }
    Memory.copy(Sequences.items(positional), at, 8L * count);
    int next = 0;
    for (int i = 0; named > 0 && i < HashObject.places(Value.address(dictionary)); i++) {
      long key = HashObject.keyAt(Value.address(dictionary), i);
      if (key != Value.UNDEF) {
        Memory.putLong(Value.address(names) + TupleObject.ITEMS + 8L * next, key);
        Memory.putLong(at + 8L * (count + next), HashObject.valueAt(Value.address(dictionary), i));
        next++;
      }
    }
    return calls.call(at, count + named, names);
  }

  /**
   * DISPATCH: a generic function is an object whose class has a method CALL, or a dictionary from tuples of classes to functions,
   * in which each argument's classes are tried in their order, those of the last argument first.
   */
  long dispatch(long ra, long generic, int count, long pc) {
    if (!Sequences.isKind(generic, Kind.DICT)) {
      Memory.putLong(ra, generic);
      return pc;
    }
    long[] types = new long[count];
    for (int i = 0; i < count; i++) {
      types[i] = vm.classes().of(Memory.getLong(ra + 16 + 8L * i));
    }
    tries = MAXIMUM_TRIES;
    long found = search(Value.address(generic), types, new long[count], 0);
    if (found == Value.UNDEF) {
      throw vm.errors().of(Failure.NO_PROTOCOL, count == 0 ? Value.NIL : Memory.getLong(ra + 16), SpecialMethod.CALL.key());
    }
    Memory.putLong(ra, found);
    return pc;
  }

  private long search(long generic, long[] types, long[] chosen, int index) {
    if (index == types.length) {
      return vm.keys().get(generic, Value.object(TupleObject.of(vm.heap(), chosen)));
    }
    if (types[index] == 0 || tries-- == 0) {
      return Value.UNDEF;
    }
    long order = ClassObject.order(types[index]);
    for (int i = 0; i < TupleObject.length(order); i++) {
      chosen[index] = TupleObject.item(order, i);
      long found = search(generic, types, chosen, index + 1);
      if (found != Value.UNDEF) {
        return found;
      }
    }
    return Value.UNDEF;
  }
}
