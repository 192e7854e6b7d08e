package dev.lathe.vm.gc;

import dev.lathe.vm.memory.AddressList;
import dev.lathe.vm.memory.AddressStack;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Liveness;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.StoreListener;
import dev.lathe.vm.memory.Tracer;
import dev.lathe.vm.object.BytesObject;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.ClassObject;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.ErrorObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.GeneratorObject;
import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.IntegerObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.PairObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.SliceObject;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.Tables;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.object.UserdataObject;
import dev.lathe.vm.value.Value;
import java.util.BitSet;

/**
 * Marks what can be reached. What is found first becomes grey and goes onto a stack; tracing it makes it black and tells what
 * it refers to. Long runs of values are looked at in slices, when the objects of the slice before are done: so a step has
 * bounded work, and the stack does not get the whole of a wide object.
 */
final class Marker implements Tracer, Liveness, StoreListener {
  /** How many bytes of values are looked at at once. */
  private static final long SLICE = 8 << 10;
  /** What an object costs beside its values, in bytes of values. */
  private static final long COST = 64;
  /** How many bytes of a stack become nil in the time that one is looked at. */
  private static final int CLEARED_AT_ONCE = 2;

  private static final int STRING = Kind.STRING.ordinal();
  /** Bit of an address on the grey stack: it was traced before in this cycle. */
  private static final long AGAIN = 1;
  /** Bits of a deferred address: of pairs the first ones, the second ones. Without either it is of single values. */
  private static final long KEYS = 1;

  private static final long VALUES = 2;

  private final Heap heap;
  private final Tables tables;
  private final WeakTables weakTables;
  private final AddressStack grey;
  private final AddressStack ranges;
  /** What was written to when it was black: traced again when nothing else is left, and the last of it when the program waits. */
  private final AddressStack written;
  private final BitSet functions = new BitSet();
  private final BitSet hosts = new BitSet();
  private final BitSet objects = new BitSet();
  private final AddressList prototypes = new AddressList();
  private int cycle;
  /** Whether it is the stored value that becomes grey. */
  private boolean isForward;
  /** What is being traced. */
  private long owner;
  /** Whether it is traced for the first time in this cycle, so that its bytes count. */
  private boolean isFirst;
  /** Bytes of what was found in this cycle. */
  private long bytes;
  /** Bytes looked at in this cycle. */
  private long work;

  Marker(Heap heap, Tables tables) {
    this.heap = heap;
    this.tables = tables;
    weakTables = new WeakTables(heap, tables, this);
    grey = new AddressStack(heap);
    ranges = heap.deferred();
    written = heap.again();
    heap.setStoreListener(this);
  }

  /** A cycle begins, whose end waits for everything or, as a rule, for little. */
  void begin() {
    cycle = heap.cycle();
    isForward = false;
    isFirst = true;
    bytes = 0;
    work = 0;
    functions.clear();
    hosts.clear();
    objects.clear();
    prototypes.truncate(0);
    weakTables.begin();
  }

  void end() {
    grey.release();
    weakTables.end();
  }

  WeakTables weakTables() {
    return weakTables;
  }

  /** Prototypes that were found. */
  AddressList prototypes() {
    return prototypes;
  }

  BitSet functions() {
    return functions;
  }

  BitSet hosts() {
    return hosts;
  }

  BitSet objects() {
    return objects;
  }

  /** Bytes of all objects and parts that were found. */
  long bytes() {
    return bytes;
  }

  /** Bytes looked at in this cycle. */
  long work() {
    return work;
  }

  @Override
  public void cost(long more) {
    work += more;
  }

  boolean isDone() {
    return grey.isEmpty() && ranges.isEmpty() && (!isForward || written.isEmpty());
  }

  /**
   * Traces what is grey, until {@link #work} is about {@code end}.
   *
   * @return whether nothing is left
   */
  boolean drain(long end) {
    while (work < end) {
      if (!grey.isEmpty()) {
        trace(grey.pop());
      } else if (!ranges.isEmpty()) {
        nextSlice();
      } else if (isForward && !written.isEmpty()) {
        again(written.pop());
      } else {
        return true;
      }
    }
    return isDone();
  }

  /** From now on a black object stays black when a value is stored into it, and those that did not are traced again. */
  void beginForward() {
    isForward = true;
  }

  @Override
  public void stored(long of, long value) {
    if (!isForward) {
      if (Value.isPointer(value)) {
        heap.barrier(of);
      }
    } else {
      value(value);
    }
  }

  /** An object is to be traced, also if it was. */
  void again(long object) {
    if (heap.isMarked(object)) {
      grey.push(object | AGAIN);
    } else {
      object(object);
    }
  }

