package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.Retry;
import dev.lathe.vm.object.BytesObject;
import dev.lathe.vm.object.GeneratorObject;
import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.PairObject;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.ResumeMode;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * Iteration. The state of one is two words, in registers or in an {@link Kind#ITERATOR} object:
 *
 * <pre>
 *   list, tuple, bytes     it, index
 *   string                 it, offset in bytes
 *   dictionary, set        it, position and size above it, 23 bits each
 *   anything else          the iterator, nil
 * </pre>
 *
 * <p>To collect all items of what has methods, a list grows in the slot for extra state of the frames that are called: its
 * first item is the iterator.
 */
final class Iteration {
  private static final int POSITION_BITS = 23;
  private static final int LARGEST = (1 << POSITION_BITS) - 1;

  private final VmState vm;
  private final Heap heap;
  private final Text text;
  private final Operations operations;
  private final Generators generators;
  private final Containers containers;

  Iteration(VmState vm, Text text, Operations operations, Generators generators, Containers containers) {
    this.vm = vm;
    this.heap = vm.heap();
    this.text = text;
    this.operations = operations;
    this.generators = generators;
    this.containers = containers;
  }

  // --- states -----------------------------------------------------------------------------------------------------------

  /** Whether items come without a call. */
  private static boolean isBuiltin(long value) {
    if (Value.isObject(value)) {
      return switch (Kind.of(Value.address(value))) {
        case TUPLE, BYTES, DICT, SET, ITERATOR -> true;
        default -> false;
      };
    }
    return ListObject.is(value) || Value.isString(value);
  }

  /** Makes two words the state of an iteration over a builtin. */
  private void beginBuiltin(long state, long value) {
    long first = value;
    long second = Value.ofInt(0);
    if (Sequences.isKind(value, Kind.DICT) || Sequences.isKind(value, Kind.SET)) {
      int size = HashObject.size(Value.address(value));
      if (HashObject.places(Value.address(value)) > LARGEST) {
        // Of the largest ones the keys are gone through as they are now.
        first = ListObject.value(keys(Value.address(value)));
      } else {
        second = Value.ofInt((long) size << POSITION_BITS);
      }
    } else if (Sequences.isKind(value, Kind.ITERATOR)) {
      second = Value.NIL;
    }
    Memory.putLong(state, first);
    Memory.putLong(state + 8, second);
  }

  /** The next item of a builtin; UNDEF if there is none. */
  private long advance(long state) {
    long source = Memory.getLong(state);
    if (Sequences.isKind(source, Kind.ITERATOR)) {
      long iterator = Value.address(source);
      long item = advance(iterator + PairObject.FIRST);
      heap.barrier(iterator);
      return item;
    }
    long position = Value.toInt(Memory.getLong(state + 8));
    // Registers may hold any integer: what no iteration has stored there is the end.
    if (source == Value.NIL || position < 0) {
      return Value.UNDEF;
    }
    long address = Value.address(source);
    long item = Value.UNDEF;
    long next = position + 1;
    if (Sequences.isKind(source, Kind.DICT) || Sequences.isKind(source, Kind.SET)) {
      int size = (int) (position >> POSITION_BITS);
      if (size != HashObject.size(address)) {
        throw vm.errors().of(Header.is(address, Kind.DICT) ? Failure.DICTIONARY_CHANGED : Failure.SET_CHANGED);
      }
      int place = (int) position & LARGEST;
      while (place < HashObject.places(address) && HashObject.keyAt(address, place) == Value.UNDEF) {
        place++;
      }
      if (place < HashObject.places(address)) {
        item = HashObject.keyAt(address, place);
        next = (long) size << POSITION_BITS | place + 1;
      }
    } else if (Value.isString(source)) {
      if (position < StringObject.length(address)) {
        int size = text.size(address, (int) position);
        item = Value.string(text.part(address, (int) position, (int) position + size));
        next = position + size;
      }
    } else if (Sequences.isKind(source, Kind.BYTES)) {
      if (position < BytesObject.length(address)) {
        item = Value.ofInt(Memory.getByte(address + BytesObject.BYTES + position) & 0xFF);
      }
    } else if (position < Sequences.length(source)) {
      item = Sequences.item(source, (int) position);
    }
    if (item == Value.UNDEF) {
      // For good, even if it grows again.
      Memory.putLong(state, Value.NIL);
    } else {
      Memory.putLong(state + 8, Value.ofInt(next));
    }
    return item;
  }

  private long keys(long object) {
    long list = ListObject.create(heap, HashObject.size(object));
    for (int i = 0; i < HashObject.places(object); i++) {
      if (HashObject.keyAt(object, i) != Value.UNDEF) {
        ListObject.append(heap, list, HashObject.keyAt(object, i));
      }
    }
    return list;
  }

  /** An iterator that a program can see. */
  long iterator(int word, long value, long ra, long pc) {
    if (Sequences.isKind(value, Kind.ITERATOR) || Sequences.isKind(value, Kind.GENERATOR)) {
      Memory.putLong(ra, value);
      return pc;
    }
    if (isBuiltin(value)) {
      long iterator = PairObject.create(heap, Kind.ITERATOR, Value.NIL, Value.NIL);
      beginBuiltin(iterator + PairObject.FIRST, value);
      heap.barrier(iterator);
      Memory.putLong(ra, Value.object(iterator));
      return pc;
    }
    return operations.call(Step.STORE, pc, 0, method(value), value, Value.NIL, Value.NIL, 1);
  }

  private long method(long value) {
    long function = vm.special(value, SpecialMethod.ITER);
    if (function == Value.UNDEF || function == Value.NIL) {
      throw vm.errors().of(Failure.NOT_ITERABLE, value);
    }
    return function;
  }

  // --- loops ------------------------------------------------------------------------------------------------------------

  /** R[A], R[A+1] := iteration over a value. */
  long begin(long ra, long value, long pc) {
    if (isBuiltin(value)) {
      beginBuiltin(ra, value);
      return pc;
    }
    if (Sequences.isKind(value, Kind.GENERATOR)) {
      return begun(ra, value, pc);
    }
    return operations.call(Step.ITERATE, pc, 0, method(value), value, Value.NIL, Value.NIL, 1);
  }

  /** The method has given an iterator. */
  long begun(long ra, long iterator, long pc) {
    if (Sequences.isKind(iterator, Kind.ITERATOR)) {
      beginBuiltin(ra, iterator);
      return pc;
    }
    if (!Sequences.isKind(iterator, Kind.GENERATOR) && vm.special(iterator, SpecialMethod.NEXT) == Value.UNDEF) {
      throw vm.errors().of(Failure.NOT_ITERABLE, iterator);
    }
    Memory.putLong(ra, iterator);
    Memory.putLong(ra + 8, Value.NIL);
    return pc;
  }

  /** One step of a loop. */
  long next(long insn, long ra, long pc) {
    long source = Memory.getLong(ra);
    if (source == Value.NIL || isBuiltin(source) && (Value.tag(Memory.getLong(ra + 8)) == Value.INT_TAG || Sequences.isKind(source, Kind.ITERATOR))) {
      long item = advance(ra);
      return item == Value.UNDEF ? pc : got(insn, ra, item, pc);
    }
    return ask(Step.NEXT, 0, source, pc);
  }

  /** The next item has come. */
  long got(long insn, long ra, long item, long pc) {
    Memory.putLong(ra + 16, item);
    return Instructions.target(insn, pc);
  }

  /** Asks an iterator for its next item, which a step takes. */
  private long ask(Step step, long extra, long iterator, long pc) {
    if (Sequences.isKind(iterator, Kind.GENERATOR)) {
      if (GeneratorObject.status(Value.address(iterator)) == GeneratorObject.FINISHED) {
        return step == Step.NEXT ? pc : collected(extra, pc);
      }
      return generators.resume(step, pc, extra, Value.address(iterator), ResumeMode.NEXT, Value.NIL);
    }
    long function = vm.special(iterator, SpecialMethod.NEXT);
    if (function == Value.UNDEF) {
      throw vm.errors().of(Failure.NOT_ITERABLE, iterator);
    }
    return operations.call(step, pc, extra, function, iterator, Value.NIL, Value.NIL, 1);
  }

  /** YFROM over an iterator object of a builtin: it gives its next item at once. */
  long delegate(long base, long ra, long pc) {
    long item = advance(Value.address(Memory.getLong(ra)) + PairObject.FIRST);
    heap.barrier(Value.address(Memory.getLong(ra)));
    if (item == Value.UNDEF) {
      Memory.putLong(ra, Value.NIL);
      return pc;
    }
    return generators.yield(base, item, pc - 8);
  }

  // --- taking all items -------------------------------------------------------------------------------------------------

  /** R[A..A+C-1] := the items, which must be C. */
  long unpack(long ra, long value, int count, long pc) {
    if (ListObject.is(value) || Sequences.isKind(value, Kind.TUPLE)) {
      return unpacked(ra, Sequences.items(value), Sequences.length(value), count, pc);
    }
    return collect(value, pc);
  }

  private long unpacked(long ra, long items, int length, int count, long pc) {
    if (length != count) {
      throw length < count ? vm.errors().of(Failure.TOO_FEW_VALUES, count, length) : vm.errors().of(Failure.TOO_MANY_VALUES, count, length);
    }
    Memory.copy(items, ra, 8L * count);
    return pc;
  }

  /** R[A..A+C+W] := the first C, a list of the others, the last W. */
  long unpackRest(long ra, long value, int first, int last, long pc) {
    if (ListObject.is(value) || Sequences.isKind(value, Kind.TUPLE)) {
      return unpackedRest(ra, Sequences.items(value), Sequences.length(value), first, last, pc);
    }
    return collect(value, pc);
  }

  private long unpackedRest(long ra, long items, int length, int first, int last, long pc) {
    int rest = length - first - last;
    if (rest < 0) {
      throw vm.errors().of(Failure.TOO_FEW_AT_LEAST, first + last, length);
    }
    long list = ListObject.of(heap, items + 8L * first, rest);
    Memory.copy(items, ra, 8L * first);
    Memory.putLong(ra + 8L * first, ListObject.value(list));
    Memory.copy(items + 8L * (first + rest), ra + 8L * (first + 1), 8L * last);
    return pc;
  }

  /** Takes all items of a value for the instruction in front of {@code pc}, which {@link #collected} finishes. */
  long collect(long value, long pc) {
    if (isBuiltin(value)) {
      return collectOn(beginList(iteratorOf(value)), pc);
    }
    if (Sequences.isKind(value, Kind.GENERATOR)) {
      return collectOn(beginList(value), pc);
    }
    return operations.call(Step.COLLECT_FROM, pc, 0, method(value), value, Value.NIL, Value.NIL, 1);
  }

  private long iteratorOf(long value) {
    long iterator = PairObject.create(heap, Kind.ITERATOR, Value.NIL, Value.NIL);
    beginBuiltin(iterator + PairObject.FIRST, value);
    return Value.object(iterator);
  }

  /** The list that grows while an iterator is asked. */
  long beginList(long iterator) {
    long list = ListObject.create(heap, 4);
    ListObject.append(heap, list, iterator);
    return ListObject.value(list);
  }

  /** Goes on with collecting: of builtins all items at once, else the next one is asked for. */
  long collectOn(long collecting, long pc) {
    long list = Value.address(collecting);
    long iterator = ListObject.item(list, 0);
    if (Sequences.isKind(iterator, Kind.ITERATOR)) {
      for (long item = advance(Value.address(iterator) + PairObject.FIRST); item != Value.UNDEF; item = advance(Value.address(iterator) + PairObject.FIRST)) {
        add(list, item, pc);
      }
      return collected(collecting, pc);
    }
    return ask(Step.COLLECT, collecting, iterator, pc);
  }

  /** An item has come. */
  long collectItem(long collecting, long item, long pc) {
    add(Value.address(collecting), item, pc);
    return collectOn(collecting, pc);
  }

  private void add(long list, long item, long pc) {
    int word = (int) Memory.getLong(pc - 8);
    if ((word & 0xFF) == OpCodes.UNPACK && ListObject.length(list) > Insn.c(word)) {
      throw vm.errors().of(Failure.TOO_MANY_VALUES, Insn.c(word), ListObject.length(list));
    }
    Sequences.checkedLength(ListObject.length(list) + 1L);
    try {
      ListObject.append(heap, list, item);
    } catch (Retry retry) {
      collectHolding(ListObject.value(list), item);
      ListObject.append(heap, list, item);
    }
  }

  /** The instruction has run a program's methods: it cannot be run again, what it needs waits here for the collection. */
  private void collectHolding(long first, long second) {
    int one = vm.handles().add(first);
    int other = vm.handles().add(second);
    vm.collectForRetry();
    vm.handles().release(one);
    vm.handles().release(other);
  }

  /** All items are there: the instruction in front of {@code pc} is finished. */
  long collected(long collecting, long pc) {
    try {
      return finish(collecting, pc);
    } catch (Retry retry) {
      collectHolding(collecting, Value.NIL);
      return finish(collecting, pc);
    }
  }

  private long finish(long collecting, long pc) {
    long insn = Memory.getLong(pc - 8);
    int word = (int) insn;
    long base = vm.thread().base();
    long ra = base + 8L * Insn.a(word);
    long list = Value.address(collecting);
    long items = Memory.getLong(list + ListObject.ITEMS) + 8;
    int count = ListObject.length(list) - 1;
    switch (word & 0xFF) {
      case OpCodes.UNPACK -> {
        return unpacked(ra, items, count, Insn.c(word), pc);
      }
      case OpCodes.UNPACKS -> {
        return unpackedRest(ra, items, count, Insn.c(word), (int) (insn >>> 32), pc);
      }
      default -> {
        assert (word & 0xFF) == OpCodes.INTR;
        long target = Memory.getLong(base + 8L * Insn.b(word));
        take(Intrinsic.of(Insn.c(word)), target, items, count);
        Memory.putLong(ra, target);
        return pc;
      }
    }
  }

  /** Puts items into the container of an intrinsic. */
  void take(Intrinsic intrinsic, long target, long items, int count) {
    switch (intrinsic) {
      case LIST_EXTEND -> {
        long list = Value.address(target);
        Sequences.checkedLength((long) ListObject.length(list) + count);
        ListObject.replace(heap, list, ListObject.length(list), 0, items, count);
      }
      case SET_UPDATE -> {
        for (int i = 0; i < count; i++) {
          containers.add(target, Memory.getLong(items + 8L * i));
        }
      }
      default -> throw new AssertionError(intrinsic);
    }
  }

  /** The items of a list or tuple as a new tuple. */
  long tuple(long sequence) {
    return Value.object(TupleObject.of(heap, Sequences.items(sequence), Sequences.length(sequence)));
  }
}
