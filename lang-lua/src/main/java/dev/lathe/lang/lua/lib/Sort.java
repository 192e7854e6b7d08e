package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.TableObject;
import dev.lathe.vm.object.Tables;
import dev.lathe.vm.object.UserdataObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Arrays;

/**
 * {@code table.sort}: the quicksort of Lua 5.1, median of three, the smaller part first, as a machine that waits for each
 * comparison, so that a program's function sees the same pairs in the same order as everywhere. Without a
 * function, arrays of numbers and of strings are sorted in Java: how then makes no difference.
 *
 * <pre>
 *   registers   0 table  1 function or nil  2 {@link State}  3 pivot  4 and 5 what is compared
 * </pre>
 */
final class Sort implements HostFunction {
  private static final int TABLE = 0;
  private static final int FUNCTION = 1;
  private static final int STATE = 2;
  private static final int PIVOT = 3;
  private static final int LEFT = 4;
  private static final int RIGHT = 5;
  private static final int REGISTERS = 6;
  /** Numbers that are sorted in one go. */
  private static final int SLICE = 1 << 15;
  private static final int COMPARED = Call.FIRST_STEP;

  /** What is being compared. */
  private enum Phase {
    /** Is the last below the first? */
    ENDS,
    /** Is the middle below the first? */
    MIDDLE_FIRST,
    /** Is the last below the middle? */
    LAST_MIDDLE,
    /** Is one from below below the pivot? */
    UP,
    /** Is the pivot below one from above? */
    DOWN
  }

  /** Where the machine is: a part from low to high, the parts that wait, and two fingers. */
  private static final class State {
    private Phase phase = Phase.ENDS;
    private int low;
    private int high;
    private int up;
    private int down;
    private int[] waiting = new int[16];
    private int waitingCount;

    void push(int from, int to) {
      if (waitingCount + 2 > waiting.length) {
        waiting = Arrays.copyOf(waiting, 2 * waiting.length);
      }
      waiting[waitingCount++] = from;
      waiting[waitingCount++] = to;
    }

    /** Goes to the next part of at least two; false if there is none. */
    boolean pop() {
      while (low >= high) {
        if (waitingCount == 0) {
          return false;
        }
        high = waiting[--waitingCount];
        low = waiting[--waitingCount];
      }
      phase = Phase.ENDS;
      return true;
    }
  }

  private final VmState vm;
  private final Tables tables;

  Sort(VmState vm) {
    this.vm = vm;
    this.tables = vm.tables();
  }

  @Override
  public int call(Call call) {
    long table = Arguments.table(call, 0);
    int length = (int) tables.length(table);
    if (Arguments.isAbsent(call, 1)) {
      if (sortPlain(table, length)) {
        return 0;
      }
    } else {
      Arguments.function(call, 1);
    }
    call.setCount(Math.min(call.count(), 2));
    call.setCount(REGISTERS);
    State state = new State();
    state.low = 1;
    state.high = length;
    call.setArgument(STATE, Value.object(vm.userdata(state, 0)));
    return state.pop() ? proceed(call, state) : 0;
  }

  @Override
  public int resume(Call call, int step) {
    State state = (State) vm.objects().at(UserdataObject.number(Value.address(call.argument(STATE))));
    return advance(call, state, !Value.isFalsy(call.result(0))) ? proceed(call, state) : 0;
  }

  /** Compares until a guest must be asked, or all is done. */
  private int proceed(Call call, State state) {
    long function = call.argument(FUNCTION);
    for (;;) {
      load(call, state);
      long pivot = call.argument(PIVOT);
      long left = call.argument(LEFT);
      long right = call.argument(RIGHT);
      long one = 0;
      long other = 0;
      switch (state.phase) {
        case ENDS, LAST_MIDDLE -> {
          one = right;
          other = left;
        }
        case MIDDLE_FIRST -> {
          one = left;
          other = right;
        }
        case UP -> {
          one = left;
          other = pivot;
        }
        case DOWN -> {
          one = pivot;
          other = right;
        }
      }
      if (function != Value.NIL) {
        call.begin(function);
        call.push(one);
        call.push(other);
        return call.invoke(COMPARED);
      }
      Comparison comparison = Comparison.of(vm, one, other);
      if (comparison == Comparison.ASK) {
        Comparison.begin(call, one, other);
        return call.invoke(COMPARED);
      }
      vm.work(1);
      if (!advance(call, state, comparison == Comparison.LESS)) {
        return 0;
      }
    }
  }

  /** Puts what is to be compared into registers. */
  private void load(Call call, State state) {
    switch (state.phase) {
      case ENDS -> {
        get(call, LEFT, state.low);
        get(call, RIGHT, state.high);
      }
      case MIDDLE_FIRST -> {
        state.up = (state.low + state.high) >>> 1;
        get(call, LEFT, state.up);
        get(call, RIGHT, state.low);
      }
      case LAST_MIDDLE -> get(call, RIGHT, state.high);
      case UP -> get(call, LEFT, ++state.up);
      case DOWN -> get(call, RIGHT, --state.down);
    }
  }

  private void get(Call call, int register, int index) {
    call.setArgument(register, tables.getInt(Value.address(call.argument(TABLE)), index));
  }

  private void set(Call call, int index, int register) {
    tables.setInt(Value.address(call.argument(TABLE)), index, call.argument(register));
  }

