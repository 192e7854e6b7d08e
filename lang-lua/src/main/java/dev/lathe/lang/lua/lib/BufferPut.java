package dev.lathe.lang.lua.lib;

import dev.lathe.vm.object.Metamethod;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.TypeName;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.NumberText;
import dev.lathe.vm.value.Value;
import java.util.Optional;

/**
 * {@code buf:put}. Where an argument has a metamethod for its text, the register behind the arguments has its number while the
 * metamethod runs. Room for all up to there is made first, so that a call which is tried again has put nothing.
 */
final class BufferPut implements HostFunction {
  private static final int CONVERTED = Call.FIRST_STEP;
  private static final String EXPECTED = "string/number/__tostring";

  private final VmState vm;
  private final byte[] number = new byte[NumberText.LONGEST];

  BufferPut(VmState vm) {
    this.vm = vm;
  }

  @Override
  public int call(Call call) {
    return put(call, BufferLibrary.self(call), 1, call.count());
  }

  @Override
  public int resume(Call call, int step) {
    int arguments = call.count() - 1;
    int converted = (int) Value.toDouble(call.argument(arguments));
    long text = call.result(0);
    if (!Value.isString(text) && !Arguments.isNumber(text)) {
      call.setArgument(converted, text);
      throw Arguments.typeError(call, converted, EXPECTED);
    }
    GuestBuffer buffer = BufferLibrary.self(call);
    // The rest is tried again with what is put here.
    call.setArgument(converted, text);
    return put(call, buffer, converted, arguments);
  }

  /** Puts arguments from {@code first} on. */
  private int put(Call call, GuestBuffer buffer, int first, int arguments) {
    long room = 0;
    int end = first;
    for (long needed; end < arguments && (needed = roomFor(call, buffer, end)) >= 0; end++) {
      room += needed;
    }
    buffer.ensure(room);
    for (int i = first; i < end; i++) {
      add(buffer, call.argument(i));
    }
    return end == arguments ? BufferLibrary.returnSelf(call) : convert(call, end, arguments);
  }

  /** Bytes that an argument takes at most, −1 if its metamethod says it. */
  private long roomFor(Call call, GuestBuffer buffer, int index) {
    long value = call.argument(index);
    if (Value.isString(value)) {
      vm.strings().bytes(Value.address(value));
      return StringObject.length(Value.address(value));
    }
    if (Arguments.isNumber(value)) {
      return NumberText.LONGEST;
    }
    if (TypeName.of(value) == TypeName.CDATA) {
      long text = ValueText.of(vm, value);
      call.setArgument(index, Value.string(text));
      return StringObject.length(text);
    }
    Optional<GuestBuffer> other = BufferLibrary.buffer(vm, value);
    if (other.isPresent() && other.get() == buffer) {
      throw Arguments.error(call, index, "cannot put buffer into itself");
    }
    return other.map(GuestBuffer::length).orElse(-1);
  }

  private void add(GuestBuffer buffer, long value) {
    if (Value.isString(value)) {
      buffer.addString(Value.address(value));
    } else if (Arguments.isNumber(value)) {
      buffer.add(number, 0, NumberText.write(Arguments.toDouble(value), number, 0));
    } else {
      buffer.addBuffer(BufferLibrary.buffer(vm, value).orElseThrow());
    }
  }

  private int convert(Call call, int index, int arguments) {
    long value = call.argument(index);
    long metamethod = vm.metamethod(value, Metamethod.TOSTRING);
    if (metamethod == Value.NIL) {
      throw Arguments.typeError(call, index, EXPECTED);
    }
    call.setCount(arguments + 1);
    call.setArgument(arguments, Value.of((double) index));
    call.begin(metamethod);
    call.push(value);
    return call.invoke(CONVERTED);
  }
}
