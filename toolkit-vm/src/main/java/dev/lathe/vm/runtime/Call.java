package dev.lathe.vm.runtime;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.value.Value;

/**
 * The call of a Java function: its frame, seen from inside. There is one object a machine, which always shows the innermost call.
 *
 * <pre>
 *   base: [register 0 = first argument] … [count − 1] | pushed … | top
 * </pre>
 */
public final class Call {
  /** What {@link #invoke} and its like return to the interpreter; no number of results. */
  public static final int INVOKE = -1;

  public static final int TAIL = -2;
  public static final int YIELD = -3;
  public static final int RESUME = -4;
  public static final int GENERATE = -5;

  /** Coroutines that have resumed each other, in a row. */
  private static final int MOST_WAITING_COROUTINES = 100_000;

  private final VmState vm;
  private final ThreadState thread;
  private long base;
  private int count;
  private int results;
  private long callee;
  private int step;
  private boolean isProtected;
  private long names = Value.NIL;
  private long generator;
  private ResumeMode mode = ResumeMode.NEXT;
  private long sent;

  /** For one machine. */
  public Call(VmState vm) {
    this.vm = vm;
    this.thread = vm.thread();
  }

  /** Shows a frame: {@code count} registers, then {@code results} results up to the thread's top. */
  public void enter(long base, int count, int results) {
    this.base = base;
    this.count = count;
    this.results = results;
  }

  /** The machine. */
  public VmState vm() {
    return vm;
  }

  /** Number of arguments, or after {@link #setCount} of registers. */
  public int count() {
    return count;
  }

  /** The frame's first register. */
  public long base() {
    return base;
  }

  /** The function that is called, its address. */
  public long function() {
    return Value.address(Memory.getLong(base - 16));
  }

  /** Value {@code index} of those that the function captured. */
  public long captured(int index) {
    return Memory.getLong(function() + FunctionObject.HOST_VALUES + 8L * index);
  }

  /** How many there are. */
  public int capturedCount() {
    return Memory.getInt(function() + FunctionObject.HOST_COUNT);
  }

  /** Changes one of them. */
  public void setCaptured(int index, long value) {
    Memory.putLong(function() + FunctionObject.HOST_VALUES + 8L * index, value);
    vm.heap().barrier(function(), value);
  }

  /** Register {@code index} from 0: an argument; nil from {@link #count} on. */
  public long argument(int index) {
    return index < count ? Memory.getLong(base + 8L * index) : Value.NIL;
  }

  /** Changes a register below {@link #count}. */
  public void setArgument(int index, long value) {
    assert index < count;
    Memory.putLong(base + 8L * index, value);
  }

  /** Makes the frame have {@code registers} registers, new ones nil; what was pushed or left as results is dropped. */
  public void setCount(int registers) {
    reserve(registers - count);
    for (int i = count; i < registers; i++) {
      Memory.putLong(base + 8L * i, Value.NIL);
    }
    count = registers;
    results = 0;
    thread.setTop(base + 8L * registers);
  }

  /** Number of results of the function that was invoked. */
  public int results() {
    return results;
  }

  /** One of them, from 0; nil from {@link #results} on. */
  public long result(int index) {
    return index < results ? Memory.getLong(base + 8L * (count + index)) : Value.NIL;
  }

  /** Makes room for {@code slots} more to push; 48 are always there when a function is called or resumed. Raises "stack overflow". */
  public void reserve(int slots) {
    if (thread.top() + 8L * slots > thread.limit()) {
      long offset = base;
      base += Stacks.grow(vm, slots);
      callee += base - offset;
    }
  }

  /** Pushes a value: a result, or an argument of a call. */
  public void push(long value) {
    long top = thread.top();
    Memory.putLong(top, value);
    thread.setTop(top + 8);
  }

  /** The first of the last {@code count} values that were pushed. */
  public long pushed(int count) {
    return Memory.getLong(thread.top() - 8L * count);
  }

  /** The only result. */
  public int returns(long value) {
    push(value);
    return 1;
  }

  /** All registers are the results, in their order. */
  public int returnArguments(int from) {
    reserve(count - from);
    for (int i = from; i < count; i++) {
      push(Memory.getLong(base + 8L * i));
    }
    return Math.max(count - from, 0);
  }

  /** Begins a call: the function (or whatever is to be called), to be followed by its arguments, pushed, and {@link #invoke} or its like. Drops results. */
  public void begin(long function) {
    thread.setTop(base + 8L * count);
    results = 0;
    callee = thread.top();
    push(function);
    push(Value.NIL);
  }

  /** Calls what was begun, and goes on in {@link HostFunction#resume} with {@code step}, from 256 on: return this method's result. */
  public int invoke(int step) {
    assert step >= FIRST_STEP;
    this.step = step;
    isProtected = false;
    return INVOKE;
  }

  /** The same; an error goes on in {@link HostFunction#recover}. */
  public int invokeProtected(int step) {
    this.step = step;
    isProtected = true;
    return INVOKE;
  }

  /** Calls what was begun in place of this function. */
  public int tailCall() {
    return TAIL;
  }

  /** Leaves the coroutine with all that was pushed; what it is resumed with are this function's results. */
  public int yield() {
    return YIELD;
  }

  /**
   * Resumes the coroutine that was given to {@link #begin} with what was pushed since; goes on as after {@link #invokeProtected}.
   * Raises an error if too many coroutines wait for each other.
   */
  public int resume(int step) {
    long resumed = Value.address(Memory.getLong(callee));
    int depth = Memory.getInt(thread.coroutine() + CoroutineObject.DEPTH) + 1;
    if (depth > MOST_WAITING_COROUTINES) {
      throw vm.errors().atCaller("C stack overflow");
    }
    Memory.putInt(resumed + CoroutineObject.DEPTH, depth);
    this.step = step;
    return RESUME;
  }

  /** Of what was begun: a tuple of its last arguments' names, or nil. */
  public void setNames(long names) {
    this.names = names;
  }

  /** Gives them to the call. */
  public long takeNames() {
    long taken = names;
    names = Value.NIL;
    return taken;
  }

  /**
   * Resumes a generator, its address, and goes on as after {@link #invokeProtected}: one result is what it yields, two are its
   * own result and true. Nothing may have been begun.
   */
  public int generate(long generator, ResumeMode mode, long value, int step) {
    this.generator = generator;
    this.mode = mode;
    this.sent = value;
    this.step = step;
    return GENERATE;
  }

  /** What was given to {@link #generate}. */
  public long generator() {
    return generator;
  }

  /** What was given to {@link #generate}. */
  public ResumeMode mode() {
    return mode;
  }

  /** What was given to {@link #generate}. */
  public long sent() {
    return sent;
  }

  /** Steps of host functions start here; those below are the interpreter's own. */
  public static final int FIRST_STEP = 256;

  /** Where the function that was begun lies. */
  public long callee() {
    return callee;
  }

  /** The step that goes on. */
  public int step() {
    return step;
  }

  /** Whether errors go on as well. */
  public boolean isProtected() {
    return isProtected;
  }
}