  /** Goes on with the answer of a comparison; false if all is done. */
  private boolean advance(Call call, State state, boolean isLess) {
    switch (state.phase) {
      case ENDS -> {
        if (isLess) {
          set(call, state.low, RIGHT);
          set(call, state.high, LEFT);
        }
        if (state.high - state.low == 1) {
          return finishPart(state);
        }
        state.phase = Phase.MIDDLE_FIRST;
      }
      case MIDDLE_FIRST -> {
        if (!isLess) {
          state.phase = Phase.LAST_MIDDLE;
          return true;
        }
        set(call, state.up, RIGHT);
        set(call, state.low, LEFT);
        return partition(call, state);
      }
      case LAST_MIDDLE -> {
        if (isLess) {
          set(call, state.up, RIGHT);
          set(call, state.high, LEFT);
        }
        return partition(call, state);
      }
      case UP -> {
        if (isLess) {
          if (state.up >= state.high) {
            throw vm.errors().atCaller("invalid order function for sorting");
          }
        } else {
          state.phase = Phase.DOWN;
        }
      }
      case DOWN -> {
        if (isLess) {
          if (state.down <= state.low) {
            throw vm.errors().atCaller("invalid order function for sorting");
          }
        } else if (state.down < state.up) {
          return split(call, state);
        } else {
          set(call, state.up, RIGHT);
          set(call, state.down, LEFT);
          state.phase = Phase.UP;
        }
      }
    }
    return true;
  }

  private static boolean finishPart(State state) {
    state.low = state.high;
    return state.pop();
  }

  /** The ends and the middle are in order: moves the middle, the pivot, next to the last. */
  private boolean partition(Call call, State state) {
    if (state.high - state.low == 2) {
      return finishPart(state);
    }
    get(call, PIVOT, state.up);
    get(call, RIGHT, state.high - 1);
    set(call, state.up, RIGHT);
    set(call, state.high - 1, PIVOT);
    state.up = state.low;
    state.down = state.high - 1;
    state.phase = Phase.UP;
    return true;
  }

  /** The fingers have met: the pivot goes between the parts, the smaller of which is next. */
  private boolean split(Call call, State state) {
    int middle = state.up;
    get(call, LEFT, state.high - 1);
    get(call, RIGHT, middle);
    set(call, state.high - 1, RIGHT);
    set(call, middle, LEFT);
    if (middle - state.low < state.high - middle) {
      state.push(middle + 1, state.high);
      state.high = middle - 1;
    } else {
      state.push(state.low, middle - 1);
      state.low = middle + 1;
    }
    return state.pop();
  }

  // --- without a function -----------------------------------------------------------------------------------------------

  /** Sorts an array of nothing but numbers, none of which is NaN, or nothing but strings; false if it is not one. */
  private boolean sortPlain(long table, int length) {
    if (length < 2 || length > TableObject.arrayLength(table)) {
      return length < 2;
    }
    long array = TableObject.array(table);
    boolean areStrings = Value.isString(Memory.getLong(array));
    for (int i = 0; i < length; i++) {
      long value = Memory.getLong(array + 8L * i);
      if (areStrings ? !Value.isString(value) : !Value.isDouble(value) || Double.isNaN(Value.toDouble(value))) {
        return false;
      }
    }
    if (length > 1 << 12) {
      vm.heap().reserve(24L * length);
    }
    if (areStrings) {
      sortStrings(array, length);
      vm.heap().barrier(table);
    } else {
      double[] numbers = new double[length];
      for (int i = 0; i < length; i++) {
        numbers[i] = Memory.getDouble(array + 8L * i);
      }
      double[] sorted = sorted(numbers);
      for (int i = 0; i < length; i++) {
        Memory.putLong(array + 8L * i, Value.of(sorted[i]));
      }
    }
    return true;
  }

  /** Sorts slices, and merges them two by two; Java would do it in one go, which nothing interrupts. */
  private double[] sorted(double[] numbers) {
    int length = numbers.length;
    for (int start = 0; start < length; start += SLICE) {
      Arrays.sort(numbers, start, Math.min(length - start, SLICE) + start);
      pollIfLong(length);
    }
    double[] from = numbers;
    double[] to = length > SLICE ? new double[length] : numbers;
    for (long width = SLICE; width < length; width <<= 1) {
      for (long start = 0; start < length; start += 2 * width) {
        merge(from, to, (int) start, (int) Math.min(start + width, length), (int) Math.min(start + 2 * width, length));
      }
      double[] other = from;
      from = to;
      to = other;
    }
    return from;
  }

  private void merge(double[] from, double[] to, int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      to[i] = right >= end || left < middle && from[left] <= from[right] ? from[left++] : from[right++];
      if ((i & SLICE - 1) == 0) {
        vm.work(SLICE);
      }
    }
  }

  private void pollIfLong(int length) {
    if (length >= SLICE) {
      vm.work(SLICE);
    }
  }

  /** Merge sort from runs of one up. The strings stay in the table, which the caller passes to the barrier. */
  private void sortStrings(long array, int length) {
    long[] from = new long[length];
    for (int i = 0; i < length; i++) {
      from[i] = Memory.getLong(array + 8L * i);
      vm.strings().bytes(Value.address(from[i])); // what may ask for memory is done before the first store
    }
    long[] to = new long[length];
    for (long width = 1; width < length; width <<= 1) {
      for (long start = 0; start < length; start += 2 * width) {
        merge(from, to, (int) start, (int) Math.min(start + width, length), (int) Math.min(start + 2 * width, length));
      }
      long[] other = from;
      from = to;
      to = other;
    }
    for (int i = 0; i < length; i++) {
      Memory.putLong(array + 8L * i, from[i]);
    }
  }

  private void merge(long[] from, long[] to, int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takesLeft = right >= end
          || left < middle && vm.strings().compare(Value.address(from[left]), Value.address(from[right])) <= 0;
      to[i] = takesLeft ? from[left++] : from[right++];
      vm.work(1);
    }
  }
}