  /**
   * A coroutine has been left while marking. It was written to without barriers, so what it had is marked, or will be; one with a
   * stack so long that the program would notice has to wait. One that has run is not found dead by this cycle: an open upvalue
   * may have been looked at before a value got there.
   */
  void left(long coroutine) {
    if (!heap.isMarked(coroutine)) {
      object(coroutine);
    } else if (isForward && 8L * CoroutineObject.slots(coroutine) <= SLICE && (Memory.getByte(coroutine + Header.MARK) & Heap.GREY) == 0) {
      trace(coroutine | AGAIN);
    } else {
      heap.barrier(coroutine);
    }
  }

  @Override
  public void value(long value) {
    if (Value.isPointer(value)) {
      object(Value.address(value));
    }
  }

  @Override
  public void values(long address, long count) {
    long size = 8 * count;
    if (size > SLICE) {
      heap.defer(owner, address, size);
    } else {
      scan(address, size);
    }
  }

  @Override
  public void entries(long address, long count) {
    long size = 16 * count;
    if (size > SLICE) {
      heap.defer(owner, address | KEYS | VALUES, size);
    } else {
      scanEntries(address | KEYS | VALUES, size);
    }
  }

  @Override
  public void entryKeys(long address, long count) {
    if (count > 0) {
      heap.defer(owner, address | KEYS, 16 * count);
    }
  }

  @Override
  public void entryValues(long address, long count) {
    if (count > 0) {
      heap.defer(owner, address | VALUES, 16 * count);
    }
  }

  private void scan(long address, long size) {
    work += size;
    for (long at = address; at < address + size; at += 8) {
      value(Memory.getLong(at));
    }
  }

  /** @param place of the entries, with the bits that say which of their halves count */
  private void scanEntries(long place, long size) {
    work += size;
    long address = place & -8L;
    for (long at = address; at < address + size; at += 16) {
      long value = Memory.getLong(at + 8);
      if (value != Value.NIL) {
        if ((place & KEYS) != 0) {
          value(Memory.getLong(at));
        }
        if ((place & VALUES) != 0) {
          value(value);
        }
      }
    }
  }

  private void nextSlice() {
    long size = ranges.pop();
    long address = ranges.pop();
    long of = ranges.pop();
    long slice = Math.min(size, SLICE);
    if (size > slice) {
      heap.defer(of, address, size - slice);
    }
    long from = address + size - slice;
    if ((address & (KEYS | VALUES)) != 0) {
      scanEntries(from, slice);
    } else {
      scan(from, slice);
    }
  }

  @Override
  public void object(long address) {
    if (address == 0 || heap.isMarked(address)) {
      return;
    }
    if (Header.kind(address) == STRING && (Header.flags(address) & StringObject.ROPE) == 0) {
      bytes += traceString(address);
    } else {
      Memory.putByte(address + Header.MARK, (byte) (cycle | Heap.GREY));
      grey.push(address);
    }
  }

  @Override
  public void part(long address, long size) {
    if (address != 0) {
      keep(address, size);
    }
  }

  private void keep(long address, long size) {
    heap.keep(address, size);
    if (isFirst) {
      bytes += size + 7 & -8L;
    }
    work += COST;
  }

  @Override
  public void weak(long table) {
    weakTables.add(table);
  }

  /** Marks a string that is no rope; gives its bytes. */
  private long traceString(long string) {
    Memory.putByte(string + Header.MARK, (byte) cycle);
    int flags = Header.flags(string);
    long size = StringObject.size(string) + 7 & -8L;
    heap.keep(string, size);
    work += COST;
    if ((flags & StringObject.FLAT_ROPE) != 0) {
      long part = StringObject.partSize(StringObject.length(string));
      heap.keep(Memory.getLong(string + StringObject.RIGHT), part);
      size += part;
    }
    if ((flags & StringObject.ATOM) == 0) {
      // An atom: this goes no deeper.
      object(Memory.getLong(string + StringObject.LINK));
    }
    return size;
  }

