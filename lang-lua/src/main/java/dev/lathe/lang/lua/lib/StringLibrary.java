package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.Strings;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.TypeName;
import dev.lathe.vm.runtime.LeafFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** {@code string}, but patterns and formats. */
final class StringLibrary {
  private static final int MOST_BYTES = 7_990;

  private final Strings strings;

  private StringLibrary(VmState vm) {
    strings = vm.strings();
  }

  static void install(VmState vm, Scratch scratch) {
    StringLibrary library = new StringLibrary(vm);
    LibraryBuilder builder = LibraryBuilder.library(vm, "string");
    builder
        .add("len", StringLibrary::len)
        .add("byte", LeafFunction.BYTE, library::bytes)
        .add("char", LeafFunction.CHARACTER, library::chars)
        .add("sub", LeafFunction.SUBSTRING, library::sub)
        .add("rep", library::rep)
        .add("reverse", library::reverse)
        .add("lower", library::lower)
        .add("upper", library::upper)
        .add("dump", LoadFunctions::dump)
        .add("format", new StringFormat(vm, scratch));
    PatternFunctions.install(builder, scratch);
    long metatable = vm.tables().create(0, 1);
    LibraryBuilder.of(vm, metatable, "").set("__index", Value.table(builder.table()));
    vm.setTypeMetatable(TypeName.STRING, metatable);
  }

  private static int len(Call call) {
    if (call.count() == 0) {
      call.setCount(1); // in LuaJIT it is a Lua function, which cannot tell a missing argument from nil
    }
    return call.returns(Value.of((double) StringObject.length(Arguments.string(call, 0))));
  }

  private int bytes(Call call) {
    long string = Arguments.string(call, 0);
    int length = StringObject.length(string);
    int from = Arguments.integer(call, 1, 1);
    int to = Arguments.integer(call, 2, from);
    int start = fromStart(from, length);
    int end = fromEnd(to, length);
    if (start > end) {
      return 0;
    }
    int count = end - start + 1;
    if (count > MOST_BYTES) {
      throw call.vm().errors().atCaller("string slice too long");
    }
    call.reserve(count);
    long bytes = strings.bytes(string);
    for (int i = start - 1; i < end; i++) {
      call.push(Value.of((double) (Memory.getByte(bytes + i) & 0xFF)));
    }
    return count;
  }

  /** A begin that may count from the end, at least 1. */
  private static int fromStart(int index, int length) {
    int start = index < 0 ? index + length + 1 : index;
    return Math.max(start, 1);
  }

  /** An end that may count from the end, at most the length. */
  private static int fromEnd(int index, int length) {
    int end = index < 0 ? index + length + 1 : index;
    return Math.min(end, length);
  }

  private int chars(Call call) {
    int count = call.count();
    for (int i = 0; i < count; i++) {
      if ((Arguments.integer(call, i) & ~0xFF) != 0) {
        throw Arguments.error(call, i, "invalid value");
      }
    }
    long string = strings.allocate(count);
    for (int i = 0; i < count; i++) {
      Memory.putByte(string + StringObject.BYTES + i, (byte) Arguments.integer(call, i));
    }
    return call.returns(Value.string(string));
  }

  private int sub(Call call) {
    long string = Arguments.string(call, 0);
    int length = StringObject.length(string);
    int start = fromStart(Arguments.integer(call, 1), length);
    int end = fromEnd(Arguments.integer(call, 2, -1), length);
    if (start == 1 && end == length) {
      return call.returns(Value.string(string));
    }
    int count = Math.max(end - start + 1, 0);
    return call.returns(Value.string(strings.make(strings.bytes(string) + (count == 0 ? 0 : start - 1), count)));
  }

  private int rep(Call call) {
    long string = Arguments.string(call, 0);
    int length = StringObject.length(string);
    int times = Arguments.integer(call, 1);
    long separator = Arguments.isAbsent(call, 2) ? 0 : Arguments.string(call, 2);
    int between = separator == 0 ? 0 : StringObject.length(separator);
    if (times <= 0) {
      return call.returns(Value.string(strings.make("")));
    }
    long total = (long) times * length + (long) (times - 1) * between;
    if (total > Scratch.LONGEST) {
      throw call.vm().errors().plain("not enough memory");
    }
    if (total == 0 || times == 1) {
      return call.returns(Value.string(string));
    }
    long result = strings.allocate((int) total);
    long to = result + StringObject.BYTES;
    Memory.copy(strings.bytes(string), to, length);
    if (between > 0) {
      Memory.copy(strings.bytes(separator), to + length, between);
    }
    // Each copy doubles what is there, up to whole periods that are copied in a moment.
    long period = (long) length + between;
    long done = period;
    while (done < total) {
      long chunk = Math.min(Math.min(done, Math.max(period, Scratch.SLICE / period * period)), total - done);
      Memory.copy(to, to + done, chunk);
      done += chunk;
      if (chunk >= Scratch.SLICE / 2) {
        Scratch.pollSlice(call.vm());
      }
    }
    return call.returns(Value.string(result));
  }

  private int reverse(Call call) {
    long string = Arguments.string(call, 0);
    int length = StringObject.length(string);
    long result = strings.allocate(length);
    long from = strings.bytes(string);
    for (int start = 0; start < length; start += Scratch.SLICE) {
      int end = Math.min(length - start, Scratch.SLICE) + start;
      for (int i = start; i < end; i++) {
        Memory.putByte(result + StringObject.BYTES + i, Memory.getByte(from + length - 1 - i));
      }
      pollIfLong(call, length);
    }
    return call.returns(Value.string(result));
  }

  private int lower(Call call) {
    return changeCase(call, CharClass.UPPER);
  }

  private int upper(Call call) {
    return changeCase(call, CharClass.LOWER);
  }

  private int changeCase(Call call, CharClass changed) {
    long string = Arguments.string(call, 0);
    int length = StringObject.length(string);
    long result = strings.allocate(length);
    long from = strings.bytes(string);
    for (int start = 0; start < length; start += Scratch.SLICE) {
      int end = Math.min(length - start, Scratch.SLICE) + start;
      for (int i = start; i < end; i++) {
        int c = Memory.getByte(from + i);
        Memory.putByte(result + StringObject.BYTES + i, (byte) (changed.has(c) ? c ^ 0x20 : c));
      }
      pollIfLong(call, length);
    }
    return call.returns(Value.string(result));
  }

  private static void pollIfLong(Call call, int length) {
    if (length >= Scratch.SLICE) {
      Scratch.pollSlice(call.vm());
    }
  }
}
