package dev.lathe.vm.interp;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.Numbers;
import dev.lathe.vm.object.SliceObject;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** What a slice means for a sequence of some length: indices that are all inside it. With step 1, start may be the length. */
record Range(int start, int step, int count) {

  /** Of a slice's address. Parts that are nil, negative, or outside are as usual: counted from the end, then cut off. */
  static Range of(VmState vm, long slice, int length) {
    long step = part(vm, Memory.getLong(slice + SliceObject.STEP), 1);
    if (step == 0) {
      throw vm.errors().of(Failure.ZERO_STEP);
    }
    step = Math.clamp(step, -Integer.MAX_VALUE, Integer.MAX_VALUE);
    boolean rises = step > 0;
    long start = within(part(vm, Memory.getLong(slice + SliceObject.START), rises ? 0 : Long.MAX_VALUE), length, rises);
    long stopValue = Memory.getLong(slice + SliceObject.STOP);
    long stop = stopValue == Value.NIL ? rises ? length : -1 : within(part(vm, stopValue, 0), length, rises);
    long count = rises ? (stop - start + step - 1) / step : (start - stop - step - 1) / -step;
    return new Range((int) start, (int) step, (int) Math.max(0, rises ? stop <= start ? 0 : count : start <= stop ? 0 : count));
  }

  private static long within(long index, int length, boolean rises) {
    long from0 = index < 0 ? index + length : index;
    return rises ? Math.clamp(from0, 0, length) : Math.clamp(from0, -1, length - 1L);
  }

  private static long part(VmState vm, long value, long missing) {
    if (value == Value.NIL) {
      return missing;
    }
    if (!Numbers.isInteger(value)) {
      throw vm.errors().of(Failure.NOT_INTEGER, value);
    }
    if (Numbers.fitsLong(value)) {
      return Math.clamp(Numbers.low(value), -Long.MAX_VALUE / 2, Long.MAX_VALUE / 2);
    }
    return Numbers.big(value).signum() < 0 ? -Long.MAX_VALUE / 2 : Long.MAX_VALUE / 2;
  }

  /** Index number {@code i}. */
  int at(int i) {
    return start + i * step;
  }
}