  private void trace(long grey) {
    isFirst = (grey & AGAIN) == 0;
    long object = grey & -8L;
    owner = object;
    Memory.putByte(object + Header.MARK, (byte) cycle);
    switch (Kind.of(object)) {
      case STRING -> traceRope(object);
      case TABLE -> tables.trace(object, this);
      case FUNCTION -> {
        long prototype = FunctionObject.prototype(object);
        int upvalues = PrototypeObject.upvalues(prototype);
        int properties = FunctionObject.propertyCount(object);
        keep(object, FunctionObject.UPVALUES + 8L * (upvalues + properties));
        values(object + FunctionObject.UPVALUES + 8L * upvalues, properties);
        object(prototype);
        object(FunctionObject.environment(object));
        for (int i = 0; i < upvalues; i++) {
          object(FunctionObject.upvalue(object, i));
        }
      }
      case HOST_FUNCTION -> {
        int count = Memory.getInt(object + FunctionObject.HOST_COUNT);
        keep(object, FunctionObject.HOST_VALUES + 8L * count);
        hosts.set(FunctionObject.hostNumber(object));
        object(FunctionObject.environment(object));
        values(object + FunctionObject.HOST_VALUES, count);
      }
      case UPVALUE -> {
        keep(object, UpvalueObject.BYTES);
        value(UpvalueObject.get(object));
      }
      case PROTOTYPE -> tracePrototype(object);
      case COROUTINE -> traceCoroutine(object);
      case USERDATA -> {
        keep(object, UserdataObject.BYTES);
        objects.set(UserdataObject.number(object));
        object(UserdataObject.metatable(object));
        object(Memory.getLong(object + UserdataObject.ENVIRONMENT));
      }
      case INT64, UINT64 -> keep(object, Header.BYTES + 8);
      case COMPLEX -> keep(object, Header.BYTES + 16);
      case INSTANCE -> tables.trace(object, this);
      case INTEGER -> keep(object, IntegerObject.bytes(object));
      case BYTES -> keep(object, BytesObject.size(object));
      case LIST -> {
        keep(object, ListObject.BYTES);
        long items = Memory.getLong(object + ListObject.ITEMS);
        part(items, 8L * ListObject.capacity(object));
        values(items, ListObject.length(object));
      }
      case TUPLE -> {
        keep(object, TupleObject.bytes(object));
        values(object + TupleObject.ITEMS, TupleObject.length(object));
      }
      case DICT, SET -> {
        keep(object, HashObject.BYTES);
        long part = Memory.getLong(object + HashObject.PART);
        part(part, HashObject.partBytes(HashObject.capacity(object)));
        // Hashes among the values read as small doubles.
        values(part, 3L * HashObject.places(object));
      }
      case SLICE -> traceFixed(object, SliceObject.BYTES);
      case BOUND_METHOD, ITERATOR -> traceFixed(object, PairObject.BYTES);
      case ERROR -> traceFixed(object, ErrorObject.BYTES);
      case CLASS -> traceFixed(object, ClassObject.BYTES);
      case GENERATOR -> {
        keep(object, GeneratorObject.bytes(object));
        value(Memory.getLong(object + GeneratorObject.FUNCTION));
        values(object + GeneratorObject.HANDLED, 1 + GeneratorObject.registers(object));
      }
      case BUFFER ->
          throw new IllegalStateException("nothing makes objects of the kind " + Kind.of(object));
    }
  }

  /** An object of nothing but values, or numbers that read as small doubles. */
  private void traceFixed(long object, int bytes) {
    keep(object, bytes);
    values(object + Header.BYTES, bytes - Header.BYTES >> 3);
  }

  private void traceRope(long string) {
    if ((Header.flags(string) & StringObject.ROPE) == 0) {
      // It was made flat since it was found.
      long size = traceString(string);
      bytes += isFirst ? size : 0;
      return;
    }
    keep(string, StringObject.ROPE_BYTES);
    object(Memory.getLong(string + StringObject.LINK));
    object(Memory.getLong(string + StringObject.RIGHT));
  }

  private void tracePrototype(long prototype) {
    long below = 8L * PrototypeObject.constantCount(prototype);
    long records = (long) Caches.BYTES * PrototypeObject.recordCount(prototype);
    keep(prototype - below, below + PrototypeObject.NUMBERS + 8L * PrototypeObject.numberCount(prototype) + records);
    functions.set(PrototypeObject.info(prototype));
    if (isFirst) {
      prototypes.add(prototype);
    }
    Caches.trace(prototype, this);
    values(prototype - below, PrototypeObject.constantCount(prototype));
  }

  private void traceCoroutine(long coroutine) {
    keep(coroutine, CoroutineObject.BYTES);
    long stack = Memory.getLong(coroutine + CoroutineObject.STACK);
    part(stack, 8L * CoroutineObject.slots(coroutine));
    values(stack, Stack.end(coroutine) - stack >> 3);
    work += Stack.clearAbove(coroutine) / CLEARED_AT_ONCE;
    object(Memory.getLong(coroutine + CoroutineObject.RESUMER));
    value(Memory.getLong(coroutine + CoroutineObject.HANDLED));
    object(Memory.getLong(coroutine + CoroutineObject.ENVIRONMENT));
    for (long open = Memory.getLong(coroutine + CoroutineObject.OPEN); open != 0; open = Memory.getLong(open + UpvalueObject.NEXT)) {
      object(open);
      work += COST;
    }
  }

  @Override
  public boolean isDeadKey(long value) {
    return Value.isPointer(value) && !heap.isMarked(Value.address(value)) && !keepString(value);
  }

  @Override
  public boolean isDeadValue(long value) {
    return isDeadKey(value) || Value.isObject(value) && isFinalized(Value.address(value));
  }

  private static boolean isFinalized(long object) {
    return Header.is(object, Kind.USERDATA) && (Header.flags(object) & UserdataObject.FINALIZED) != 0;
  }

  /** Strings in weak tables stay alive. */
  private boolean keepString(long value) {
    if (!Value.isString(value)) {
      return false;
    }
    object(Value.address(value));
    return true;
  }
}
